"""International words in Cyrillic, as English spells them."""

import pytest

from search.engine.cognates import english_spellings


@pytest.mark.parametrize(
    ("word", "spellings"),
    [
        ("инновации", ("innovation",)),
        ("инновациялар", ("innovaciialar", "innovation")),
        ("экспансия", ("expans", "expansiia")),
        ("фундаментализмом", ("fundamentalism", "fundamentalismom")),
        ("мост", ()),
        ("көшбасшылық", ()),
    ],
)
def test_a_long_word_is_spelled_by_its_sound_and_its_ending(word, spellings):
    assert english_spellings(word) == spellings
