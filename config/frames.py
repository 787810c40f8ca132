"""Pages that are alike but for a few places: their frame is drawn once, and each page fills its holes.

A template draws the frame with holes in place of what differs; to draw a whole page takes many times as long as to fill
a frame. Caching calls this a donut.
"""

import re
from copy import copy
from html import escape
from urllib.parse import quote

from django.utils.safestring import mark_safe

HOLE = re.compile(r"frame-hole-(\w+)-")


def hole(name):
    """What a template is given in place of what differs; it is the same in an attribute and in an address."""
    return mark_safe(f"frame-hole-{name}-")


class Frame:
    """HTML with named holes. The page's own query, in links that lead back to it, is one of them."""

    def __init__(self, html):
        query = hole("query")
        html = html.replace(f"?{query}", query).replace(f"%3F{query}", hole("quoted_query"))
        self.pieces = HOLE.split(html)

    def filled(self, request, contents):
        """The page for a request: `contents` is the HTML of every other hole, by its name."""
        _path, mark, rest = request.get_full_path().partition("?")
        query = mark + rest
        contents = {**contents, "query": escape(query), "quoted_query": escape(quote(query))}
        pieces = list(self.pieces)
        pieces[1::2] = [contents[name] for name in pieces[1::2]]
        return "".join(pieces)


def without_query(request):
    """The request with a hole for its query, to draw a frame for."""
    request = copy(request)
    request.META = {**request.META, "QUERY_STRING": str(hole("query"))}
    return request
