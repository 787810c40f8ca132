import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests import patience

HOST = b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n"


def status(site, request):
    """The status of the answer to a request sent byte for byte, as well-behaved clients never would."""
    address = urlsplit(site.url)
    with socket.create_connection((address.hostname, address.port), timeout=patience.SECONDS) as connection:
        # a server that has heard enough answers and hangs up; what it said can still be read
        with suppress(ConnectionError):
            connection.sendall(request)
        return int(connection.recv(1024).split()[1])


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GET /\x00 HTTP/1.1\r\n" + HOST, 400),
        (b"GET /\xff\xd0\x80?q=\xff HTTP/1.1\r\n" + HOST, 404),
        (b"G\xcbT / HTTP/1.1\r\n" + HOST, 405),
        (b"GET /nowhere/" + b"a" * 300_000 + b" HTTP/1.1\r\n" + HOST, 431),
        (b"GET /nowhere/" + b"a" * 10_000 + b" HTTP/1.1\r\n" + HOST, 414),
        (b"NONSENSE\r\n\r\n", 400),
        (b"GET /nowhere/ HTTP/1.1\r\n\r\n", 400),
        (b"GET /nowhere/ HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n", 400),
        (b"GET http://elsewhere.example/nowhere/ HTTP/1.1\r\n" + HOST, 404),
        (
            b"GET /nowhere/ HTTP/1.1\r\nIf-None-Match: \xff\r\nRange: bytes=b-a\r\nAccept: \xff;q=x\r\n"
            + HOST,
            404,
        ),
        (b"GET * HTTP/1.1\r\n" + HOST, 404),
        (b"OPTIONS * HTTP/1.1\r\n" + HOST, 405),
        (b"POST / HTTP/1.1\r\nContent-Length: 9999999999\r\n" + HOST, 413),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n" + HOST, 400),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_malformed_requests_get_an_answer_that_blames_the_request(live, sent, expected):
    assert status(live, sent) == expected


def test_an_address_in_any_script_may_be_sent_as_it_is_written(live):
    assert status(live, "GET /ru/search/?q=вода HTTP/1.1\r\n".encode() + HOST) == 200
    assert status(live, "GET /вода/ HTTP/1.1\r\n".encode() + HOST) == 404


def test_the_site_answers_while_a_slow_client_keeps_its_sentback(live):
    address = urlsplit(live.url)
    slow = [socket.create_connection((address.hostname, address.port)) for _ in range(50)]
    for connection in slow:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: 127.")

    assert live.get("/healthz").status == 200
    for connection in slow:
        connection.close()
