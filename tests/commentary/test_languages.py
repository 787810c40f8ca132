"""Pages of the commentaries and links in a language other than English."""

import re

import pytest
from lxml import html

from commentary.models import Annotation, Author, Commentary, Passage
from concept.models import Clause
from tests.pseudo import WORD, translated, untranslated

pytestmark = pytest.mark.usefixtures("edition")

LISTS = [
    "/commentary/",
    "/annotations/",
    "/agreement/",
    "/changes/",
    "/links/",
    "/coverage/",
    "/emendations/",
    "/about/",
]
TEXTS = [
    "/commentary/akbayeva-2023/",
    "/commentary/poita-2020/p7/",
    "/commentary/poita-2020/title-en/",
    "/commentary/akbayeva-2023/r3/",
    "/annotations/a43/",
    "/compare/",
]
CHOSEN = [
    "/annotations/?page=77",
    "/annotations/?relation=quotes&level=probable&change=dropped",
    "/annotations/?relation=nothing&sort=strength&chapter=chapter-1",
    "/agreement/?verdict=agree&chapter=chapter-1",
    "/changes/?kind=new&verdict=does-not-bear-out",
    "/compare/?part=all",
]
WORDS_OF_DRAWINGS = ("aria-label", "href")
FORMS = ("JSON", "CSV", "BibTeX", "RIS", "CSL-JSON", "Markdown", "TEI", "Web Annotation", "DOI")
COINS = r"ctx_ver=\S+"


def names():
    """Return what no language translates: names, refs, headings in titles, editors' reasons in descriptions, forms."""
    rows = (*Commentary.objects.all(), *Author.objects.all())
    refs = (*Clause.objects.values_list("ref", flat=True), *Passage.objects.values_list("ref", flat=True))
    headings = (clause.title for clause in Clause.objects.all() if clause.is_division)
    reasons = Annotation.objects.values_list("reason", flat=True)
    found = {*map(str, rows), *refs, *headings, *reasons, *FORMS}
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("|".join([COINS, *map(re.escape, longest_first)]))


@pytest.mark.parametrize("address", [*LISTS, *TEXTS, *CHOSEN])
def test_every_word_of_the_interface_can_be_translated(client, address):
    with translated():
        page = client.get(f"/ru{address}").text

    known = names()
    assert [words for words in untranslated(page) if WORD.search(known.sub("", words))] == []


def drawings(page):
    """Return the page's drawings without their words and the language of their links."""
    drawn = html.document_fromstring(page).xpath("//main//svg")
    for element in (element for drawing in drawn for element in drawing.iter()):
        element.text = element.tail = None
        for name in WORDS_OF_DRAWINGS:
            element.attrib.pop(name, None)
    return [html.tostring(drawing, encoding="unicode") for drawing in drawn]


@pytest.mark.parametrize("address", ["/coverage/", "/links/"])
def test_a_drawing_has_the_same_measures_where_decimals_have_a_comma(client, address):
    english, russian, kazakh = (
        drawings(client.get(f"{start}{address}").text) for start in ("", "/ru", "/kk")
    )

    assert english
    assert russian == kazakh == english


@pytest.mark.parametrize("address", LISTS)
def test_a_page_of_the_editions_own_words_stands_for_itself_in_each_language(client, address):
    page = html.document_fromstring(client.get(f"/kk{address}").text)

    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver/kk{address}"]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["en", "x-default", "ru", "kk"]


@pytest.mark.parametrize("address", TEXTS)
def test_a_page_of_one_text_leads_to_its_english_address(client, address):
    page = html.document_fromstring(client.get(f"/kk{address}").text)

    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{address}"]


def test_a_list_leads_to_its_data_which_has_no_language(client):
    page = html.document_fromstring(client.get("/ru/annotations/?relation=quotes").text)

    data = page.xpath("//link[@type='application/json']/@href")
    assert data == ["/annotations.json?relation=quotes"]


def test_the_editors_english_says_that_it_is_english(client):
    link = Annotation.objects.get(key="a43")

    page = html.document_fromstring(client.get("/ru/annotations/a43/").text)

    (reason,) = page.xpath("//main//p[contains(@class, 'lede')]")
    assert (reason.text, reason.get("lang")) == (link.reason, "en")


def test_a_part_of_the_concept_is_named_in_both_languages(client):
    page = html.document_fromstring(client.get("/ru/annotations/").text)

    (choice,) = page.xpath("//a[contains(@href, '?chapter=chapter-2')]/span[@class='facet-label']")
    assert choice.text_content().endswith("2: International experience")
    assert [part.text for part in choice.xpath("*[@lang='en']")] == ["International experience"]
