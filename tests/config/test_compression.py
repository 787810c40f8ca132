import gzip

import brotli
import pytest

from config.compression import preferred
from tests.config.pages import TEXT


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0.0, gzip;q=0", None),
        ("br; q = 0.8", "br"),
        ("identity", None),
        ("*", None),
        ("", None),
        (",;q=,=;gzip", None),
    ],
)
def test_the_encoding_is_one_that_the_reader_accepts(accepted, encoding):
    assert preferred(accepted) == encoding


@pytest.mark.parametrize(("encoding", "decompress"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_page_is_compressed_as_asked(client, encoding, decompress):
    response = client.get("/text/", headers={"accept-encoding": encoding})

    assert response.headers["Content-Encoding"] == encoding
    assert response.headers["Content-Length"] == str(len(response.content))
    assert len(response.content) < len(TEXT) / 4
    assert decompress(response.content).decode() == TEXT


def test_a_page_is_plain_for_who_does_not_ask(client):
    response = client.get("/text/")

    assert response.text == TEXT
    assert "Content-Encoding" not in response.headers
    assert response.headers["Vary"] == "Cookie, Accept-Encoding"


def test_a_compressed_page_is_not_sent_again_to_who_has_it(client):
    first = client.get("/text/", headers={"accept-encoding": "br"})
    again = client.get("/text/", headers={"accept-encoding": "br", "if-none-match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith('W/"')
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["Vary"] == "Cookie, Accept-Encoding"


@pytest.mark.django_db
def test_pages_with_form_tokens_are_not_compressed(client):
    response = client.get("/desk/login/", headers={"accept-encoding": "br"})

    assert "csrfmiddlewaretoken" in response.text
    assert "Content-Encoding" not in response.headers
