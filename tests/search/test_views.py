import html
import re
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.factory import answer

pytestmark = pytest.mark.usefixtures("indexed_edition")

NASTY = [
    "%00",
    "%00foreign%00policy",
    "%ED%A0%80",
    "%ff%fe",
    "%",
    "%E2%80%9Cforeign+policy",
    '"foreign',
    'foreign"',
    "((((",
    "NOT",
    "NOT+OR+x",
    "AND",
    "OR+OR+OR",
    "-",
    "-foreign",
    "*",
    "a*",
    "**",
    "?",
    "~",
    '"a+b"~999999999',
    '"a+b"~-1',
    "field:",
    ":",
    "source:",
    "text:foreign",
    "TO",
    "[a+TO+b]",
    "^5",
    "foreign^1e309",
    "<script>alert(1)</script>",
    "%3Cimg+src=x+onerror=alert(1)%3E",
    "%D9%85%D8%B1%D8%AD%D8%A8%D8%A7",
    "%E2%80%AEycilop",
    "%F0%9F%87%B0%F0%9F%87%BF",
    "e%CC%81" * 100,
    "a" * 4000,
    "a+" * 2000,
    "%28" * 1000,
    "%22" * 999,
    "2.7.7.7.7.7",
    "999999999999999999999999.1",
    "clause+-1",
    "%D0%BF.+3.12",
    "'; DROP TABLE concept_clause; --",
    "{{7*7}}{%25+now+%25}",
    "REQUIRE+x+ANDMAYBE+y",
]


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("path", ["/search/", "/search.json"])
def test_nothing_typed_is_an_error(client, path, words):
    assert client.get(f"{path}?q={words}").status_code == 200


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    words=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80),
    other=st.text(max_size=8),
    exact=st.sampled_from(["", "1"]),
)
def test_no_text_at_all_is_an_error(client, words, other, exact):
    response = client.get(
        "/search/", {"q": words, "page": other, "sort": other, "chapter": other, "exact": exact}
    )

    assert response.status_code == 200


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    parts=st.lists(
        st.sampled_from(
            [
                "foreign",
                "policy",
                "_",
                "²",
                "AND",
                "OR",
                "NOT",
                "-",
                '"',
                "(",
                ")",
                "*",
                "~5",
                "source:",
                "мир",
                "2.7",
                "?",
            ]
        ),
        max_size=12,
    ),
    gap=st.sampled_from(["", " "]),
)
def test_no_syntax_is_an_error(client, parts, gap):
    assert client.get("/search/", {"q": gap.join(parts)}).status_code == 200


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("q=<script>alert(1)</script>", 'value="&lt;script&gt;alert(1)&lt;/script&gt;"'),
        ("q=x&source=<script>alert(1)</script>", "“&lt;script&gt;alert(1)&lt;/script&gt;”"),
        ("q=x&page=<script>alert(1)</script>", "page=%3Cscript%3Ealert(1)%3C/script%3E"),
        (
            'q="><script>alert(1)</script>&sort="><b>',
            'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"',
        ),
    ],
)
def test_no_markup_that_is_typed_comes_alive(client, query, shown):
    page = client.get(f"/search/?{query}").content.decode()

    assert shown in page
    assert "<script>" not in page
    assert '"><b>' not in page


def test_a_hit_links_to_its_page_and_shows_the_words_marked(client):
    page = client.get("/search/?q=nuclear+weapons&source=concept-2020&exact=1").content.decode()

    assert '<h3><a href="/concept/2020/1.3/">Clause 1.3</a></h3>' in page
    assert "world without <mark>nuclear</mark> <mark>weapons</mark> and other" in page
    assert '<p class="hit-snippet" lang="en">' in page


def test_a_russian_snippet_says_that_it_is_russian(client):
    page = client.get("/search/?q=политики&language=ru").content.decode()

    assert re.search(r'<p class="hit-snippet" lang="ru">[^\n]*<mark>политики</mark>', page)


def test_an_empty_query_is_an_invitation(client):
    page = client.get("/search/").content.decode()

    assert 'href="?chapter=4"' in page
    assert '<ol class="hits"' not in page


def test_choosing_without_words_lists_in_document_order():
    found = [hit.id for hit in answer("chapter=7").results.hits]

    assert found == ["2020/chapter-7", "2020/act-1", "2020/act-2", "2020/act-3", "2020/act-4"]


def test_a_search_without_hits_says_what_to_try(client):
    page = client.get("/search/?q=zzzzqqqq&chapter=4").content.decode()

    assert "Nothing found" in page
    assert 'href="?q=zzzzqqqq">Search all texts' in page
    assert "Narrow down" not in client.get("/search/?q=zzzzqqqq").text


@pytest.mark.parametrize("page", ["abc", "0", "-3", "", "1.5", "²", "9" * 30])
def test_what_is_no_page_number_is_page_one(page):
    assert answer(f"q=foreign+policy&page={page}").asked.page == 1


def test_a_page_past_the_end_is_the_last_one_and_says_so():
    given = answer("q=foreign+policy&page=99")

    assert given.asked.page == given.pages > 1
    assert given.notices == [f"There is no page 99; this is the last one, page {given.pages}."]
    assert given.last == given.total


def test_pages_part_the_hits_without_gap_or_repetition():
    first = answer("q=foreign+policy")
    pages = [answer(f"q=foreign+policy&page={number}") for number in range(1, first.pages + 1)]

    found = [hit.id for page in pages for hit in page.results.hits]

    assert len(found) == len(set(found)) == first.total
    assert [page.first for page in pages] == [10 * number + 1 for number in range(first.pages)]


def test_sorting_by_discussion_puts_the_most_discussed_first():
    hits = answer("q=foreign+policy&sort=discussed&source=concept-2020").results.hits
    discussed = [hit.stored["discussed"] for hit in hits]

    assert discussed == sorted(discussed, reverse=True)
    assert discussed[0] > discussed[-1]


def test_the_json_keeps_its_contract(client):
    data = client.get("/search.json?q=nuclear+weapons&source=concept-2020&exact=1").json()

    assert set(data) >= {"query", "understood", "total", "results", "facets", "page", "pages"}
    assert (data["query"], data["page"]) == ("nuclear weapons", 1)
    hit = next(hit for hit in data["results"] if hit["ref"] == "1.3")
    assert {name: hit[name] for name in ("url", "kind", "number", "label", "source")} == {
        "url": "/concept/2020/1.3/",
        "kind": "clause",
        "number": "1.3",
        "label": "Clause 1.3",
        "source": {"file": "concept-2020.txt", "lines": [76, 76]},
    }
    assert {hit["snippet"][start:end].casefold() for start, end in hit["marks"]} == {"nuclear", "weapons"}
    assert data["facets"]["source"][0] == {
        "value": "concept-2020",
        "label": "Foreign Policy Concept 2020-2030",
        "count": data["total"],
        "selected": True,
    }


def test_page_and_json_say_the_same(client):
    given = answer("q=security&chapter=5&page=2")
    data = client.get("/search.json?q=security&chapter=5&page=2").json()

    assert [hit["id"] for hit in data["results"]] == [hit.id for hit in given.results.hits]
    assert data["total"] == given.total


@pytest.mark.parametrize(("typed", "address"), [("2.7", "2.7"), ("goal 6", "goal-6"), ("п. 3.12", "3.12")])
def test_a_typed_reference_offers_its_unit_first(client, typed, address):
    page = client.get("/search/", {"q": typed}).content.decode()

    first = re.search(r"<h3><a href=\"([^\"]+)\"", page)

    assert first[1] == f"/concept/2020/{address}/"
    assert "The place you named" in page[: first.start()]


def test_a_unit_that_a_filter_hides_is_offered_all_the_same(client):
    page = client.get("/search/?q=2.7&source=poita-2020&chapter=1").content.decode()

    assert re.search(r'card-reference.*?<a href="/concept/2020/2.7/">Clause 2.7</a>', page, re.DOTALL)


def test_every_example_of_what_can_be_typed_finds_something_and_needs_no_mending(client):
    examples = re.findall(r"<kbd>(.*?)</kbd>", client.get("/search/").text)
    answers = {typed: answer(urlencode({"q": html.unescape(typed)})) for typed in examples}

    assert {"China AND Russia", "by:Poita"} <= set(answers)
    assert [typed for typed, given in answers.items() if not given.results.total] == []
    assert [typed for typed, given in answers.items() if given.understanding.repairs] == []


def test_a_field_word_chooses_in_its_facet():
    given = answer("q=политика+lang:ru")
    chosen = {facet.name: [value.value for value in facet.chosen] for facet in given.facets if facet.chosen}

    assert chosen == {"language": ["ru"]}
    assert {hit.stored["language"] for hit in given.results.hits} == {"ru"}
    assert given.pills == []


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("source:poita", {"source": ["poita-2020"]}),
        ("by:akbayeva", {"author": ["A.N. Akbayeva", "L.N. Akbayeva"]}),
        ("chapter:5", {"chapter": ["5"]}),
        ('chapter:"Chapter 5"', {"chapter": ["5"]}),
        ("relation:quotes", {"relation": ["quotes"]}),
        ("lang:Russian", {"language": ["ru"]}),
        ("kind:abstract", {"kind": ["abstract"]}),
        ("источник:poita", {"source": ["poita-2020"]}),
        ("автор:Пойта", {"author": ["Yuri Poita"]}),
        ("автор:Ақбаева", {"author": ["A.N. Akbayeva", "L.N. Akbayeva"]}),
        ("глава:5", {"chapter": ["5"]}),
        ("тарау:5", {"chapter": ["5"]}),
        ("тіл:қазақ", {"language": ["kk"]}),
        ("язык:русский", {"language": ["ru"]}),
        ("actor:ООН", {"actor": ["un"]}),
    ],
)
def test_every_field_word_takes_a_name_or_a_label(typed, chosen):
    given = answer(urlencode({"q": f"Kazakhstan {typed}"}))

    assert {
        facet.name: [value.value for value in facet.chosen] for facet in given.facets if facet.chosen
    } == chosen
    assert given.understanding.repairs == ()


def test_a_corrected_word_says_so_and_offers_the_way_back(client):
    page = client.get("/search/?q=terorism").content.decode()

    assert "terrorism instead of terorism" in page
    assert 'href="?q=terorism&amp;exact=1">Search for “terorism”</a>' in page
    assert answer("q=terorism&exact=1").total == 0


def test_what_may_have_been_meant_takes_the_place_of_the_whole_word_only():
    assert answer("q=charters+Charter").suggestions == [{"meant": "chapter", "query": "?q=charters+chapter"}]


def test_however_many_words_are_corrected_one_link_leads_back_to_all_that_was_typed(client):
    page = client.get("/search/?q=terorism+enviromental+trade").content.decode()

    understood = page.partition('class="understanding"')[2].partition("</div>")[0]
    assert re.findall(r"<a [^>]*>[^<]*</a>", understood) == [
        '<a href="?q=terorism+enviromental+trade&amp;exact=1">Search for “terorism enviromental trade”</a>'
    ]


@pytest.mark.parametrize(
    "address",
    ["/search/?q=a149", "/search/?q=Link+A149", "/ru/search/?q=Связь+a149", "/kk/search/?q=a149+байланысы"],
)
def test_a_link_is_found_by_its_label(client, address):
    page = client.get(address).text

    start = address.partition("/search/")[0]
    assert f'<a href="{start}/annotations/a149/">' in page
    assert "Nothing found" not in page


def test_what_is_no_label_of_a_link_leads_to_none(client):
    for words in ("a999999", "link", "a149 and water", "149"):
        assert "/annotations/a" not in client.get("/search/", {"q": words}).text


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("3.10-3.14", "/concept/2020/3.10-3.14/"),
        ("goals 6 and 7", "/concept/2020/goal-6-goal-7/"),
        ("2.7 and 2.9", None),
        ("2.9 and 2.8", None),
        ("cl. 2.7 and goal 6", None),
        ("3.10-3.12 OR 2.7-2.8", None),
        ("2.7", None),
    ],
)
def test_units_named_in_a_row_are_offered_on_one_page(client, typed, page):
    body = client.get("/search/", {"q": typed}).text

    offered = re.findall(r'<a href="([^"]*)">[^<]*</a> on one page', body)
    assert offered == [page] * bool(page)
    assert not page or client.get(page).status_code == 200


def test_a_warm_search_page_asks_the_database_nothing(client, loading_kept, django_assert_num_queries):
    client.get("/search/?q=foreign+policy")

    with django_assert_num_queries(0):
        client.get("/search/?q=foreign+policy&source=poita-2020&page=2")


def test_a_repeated_page_is_the_same_and_differs_with_the_readers_look_and_language(client):
    address = "/search/?q=foreign+policy"
    plain = client.get(address).content

    assert client.get(address).content == plain
    client.cookies["reading"] = "theme:dark"
    assert b'data-theme="dark"' in client.get(address).content
    assert b'lang="ru"' in client.get(f"/ru{address}").content[:200]
    del client.cookies["reading"]
    assert client.get(address).content == plain


@pytest.mark.parametrize(
    ("query", "listed"), [("q=water", True), ("q=water&chapter=5", False), ("q=water&sort=document", False)]
)
def test_only_choices_without_end_are_kept_from_search_engines(client, query, listed):
    page = client.get(f"/search/?{query}").text

    assert ('<meta name="robots" content="noindex, follow">' not in page) is listed
