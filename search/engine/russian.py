"""Russian: its stems, its function words, and Russian in Latin letters brought back to Cyrillic.

The texts quote Russian titles in Latin letters by more than one scheme (`vneshnei`, `Respýbliki`,
`predlojenii`), and readers write by others (`vneshney`, `respubliki`). Brought back to Cyrillic they meet the
Russian stemmer and the Russian queries. The soft and hard signs that Latin letters dropped stay lost; the
stemmer mostly cuts them off anyway.
"""

import re

import Stemmer

# Longest first: `shch` before `sh`, `iia` before `ia`.
LETTERS = (
    ("shch", "щ"), ("sch", "щ"), ("iia", "ия"), ("iya", "ия"), ("yia", "ия"), ("iiu", "ию"), ("iyu", "ию"),
    ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("ia", "я"), ("ya", "я"),
    ("ja", "я"), ("iu", "ю"), ("yu", "ю"), ("ju", "ю"), ("yo", "е"), ("yy", "ый"), ("iy", "ий"),
    ("ii", "ий"), ("yi", "ый"), ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"),
    ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "ж"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"),
)  # fmt: skip
CYRILLIC_OF = dict(LETTERS)
LATIN_GROUPS = re.compile("|".join(latin for latin, _ in LETTERS))
AFTER_VOWEL = re.compile(r"(?<=[аеиоуыэюя])[иы](?=$|[^аеиоуыэюяй])")


def cyrillic(word):
    """A lower-case Latin transliteration in Cyrillic: `vneshnei` and `vneshney` -> `внешней`."""
    spelled = LATIN_GROUPS.sub(lambda group: CYRILLIC_OF[group.group()], word)
    return AFTER_VOWEL.sub("й", spelled)


SNOWBALL = Stemmer.Stemmer("russian")


def stem(word):
    """The stem of a lower-case Russian word, by Snowball.

    Snowball cuts the н of a short participle, and so that of nouns and names in -ан too, but only in some cases of
    them (Казахстана, not Казахстаном). It is put back: subjects are named by nouns.
    """
    found = SNOWBALL.stemWord(word)
    return found + "н" if found.endswith(("а", "я")) and word.startswith(found + "н") else found


STOP_WORDS = frozenset(
    """
    а без более бы был была были было быть в вам вас ваш весь во вот все всего всех всю вы где да даже для
    до его ее если есть еще же за здесь и из или им их к как какая какие какой ко когда которая которые
    который которых кто ли либо лишь между меня мне много мой моя мы на над нам нас наш не него нее нет ни
    них но о об однако он она они оно от очень по под после почему при про с сам свое своего свой своих
    себя со так также такие такой там те тем то того тоже той только том ту ты у уж уже хотя чего чей чем
    через что чтобы чье эта эти это этого этой этом этот я
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
