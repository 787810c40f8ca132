import json
from types import SimpleNamespace

import pytest
from django.test import Client

from config import limiting
from config.limiting import MINUTE, MOST, Allowance, asker
from tests.site import Site

READER, ANOTHER = {"REMOTE_ADDR": "203.0.113.5"}, {"REMOTE_ADDR": "203.0.113.6"}


@pytest.fixture
def limited(edition, settings, monkeypatch):
    """A reader of a site that gives data three times a minute, in a moment that does not pass."""
    settings.API_RATE = 3
    monkeypatch.setattr(limiting, "time", SimpleNamespace(monotonic=lambda: 8.0))
    return Client()


def test_who_asks_for_data_too_often_is_told_how_long_to_wait(limited):
    statuses = [limited.get("/concept/2020/2.7.json", **READER).status_code for _ in range(3)]
    response = limited.get("/concept/2020/2.7.bib", **READER)

    assert statuses == [200, 200, 200]
    assert response.status_code == 429
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Retry-After"] == "20"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in response.headers["Access-Control-Expose-Headers"].split(", ")
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "This address asked for data more than 3 times in a minute. Ask again in 20 s.",
    }


def test_the_form_that_accept_chooses_is_counted_too(limited):
    accept = {"HTTP_ACCEPT": "application/json"}
    statuses = [limited.get("/concept/2020/2.7/", **READER, **accept).status_code for _ in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_pages_are_never_refused_and_others_are_not_held_back(limited):
    for _ in range(5):
        limited.get("/concept/2020/2.7.json", **READER)

    assert limited.get("/concept/2020/2.7.json", **READER).status_code == 429
    assert limited.get("/concept/2020/2.7/", **READER).status_code == 200
    assert limited.get("/concept/2020/2.7.json", **ANOTHER).status_code == 200


def test_a_rate_of_nothing_is_no_limit(edition, settings):
    settings.API_RATE = 0
    client = Client()

    assert {client.get("/edition.png", **READER).status_code for _ in range(50)} == {200}


def test_an_allowance_comes_back_evenly():
    allowance = Allowance(60)
    burst = [allowance.wait("a", 0.0) for _ in range(61)]

    assert burst == [0] * 60 + [1.0]
    assert [allowance.wait("a", 2.5) for _ in range(3)] == [0, 0, 0.5]
    assert [allowance.wait("a", 2.5 + 2 * MINUTE) for _ in range(60)] == [0] * 60


def test_the_memory_is_bounded_and_forgets_the_longest_unheard():
    allowance = Allowance(1)
    for number in range(MOST + 1):
        allowance.wait(number, 0.0)

    assert len(allowance.due) == MOST
    assert allowance.wait(MOST, 0.0) > 0
    assert allowance.wait(0, 0.0) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.5", "203.0.113.6", False),
        ("203.0.113.5", "::ffff:203.0.113.5", True),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
    ],
)
def test_an_ipv6_network_is_one_asker(one, other, same):
    assert (asker(one) == asker(other)) == same


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "", "unix:", "nonsense"])
def test_the_machine_itself_and_the_unknown_are_not_counted(address):
    assert asker(address) is None


def test_behind_a_proxy_each_reader_is_counted_alone(live):
    def ask(site, reader):
        headers = {"Host": "edition.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": reader}
        return site.get("/edition.png", **headers).status

    with Site(live.var, HTTPS="1", ALLOWED_HOSTS="edition.example", API_RATE="1") as site:
        statuses = [ask(site, reader) for reader in ("203.0.113.5", "203.0.113.5", "203.0.113.6")]

    assert statuses == [200, 429, 200]


def test_without_a_trusted_proxy_nobody_can_ask_as_another(live):
    with Site(live.var, API_RATE="1") as site:
        statuses = {site.get("/edition.png", **{"X-Forwarded-For": "203.0.113.5"}).status for _ in range(4)}

    assert statuses == {200}
