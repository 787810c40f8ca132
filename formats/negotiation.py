"""A page's address in another form for those who ask with Accept rather than a suffix, and data for every origin."""

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers

from config.languages import in_edition_language, permanent_path
from formats.representations import REPRESENTATIONS

# By which view of which app a page is known to have other forms; its address with a suffix is one of them.
PAGES = {
    "concept:document",
    "concept:clause",
    "commentary:commentary",
    "commentary:passage",
    "commentary:annotation",
    "commentary:annotations",
}
HTML = "text/html"
SUFFIXES = {"application/json": "json", "application/ld+json": "jsonld", "application/xml": "xml"} | {
    form.media_type.partition(";")[0]: form.suffix for form in REPRESENTATIONS
}
# What a script on another site needs to see of an answer.
EXPOSED = "Content-Disposition, ETag, Last-Modified, Link"


class NegotiationMiddleware:
    """Answers a page's address with the form that Accept prefers; pages go to whoever accepts anything."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        page = _page(request.path_info)
        form = page and _preferred(request)
        response = self.as_form(request, form) if form else self.get_response(request)
        if page:
            patch_vary_headers(response, ["Accept"])
            if form and response.status_code == 200:
                response.headers["Content-Location"] = request.path
        return response

    @in_edition_language
    def as_form(self, request, form):
        """The answer in another form, which is the same in every language of the interface."""
        request.path_info = request.path = f"{permanent_path(request.path_info).rstrip('/')}.{form}"
        return self.get_response(request)


def _page(path):
    try:
        return resolve(path).view_name in PAGES and path.endswith("/")
    except Resolver404:
        return False


def _preferred(request):
    """The suffix of the form that the reader prefers to a page, or None."""
    preferred = request.get_preferred_type([HTML, *SUFFIXES])
    return SUFFIXES.get(preferred)


class SharingMiddleware:
    """Lets scripts of any site read the site's data (CORS): there is nothing in it that needs a visitor's identity."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", HTML).startswith(HTML)
        if not is_page and not request.path_info.startswith(tuple(settings.WRITABLE_PATHS)):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response
