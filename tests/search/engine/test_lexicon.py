import pytest

from search.engine.building import build
from search.engine.engine import Engine
from tests.search.engine.factory import make_document

TEXTS = ("Kazakhstan trades.", "Kazakhstani trade with Kazakhstan.", "Kazakh water.")


@pytest.fixture
def lexicon(tmp_path):
    build(tmp_path, [make_document(n, text, number=f"2.{n}") for n, text in enumerate(TEXTS)])
    return Engine.open(tmp_path).lexicon


def test_terms_are_sorted_and_counted_by_document(lexicon):
    assert lexicon.terms("words") == [
        "kazakh",
        "kazakhstan",
        "kazakhstani",
        "trade",
        "trades",
        "water",
        "with",
    ]
    assert [lexicon.document_frequency("words", word) for word in ("kazakhstan", "water", "absent")] == [
        2,
        1,
        0,
    ]
    assert lexicon.document_frequency("text", "trade") == 2


def test_a_prefix_gives_the_most_frequent_words_first(lexicon):
    assert lexicon.prefix("words", "kaz") == ["kazakhstan", "kazakh", "kazakhstani"]
    assert lexicon.prefix("words", "kaz", limit=1) == ["kazakhstan"]
    assert lexicon.prefix("words", "x") == []


def test_those_who_hold_a_term_are_named_in_document_order(lexicon):
    assert lexicon.holders("words", "kazakhstan") == ["d0", "d1"]
    assert lexicon.holders("number", "2.2") == ["d2"]
    assert lexicon.holders("number", "9.9") == []
