import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.deletions import Deletions, edits

letters = st.text("abc\u0430\u0431", max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("foreing", "foreign", 1),
        ("kazahstan", "kazakhstan", 1),
        ("diplomcay", "diplomacy", 1),
        ("polcy", "policies", 4),
        ("", "un", 2),
    ],
)
def test_edits_are_counted(one, other, apart):
    assert edits(one, other, 9) == apart


def test_edits_past_the_limit_are_not_counted_on():
    assert edits("energy", "diplomacy", 2) == 3


@given(letters, letters)
def test_edits_are_the_same_both_ways_and_none_only_for_the_same_word(one, other):
    assert edits(one, other, 12) == edits(other, one, 12)
    assert (edits(one, other, 12) == 0) == (one == other)


@given(st.lists(letters, max_size=30, unique=True), letters, st.integers(1, 2))
def test_the_index_finds_what_measuring_every_word_finds(words, typed, distance):
    found = Deletions(words).near(typed, distance)

    measured = ((word, edits(typed, word, distance)) for word in words if word != typed)
    assert sorted(found) == sorted((word, apart) for word, apart in measured if apart <= distance)


def test_words_longer_than_the_part_considered_are_found():
    words = ["internationalisation", "internationalism", "international"]

    assert Deletions(words).near("intrenationalisaton", 2) == [("internationalisation", 2)]
