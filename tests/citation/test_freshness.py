import datetime
import time

import pytest
from django.test import Client
from django.utils.http import parse_http_date

from citation import freshness, versions
from commentary.models import Annotation
from concept.models import Loading

pytestmark = pytest.mark.usefixtures("edition")
PUBLIC = [
    "/",
    "/concept/2020/",
    "/concept/2020/2.7/",
    "/concept/2020/2.7.json",
    "/concept/2020/2.7.bib",
    "/commentary/poita-2020/",
    "/commentary/poita-2020.xml",
    "/annotations/a1/",
    "/annotations.jsonld",
    "/errata/",
    "/errata.atom",
    "/download/",
    "/sitemap.xml",
]


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_validated_by_tag_and_by_date(client, path):
    first = client.get(path)
    tagged = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    dated = client.get(path, headers={"if-modified-since": first.headers["Last-Modified"]})

    assert first.status_code == 200
    assert (tagged.status_code, tagged.content) == (304, b"")
    assert (dated.status_code, dated.content) == (304, b"")


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_may_be_kept_by_caches_that_ask_again(client, path):
    assert client.get(path).headers["Cache-Control"] == (
        "public, max-age=0, s-maxage=300, stale-while-revalidate=86400"
    )


@pytest.mark.parametrize("path", PUBLIC)
def test_head_says_what_get_would_without_a_body(client, path):
    got, headed = client.get(path), client.head(path)

    assert headed.content == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Last-Modified"):
        assert headed.headers[name] == got.headers[name]


def test_a_corrected_link_is_newer_than_the_edition_that_was_loaded(client, monkeypatch):
    long_ago = datetime.datetime(2020, 3, 6, tzinfo=datetime.UTC)
    monkeypatch.setattr(freshness, "_released", lambda: long_ago)
    Loading.objects.update(loaded=long_ago)
    versions.forget_loading()
    before = client.get("/annotations/a1/").headers["Last-Modified"]

    Annotation.objects.get(key="a1").save()

    after = client.get("/annotations/a1/").headers["Last-Modified"]
    assert before == "Fri, 06 Mar 2020 00:00:00 GMT"
    assert abs(parse_http_date(after) - time.time()) < 60


def test_what_is_not_found_is_not_kept(client):
    assert "Last-Modified" not in client.get("/concept/2020/9.9/").headers


def test_an_answer_with_a_cookie_is_nobody_elses():
    from django.http import HttpResponse

    from citation.freshness import FreshnessMiddleware

    def respond(request):
        response = HttpResponse("yours")
        response.set_cookie("theme", "dark")
        return response

    request = Client().get("/concept/2020/").wsgi_request
    response = FreshnessMiddleware(respond)(request)

    assert "public" not in response.headers.get("Cache-Control", "")
