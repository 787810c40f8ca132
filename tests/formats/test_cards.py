"""What those see to whom an address is sent: the tags of the page and the picture they name."""

import html
import io
import re

import pytest
from PIL import Image

from citation import versions
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from formats import cards

BASE = "http://testserver"
OPEN_GRAPH = re.compile(r'<meta property="(og:[^"]*)" content="([^"]*)">')
TITLE = re.compile(r"<title>(.*) · Foreign Policy Concept of Kazakhstan</title>")
THINGS = [
    "/concept/2020/",
    "/concept/2020/2.7/",
    "/commentary/akbayeva-2023/",
    "/commentary/poita-2020/p5/",
    "/annotations/a1/",
]
OTHERS = ["/", "/commentary/", "/annotations/?relation=quotes", "/download/", "/search/?q=trade", "/help/"]
pytestmark = pytest.mark.usefixtures("edition")


def tags(client, path):
    return {
        name: html.unescape(value) for name, value in OPEN_GRAPH.findall(client.get(path).content.decode())
    }


def opened(content):
    return Image.open(io.BytesIO(content)).convert("RGB")


def is_paper(picture, box):
    """Whether nothing is drawn in a part of a picture."""
    colours = picture.crop(box).getcolors()
    return colours == [((box[2] - box[0]) * (box[3] - box[1]), (0xFA, 0xFB, 0xFA))]


def test_a_unit_is_shared_with_its_words_and_its_own_picture(client):
    assert tags(client, "/concept/2020/2.7/") == {
        "og:type": "article",
        "og:site_name": versions.TITLE,
        "og:locale": "en_GB",
        "og:title": html.unescape(TITLE.search(client.get("/concept/2020/2.7/").content.decode())[1]),
        "og:description": "Clause 2.7 of the Concept of the Foreign Policy of the Republic of Kazakhstan for "
        "2020-2030: Assistance in expanding the nomenclature, volumes and geography of national exports… "
        "Its text, who discusses it, and the words that show it.",
        "og:url": f"{BASE}/concept/2020/2.7/",
        "og:image": f"{BASE}/concept/2020/2.7.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": html.unescape(TITLE.search(client.get("/concept/2020/2.7/").content.decode())[1]),
    }


@pytest.mark.usefixtures("indexed_edition")
@pytest.mark.parametrize("path", [*THINGS, *OTHERS])
def test_every_page_has_one_card_with_its_own_title_and_a_picture_that_is_there(client, path):
    text = client.get(path).content.decode()
    said = tags(client, path)

    assert said["og:title"] == html.unescape(TITLE.search(text)[1])
    assert len(OPEN_GRAPH.findall(text)) == len(said) == 11
    assert text.count('<meta name="twitter:card" content="summary_large_image">') == 1
    assert said["og:image"] == BASE + (f"{path[:-1]}.png" if path in THINGS else "/edition.png")
    picture = client.get(said["og:image"].removeprefix(BASE))
    assert picture.headers["Content-Type"] == "image/png"
    assert opened(picture.content).size == (1200, 630)


def test_what_is_not_found_has_no_card(client):
    assert tags(client, "/concept/2020/9.9/") == {}


def test_a_search_cannot_write_tags(client):
    text = client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()

    assert "<script>alert" not in text


def test_a_picture_is_that_of_its_thing(client):
    assert client.get("/concept/2020/2.7.png").content != client.get("/concept/2020/2.8.png").content


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Trade",
        "word " * 2000,
        "п" * 2000,
        "қазақстан " * 300,
        "😀 \u0000 \n\t",
        "W" * 40 + " and more words",
    ],
)
def test_words_of_any_length_and_script_stay_within_the_picture(words):
    shown = cards.Card(words, words, words, words)

    picture = opened(cards._drawn(shown))

    assert is_paper(picture, (cards.WIDTH - cards.MARGIN + 8, 0, cards.WIDTH, cards.HEIGHT))
    assert is_paper(picture, (cards.BAND + 1, 536, cards.WIDTH, 547))


def test_a_text_that_fits_is_shown_whole_and_a_longer_one_ends_between_words():
    short, long = cards._set("National exports.", cards.TOP), cards._set("national exports " * 90, cards.TOP)

    assert short == (cards.Face("serif", cards.SIZES[0]), ["National exports."])
    assert long[1][-1].endswith(("national …", "exports …"))
    assert long[0].size == cards.SIZES[-1]


def test_the_fonts_have_every_letter_that_a_picture_shows():
    rows = (
        Document.objects.all(),
        Clause.objects.select_related("document"),
        Commentary.objects.all(),
        Passage.objects.readable().select_related("commentary"),
        Annotation.objects.with_texts(),
    )
    shown = [cards.card(item, "example.org") for items in rows for item in items]

    fonts = {letter for _, found in cards._fonts("serif", cards.REGULAR, 42) for letter in found}

    words = "".join(one.label + one.words + one.place for one in shown)
    assert {letter for letter in words if ord(letter) not in fonts} == set()


def test_a_picture_is_drawn_once(client):
    client.get("/concept/2020/goal-6.png")
    before = cards._drawn.cache_info()

    client.get("/concept/2020/goal-6.png")

    after = cards._drawn.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)
