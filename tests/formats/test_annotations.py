"""The Web Annotations against the W3C's own tests of the model, and their selectors against the texts."""

import json

import pytest
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from commentary.models import Annotation, Passage
from concept.models import Clause
from formats import annotations
from tests.site import ROOT

BASE = "https://example.org"
SCHEMAS = ROOT / "tests" / "formats" / "schemas"
pytestmark = pytest.mark.usefixtures("edition")


@pytest.fixture
def page():
    return json.loads(annotations.page(Annotation.objects.with_texts(), BASE))


def test_the_page_is_an_annotation_page_of_all_links(page):
    items = page["items"]

    assert (page["type"], page["startIndex"], page["partOf"]["type"]) == (
        "AnnotationPage",
        0,
        "AnnotationCollection",
    )
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["partOf"]["total"] == len(items) == Annotation.objects.count()
    assert len({item["id"] for item in items}) == len(items)


@pytest.fixture(scope="module")
def assertions():
    """{name: validator} of everything that the model says an annotation must be, as the W3C tests it."""
    schemas = json.loads((SCHEMAS / "web-annotation.json").read_text(encoding="utf-8"))
    registry = Registry().with_resources((name, DRAFT4.create_resource(one)) for name, one in schemas.items())
    return {
        name: Draft4Validator(one, registry=registry)
        for name, one in schemas.items()
        if one.get("assertionType") == "must"
    }


def test_every_annotation_is_what_the_model_says_it_must_be(page, assertions):
    documents = [{"@context": page["@context"], **item} for item in page["items"]]

    broken = {name for name, one in assertions.items() if not all(map(one.is_valid, documents))}

    assert broken == set()
    assert len(assertions) == 54


def test_what_the_model_forbids_is_noticed(page, assertions):
    wrong = {**page["items"][0], "@context": page["@context"], "type": "Note"}

    broken = {name for name, one in assertions.items() if not one.is_valid(wrong)}

    assert broken == {"3.1-annotationTypeValidated.json"}


def test_both_sides_of_every_annotation_are_told_by_two_selectors(page):
    for item in page["items"]:
        for side in (item["body"][0], item["target"]):
            assert set(side) == {"type", "source", "selector"}
            assert [selector["type"] for selector in side["selector"]] == [
                "TextQuoteSelector",
                "TextPositionSelector",
            ]


def test_both_selectors_of_both_sides_find_the_same_words(page):
    rows = [*Clause.objects.select_related("document"), *Passage.objects.select_related("commentary")]
    texts = {BASE + row.get_absolute_url(): row.text for row in rows}

    for side in [side for item in page["items"] for side in (item["body"][0], item["target"])]:
        text, (quote, position) = texts[side["source"]], side["selector"]
        prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(prefix + quote["exact"] + suffix) == 1


def test_one_annotation_is_the_same_alone(page):
    first = Annotation.objects.with_texts().first()

    alone = json.loads(annotations.one(first, BASE))

    assert {**page["items"][0], "@context": page["@context"]} == alone
