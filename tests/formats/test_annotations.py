"""The Web Annotations against the model's own rules, and their selectors against the texts."""

import json

import pytest

from commentary.models import Annotation
from concept.models import Clause
from formats import annotations

BASE = "https://example.org"
# https://www.w3.org/TR/annotation-vocab/#named-individuals
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
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


def test_every_annotation_has_what_the_model_asks_for(page):
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert set(item["motivation"]) <= MOTIVATIONS
        assert item["id"].startswith("https://")
        for side in (item["body"][0], item["target"]):
            assert set(side) == {"type", "source", "selector"}
            assert [selector["type"] for selector in side["selector"]] == [
                "TextQuoteSelector",
                "TextPositionSelector",
            ]


def test_both_selectors_of_every_target_find_the_same_words(page):
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        ref = item["target"]["source"].removeprefix(f"{BASE}/concept/2020/").rstrip("/")
        text = Clause.objects.get(ref=ref).text
        prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")

        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(prefix + quote["exact"] + suffix) == 1


def test_one_annotation_is_the_same_alone(page):
    first = Annotation.objects.with_texts().first()

    alone = json.loads(annotations.one(first, BASE))

    assert {**page["items"][0], "@context": page["@context"]} == alone
