"""Pages of the commentaries and links, and the same as data."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commentary.models import Agreement, Annotation, Change, Commentary, Passage
from concept.models import MovedRef

PAGES = [
    "/commentary/",
    "/commentary/akbayeva-2023/",
    "/commentary/poita-2020/",
    "/commentary/akbayeva-2023/p1/",
    "/commentary/akbayeva-2023/p37/",
    "/commentary/akbayeva-2023/r3/",
    "/commentary/akbayeva-2023/section-1/",
    "/commentary/poita-2020/p7/",
    "/commentary/poita-2020/title-en/",
    "/annotations/",
    "/annotations/?page=2",
    "/annotations/?relation=quotes",
    "/annotations/?sort=strength",
    "/annotations/a12/",
    "/agreement/",
    "/changes/",
]
NASTY = [
    "relation=%00",
    "relation=quotes'--",
    "relation[]=quotes",
    "chapter=chapter-" + "9" * 400,
    "chapter=%F0%9F%90%8E&chapter=%FF%FE",
    "page=-1",
    "page=0",
    "page=99999999999999999999",
    "page=%C2%B2",
    "size=0&page=1e9",
    "sort=;drop",
    "&&&===",
    "commentary=" + "&commentary=".join(["x"] * 300),
    "<script>alert(1)</script>",
    "level=<script>alert(1)</script>",
]


def body(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def data(client, address):
    return json.loads(body(client, address))


def links_on(page):
    """Return the keys of the links that a page shows, in order: each stands where its address is its anchor."""
    return re.findall(r'data-link="(\w+)"', page)


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer_and_have_one_heading_and_no_id_twice(edition, client, address):
    page = body(client, address)

    ids = re.findall(r'\sid="([^"]+)"', page)
    assert page.count("<h1") == 1
    assert [one for one in ids if ids.count(one) > 1] == []


@pytest.mark.parametrize("slug", ["akbayeva-2023", "poita-2020"])
def test_the_reader_has_every_passage_at_its_anchor_with_every_link(edition, client, slug):
    commentary = Commentary.objects.get(slug=slug)
    page = body(client, f"/commentary/{slug}/")

    for ref in commentary.passages.readable().values_list("ref", flat=True):
        assert page.count(f' id="{ref}"') == 1, ref
    expected = Annotation.objects.filter(passage__commentary=commentary).values_list("key", flat=True)
    assert sorted(links_on(page)) == sorted(expected)


def marked(page, key):
    """Return the texts marked for a link, with what stands in between in pieces taken out."""
    runs = re.findall(rf'<mark data-links="(?:[^"]* )?{key}(?: [^"]*)?">(.*?)</mark>', page, re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", run)) for run in runs]


def test_a_passage_shows_the_words_on_both_sides(edition, client):
    link = Annotation.objects.get(key="a123")
    page = body(client, link.passage.get_absolute_url())

    pieces = "".join(marked(page, "a123"))
    assert pieces == link.passage_exact + link.clause_exact + link.passage_exact + link.clause_exact
    assert link.reason in unescape(page)


def test_a_link_shows_both_texts_whole_with_its_words_marked(edition, client):
    link = Annotation.objects.get(key="a12")
    page = unescape(body(client, link.get_absolute_url()))

    marked = re.findall(r'<mark data-links="a12">(.*?)</mark>', page)
    texts = [
        re.sub("<[^>]+>", "", text) for text in re.findall(r"<blockquote.*?>(.*?)</blockquote>", page, re.S)
    ]
    assert marked == [link.passage_exact, link.clause_exact]
    assert [text.strip() for text in texts] == [link.passage.text, link.clause.text]


def test_a_repeated_sentence_stands_once_with_the_repetition_at_hand(edition, client):
    page = unescape(body(client, "/commentary/poita-2020/"))

    assert page.count("repeated in the source</a>") == 3
    before, _, after = page.partition('id="emendation-p1"')
    sentence = "efforts to diversify the economy in order to significantly increase"
    assert before.count(sentence) == 1
    assert after.count(sentence) == 2


def test_markers_lead_to_references_and_back(edition, client):
    page = body(client, "/commentary/akbayeva-2023/")

    markers = re.findall(r'<a [^>]*href="#(r\d)">\[(\d)\]', page)
    cited = [re.findall(r'href="#(p\d+)"', one) for one in re.findall(r"Cited in(.*?)</p>", page)]
    assert markers == [(f"r{number}", number) for number in "12334567"]
    assert cited == [["p11"], ["p12"], ["p21", "p23"], ["p24"], ["p28"], ["p29"], ["p30"]]


def test_the_e_mail_address_is_on_no_page(edition, client):
    pages = ["/commentary/akbayeva-2023/", "/commentary/akbayeva-2023.json", "/commentary/akbayeva-2023/p5/"]

    assert [address for address in pages if re.search(r"\w@\w", body(client, address))] == []


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/commentary/poita-2020/P12/", "/commentary/poita-2020/p12/"),
        ("/commentary/poita-2020/p012", "/commentary/poita-2020/p12/"),
        ("/commentary/poita-2020/p12", "/commentary/poita-2020/p12/"),
        ("/commentary/Poita-2020/p12/?from=mail", "/commentary/poita-2020/p12/?from=mail"),
        ("/commentary/POITA-2020/", "/commentary/poita-2020/"),
        ("/commentary/poita-2020/P12.json", "/commentary/poita-2020/p12.json"),
        ("/commentary/akbayeva-2023/Title-KK/", "/commentary/akbayeva-2023/title-kk/"),
        ("/annotations/A012/", "/annotations/a12/"),
        ("/annotations/A12.json", "/annotations/a12.json"),
    ],
)
def test_other_spellings_redirect_to_the_one_address_at_once(edition, client, typed, address):
    answer = client.get(typed)

    assert (answer.status_code, answer.headers["Location"]) == (301, address)


def test_an_address_that_moved_leads_on(edition, client):
    MovedRef.objects.create(owner="poita-2020", old="p99", new="p11")

    answer = client.get("/commentary/poita-2020/p99/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/commentary/poita-2020/p11/")


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/commentary/poita-2020/p99/", "/commentary/poita-2020/p15/"),
        ("/commentary/poita/", "/commentary/poita-2020/"),
        ("/commentary/poita-2020/m1/", "/commentary/poita-2020/"),
        ("/annotations/a999/", "/annotations/"),
    ],
)
def test_an_unknown_address_offers_its_neighbours(edition, client, address, offered):
    page = client.get(address)
    record = client.get(f"{address.rstrip('/')}.json")

    assert (page.status_code, record.status_code) == (404, 404)
    assert f'href="{offered}"' in page.content.decode()
    assert offered in [suggestion["url"] for suggestion in record.json()["suggestions"]]


def test_passages_as_data_carry_what_the_contract_says(edition, client):
    passages = data(client, "/commentary/poita-2020.json")["passages"]

    expected = [passage.ref for passage in Passage.objects.readable().filter(commentary__slug="poita-2020")]
    assert [passage["ref"] for passage in passages] == expected
    third = next(passage for passage in passages if passage["ref"] == "p3")
    row = Passage.objects.get(commentary__slug="poita-2020", ref="p3")
    assert {
        name: third[name] for name in ("ref", "url", "kind", "number", "label", "text", "source", "language")
    } == {
        "ref": "p3",
        "url": "/commentary/poita-2020/p3/",
        "kind": "body",
        "number": None,
        "label": "Paragraph 3",
        "text": row.text,
        "source": {"file": "poita-2020.txt", "lines": [7, 7]},
        "language": "en",
    }
    assert sorted(third["discusses"]) == sorted(row.annotations.values_list("key", flat=True))


def test_versions_know_each_other_as_data(edition, client):
    record = data(client, "/commentary/akbayeva-2023/p1.json")

    assert [(one["ref"], one["language"]) for one in record["versions"]] == [("p4", "ru"), ("p7", "kk")]
    assert (record["previous"], record["next"]) == ("title-kk", "p2")


def test_all_links_as_data_in_pages_and_at_once(edition, client):
    paged, page = [], 1
    while True:
        answer = data(client, f"/annotations.json?size=50&page={page}")
        assert (answer["total"], answer["pages"], answer["page"]) == (159, 4, page)
        paged += [one["id"] for one in answer["annotations"]]
        if page == answer["pages"]:
            break
        page += 1
    at_once = data(client, "/annotations.json?size=1000")

    assert paged == [one["id"] for one in at_once["annotations"]]
    assert sorted(paged) == sorted(Annotation.objects.values_list("key", flat=True))


def test_a_link_as_data_carries_what_the_contract_says(edition, client):
    link = Annotation.objects.with_texts().get(key="a12")
    record = data(client, "/annotations/a12.json")

    names = ("id", "url", "relation", "level", "compares_previous", "evidence")
    assert {name: record[name] for name in names} == {
        "id": "a12",
        "url": "/annotations/a12/",
        "relation": "paraphrases",
        "level": "certain",
        "compares_previous": "none",
        "evidence": {"clause": link.clause_exact, "passage": link.passage_exact},
    }
    assert record["clause"] == {
        "ref": "goal-4",
        "url": "/concept/2020/goal-4/",
        "label": "Goal 4",
        "source": {"file": "concept-2020.txt", "lines": [59, 59]},
    }
    assert (record["passage"]["ref"], record["passage"]["source"]) == (
        "p2",
        {"file": "akbayeva-2023.txt", "lines": [16, 16]},
    )
    quote, place = record["selectors"]["clause"]
    assert link.clause.text[place["start"] : place["end"]] == quote["exact"] == link.clause_exact


def test_agreements_and_changes_as_data_are_all_that_were_loaded(edition, client):
    agreements = data(client, "/agreement.json")["agreements"]
    changes = data(client, "/changes.json")["changes"]

    assert sorted(one["clause"]["ref"] for one in agreements) == sorted(
        Agreement.objects.values_list("clause__ref", flat=True)
    )
    assert [one["id"] for one in changes] == list(Change.objects.values_list("key", flat=True))


@pytest.mark.parametrize("query", NASTY)
def test_no_query_string_breaks_a_list(edition, client, query):
    for path in ("/annotations/", "/annotations.json", "/agreement/", "/changes/", "/changes.json"):
        answer = client.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_a_page_beyond_the_last_says_so_and_leads_back(edition, client):
    answer = client.get("/annotations/?relation=quotes&page=9")
    page = answer.content.decode()

    assert answer.status_code == 404
    assert "There is no page 9" in page
    assert 'href="/annotations/?relation=quotes"' in page


def test_data_beyond_the_last_page_are_a_problem_that_names_it(edition, client):
    answer = client.get("/annotations.json?level=certain&size=50&page=99")

    last = answer.json()["suggestions"][0]
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no page 99. The last is page 3."
    assert last == {"label": "Page 3", "url": "/annotations.json?level=certain&size=50&page=3"}
    assert len(data(client, last["url"])["annotations"]) > 0


def test_a_choice_that_finds_nothing_has_an_empty_first_page(edition, client):
    answer = data(client, "/annotations.json?relation=quotes&chapter=decree")

    assert (answer["total"], answer["page"], answer["pages"], answer["annotations"]) == (0, 1, 1, [])


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("/annotations/?size=1", "/annotations/?size=3"),
        ("/annotations.json?size=1", "/annotations.json?size=3"),
        ("/commentary/poita-2020/p10/", "/commentary/poita-2020/p8/"),
        ("/agreement/?chapter=section-2", "/agreement/?chapter=chapter-3"),
        ("/changes/?kind=absent", "/changes/?kind=new"),
        ("/changes.json?kind=absent", "/changes.json?kind=new"),
    ],
)
def test_lists_ask_the_same_number_of_queries_for_one_item_and_for_many(
    edition, client, loading_kept, django_assert_num_queries, one, many
):
    body(client, one)  # the first answer of a process also asks what all answers share
    with CaptureQueriesContext(connection) as queries:
        body(client, one)

    with django_assert_num_queries(len(queries)):
        body(client, many)


def test_a_reader_of_many_passages_asks_no_more_queries_than_of_few(
    edition, client, loading_kept, django_assert_num_queries
):
    body(client, "/commentary/poita-2020/")

    with django_assert_num_queries(8):
        body(client, "/commentary/poita-2020/")
    with django_assert_num_queries(8):
        body(client, "/commentary/akbayeva-2023/")
