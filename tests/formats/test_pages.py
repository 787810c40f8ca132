"""What pages say to those who cite them: people, Zotero, search engines."""

import html
import json
import re
from urllib.parse import parse_qs

import pytest

from citation.records import record
from concept.models import Clause

BASE = "http://testserver"
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
COINS = re.compile(r'<span class="Z3988" title="([^"]*)"></span>')
ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]*)" href="([^"]*)"')
ONE_OF_EACH = [
    "/concept/2020/",
    "/concept/2020/2.7/",
    "/concept/2020/chapter-1.p3/",
    "/commentary/akbayeva-2023/",
    "/commentary/poita-2020/p5/",
    "/annotations/a1/",
]
pytestmark = pytest.mark.usefixtures("edition")


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def metas(text, prefix):
    """The pairs of name and content of the meta elements whose names begin with `prefix`."""
    return re.findall(rf'<meta name="({prefix}[^"]*)" content="([^"]*)">', text)


def test_a_clause_page_has_one_coins_with_its_permalink_and_no_author(client):
    text = page(client, "/concept/2020/2.7/")

    (title,) = COINS.findall(text)

    said = parse_qs(html.unescape(title))
    assert said["rft.genre"] == ["report"]
    assert said["rft.aucorp"] == ["President of the Republic of Kazakhstan"]
    assert said["rft.series"] == ["Decree No. 280"]
    assert said["rft_id"] == [f"{BASE}/concept/2020/2.7/"]
    assert 'name="author"' not in text
    assert metas(text, "citation_") == []


@pytest.mark.parametrize("path", ["/commentary/akbayeva-2023/", "/commentary/akbayeva-2023/p12/"])
def test_a_commentary_page_has_highwire_tags_and_no_coins(client, path):
    text = page(client, path)

    names = [name for name, _ in metas(text, "citation_")]

    assert names == [
        "citation_title",
        "citation_author",
        "citation_author",
        "citation_publication_date",
        "citation_journal_title",
        "citation_doi",
        "citation_public_url",
        "citation_language",
    ]
    assert COINS.findall(text) == []


@pytest.mark.usefixtures("indexed_edition")
def test_a_search_page_has_one_coins_for_each_hit(client):
    text = page(client, "/search/?q=trade")

    hits = json.loads(client.get("/search.json?q=trade").content)["results"]
    permalinks = [parse_qs(html.unescape(title))["rft_id"][-1] for title in COINS.findall(text)]
    assert permalinks == [BASE + hit["url"] for hit in hits]
    assert len(hits) == 10


@pytest.mark.usefixtures("indexed_edition")
def test_a_search_is_saved_whole(client):
    total = json.loads(client.get("/search.json?q=trade").content)["total"]

    saved = json.loads(client.get("/search.csl.json?q=trade").content)

    assert len({said["id"] for said in saved}) == len(saved) == total > 10


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_every_form_that_a_page_names_is_there_with_its_media_type_and_leads_back(client, path):
    text = page(client, path)

    forms = [form for form in ALTERNATE.findall(text) if form[1].startswith(path.rstrip("/") + ".")]

    assert len(forms) >= 5
    for media_type, address in forms:
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == html.unescape(media_type)
        if not address.endswith(".json") or address.endswith(".csl.json"):
            assert response.headers["Link"] == f'<{BASE}{path}>; rel="canonical"'


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_the_citation_box_has_four_styles_the_version_and_the_files(client, path):
    text = page(client, path)

    assert re.findall(r'data-copy="#([^"]+)"', text) == ["cite-apa", "cite-chicago", "cite-mla", "cite-gost"]
    assert re.findall(r'id="(cite-[a-z]+)"', text) == ["cite-apa", "cite-chicago", "cite-mla", "cite-gost"]
    assert f'href="{path.rstrip("/")}.bib" download' in text
    assert "You see version 1.0" in text


def test_the_box_says_when_the_edition_counted_a_unit(client):
    said = "it was counted by this edition"

    assert said in page(client, "/concept/2020/chapter-1.p3/")
    assert said not in page(client, "/concept/2020/2.7/")


@pytest.mark.parametrize(
    ("path", "kind", "names"),
    [
        ("/concept/2020/", "Legislation", {"hasPart"}),
        ("/concept/2020/section-2/", "Legislation", {"text", "isPartOf", "hasPart"}),
        ("/concept/2020/2.7/", "Legislation", {"text", "isPartOf"}),
        (
            "/commentary/akbayeva-2023/",
            "ScholarlyArticle",
            {"about", "author", "headline", "publisher", "sameAs"},
        ),
        ("/commentary/poita-2020/", "ScholarlyArticle", {"about", "author", "headline", "publisher"}),
        ("/commentary/poita-2020/p5/", "CreativeWork", {"text", "isPartOf", "about"}),
        ("/annotations/a1/", "CreativeWork", {"text", "about"}),
    ],
)
def test_each_kind_of_page_is_described_to_search_engines_by_addresses_that_are_there(
    client, path, kind, names
):
    (data,) = JSON_LD.findall(page(client, path))

    thing, crumbs = json.loads(data)["@graph"]

    always = {"@id", "@type", "url", "name", "inLanguage", "version", "datePublished"}
    own = {name for name in thing if not name.startswith("legislation")}
    assert (thing["@type"], thing["@id"], own - always) == (kind, BASE + path, names)
    steps = crumbs["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert steps[-1]["item"] == BASE + path
    for address in {
        *re.findall(rf'"@id": "{BASE}([^"]*)"', data),
        *(step["item"][len(BASE) :] for step in steps),
    }:
        assert client.get(address).status_code == 200


def test_the_first_page_tells_search_engines_how_the_site_is_searched(client):
    (data,) = JSON_LD.findall(page(client, "/"))

    site = json.loads(data)

    assert (site["@type"], site["url"]) == ("WebSite", f"{BASE}/")
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{BASE}/search/?q={{search_term_string}}"


@pytest.mark.parametrize(
    ("path", "issued", "whole"),
    [
        ("/concept/2020/", "2020-03-06", None),
        ("/concept/2020/goal-6/", "2020-03-06", "/concept/2020/"),
        ("/commentary/akbayeva-2023/", "2023", None),
        ("/commentary/poita-2020/p5/", "2020-03-11", "/commentary/poita-2020/"),
        ("/annotations/a1/", "2026-11-24", None),
    ],
)
def test_each_kind_of_page_has_dublin_core_without_a_creator(client, path, issued, whole):
    said = dict(metas(page(client, path), "dcterms"))

    assert said["dcterms.identifier"] == BASE + path
    assert said["dcterms.issued"] == issued
    assert said.get("dcterms.isPartOf") == (whole and BASE + whole)
    assert {"dcterms.title", "dcterms.language", "dcterms.type"} <= set(said)
    assert "dcterms.creator" not in said


@pytest.mark.parametrize(
    ("path", "genre"),
    [
        ("/concept/2020/", "report"),
        ("/concept/2020/chapter-1.p3/", "report"),
        ("/concept/2020/decree-2/", "report"),
        ("/annotations/a1/", "document"),
    ],
)
def test_each_page_without_highwire_tags_has_one_coins_of_its_permalink(client, path, genre):
    text = page(client, path)

    (title,) = COINS.findall(text)

    said = parse_qs(html.unescape(title))
    assert (said["rft.genre"], said["rft_id"]) == ([genre], [BASE + path])
    assert metas(text, "citation_") == []
    assert 'name="author"' not in text


def test_a_clause_is_legislation_to_search_engines_with_its_place(client):
    (data,) = JSON_LD.findall(page(client, "/concept/2020/2.7/"))

    law, crumbs = json.loads(data)["@graph"]

    assert (law["@type"], law["@id"]) == ("Legislation", f"{BASE}/concept/2020/2.7/")
    assert law["text"] == Clause.objects.get(ref="2.7").text
    assert law["isPartOf"]["@id"] == f"{BASE}/concept/2020/section-2/"
    assert [step["item"].removeprefix(BASE) for step in crumbs["itemListElement"]] == [
        "/concept/2020/",
        "/concept/2020/chapter-5/",
        "/concept/2020/section-2/",
        "/concept/2020/2.7/",
    ]


def test_a_commentary_is_a_scholarly_article_about_the_concept(client):
    (data,) = JSON_LD.findall(page(client, "/commentary/akbayeva-2023/"))

    article, _ = json.loads(data)["@graph"]

    assert article["@type"] == "ScholarlyArticle"
    assert article["about"]["@id"] == f"{BASE}/concept/2020/"
    assert [author["name"] for author in article["author"]] == ["A.N. Akbayeva", "L.N. Akbayeva"]


def test_a_text_cannot_leave_the_script_that_holds_it(client):
    Clause.objects.filter(ref="2.7").update(text="</script><script>alert(1)</script><!--")

    text = page(client, "/concept/2020/2.7/")

    assert "<script>alert" not in text
    (data,) = JSON_LD.findall(text)
    assert json.loads(data)["@graph"][0]["text"] == "</script><script>alert(1)</script><!--"


def test_a_page_names_its_dublin_core(client):
    said = record(Clause.objects.get(ref="2.7"), BASE)

    assert metas(page(client, "/concept/2020/2.7/"), "dcterms") == [
        ("dcterms.title", said["title"]),
        ("dcterms.issued", "2020-03-06"),
        ("dcterms.language", "en"),
        ("dcterms.identifier", f"{BASE}/concept/2020/2.7/"),
        ("dcterms.type", "Text"),
        ("dcterms.isPartOf", f"{BASE}/concept/2020/"),
    ]
