import pytest
from django.db import connection

from tests.config.pages import TEXT


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/text/", "/static/site.css", "/healthz", "/nowhere/"])
def test_public_addresses_can_only_be_read(client, method, path):
    response = client.generic(method, path)

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"
    assert "<h1>This page can only be read</h1>" in response.text


def test_a_page_answers_head_without_its_body(client):
    response = client.head("/text/")

    assert response.status_code == 200
    assert response.content == b""
    assert response.headers["Content-Length"] == str(len(TEXT))


@pytest.mark.django_db
def test_editors_can_write_where_the_admin_is(client):
    response = client.post("/desk/login/", {"username": "nobody", "password": "wrong"})

    assert response.status_code == 200
    assert "Please enter the correct username and password" in response.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/text/%00", 400),
        ("/concept/2020/2.7%00/", 400),
        ("/text/?q=" + "a" * 9000, 414),
        ("/" + "a" * 9000, 414),
        ("/text/?%00=%00&q=%ff%fe&&=&%", 200),
        ("/text/?q=" + "%f0%9f" * 50, 200),
        ("/text/?" + "&".join(["f=1"] * 1500), 400),
        ("/%ff%fe/", 404),
        ("/../../etc/passwd", 404),
        ("/concept/2020/2.7/../../", 404),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_malformed_address_is_never_a_fault_of_the_site(client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["/c/?q=2.7%00", "/c/?q=%00", "/selection.bib?id=2020/2.7&id=2020/2.7%00"])
def test_no_database_is_asked_about_a_nul_byte_which_postgresql_refuses(client, edition, path):
    asked = []

    def heard(execute, sql, params, many, context):
        asked.extend(params or ())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(heard):
        response = client.get(path)

    assert response.status_code < 400
    assert not [value for value in asked if isinstance(value, str) and "\0" in value]
