"""A site whose index is missing."""

import pytest

pytestmark = pytest.mark.usefixtures("edition")


@pytest.fixture(autouse=True)
def no_index(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.mark.parametrize("path", ["/search/?q=water", "/ru/search/"])
def test_a_search_without_an_index_leads_to_the_texts(client, path):
    response = client.get(path)

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "/concept/2020/" in response.text


def test_data_says_so_as_a_problem(client):
    response = client.get("/search.json?q=water")

    assert (response.status_code, response.headers["Content-Type"]) == (503, "application/problem+json")


@pytest.mark.parametrize("path", ["/concept/2020/2.7/", "/concordance/?q=water", "/terms/?q=water"])
def test_what_needs_no_index_is_answered(client, path):
    assert client.get(path).status_code == 200
