"""Pages of the document as a reader's browser gets them, and the same as data."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concept.models import Clause, MovedRef

pytestmark = pytest.mark.django_db


def anchors(html):
    return re.findall(r'<div class="unit"[^>]* id="([^"]+)"', html)


def test_the_whole_text_has_an_anchor_for_every_unit_in_order(client, edition):
    response = client.get("/concept/2020/")

    assert anchors(response.text) == list(Clause.objects.values_list("ref", flat=True))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("2.7", "/concept/2020/2.7/"),
        ("02.07/", "/concept/2020/2.7/"),
        ("Goal-6/", "/concept/2020/goal-6/"),
        ("goal 6", "/concept/2020/goal-6/"),
        ("Chapter-1.P3", "/concept/2020/chapter-1.p3/"),
        ("clause 2.7/", "/concept/2020/2.7/"),
    ],
)
def test_another_spelling_of_a_ref_leads_to_its_one_address(client, edition, typed, address):
    response = client.get(f"/concept/2020/{typed}")

    assert response.status_code == 301
    assert response.headers["Location"] == address


def test_a_redirect_keeps_the_question_mark_and_what_follows(client, edition):
    response = client.get("/concept/2020/02.07/?from=letter")

    assert response.headers["Location"] == "/concept/2020/2.7/?from=letter"


def test_a_ref_that_moved_still_leads_to_its_unit(client, edition):
    MovedRef.objects.create(owner="2020", old="tools.p99", new="tools.p4")

    response = client.get("/concept/2020/tools.p99/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/concept/2020/tools.p4/"


def test_an_unknown_unit_offers_its_neighbours(client, edition):
    response = client.get("/concept/2020/2.15/")

    assert response.status_code == 404
    offered = re.findall(r'<li><a href="(/concept/2020/[^"]*)">', response.text)
    assert offered[0] == "/concept/2020/2.14/"
    assert offered[-1] == "/concept/2020/"


def test_an_unknown_document_offers_the_one_there_is(client, edition):
    response = client.get("/concept/1995/2.7/")

    assert response.status_code == 404
    assert 'href="/concept/2020/"' in response.text


def test_the_document_as_data_has_every_unit_in_order(client, edition):
    body = client.get("/concept/2020.json").json()

    assert [unit["ref"] for unit in body["units"]] == list(Clause.objects.values_list("ref", flat=True))
    assert body["total"] == 151


def test_a_unit_as_data_says_what_it_is_and_where_it_stands(client, edition):
    body = client.get("/concept/2020/2.7.json").json()

    assert {name: body[name] for name in ("ref", "url", "kind", "number", "label", "source", "parent")} == {
        "ref": "2.7",
        "url": "/concept/2020/2.7/",
        "kind": "clause",
        "number": "2.7",
        "label": "Clause 2.7",
        "source": {"file": "concept-2020.txt", "lines": [88, 88]},
        "parent": "section-2",
    }
    assert (body["previous"], body["next"]) == ("2.6", "2.8")
    assert body["text"].startswith("Assistance in expanding the nomenclature")


def test_a_unit_without_a_printed_number_has_none_as_data(client, edition):
    assert client.get("/concept/2020/chapter-1.p3.json").json()["number"] is None


def test_an_unknown_unit_as_data_is_an_error_as_data(client, edition):
    response = client.get("/concept/2020/2.15.json")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["suggestions"][0] == {"label": "Clause 2.14", "url": "/concept/2020/2.14/"}


def test_a_number_that_is_the_editions_is_said_to_be(client, edition):
    said = "is this edition’s count"

    assert said in client.get("/concept/2020/chapter-1.p3/").text
    assert said not in client.get("/concept/2020/goal-6/").text


def test_an_emendation_is_visible_beside_the_text_it_touches(client, edition):
    text = client.get("/concept/2020/tools/").text

    assert "The heading is glued to its first paragraph" in text


def test_neighbours_of_a_text_cross_headings_and_those_of_a_heading_are_headings(client, edition):
    def neighbours(ref):
        body = client.get(f"/concept/2020/{ref}.json").json()
        return body["previous"], body["next"]

    assert neighbours("2.1") == ("1.7", "2.2")
    assert neighbours("section-2") == ("section-1", "section-3")
    assert neighbours("act-4") == ("act-3", None)


@pytest.mark.parametrize(("short", "long"), [("act-4", "chapter-5"), ("chapter-1.p1.c", "chapter-1")])
def test_a_page_asks_the_same_number_of_questions_whatever_it_shows(
    client, edition, loading_kept, short, long
):
    def questions(ref):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/concept/2020/{ref}/").status_code == 200
        return len(asked)

    questions(long)  # what is kept from one page to the next is asked for now

    assert questions(short) == questions(long)


def test_a_bad_address_is_never_a_fault(client, edition):
    for ref in ("%00", "..", "%F0%9F", "9" * 5000, "²", "-", "."):
        assert client.get(f"/concept/2020/{ref}/").status_code in (301, 400, 404)
