"""A page's address in another form for those who ask with Accept rather than a suffix."""

from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from citation.managers import MANAGERS
from commentary.models import Annotation, Commentary, Passage
from concept.addresses import form_address
from concept.models import Clause, Document
from config.errors import HTML
from config.languages import in_edition_language, permanent_path
from formats.representations import REPRESENTATIONS

ANYTHING = "*/*"
JSON = {"application/json": "json"}
CITED = {manager.media_type.partition(";")[0]: manager.suffix for manager in MANAGERS.values()}


def _forms(of):
    """The media types in which things of a type are there besides the page, with their suffixes."""
    forms = {form.media_type.partition(";")[0]: form.suffix for form in REPRESENTATIONS if of in form.of}
    return JSON | forms | ({"application/xml": "xml"} if "xml" in forms.values() else {})


# The pages that have other forms, by the names of their addresses, with the forms of each.
PAGES = {
    "concept:document": _forms(Document),
    "concept:clause": _forms(Clause),
    "commentary:commentary": _forms(Commentary),
    "commentary:passage": _forms(Passage),
    "commentary:annotation": _forms(Annotation),
    "commentary:annotations": JSON | {"application/ld+json": "jsonld"},
    "search:search": JSON | CITED,
}


class NegotiationMiddleware:
    """Answers a page's address with the form that Accept prefers; pages go to whoever accepts anything."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        page = _page(request.path_info, get_language())
        form = _preferred(request, PAGES[page]) if page else None
        response = self.negotiated(request, form) if form else self.get_response(request)
        if page:
            patch_vary_headers(response, ["Accept"])
        if response.status_code == 200 and request.path_info.endswith(".json"):
            _name_page(request, response)
        return response

    def negotiated(self, request, form):
        """The form, or the page where only that is there: a range has fewer forms than the units in it."""
        path, path_info = request.path, request.path_info
        response = self.as_form(request, form)
        if response.status_code == 404:
            request.path, request.path_info = path, path_info
            page = self.get_response(request)
            return page if page.status_code < 400 else response
        return response

    @in_edition_language
    def as_form(self, request, form):
        """The answer in another form, which is the same in every language of the interface."""
        request.path_info = request.path = form_address(permanent_path(request.path_info), form)
        response = self.get_response(request)
        if response.status_code == 200:
            response.headers["Content-Location"] = request.get_full_path()
        return response


@in_edition_language
def _name_page(request, response):
    """Say of data which page they are of, as the other forms say of themselves."""
    path = f"{request.path_info.removesuffix('.json')}/"
    if _page(path, get_language()) and "Link" not in response.headers:
        query = request.get_full_path()[len(request.path) :]
        response.headers["Link"] = f'<{request.build_absolute_uri(path + query)}>; rel="canonical"'


@lru_cache(maxsize=1024)  # every request asks, for the same addresses again and again
def _page(path, language):
    """The name of the page at an address while `language` is active, or None where no page of PAGES is."""
    try:
        name = resolve(path).view_name
    except Resolver404:
        return None
    return name if name in PAGES and path.endswith("/") else None


def _preferred(request, forms):
    """The suffix of the form that the reader prefers to a page, or None."""
    if request.headers.get("Accept", ANYTHING) == ANYTHING or request.headers["Accept"].startswith(
        f"{HTML},"
    ):
        return None  # as nearly all ask, and weighing what they accept takes longer
    return forms.get(request.get_preferred_type([HTML, *forms]))
