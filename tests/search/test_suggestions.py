import pytest
from django.test import Client
from django.utils import translation

from search.editorial import authority
from search.suggestions import suggest

pytestmark = pytest.mark.usefixtures("indexed_edition")


def labels(typed):
    return [suggestion.label for suggestion in suggest(typed)]


def test_the_first_letters_of_a_place_suggest_it():
    assert labels("clause 2.1") == [
        "Clause 2.1",
        "Clause 2.10",
        "Clause 2.11",
        "Clause 2.12",
        "Clause 2.13",
        "Clause 2.14",
    ]
    assert labels("goal 6") == ["Goal 6"]


def test_a_bare_number_suggests_the_clause_with_its_words():
    first = suggest("2.7")[0]

    assert (first.label, first.url) == ("2.7", "/concept/2020/2.7/")
    assert first.detail.startswith("Assistance in expanding")


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("cl. 3.15", "/concept/2020/3.15/"),
        ("п. 2.7", "/concept/2020/2.7/"),
        ("тарау 3", "/concept/2020/chapter-3/"),
        ("section 2.7", "/concept/2020/2.7/"),
    ],
)
def test_a_reference_in_any_spelling_suggests_its_unit_first(typed, url):
    assert suggest(typed)[0].url == url


def test_a_unit_referred_to_is_called_in_the_language_of_the_page():
    with translation.override("kk"):
        assert labels("тарау 3")[0].startswith("3-тарау. ")


def test_a_reference_among_other_words_suggests_nothing():
    assert suggest("what does cl. 3.15 say") == []


def test_what_was_typed_in_the_wrong_keyboard_layout_suggests_what_was_meant():
    assert labels("ЬАФ")[0] == "MFA"
    assert labels("vbl")[0] == "МИД"


def test_a_heading_is_found_by_any_of_its_words():
    assert "Section 2. Priorities in the field of economic diplomacy" in labels("economic dip")


def test_a_name_is_suggested_once_in_the_form_that_was_begun():
    forms = [form for form in authority()["mfa"].forms if form.startswith("Ministry of Foreign Affairs")]

    assert len(forms) > 1
    assert [suggestion.key for suggestion in suggest("Ministry of For")].count("mfa") == 1
    assert labels("Ministry of For")[0] == "Ministry of Foreign Affairs"


def test_a_name_begun_in_russian_is_marked_as_russian():
    found = suggest("МИД")[0]

    assert (found.label, found.detail, found.language) == ("МИД", "Ministry of Foreign Affairs", "ru")


def test_case_and_accents_make_no_difference():
    assert labels("CLAUSE 2.7") == labels("clausé 2.7") == ["Clause 2.7"]


@pytest.mark.parametrize("typed", ["", " ", "%00", "zzzzzz", '"', "a" * 5000, "%ED%A0%80", "\u202e"])
def test_what_suggests_nothing_is_an_empty_list(typed):
    response = Client().get(f"/suggest.json?q={typed}")

    assert response.status_code == 200
    assert response.json()["suggestions"] == []


def test_every_suggestion_leads_to_a_page_that_is_there(client):
    urls = {suggestion.url for typed in ("2.7", "eco", "kaz", "terr", "мир") for suggestion in suggest(typed)}

    assert len(urls) > 20
    assert {client.get(url).status_code for url in urls} == {200}


def test_a_keystroke_costs_no_query(client, loading_kept, django_assert_num_queries):
    client.get("/suggest.json?q=ka")

    with django_assert_num_queries(0):
        client.get("/suggest.json?q=kaz")
