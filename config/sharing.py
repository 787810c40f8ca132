"""Data for scripts of every origin (CORS): there is nothing in it that needs a visitor's identity."""

from django.conf import settings
from django.http import HttpResponse

from config.errors import HTML
from config.requests import SAFE_METHODS

# What a script on another site needs to see of an answer.
EXPOSED = "Content-Disposition, ETag, Last-Modified, Link, Retry-After"
# The answer to the question whether a request may be made. Any header may be sent, but one with a password.
PERMISSION = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": ", ".join(SAFE_METHODS),
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class SharingMiddleware:
    """Lets scripts of any site read what is no page, and answers a browser that asks beforehand (a preflight).

    Such a browser does not say whether it is a page or data that it will ask for at an address that has both; nor does
    an answer that says only that nothing changed (304).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(tuple(settings.WRITABLE_PATHS)):
            return self.get_response(request)
        if _is_preflight(request):
            return HttpResponse(status=204, headers=PERMISSION)
        response = self.get_response(request)
        if not _is_page(response):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response


def _is_preflight(request):
    asks = {"Origin", "Access-Control-Request-Method"} <= request.headers.keys()
    return request.method == "OPTIONS" and asks


def _is_page(response):
    """Whether a page for people; a redirect and a 304 lead to data as well, and a script has to get past them."""
    is_moved = 300 <= response.status_code < 400
    return not is_moved and response.headers.get("Content-Type", HTML).startswith(HTML)
