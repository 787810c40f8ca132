"""International words in Cyrillic as English spells them: туризм, tourism; инновация, innovation.

Nearly all texts are in English. A Russian or Kazakh word that no text has may be one that all three languages
share; spelled in Latin letters by sound, with the ending that English gives such words, it meets the English one or
comes within a letter of it.
"""

import re

from search.engine.analysis import query_stems

SHORTEST = 6  # letters of a spelling; shorter ones meet other words by accident
# what remains of -ция when the stemmer has cut the ending, and letters that stand for two
ENDING = re.compile("ци?[яи]?$")
LETTERS = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdesiiclmnoprstufhcye", strict=True)),
        **{"ж": "j", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "u", "я": "ia", "ь": "", "ъ": ""},
    }
)


def english_spellings(word: str) -> tuple[str, ...]:
    """How English may spell the stem of a folded Cyrillic word: `innovation` for инновации; long ones only."""
    spelled = (ENDING.sub("tion", stem).replace("кс", "x").translate(LETTERS) for stem in query_stems(word))
    return tuple(dict.fromkeys(each for each in spelled if len(each) >= SHORTEST and each.isascii()))
