"""The language of the interface: the address alone decides it, so that an address shows everybody the same.

English pages have the addresses that are cited. The same address behind /ru/ or /kk/ has the interface in Russian or
Kazakh; the texts stay in the language they are written in.
"""

from functools import cache, lru_cache, wraps

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation


def in_edition_language(function):
    """Decorate `function`, which makes what is the same in every language: permanent addresses, citations, data.

    `translation.override` as a decorator keeps the language to return to in one place for all threads and calls.
    """

    @wraps(function)
    def made(*args, **kwargs):
        with translation.override(settings.LANGUAGE_CODE):
            return function(*args, **kwargs)

    return made


def once_a_language(read):
    """Decorate `read`, a function without arguments that reads what never changes: remembered for each language."""
    kept = cache(lambda language: read())

    @wraps(read)
    def remembered():
        return kept(translation.get_language())

    remembered.cache_clear = kept.cache_clear
    return remembered


class LanguageMiddleware:
    """Gives each request the language that its address names.

    Django's own LocaleMiddleware also looks at Accept-Language, or says in `Vary` that it might; then caches would
    keep a copy of every page for every browser's list of languages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if response.status_code == 404 and (place := needless(request.get_full_path())):
                return HttpResponsePermanentRedirect(place)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                response.headers.setdefault("Content-Language", language)
            return response


@in_edition_language
def permanent_address(item):
    """Return the one address of a thing, the same in every language: the one to cite."""
    return item.get_absolute_url()


def permanent_path(path):
    """Return the address of the page at `path` (with its query, if any) without a language.

    >>> permanent_path("/ru/concept/2020/2.7/")
    '/concept/2020/2.7/'
    """
    language = translation.get_language_from_path(path)
    return path.removeprefix(f"/{language}") if path.startswith(f"/{language}/") else path


def needless(path):
    """Return the one address of what has no language, or of an English page, when `path` names one; else None."""
    bare = permanent_path(path)
    if bare == path:
        return None
    try:
        found = resolve(bare.partition("?")[0])
    except Resolver404:
        return None
    has_no_language = found.app_name.endswith("-data") or path.startswith(f"/{settings.LANGUAGE_CODE}/")
    return bare if has_no_language else None


def localised(path):
    """Return the address of the page at `path`, which has no language, in the active one."""
    language = translation.get_language()
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def versions(path):
    """Return (code, the language's own name, address of the same page in it) of every language of the interface.

    `path` may have a query. From an address that is of no kind of page they lead to the first page.
    """
    page, mark, query = path.partition("?")
    addresses = _in_each(page, translation.get_language())
    if not addresses:
        mark, query = "", ""
        addresses = _in_each(reverse("concept:home"), translation.get_language())
    return [
        (code, name, f"{address}{mark}{query}")
        for (code, name), address in zip(settings.LANGUAGES, addresses, strict=True)
    ]


@lru_cache(maxsize=1024)  # every page asks, and resolving an address three times takes as long as a search
def _in_each(path, language):
    """Return the address of a page in each language, or nothing if `language`, the active one, has no such page."""
    try:
        resolve(path)
    except Resolver404:
        return ()
    return tuple(translate_url(path, code) for code, name in settings.LANGUAGES)
