"""Why a text is found in which no word of the query stands."""

import json
from urllib.parse import urlencode

import pytest

from tests.search.factory import answer

pytestmark = pytest.mark.usefixtures("indexed_edition")


def reasons(words):
    """What is said of each hit, by id; None of a hit in whose text something is marked."""
    given = answer(urlencode({"q": words}))
    return {hit["id"]: None if "<mark>" in hit["snippet"] else hit["reasons"] for hit in given.hits}


@pytest.mark.parametrize(
    ("words", "id", "said"),
    [
        ("water", "2020/3.17", None),
        ("water", "2020/3.20", ["Found by its topic: Environment, water and health"]),
        ("2.7", "akbayeva-2023/p27", ["Discusses the place you named"]),
        ("poita", "poita-2020/p3", ["Found by its author: Yuri Poita"]),
    ],
)
def test_a_hit_without_a_mark_says_why_it_was_found(words, id, said):
    assert reasons(words)[id] == said


@pytest.mark.parametrize("words", ["United Nations", "ООН", "Китай", "қытай", "United States"])
def test_no_name_is_a_reason_that_is_not_the_one_asked_for(words):
    assert [reason for reason in said(words) if "name in it" in reason] == []


@pytest.mark.parametrize("words", ["goal 6 OR goal 7", "section 2 OR goal 6", "goals 6 and 7"])
def test_each_of_several_places_is_one_that_was_named(words):
    given = answer(urlencode({"q": words}))

    assert [hit["is_reference"] for hit in given.hits[:2]] == [True, True]
    assert "Holds the place you named" not in said(words)


def test_what_holds_the_place_that_was_named_says_so():
    assert reasons("chapter 4 goal 6")["2020/chapter-4"] == ["Holds the place you named"]


def test_a_unit_is_found_by_the_heading_above_it_and_by_what_is_said_of_it():
    told = {reason for words in ("vision", "nomenclature", "brainchild") for reason in said(words)}

    assert "Found by the heading above it" in told
    assert "Found by a passage that discusses it" in told
    assert "Found by a unit that it discusses" in told


def said(words):
    return [reason for each in reasons(words).values() for reason in each or ()]


@pytest.mark.parametrize(
    "words",
    [
        "water energy",
        "green economy",
        "sea union",
        "қауіпсіздік",
        "мягкая сила",
        "chapter 3",
        "chapter 4 goal 6",
        "goals 6 and 7",
        "3.10-3.12",
        "EEU",
        "diplom*",
    ],
)
def test_no_hit_is_there_without_a_mark_or_a_reason(words):
    given = answer(urlencode({"q": words}))

    unexplained = [
        hit["id"]
        for hit in given.hits
        if not ("<mark>" in hit["snippet"] or hit["reasons"] or hit["is_reference"])
    ]
    assert given.total
    assert unexplained == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("/search/", "Found by its topic: Environment, water and health"),
        ("/ru/search/", "Найдено по теме: Окружающая среда, водные ресурсы и здоровье"),
    ],
)
def test_the_page_says_it_in_its_language(client, page, said):
    assert f'<span class="hit-reason">{said}</span>' in client.get(f"{page}?q=water").content.decode()


def test_data_says_it_too(client):
    found = {
        hit["id"]: hit["reasons"] for hit in json.loads(client.get("/search.json?q=water").content)["results"]
    }

    assert (found["2020/3.17"], found["2020/3.20"]) == (
        [],
        ["Found by its topic: Environment, water and health"],
    )
