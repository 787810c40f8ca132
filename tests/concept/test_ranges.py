"""Ranges of units as one page."""

import re

import pytest

from concept import addresses

pytestmark = pytest.mark.django_db


def refs(html):
    return re.findall(r'<div class="unit"[^>]* id="([^"]+)"', html)


def test_a_range_shows_its_units_and_no_other(client, edition):
    response = client.get("/concept/2020/3.10-3.14/")

    assert refs(response.text) == ["3.10", "3.11", "3.12", "3.13", "3.14"]
    assert "<h1>Clauses 3.10–3.14</h1>" in response.text


@pytest.mark.parametrize("typed", ["3.14-3.10", "3.10-14", "3.10–3.14", "03.10-3.14", "3.10 - 3.14"])
def test_a_range_has_one_address(client, edition, typed):
    response = client.get(f"/concept/2020/{typed}/")

    assert response.status_code == 301
    assert response.headers["Location"] == "/concept/2020/3.10-3.14/"


def test_a_range_of_one_is_the_unit(client, edition):
    assert client.get("/concept/2020/2.7-2.7/").headers["Location"] == "/concept/2020/2.7/"


def test_a_range_of_chapters_holds_what_is_in_them(client, edition):
    shown = refs(client.get("/concept/2020/chapter-2-chapter-3/").text)

    assert (shown[0], shown[-1], len(shown)) == ("chapter-2", "principle-6", 17)


def test_a_range_as_data_has_its_units(client, edition):
    body = client.get("/concept/2020/3.10-3.14.json").json()

    assert [unit["ref"] for unit in body["units"]] == ["3.10", "3.11", "3.12", "3.13", "3.14"]
    assert body["url"] == "/concept/2020/3.10-3.14/"


def test_a_range_with_an_unknown_end_is_not_found(client, edition):
    assert client.get("/concept/2020/3.10-3.99/").status_code == 404


def test_an_address_full_of_hyphens_asks_the_database_little(edition, django_assert_max_num_queries):
    with django_assert_max_num_queries(20), pytest.raises(addresses.UnknownRef):
        addresses.clause("2020", "1-" * 900)
