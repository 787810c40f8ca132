"""Requests that no page can answer, refused before one is asked."""

from django.conf import settings

from config.errors import error_page

SAFE_METHODS = ("GET", "HEAD")
# Room for a search with every facet selected; what is longer is nobody's bookmark.
LONGEST_ADDRESS = 8192


class ReadOnlyMiddleware:
    """Answers 405 to anything but GET and HEAD outside settings.WRITABLE_PATHS, 414 to an address that is too
    long, and 400 to one with a NUL byte, which no reference contains and PostgreSQL cannot be asked about.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        status = self.refusal(request)
        if status is None:
            return self.get_response(request)
        response = error_page(request, status)
        if status == 405:
            response.headers["Allow"] = ", ".join(SAFE_METHODS)
        return response

    def refusal(self, request):
        """The status that refuses the request, or None."""
        path, query = request.path_info, request.META.get("QUERY_STRING", "")
        if request.method not in SAFE_METHODS and not path.startswith(tuple(settings.WRITABLE_PATHS)):
            return 405
        if len(path) + len(query) > LONGEST_ADDRESS:
            return 414
        if "\x00" in path:
            return 400
        return None
