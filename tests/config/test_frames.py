"""A page made by filling a frame is the page that its template draws."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from search.answers import Answer
from search.views import differing

pytestmark = pytest.mark.usefixtures("indexed_edition")

ADDRESSES = [
    "/search/",
    "/search/?q=foreign+policy&source=poita-2020&topic=trade",
    "/search/?q=%3Cscript%3E%22%27%26amp;%20frame-hole-query-&chapter=5&sort=document",
    "/ru/search/?q=%D0%B2%D0%BE%D0%B4%D0%B0&page=2",
    "/kk/search/?q=a%C4%B1b&x=%ff'\"<>",
]


def whole(address, preferences):
    """The page as its template draws it at once, with everything in its place."""
    request = RequestFactory().get(address)
    request.preferences = preferences
    with translation.override(address[1:3] if address[3] == "/" else "en"):
        request.resolver_match = resolve(request.path)
        return render_to_string("search/search.html", differing(request, Answer(request.GET)), request)


@pytest.mark.parametrize(
    ("cookie", "preferences"), [("", {}), ("theme:dark size:large", {"theme": "dark", "size": "large"})]
)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_filled_frame_is_the_page_drawn_at_once(client, address, cookie, preferences):
    client.cookies["reading"] = cookie

    for _ in range(2):
        assert client.get(address).content.decode() == whole(address, preferences)


def test_pages_that_share_a_frame_keep_their_own_title_words_and_way_back(client):
    for words in ("water", "trade"):
        page = client.get(f"/search/?q={words}").content.decode()

        assert re.search(r"<title>(.*?) ·", page)[1] == f"“{words}”"
        assert re.search(r'id="q" [^>]*value="([^"]*)"', page)[1] == words
        assert re.search(r'href="/settings/\?back=([^"]*)"', page)[1] == f"/search/%3Fq%3D{words}"
        assert f'href="/ru/search/?q={words}"' in page
