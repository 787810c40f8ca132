import json

import pytest

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def test_an_unknown_address_gets_a_page_of_the_site(client):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "<h1>There is nothing at this address</h1>" in response.text
    assert "tried" not in response.text


def test_a_404_gives_its_reason_and_the_nearest_addresses(client):
    response = client.get("/clause/")

    assert response.status_code == 404
    assert ">The Concept has no clause 2.79.</p>" in response.text
    assert '<a href="/concept/2020/2.7/">2.7</a>' in response.text
    assert '<a href="/concept/2020/2.8/">2.8</a>' in response.text


def test_data_addresses_answer_errors_as_problem_json(client):
    response = client.get("/clause.json")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "The Concept has no clause 2.79.",
        "suggestions": [
            {"label": "2.7", "url": "/concept/2020/2.7/"},
            {"label": "2.8", "url": "/concept/2020/2.8/"},
        ],
    }


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere.json", 404),
        ("/nowhere.csv", 404),
        ("/nowhere.atom", 404),
        ("/concept/2020/2.7%00.bib", 400),
        ("/search.ris?" + "&".join(["f=1"] * 1500), 400),
        ("/edition.png?" + "a" * 9000, 414),
        ("/broken.xml", 500),
        ("/download/nothing.epub", 404),
    ],
    ids=lambda value: str(value)[:24],
)
@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/x-bibtex", "image/*;q=0.1"])
@pytest.mark.django_db
def test_a_program_gets_a_problem_from_every_address_of_data(client, path, status, accept):
    response = client.get(path, headers={"accept": accept})

    assert response.headers["Content-Type"] == "application/problem+json"
    assert "Accept" in response.headers["Vary"].split(", ")
    assert json.loads(response.content)["status"] == response.status_code == status


def test_a_program_that_writes_to_data_gets_a_problem(client):
    response = client.post("/clause.json")

    assert response.headers["Allow"] == "GET, HEAD"
    assert response.json() == {"type": "about:blank", "title": "Method Not Allowed", "status": 405}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/nowhere.bib", "There is nothing at this address"),
        ("/clause.json", "There is nothing at this address"),
        ("/broken.json", "Something went wrong here"),
    ],
)
def test_a_person_who_followed_a_link_to_data_gets_a_page(client, path, title):
    response = client.get(path, headers={"accept": BROWSER})

    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept" in response.headers["Vary"].split(", ")
    assert f"<h1>{title}</h1>" in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/concept/2020/chapter-1.p1.z", "/concept/2020/chapter-1.p1.z/"])
def test_a_ref_with_dots_is_the_address_of_a_page(client, path):
    response = client.get(path)

    assert (response.status_code, response.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


@pytest.mark.parametrize("path", ["/broken/", "/broken.json"])
def test_a_fault_of_the_site_tells_nothing_about_its_code(client, path):
    response = client.get(path)

    assert response.status_code == 500
    assert "secret" not in response.text
    assert "ZeroDivisionError" not in response.text


def test_a_wrong_host_gets_a_page_of_the_site(client):
    response = client.get("/text/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "<h1>This request cannot be understood</h1>" in response.text


def test_a_closed_page_gets_a_page_of_the_site(client):
    response = client.get("/closed/")

    assert response.status_code == 403
    assert "<h1>This page is not open to you</h1>" in response.text
