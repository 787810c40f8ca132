"""A key that spellings of one name share, across Latin and Cyrillic and the schemes of romanisation.

Kazakh and Russian names reach Latin letters by many roads: Khorgos and Horgos, Tokayev and Tokaev, Zhomart
and Jomart, Rukhani Zhangyru and Ruhani Jangyru. The key undoes what the schemes differ in: it writes
everything in plain Latin letters, one letter for each sound (zh and j, kh and h, q and k, w and v), without
the y or i that only softens a vowel, and without doubled letters. It is no transcription and is only ever
compared with other keys.
"""

import re

CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэіёўї", "abvgdeziiklmnoprstufhieieui", strict=True)),
        **dict(zip("әғқңөұүһ", "agknouuh", strict=True)),
        **{"ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "u", "я": "a", "ъ": "", "ь": ""},
    }
)
# In this order: what two letters stand for comes before single ones.
LATIN = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"shch|sch", "sh"),
        (r"dzh|zh", "j"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"tz|cz", "ts"),
        (r"ph", "f"),
        (r"ou", "u"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"[yi](?=[aeou])", ""),
        (r"[yiı]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def sound_key(word: str) -> str:
    """The key of a folded word in either script: `horgos` for khorgos, horgos and хоргос."""
    key = word.translate(CYRILLIC)
    for pattern, letters in LATIN:
        key = pattern.sub(letters, key)
    return key
