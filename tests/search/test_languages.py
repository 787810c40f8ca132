"""Search and the pages that look at words, in a language other than English."""

import re
from urllib.parse import urlencode

import pytest
from django.utils import translation
from lxml import html

from commentary.models import Author, Passage
from concept.models import Clause
from search import answers, facets, index, labels
from search.documents import clause_id, passage_id
from search.editorial import authority, topics
from search.interpretation import field_words
from search.suggestions import suggest, table
from tests.pseudo import translated, untranslated
from tests.search.factory import answer

pytestmark = pytest.mark.usefixtures("indexed_edition")

PAGES = ["/search/", "/concordance/", "/terms/"]
SEARCHES = [
    "/search/?q=foreing+polcy&topic=water&source=concept-2020&page=999",
    "/search/?q=policy&page=2&source=poita-2020&source=concept-2020&kind=heading&kind=body",
    "/search/?q=zzz+-Russia&chapter=decree&chapter=5&exact=1",
    "/search/?q=goal+66+of+chapter+4",
    "/search/?q=2.7&kind=abstract&language=ru",
    '/search/?q="nuclear+weapons"~99+-Russia+OR+diplom*+OR+d*+by:nobody+lang:',
    '/search/?q="nuclear+weapons"~4',
    "/search/?q=what+does+the+Concept+say+about+water?",
    "/search/?q=foreing",
    "/search/?q=*",
    "/search/?q=-Russia+NOT",
    "/search/?q=zebra+AND+policy+-lang:en",
    '/search/?q="open',
    "/search/?q=?",
]
LOOKUPS = [
    "/concordance/?q=Russia",
    "/concordance/?q=Russia&match=name&sort=text",
    "/concordance/?q=zzz&match=name",
    "/concordance/?q=the&sort=left",
    "/terms/?q=Russia&match=exact",
]
# Topics and names are Russian in the data.
ENGLISH = re.compile(r"[a-zA-Z]{2,}")
FORMATS = ("BibTeX", "RIS", "CSL-JSON", "CSV")
EXAMPLES = re.compile(r"<kbd>.*?</kbd>|ctx_ver=[^\"]*")


@pytest.fixture
def in_brackets(monkeypatch):
    """Russian pages with each message in brackets; what the process remembers is forgotten before and after."""
    for name in ("ANSWERS", "PAGES", "FRAMES"):
        monkeypatch.setattr(index, name, index.Answers())
    remembered = (
        labels.kinds,
        labels.languages,
        labels.relations,
        labels.topic_labels,
        labels.actors,
        field_words,
        facets.declared,
        answers.in_words,
    )
    for one in remembered:
        one.cache_clear()
    with translated():
        yield
    for one in remembered:
        one.cache_clear()


@pytest.mark.usefixtures("in_brackets")
@pytest.mark.parametrize("address", [*PAGES, *SEARCHES, *LOOKUPS])
def test_every_word_of_the_interface_can_be_translated(client, address):
    page = client.get(f"/ru{address}").text

    known = re.compile("|".join(map(re.escape, (*FORMATS, *map(str, Author.objects.all())))))
    left = untranslated(EXAMPLES.sub("", page))
    assert [words for words in left if ENGLISH.search(known.sub("", words))] == []


@pytest.mark.usefixtures("in_brackets")
def test_a_remembered_answer_is_told_in_the_language_of_each_page():
    sentences = []
    for language in ("en", "ru", "en"):
        with translation.override(language):
            given = answer("q=foreing+clause+-Russia")
            sentences.append(given.sentence)

    assert sentences == [
        "Searched for foreign clause without Russia; foreign instead of foreing.",
        "⟦Searched for ⟦foreign clause without Russia⟧; ⟦foreign instead of foreing⟧.⟧",
        "Searched for foreign clause without Russia; foreign instead of foreing.",
    ]


def test_topics_and_names_are_called_as_the_language_calls_them(client):
    page = html.document_fromstring(client.get("/kk/search/").text)

    called = page.xpath("//*[@class='facet-label'][not(@lang)]/text()")
    actors = {entry.preferred["kk"] for entry in authority() if entry.facet}
    assert {topic.labels["kk"] for topic in topics().values()} <= set(called)
    assert len(actors & set(called)) > 50


def test_headings_of_the_concept_stay_english_and_say_so(client):
    page = html.document_fromstring(client.get("/ru/search/?q=2.7&chapter=5").text)

    (place,) = page.xpath("(//p[@class='hit-place'])[1]")
    heading = "Trends and Vision of Foreign Policy Development"
    assert f"5. {heading}" in page.xpath("//*[@class='facet-label'][@lang='en']/text()")
    assert page.xpath("//a[@class='pill']/span[@lang='en']/text()") == [f"5. {heading}"]
    assert place.xpath(".//@lang") == ["en", "en"]


def test_hits_and_lines_lead_to_pages_in_the_language(client):
    search = html.document_fromstring(client.get("/ru/search/?q=policy").text)
    lines = html.document_fromstring(client.get("/ru/concordance/?q=policy").text)

    addresses = search.xpath("//li[contains(@class, 'hit')]//a/@href") + lines.xpath(
        "//li/a[@class='place']/@href"
    )
    assert len(addresses) > 100
    assert {address[:4] for address in addresses} == {"/ru/"}


def test_data_has_no_language(client):
    hits = client.get("/search.json?q=policy").json()["results"]
    lines = client.get("/concordance.csv?q=policy").text.splitlines()[1:]

    assert {hit["url"][:5] for hit in hits} <= {"/conc", "/comm"}
    assert not [line for line in lines if "/ru/" in line or "/kk/" in line]


def test_suggestions_are_in_the_language_and_lead_there(client):
    clause, *_ = client.get("/ru/suggest.json?q=clause+2.7").json()["suggestions"]
    topic, *_ = client.get("/ru/suggest.json?q=мировой+порядок").json()["suggestions"]

    assert (clause["url"], clause["detail_language"]) == ("/ru/concept/2020/2.7/", "en")
    assert (topic["url"], topic["label"]) == (
        "/ru/search/?topic=world-order",
        "Мировой порядок и его изменения",
    )
    assert suggest("clause 2.7")[0].url == "/concept/2020/2.7/"


@pytest.mark.usefixtures("in_brackets")
def test_a_place_is_suggested_by_its_label_in_the_language_and_in_english():
    with translation.override("ru"):
        _, rows = table.__wrapped__("ru")

    called = {(one.label, one.language) for _, one in rows if one.url == "/ru/concept/2020/2.7/"}
    assert called == {("Clause 2.7", "en"), ("⟦Clause 2.7⟧", "ru"), ("2.7", "en")}


def test_a_bar_has_the_same_measure_where_decimals_have_a_comma(client):
    english, russian, kazakh = (
        re.findall(r'<rect width="([^"]*)"', client.get(f"{start}/terms/?q=Russia").text)
        for start in ("", "/ru", "/kk")
    )

    assert "." in english[0]
    assert russian == kazakh == english


@pytest.mark.parametrize(("start", "mark"), [("", "."), ("/ru", ","), ("/kk", ",")])
def test_a_rate_is_written_with_the_decimal_mark_of_the_language(client, start, mark):
    page = client.get(f"{start}/terms/?q=Russia").text

    rates = re.findall(r'<td class="number">([0-9]+[.,][0-9]{2})<', page)
    assert len(rates) > 3
    assert {rate[-3] for rate in rates} == {mark}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_label_with_a_number_leads_to_what_it_calls(language):
    with translation.override(language):
        called = {unit.label: clause_id(unit) for unit in Clause.objects.select_related("document")}
        called |= {
            f"{passage.commentary.short_title}, {passage.label}": passage_id(passage)
            for passage in Passage.objects.readable().select_related("commentary")
        }
        numbered = {label: id for label, id in called.items() if re.search(r"\d", label)}
        found = {label: answer(urlencode({"q": label})).understanding.reference for label in numbered}

    assert len(numbered) > 200
    assert found == numbered


def examples(client, start):
    """The searches that pages in a language offer as examples."""
    offered = html.document_fromstring(client.get(f"{start}/").text).xpath(
        "//a[contains(@href, '/search/?q=')]/text()"
    )
    for page in ("/search/", "/search/?q=zebra"):
        offered += html.document_fromstring(client.get(start + page).text).xpath("//main//kbd/text()")
    return {words for words in offered if words != "/"}


@pytest.mark.parametrize(("start", "name"), [("", "“Central Asia”"), ("/ru", "цель 6"), ("/kk", "6-мақсат")])
def test_each_example_of_a_search_finds_something_as_it_stands(client, start, name):
    offered = examples(client, start)
    answers = {words: answer(urlencode({"q": words})) for words in offered}

    assert name in offered
    assert len(offered) == 15
    assert [words for words, one in answers.items() if not one.results.total] == []
    assert {words: one.repairs for words, one in answers.items() if one.repairs or one.is_corrected} == {}


def test_examples_of_searches_are_in_the_language_of_their_page(client):
    english, russian, kazakh = (examples(client, start) for start in ("", "/ru", "/kk"))

    assert english & russian == english & kazakh == {"2.7", "п. 2.7"}


@pytest.mark.parametrize("start", ["", "/ru", "/kk"])
def test_each_example_of_a_concordance_and_of_a_reference_leads_to_something(client, start):
    concordances = html.document_fromstring(client.get(f"{start}/concordance/").text).xpath(
        "//main//p/a[starts-with(@href, '?q=')]/@href"
    )
    references = html.document_fromstring(client.get(f"{start}/c/").text).xpath("//main//code/text()")

    assert len(concordances) == 4
    assert [
        one for one in concordances if 'class="place"' not in client.get(f"{start}/concordance/{one}").text
    ] == []
    assert len(references) == 3
    assert {client.get(f"{start}/c/", {"q": one}).status_code for one in references} == {302}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_stands_for_itself_in_each_language(client, address):
    page = html.document_fromstring(client.get(f"/kk{address}").text)

    assert page.xpath("//link[@rel='canonical']/@href") == [f"http://testserver/kk{address}"]
    assert page.xpath("//link[@rel='alternate']/@hreflang") == ["en", "x-default", "ru", "kk"]


def test_a_field_word_takes_labels_of_any_language():
    assert (
        answer("q=topic:водные").understanding.selected
        == answer("q=topic:water").understanding.selected
        != {}
    )
