import pytest


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
