"""The addresses of forms: suffixes, spellings, Accept."""

import pytest
from pytest_django.asserts import assertRedirects

pytestmark = pytest.mark.usefixtures("edition")
CLAUSE = "/concept/2020/2.7/"


@pytest.mark.parametrize(
    ("typed", "permanent"),
    [
        ("/concept/2020/02.07.bib", "/concept/2020/2.7.bib"),
        ("/concept/2020/Goal-6.txt", "/concept/2020/goal-6.txt"),
        ("/commentary/poita-2020/P5.ris", "/commentary/poita-2020/p5.ris"),
        ("/annotations/A1.md", "/annotations/a1.md"),
        ("/annotations/a01.txt", "/annotations/a1.txt"),
        ("/commentary/Poita-2020.bib", "/commentary/poita-2020.bib"),
        ("/concept/02020.txt", "/concept/2020.txt"),
        ("/concept/2020/02.07.bib?from=mail", "/concept/2020/2.7.bib?from=mail"),
    ],
)
def test_another_spelling_leads_to_the_permanent_address(client, typed, permanent):
    response = client.get(typed)

    assert (response.status_code, response.headers["Location"]) == (301, permanent)


@pytest.mark.parametrize(
    "path",
    [
        "/concept/2020/9.9.bib",
        "/concept/1999.xml",
        "/commentary/nobody.ris",
        "/commentary/poita-2020/p99.txt",
        "/commentary/akbayeva-2023/m1.txt",
        "/commentary/akbayeva-2023/m1.bib",
        "/annotations/a9999.md",
        "/concept/2020/2.7.jsonld",
        "/commentary/poita-2020/p5.xml",
    ],
)
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "thing",
    [
        "/concept/2019",
        "/concept/2020/2.99",
        "/commentary/nobody",
        "/commentary/poita-2020/p99",
        "/annotations/a9999",
    ],
)
def test_an_unknown_thing_is_answered_alike_in_every_form(client, thing):
    answers = [client.get(f"{thing}.{suffix}") for suffix in ("json", "bib", "txt")]

    problems = [answer.json() for answer in answers]
    assert problems == [problems[0]] * 3
    assert problems[0]["status"] == 404
    assert len(problems[0]["suggestions"]) >= 1


def test_files_for_programs_are_saved_under_a_telling_name(client):
    assert client.get("/concept/2020/2.7.bib").headers["Content-Disposition"] == (
        'attachment; filename="concept-2020-2.7.bib"'
    )
    assert "Content-Disposition" not in client.get("/concept/2020/2.7.txt").headers


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/x-bibtex", ".bib"),
        ("application/x-research-info-systems", ".ris"),
        ("application/vnd.citationstyles.csl+json", ".csl.json"),
        ("application/json", ".json"),
        ("application/akn+xml", ".xml"),
        ("application/xml", ".xml"),
        ("text/markdown", ".md"),
        ("image/png", ".png"),
        ("text/plain, text/html;q=0.5", ".txt"),
    ],
)
def test_accept_chooses_the_form(client, accept, form):
    negotiated = client.get(CLAUSE, headers={"accept": accept})
    plain = client.get(f"/concept/2020/2.7{form}")

    assert negotiated.content == plain.content
    assert negotiated.headers["Content-Type"] == plain.headers["Content-Type"]
    assert negotiated.headers["Content-Location"] == f"/concept/2020/2.7{form}"
    assert "Accept" in negotiated.headers["Vary"].split(", ")


@pytest.mark.parametrize(
    "accept",
    ["", "*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "image/gif", "nonsense"],
)
def test_whoever_accepts_anything_gets_the_page(client, accept):
    response = client.get(CLAUSE, headers={"accept": accept})

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept" in response.headers["Vary"].split(", ")
    assert "Content-Location" not in response.headers


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/commentary/poita-2020/p5/", "application/xml"),
        ("/annotations/", "text/plain"),
        ("/annotations/a1/", "application/tei+xml"),
        ("/concept/2020/2.7/", "application/tei+xml"),
        ("/concept/2020/3.10-3.14/", "application/akn+xml"),
        ("/ru/concept/2020/3.10-3.14/", "image/png"),
    ],
)
def test_a_form_that_a_page_does_not_have_is_the_page(client, path, accept):
    response = client.get(path, headers={"accept": accept})

    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert response.content == client.get(path).content
    assert "Content-Location" not in response.headers


def test_a_page_at_another_spelling_is_moved_to_for_a_form_that_it_does_not_have(client):
    response = client.get("/concept/2020/2.9-2.7/", headers={"accept": "image/png"})

    assertRedirects(response, "/concept/2020/2.7-2.9/", 301)


@pytest.mark.parametrize("accept", ["application/json", "text/markdown"])
def test_what_does_not_exist_is_a_problem_to_a_program_that_asks_for_a_form(client, accept):
    response = client.get("/concept/2020/2.99/", headers={"accept": accept})

    assert (response.status_code, response.json()["status"]) == (404, 404)


@pytest.mark.usefixtures("indexed_edition")
@pytest.mark.parametrize(
    ("path", "accept", "place"),
    [
        ("/concept/2020/3.10-3.14/", "text/markdown, text/html;q=0.5", "/concept/2020/3.10-3.14.md"),
        ("/concept/2020/3.10-3.14/", "application/x-bibtex", "/concept/2020/3.10-3.14.bib"),
        ("/commentary/poita-2020/", "application/tei+xml", "/commentary/poita-2020.xml"),
        ("/commentary/poita-2020/", "application/xml", "/commentary/poita-2020.xml"),
        ("/annotations/?relation=quotes", "application/json", "/annotations.json?relation=quotes"),
        ("/annotations/", "application/ld+json", "/annotations.jsonld"),
        ("/search/?q=trade", "application/json", "/search.json?q=trade"),
        ("/search/?q=trade", "application/x-research-info-systems", "/search.ris?q=trade"),
    ],
)
def test_other_pages_are_there_in_the_forms_that_they_have(client, path, accept, place):
    response = client.get(path, headers={"accept": accept})

    assert response.content == client.get(place).content
    assert response.headers["Content-Location"] == place


@pytest.mark.usefixtures("indexed_edition")
@pytest.mark.parametrize(
    ("data", "page"),
    [
        ("/concept/2020.json", "/concept/2020/"),
        ("/concept/2020/2.7.json", "/concept/2020/2.7/"),
        ("/commentary/poita-2020/p5.json", "/commentary/poita-2020/p5/"),
        ("/annotations.json?relation=quotes", "/annotations/?relation=quotes"),
        ("/search.json?q=trade", "/search/?q=trade"),
    ],
)
def test_data_name_the_page_they_are_of(client, data, page):
    assert client.get(data).headers["Link"] == f'<http://testserver{page}>; rel="canonical"'


def test_data_chosen_from_a_page_in_russian_name_the_page_to_cite(client):
    response = client.get("/ru/concept/2020/2.7/", headers={"accept": "application/json"})

    assert response.headers["Content-Location"] == "/concept/2020/2.7.json"
    assert response.headers["Link"] == '<http://testserver/concept/2020/2.7/>; rel="canonical"'
