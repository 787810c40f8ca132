"""How a reader wants pages to look."""

import re

import pytest

from config.preferences import read

pytestmark = pytest.mark.django_db


def test_a_choice_is_kept_and_the_reader_goes_back(client):
    response = client.get("/settings/?theme=dark&size=large&measure=medium&keys=on&back=/help/")

    assert response.status_code == 303
    assert response.headers["Location"] == "/help/"
    assert '<html lang="en" data-theme="dark" data-size="large">' in client.get("/help/").text


def test_without_a_choice_no_cookie_is_set(client):
    assert not client.get("/help/").cookies
    assert not client.get("/settings/").cookies


def test_sizes_and_widths_are_offered_from_the_smallest_up_with_the_medium_chosen(client):
    offered = re.findall(r'name="(size|measure)" value="(\w+)"( checked)?', client.get("/settings/").text)

    assert offered == [
        ("size", "small", ""),
        ("size", "medium", " checked"),
        ("size", "large", ""),
        ("size", "larger", ""),
        ("measure", "narrow", ""),
        ("measure", "medium", " checked"),
        ("measure", "wide", ""),
    ]


def test_one_choice_leaves_the_others(client):
    client.get("/settings/?theme=dark&size=large")
    client.get("/settings/?theme=system")

    assert '<html lang="en" data-size="large">' in client.get("/help/").text


def test_choosing_the_defaults_takes_the_cookie_away(client):
    client.get("/settings/?theme=dark")

    response = client.get("/settings/?theme=system")

    assert response.cookies["reading"]["max-age"] == 0


@pytest.mark.parametrize(
    "back", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "help/"]
)
def test_nobody_is_sent_to_another_site(client, back):
    response = client.get("/settings/", {"theme": "dark", "back": back})

    assert response.headers["Location"] == "/settings/"


def test_a_cookie_of_nonsense_is_ignored(client):
    client.cookies["reading"] = 'theme:"><script> size:huge x'

    assert '<html lang="en">' in client.get("/help/").text
    assert read("theme:dark size:huge keys:off") == {"theme": "dark", "keys": "off"}


def test_a_cache_is_told_that_pages_differ_by_cookie(client):
    assert "Cookie" in client.get("/help/").headers["Vary"]
