import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from search.engine.deletions import Deletions

letters = st.text("abc\u0430\u0431", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant", "apart"),
    [
        ("foreing", "foreign", 1),
        ("kazahstan", "kazakhstan", 1),
        ("diplomcay", "diplomacy", 1),
        ("ploicies", "policies", 1),
        ("securtiies", "securities", 1),
        ("enregu", "energy", 2),
    ],
)
def test_an_edit_is_a_letter_more_less_or_replaced_or_two_swapped(typed, meant, apart):
    assert Deletions([meant, "neighbourhood"]).near(typed, 2) == [(meant, apart)]


@given(st.lists(letters, max_size=30, unique=True), letters, st.integers(1, 2))
def test_the_index_finds_what_measuring_every_word_finds(words, typed, distance):
    found = Deletions(words).near(typed, distance)

    measured = ((word, OSA.distance(typed, word)) for word in words if word != typed)
    assert sorted(found) == sorted((word, apart) for word, apart in measured if apart <= distance)


def test_words_longer_than_the_part_considered_are_found():
    words = ["internationalisation", "internationalism", "international"]

    assert Deletions(words).near("intrenationalisaton", 2) == [("internationalisation", 2)]
