"""Many citations at once: all that a search found, and those that a reader ticked."""

import json

import pytest
import rispy
from bibtexparser import parse_string

from citation.managers import MANAGERS
from formats import selection

pytestmark = pytest.mark.usefixtures("indexed_edition")
EVERYTHING = "q=*"


def body(response):
    return (b"".join(response) if response.streaming else response.content).decode()


def ids_of(suffix, text):
    if suffix == "bib":
        return [entry.key for entry in parse_string(text).entries]
    return [said["id"] for said in (rispy.loads(text) if suffix == "ris" else json.loads(text))]


def hits(client, query):
    """The addresses of all hits of a search, as citations name them."""
    first = json.loads(client.get(f"/search.json?{query}").content)
    pages = [
        json.loads(client.get(f"/search.json?{query}&page={n + 1}").content) for n in range(first["pages"])
    ]
    return [hit["url"].strip("/").replace("/", "-") for page in pages for hit in page["results"]]


@pytest.mark.parametrize("suffix", MANAGERS)
def test_a_search_is_saved_whole_and_in_its_order(client, suffix):
    found = hits(client, "q=trade")

    response = client.get(f"/search.{suffix}?q=trade")

    assert ids_of(suffix, body(response)) == found
    assert len(found) > 10
    assert response.headers["Content-Type"] == MANAGERS[suffix].media_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="concept-search.{suffix}"'


@pytest.mark.parametrize("suffix", MANAGERS)
def test_a_long_list_is_sent_as_it_is_written_and_each_record_can_be_counted(client, suffix):
    found = hits(client, EVERYTHING)

    response = client.get(f"/search.{suffix}?{EVERYTHING}&page=3")
    text = body(response)

    assert response.streaming
    assert ids_of(suffix, text) == found
    assert text.count(MANAGERS[suffix].mark) == len(found) > selection.BATCH


def test_a_search_that_finds_nothing_is_an_empty_file(client):
    assert [body(client.get(f"/search.{suffix}?q=xyzzyqwk")) for suffix in MANAGERS] == ["", "", "[\n\n]\n"]


@pytest.mark.parametrize("suffix", MANAGERS)
def test_those_that_were_ticked_are_saved_and_what_is_unknown_left_out(client, suffix):
    query = "id=poita-2020/p5&id=2020/2.7&id=2020/9.9&id=nonsense&id="

    response = client.get(f"/selection.{suffix}?{query}")

    assert ids_of(suffix, body(response)) == ["commentary-poita-2020-p5", "concept-2020-2.7"]
    assert response.headers["Content-Disposition"] == f'attachment; filename="concept-selection.{suffix}"'


@pytest.mark.parametrize(
    "query", ["", "id=", "id=2020/9.9", "id=akbayeva-2023/m1", "id=%00", "id=" + "x" * 500]
)
def test_a_selection_of_nothing_says_what_to_do(client, query):
    response = client.get(f"/selection.bib?{query}")

    assert response.status_code == 404
    assert "Choose those to save" in response.content.decode()


def test_buttons_pressed_with_nothing_ticked_lead_back_to_the_hits(client):
    hits = "http://testserver/ru/search/?q=trade&page=2"

    answer = client.get("/selection.bib", headers={"Accept": "text/html", "Referer": hits})
    page = answer.text
    from_elsewhere = client.get(
        "/selection.bib", headers={"Accept": "text/html", "Referer": "https://elsewhere.example/"}
    ).text

    assert "<h1>Nothing was chosen</h1>" in page
    assert f'href="{hits.replace("&", "&amp;")}"' in page
    assert "elsewhere.example" not in from_elsewhere
    assert "Referer" in answer.headers["Vary"]


def test_a_search_page_has_a_box_for_each_hit_and_buttons_for_each_format(client):
    text = client.get("/search/?q=trade").content.decode()
    first = json.loads(client.get("/search.json?q=trade").content)

    for hit in first["results"]:
        assert f'name="id" value="{hit["id"]}" form="saving"' in text
    assert text.count("<button") >= 3
    for suffix in MANAGERS:
        assert f'formaction="/selection.{suffix}"' in text
        assert f'href="/search.{suffix}?q=trade" download' in text
    assert "data-saving" not in text


def test_only_a_long_list_shows_how_far_it_is(client):
    assert 'data-saving="' in client.get(f"/search/?{EVERYTHING}").content.decode()
