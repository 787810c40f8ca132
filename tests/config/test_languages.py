"""The language of the interface: the address decides it, and what is cited has none."""

import re

import pytest

from concept.models import Clause
from concept.reading import described
from config.languages import localised, permanent_address, permanent_path
from discovery.schemas import SCHEMAS
from tests.pseudo import WORD, translated, untranslated

pytestmark = pytest.mark.usefixtures("edition")

# What no language translates: addresses, media types, names of formats and of a key, commentators in a margin.
ADDRESS = r"(?:http:/)?[\w.+-]*/\S*|ctx_ver=\S*"
FORMATS = "JSON Lines|CSL-JSON|JSON|CSV|EPUB|PDF|SQLite|BibTeX|RIS|Markdown|Akoma Ntoso|OpenAPI|SHA-256"
NAMES = "Esc|Akbayeva & Akbayeva|Akbayeva|Poita"
UNTRANSLATED = re.compile(rf"{ADDRESS}|{FORMATS}|{NAMES}|\b(?:{'|'.join(SCHEMAS)})\b")
OWN_PAGES = ["/", "/help/", "/settings/", "/download/", "/api/", "/errata/", "/c/"]
ANSWERS = ["/c/?q=clause+3", "/c/?q=zzz", "/nowhere/", "/concept/2020/2.99/"]
RANGES = ["/concept/2020/3.10-3.14/", "/concept/2020/decree-1-decree-3/"]
TEXTS = ["/concept/2020/", "/concept/2020/?open=2.7", *RANGES]


@pytest.mark.parametrize(("path", "language"), [("/help/", "en"), ("/ru/help/", "ru"), ("/kk/help/", "kk")])
def test_the_address_decides_the_language(client, path, language):
    response = client.get(path, headers={"accept-language": "ru;q=0.9, kk;q=0.8"})

    assert f'<html lang="{language}"' in response.text
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" not in response.headers["Vary"]


def test_each_page_leads_to_itself_in_the_other_languages(client):
    page = client.get("/kk/annotations/?relation=quotes&chapter=chapter-1").text

    found = re.findall(r'<a href="([^"]*)" hreflang="(\w+)"', page)
    assert found == [
        ("/annotations/?relation=quotes&amp;chapter=chapter-1", "en"),
        ("/ru/annotations/?relation=quotes&amp;chapter=chapter-1", "ru"),
        ("/kk/annotations/?relation=quotes&amp;chapter=chapter-1", "kk"),
    ]


def test_a_page_that_does_not_exist_leads_to_the_first_page_of_each_language(client):
    page = client.get("/ru/nowhere/").text

    assert re.findall(r'<a href="([^"]*)" hreflang', page) == ["/", "/ru/", "/kk/"]


def test_links_stay_in_the_language_and_permalinks_have_none(client):
    page = client.get("/ru/concept/2020/2.7/").text

    assert 'href="/ru/concept/2020/2.8/"' in page
    assert '<a href="/concept/2020/2.7/" data-permalink>http://testserver/concept/2020/2.7/</a>' in page
    assert '<link rel="canonical" href="http://testserver/concept/2020/2.7/">' in page
    assert 'href="/concept/2020/2.7.json"' in page
    assert not re.search(r"/ru/(concept|commentary)[^\"]*\.(json|bib|ris|xml|txt|md)", page)


def test_words_of_a_text_keep_its_language_and_those_between_them_the_page_s(client):
    page = client.get("/ru/concept/2020/chapter-1.p1.a/").text
    text = page[page.index('<blockquote class="text clause-text"') :].partition("</blockquote>")[0]
    note = page[page.index('<aside class="note" id="note-') :].partition("</aside>")[0]

    assert re.findall(
        r'class="(clause-text|sigil)" lang="(\w+)"', text.replace("text clause-text", "clause-text")
    ) == [
        ("clause-text", "en"),
        ("sigil", "ru"),
    ]
    assert re.findall(r'<(\w+) lang="(\w+)"', note) == [("q", "en"), ("p", "en")]


def test_the_cited_address_of_a_unit_in_a_running_text_has_no_language(client):
    page = client.get("/kk/concept/2020/").text

    addresses = re.findall(r'data-address="http://testserver([^"]*)"', page)
    assert len(addresses) == Clause.objects.count()
    assert set(addresses) == {permanent_address(clause) for clause in Clause.objects.all()}


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_of_the_edition_s_own_words_is_one_of_three(client, path):
    page = client.get(f"/ru{path}").text

    assert re.findall(
        r'<link rel="(?:canonical|alternate)"(?: hreflang="([^"]*)")? href="http://testserver([^"]*)"', page
    ) == [
        ("", f"/ru{path}"),
        ("en", path),
        ("x-default", path),
        ("ru", f"/ru{path}"),
        ("kk", f"/kk{path}"),
    ]


@pytest.mark.parametrize("path", [*OWN_PAGES, *ANSWERS, *TEXTS])
def test_every_word_between_the_texts_can_be_translated(client, path):
    with translated():
        page = client.get(f"/ru{path}").text

    assert [words for words in untranslated(page) if WORD.search(UNTRANSLATED.sub("", words))] == []


@pytest.mark.parametrize("ref", ["2.7", "chapter-1", "chapter-1.p1.a", "tools"])
def test_of_the_words_on_a_unit_s_page_only_the_unit_s_own_are_left_in_a_title(client, ref):
    clause = Clause.objects.get(ref=ref)
    with translated():
        page = client.get(f"/ru/concept/2020/{ref}/").text

    left = [words for words in untranslated(page) if WORD.search(UNTRANSLATED.sub("", words))]
    assert left == [f"{described(clause).removeprefix(clause.label)} ·"]


def test_a_slip_in_an_address_is_mended_within_the_language(client):
    response = client.get("/kk/concept/2020/Goal-6")

    assert (response.status_code, response.headers["Location"]) == (301, "/kk/concept/2020/goal-6/")


def test_data_is_the_same_from_every_language(client):
    asked = {"accept": "application/json"}

    english, russian = (client.get(f"{start}/concept/2020/2.7/", headers=asked) for start in ("", "/ru"))

    assert russian.json() == english.json()
    assert russian.headers["Content-Location"] == "/concept/2020/2.7.json"


def test_an_address_with_and_without_its_language():
    clause = Clause.objects.get(ref="2.7")

    assert permanent_path("/ru/search/?q=1") == "/search/?q=1"
    assert permanent_path("/rules/") == "/rules/"
    assert localised("/search/") == "/search/"
    assert permanent_address(clause) == "/concept/2020/2.7/"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/ru/concept/2020/2.7.json", "/concept/2020/2.7.json"),
        ("/kk/search.json?q=water", "/search.json?q=water"),
        ("/ru/coverage.csv", "/coverage.csv"),
        ("/en/concept/2020/2.7/", "/concept/2020/2.7/"),
        ("/en/", "/"),
    ],
)
def test_a_language_where_none_belongs_is_taken_away(client, path, place):
    response = client.get(path)

    assert (response.status_code, response.headers["Location"]) == (301, place)


@pytest.mark.parametrize(
    "path", ["/ru/concept/2020/9.99/", "/ru/nowhere.json", "/en/nowhere/", "/ru-ru/help/"]
)
def test_what_is_nowhere_in_any_language_is_not_sent_about(client, path):
    assert client.get(path).status_code == 404
