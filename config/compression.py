"""Pages and data, compressed with Brotli or gzip as the reader's browser accepts them.

Static files are compressed ahead, by WhiteNoise. BREACH guesses a secret from the length of a compressed page
that also repeats the attacker's words: readers' pages hold no secret, and editors' pages
(settings.WRITABLE_PATHS), which hold form tokens, are left alone.
"""

import gzip
import re

import brotli
from django.conf import settings
from django.utils.cache import patch_vary_headers

TEXTUAL = re.compile(
    r"text/|application/(javascript|xml|json|x-bibtex|x-research-info-systems|[\w.-]+\+(json|xml))|image/svg\+xml"
)
# Below this a compressed answer takes as many network packets as a plain one.
SHORTEST = 600
# Levels for answers made while somebody waits: past them, time grows faster than size falls.
COMPRESSORS = {
    "br": lambda body: brotli.compress(body, mode=brotli.MODE_TEXT, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=5, mtime=0),
}


class CompressionMiddleware:
    """Compresses textual bodies, and says that every answer depends on what the reader accepts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path_info.startswith(tuple(settings.WRITABLE_PATHS)):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = preferred(request.headers.get("Accept-Encoding", ""))
        if encoding and _worth_it(response):
            _compress(response, encoding)
        return response


def preferred(accepted):
    """The first of COMPRESSORS that an Accept-Encoding header accepts, or None: "gzip, br;q=0" is "gzip"."""
    weights = dict(map(_weighed, accepted.lower().split(",")))
    return next((name for name in COMPRESSORS if weights.get(name, 0) > 0), None)


def _weighed(choice):
    name, _, parameter = choice.partition(";")
    weight = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameter)
    return name.strip(), float(weight[1]) if weight else 1.0


def _worth_it(response):
    return (
        not response.streaming
        and len(response.content) >= SHORTEST
        and "Content-Encoding" not in response.headers
        and TEXTUAL.match(response.headers.get("Content-Type", ""))
    )


def _compress(response, encoding):
    response.content = COMPRESSORS[encoding](response.content)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        # The same text in other bytes: the tag stays equal only in the weak sense (RFC 9110, 8.8.1).
        response.headers["ETag"] = f"W/{etag}"
