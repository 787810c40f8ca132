"""Response headers that neither Django nor django-csp sets."""

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)

# A Content-Length of nothing would be wrong for these: a 304 stands for a body, a 204 must not have one.
BODILESS = (204, 304)


class HeadersMiddleware:
    """Says on every response that no page uses the visitor's devices or whereabouts.

    It also gives a length to responses from middleware that stands outside Django's CommonMiddleware, so that
    the connection stays open after them.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if not response.streaming and response.status_code not in BODILESS:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response
