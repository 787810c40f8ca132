"""How caches know what is fresh: when the content of the site last changed, and how long an answer may be kept.

Entity tags are made from each answer's bytes, for HEAD too; Django's ConditionalGetMiddleware answers 304.
"""

from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.utils.cache import patch_cache_control, set_response_etag
from django.utils.http import http_date

from citation import versions
from concept.models import Loading

# A reader's browser asks every time whether its copy is fresh; a cache between may answer for five minutes itself,
# and for a day while it asks.
CACHE_CONTROL = {"public": True, "max_age": 0, "s_maxage": 300, "stale_while_revalidate": 86_400}
APPS = ("concept", "commentary", "search", "citation", "formats", "discovery")
CODE = (*APPS, "config", "templates", "static", "locale")
CODE_SUFFIXES = {".py", ".html", ".css", ".js", ".toml", ".svg", ".mo"}


class FreshnessMiddleware:
    """Gives each public page that was found its Last-Modified, ETag and Cache-Control, unless its view did."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code == 200 and match and _is_public(match) and not response.cookies:
            response.headers.setdefault("Last-Modified", http_date(last_modified().timestamp()))
            if "Cache-Control" not in response.headers:
                patch_cache_control(response, **CACHE_CONTROL)
            if not response.streaming and "ETag" not in response.headers:
                set_response_etag(response)
        return response


def _is_public(match):
    """Whether what answered is a page or data of the edition, rather than of the editors' desk."""
    return match.app_name.removesuffix("-data") in APPS


def last_modified():
    """When the content or the code that shows it last changed: an aware datetime."""
    loading = versions.loading()
    return max(loading[1], _released()) if loading else _released()


@cache
def _released():
    """When the newest of the project's files was written, which for an installed site is when it was installed."""
    files = (path for name in CODE for path in (settings.BASE_DIR / name).rglob("*"))
    times = [path.stat().st_mtime for path in files if path.suffix in CODE_SUFFIXES]
    return datetime.fromtimestamp(max(times), UTC)


def touch(sender, **kwargs):
    """Note that content was loaded, or changed as when an editor corrects a link (a signal's receiver)."""
    if sender is not Loading:
        Loading.objects.update(loaded=datetime.now(UTC))
    versions.forget_loading()
