import re

import pytest
from lxml import etree

from citation import feed, versions
from citation.resolving import resolve
from citation.templatetags import versions as tags
from citation.versions import Change, Version
from commentary.models import Annotation
from concept.models import Clause, Document, MovedRef

pytestmark = pytest.mark.usefixtures("edition")
ATOM = {"a": feed.NAMESPACE}


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("cl. 3.12", ["3.12"]),
        ("2.7", ["2.7"]),
        ("goal 6", ["goal-6"]),
        ("chapter 4 goal 6", ["goal-6"]),
        ("п. 3.12", ["3.12"]),
        ("тарау 3", ["chapter-3"]),
        ("п. 2 указа", ["decree-2"]),
        ("section 3 clause 12", ["3.12"]),
        ("chapter-1.p3", ["chapter-1.p3"]),
        ("section 2.7", ["2.7"]),
        ("2020/2.7", ["2.7"]),
        ("https://example.org/concept/2020/2.7/", ["2.7"]),
        ("Chapter 1, paragraph 3", ["chapter-1.p3"]),
        ("глава 1 абзац 3", ["chapter-1.p3"]),
        ("chapter 2 item 3", ["experience-3", "chapter-2.p3"]),
        ("chapter 4 clause 3", ["goal-3", "task-3"]),
        ("goal 3", ["goal-3"]),
        ("2.7 and trade", []),
        ("goal 6 and trade", []),
        ("9.9", []),
        ("trade policy", []),
        ("2020-2030", []),
    ],
)
def test_a_reference_leads_to_the_units_that_it_fits(typed, refs):
    assert [clause.ref for clause in resolve(typed, Document.objects.get())] == refs


def test_a_reference_that_fits_one_unit_redirects_to_it(client):
    response = client.get("/c/", {"q": "cl. 3.12"})

    assert (response.status_code, response.headers["Location"]) == (302, "/concept/2020/3.12/")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Goal-06", "goal-6"),
        ("chapter-1.P3", "chapter-1.p3"),
        ("chapter 1 paragraph 3", "chapter-1.p3"),
        ("3.10–14", "3.10-3.14"),
    ],
)
def test_what_an_address_may_say_may_be_typed_as_a_reference(client, typed, place):
    response = client.get("/c/", {"q": typed})

    assert (response.status_code, response.headers["Location"]) == (302, f"/concept/2020/{place}/")


def test_a_number_without_its_chapter_fits_every_unit_with_it():
    refs = [clause.ref for clause in resolve("clause 3", Document.objects.get())]

    assert {"experience-3", "goal-3", "task-3", "chapter-1.p3", "2.3"} <= set(refs)
    assert [ref for ref in refs if not re.search(r"\D3$", ref)] == []


@pytest.mark.usefixtures("indexed_edition")
@pytest.mark.parametrize("typed", ["section 2.7", "Chapter 1, paragraph 3", "2020/2.7", "п. 3.12", "goal 6"])
def test_a_reference_leads_where_a_search_for_it_leads(client, typed):
    found = client.get("/search.json", {"q": typed}).json()["understood"]["reference"]

    assert client.get("/c/", {"q": typed}).headers["Location"] == f"/concept/{found}/"


def test_a_ref_that_moved_leads_to_where_it_is_now(client):
    MovedRef.objects.create(owner="2020", old="goal-60", new="goal-6")

    response = client.get("/c/", {"q": "Goal 60"})

    assert (response.status_code, response.headers["Location"]) == (302, "/concept/2020/goal-6/")


def test_a_reference_that_fits_several_offers_them(client):
    response = client.get("/c/", {"q": "chapter 4 clause 3"})

    assert response.status_code == 300
    assert '<a href="/concept/2020/goal-3/">' in response.content.decode()
    assert '<a href="/concept/2020/task-3/">' in response.content.decode()


@pytest.mark.parametrize("typed", ["9.9", "trade policy", "<b>", "'; --", "п" * 1000, "😀", "0", "١٢"])
def test_a_reference_that_fits_nothing_is_not_found_and_offers_a_search(client, typed):
    response = client.get("/c/", {"q": typed})

    assert response.status_code == 404
    assert "/search/?q=" in response.content.decode()


def test_without_a_reference_there_is_a_box_to_type_one(client):
    response = client.get("/c/")

    assert response.status_code == 200
    assert 'name="q"' in response.content.decode()


@pytest.mark.parametrize(
    ("identifier", "page"),
    [
        ("/id/concept/2020", "/concept/2020/"),
        ("/id/concept/2020/2.7", "/concept/2020/2.7/"),
        ("/id/commentary/poita-2020/p5/", "/commentary/poita-2020/p5/"),
        ("/id/annotations/a1", "/annotations/a1/"),
    ],
)
def test_an_identifier_sees_other(client, identifier, page):
    response = client.get(identifier)

    assert (response.status_code, response.headers["Location"]) == (303, page)
    assert client.get(page).status_code == 200


def test_an_identifier_with_letters_of_another_script_leads_to_an_address(client):
    response = client.get("/id/concept/2020/Цель-6")

    assert (response.status_code, response.headers["Location"]) == (
        303,
        "/concept/2020/%D0%A6%D0%B5%D0%BB%D1%8C-6/",
    )


def test_an_identifier_leads_nowhere_else(client):
    assert client.get("/id//example.org/").status_code == 404
    assert client.get("/id/concept/2020/..%2f..%2fadmin").status_code == 404


def test_the_record_of_corrections_names_every_version(client):
    page = client.get("/errata/").content.decode()

    for version in versions.history():
        assert f'id="v{version.number}"' in page
        assert version.summary in page


def test_the_feed_has_an_entry_for_each_version_as_atom_asks(client):
    response = client.get("/errata.atom")
    xml = etree.fromstring(response.content)

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert xml.xpath("a:id | a:title | a:updated", namespaces=ATOM) != []
    entries = xml.xpath("a:entry", namespaces=ATOM)
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in entries] == [
        f"Version {version.number}" for version in versions.history()
    ]
    for element in (xml, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", namespaces=ATOM)) == 1


def test_a_corrected_unit_keeps_its_older_wording_and_its_links_say_so(client, monkeypatch):
    first = versions.history()[-1]
    change = Change("correction", "A word was missing.", "2020/2.7", "Assistance in expanding volumes.")
    corrected = (Version("1.1", first.date, "A correction.", "", (change,)), first)
    monkeypatch.setattr(versions, "history", lambda: corrected)
    link = Annotation.objects.with_texts().filter(clause__ref="2.7").first()

    unit = client.get("/concept/2020/2.7/").content.decode()
    errata = client.get("/errata/").content.decode()

    for page in (unit, errata):
        assert change.before in page
        assert change.reason in page
    assert change.before not in client.get("/concept/2020/2.8/").content.decode()
    assert [said[2] for said in tags.changed_targets(link)["changed"]] == [change]
    assert change.reason in client.get(link.get_absolute_url()).content.decode()


def test_every_page_names_the_version_of_the_edition(client):
    for path in ("/", "/concept/2020/2.7/", "/commentary/", "/annotations/", "/download/"):
        assert "Version 1.0" in client.get(path).content.decode()


def test_a_unit_that_was_never_corrected_has_no_older_wording():
    assert tags.older_wordings(Clause.objects.get(ref="2.7"))["wordings"] == []
