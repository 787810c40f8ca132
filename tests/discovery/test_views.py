import re
from urllib.parse import urlsplit

import pytest
from lxml import etree

from citation import versions
from commentary.models import Annotation, Passage
from concept.models import Clause
from discovery import opensearch, sitemap

pytestmark = pytest.mark.usefixtures("edition")
SITEMAP = {"s": sitemap.NAMESPACE}
OPENSEARCH = {"o": opensearch.NAMESPACE}


def locations(client):
    xml = etree.fromstring(client.get("/sitemap.xml").content)
    return xml.xpath("s:url/s:loc/text()", namespaces=SITEMAP)


def test_the_sitemap_names_every_unit_passage_and_link_once(client):
    paths = [urlsplit(location).path for location in locations(client)]

    rows = (
        *Clause.objects.select_related("document"),
        *Passage.objects.readable(),
        *Annotation.objects.all(),
    )
    assert {row.get_absolute_url() for row in rows} <= set(paths)
    assert len(set(paths)) == len(paths)


def test_every_page_of_the_sitemap_is_there(client):
    for location in locations(client)[::12]:
        assert client.get(urlsplit(location).path).status_code == 200, location


def test_last_modified_is_the_day_of_the_last_correction(client, monkeypatch):
    monkeypatch.setattr(versions, "changed", lambda text: versions.current().date.replace(year=2030))
    xml = etree.fromstring(client.get("/sitemap.xml").content)

    days = {
        urlsplit(url.findtext("s:loc", namespaces=SITEMAP)).path: url.findtext(
            "s:lastmod", namespaces=SITEMAP
        )
        for url in xml
    }

    assert days["/concept/2020/2.7/"].startswith("2030-")
    assert days["/errata/"] == versions.current().date.isoformat()


def test_robots_find_the_sitemap_and_stay_out_of_searches(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert "Disallow: /*search/*&" in lines
    assert "Disallow: /" not in lines


def test_the_opensearch_description_is_of_the_one_namespace_within_its_limits(client):
    xml = etree.fromstring(client.get("/opensearch.xml").content)

    assert xml.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert 0 < len(xml.findtext("o:ShortName", namespaces=OPENSEARCH)) <= 16
    assert 0 < len(xml.findtext("o:LongName", namespaces=OPENSEARCH)) <= 48
    assert 0 < len(xml.findtext("o:Description", namespaces=OPENSEARCH)) <= 1024


@pytest.mark.usefixtures("indexed_edition")
def test_a_browser_gets_suggestions_that_lead_to_pages(client):
    response = client.get("/opensearch.json", {"q": "multi"})

    typed, words, remarks, addresses = response.json()
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    assert typed == "multi"
    assert len(words) == len(remarks) == len(addresses) > 1
    assert any(word.casefold().startswith("multi") for word in words)
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


@pytest.mark.usefixtures("indexed_edition")
def test_the_templates_of_the_opensearch_description_lead_to_searches(client):
    xml = etree.fromstring(client.get("/opensearch.xml").content)

    for url in xml.findall("o:Url", namespaces=OPENSEARCH):
        address = re.sub(r"\{searchTerms\}", "trade", url.get("template"))
        address = re.sub(r"\{startPage\?\}", "1", address)
        response = client.get(address.removeprefix("http://testserver"))
        assert response.status_code == 200
        assert response.headers["Content-Type"].partition(";")[0] == url.get("type")


def test_every_page_offers_the_search_to_the_browser(client):
    text = client.get("/").content.decode()

    assert '<link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml"' in text
