"""From text to index terms: words as printed but folded, and stems by language.

Two views of one text share their positions. `words` keeps every word, function words too, in its form but
without case and diacritics: phrases, prefixes, exact search and spelling work on it. `analyse` gives stems,
without function words.

Letters are folded with thought: ё is е, Latin letters lose their marks, but й and the Kazakh letters are
letters of their own and stay. A no-break space or a dash parts words; a soft hyphen does not; a superscript
(a footnote's number) is no part of the word it touches.
"""

import re
import unicodedata
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import Stemmer

from search.engine import english, kazakh, russian


class Token(NamedTuple):
    """One index term: its text, its position in words from 0, and where it stands in the original text."""

    text: str
    position: int
    start: int
    end: int


# A number with its points (2.7), initials (U.S.), or a run of letters, digits and marks with inner
# apostrophes. Superscripts and the underscore are no letters. \u00ad \u200b-\u200d \u2060 are invisible and
# belong to their word.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
LETTER = r"[^\W_¹²³⁰-⁹\u0300-\u036f]"
WORD = re.compile(
    rf"\d+(?:\.\d+)+(?!\w)"
    rf"|(?<!\w)(?:[^\W\d_]\.){{2,}}(?!\w)"
    rf"|{LETTER}(?:{LETTER}|[\u0300-\u036f{INVISIBLE}]|['’ʼ`´](?={LETTER}))*"
)
HYPHEN = re.compile(r"[-‐‑]")
POSITION = attrgetter("position")
POSSESSIVE = re.compile(r"['’ʼ`´]s?$")
DROPPED = re.compile(rf"[{INVISIBLE}'’ʼ`´]")
MARKS = re.compile(r"[\u0300-\u036f]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[a-z]")
KAZAKH = re.compile(r"[әғқңөұүһі]")
# In a word of Cyrillic letters a Latin one is a slip of the keyboard or of a converter (Fылым for Ғылым), and so is
# a Cyrillic one in a word with letters that look like none of the other script.
LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES = "aceopxyiktmbhf", "асеорхуіктмвһғ"
LOOKALIKES = str.maketrans(LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES)
BACK = str.maketrans(CYRILLIC_LOOKALIKES, LATIN_LOOKALIKES)
KEPT = str.maketrans({"й": "\ue000"})
# The Latin alphabet for Kazakh of 2018, in which the sources spell Russian titles, writes ý for у.
KAZAKH_LATIN = str.maketrans({"ý": "u"})

MAX_WORD = 64  # letters of a word that count; nobody's word is longer, and stemming costs time by length
ENGLISH = Stemmer.Stemmer("english")


@lru_cache(maxsize=65_536)
def fold(word):
    """One word without case, diacritics and apostrophes.

    `Kazakhstan’s` -> `kazakhstan`, `Ёлка` -> `елка`, `U.S.` -> `us`.
    """
    word = unicodedata.normalize("NFC", word[:MAX_WORD]).casefold()
    word = in_one_script(DROPPED.sub("", POSSESSIVE.sub("", word)))
    if CYRILLIC.search(word):
        return fold_cyrillic(word)
    word = MARKS.sub("", unicodedata.normalize("NFKD", word.translate(KAZAKH_LATIN)))
    return word if word[:1].isdigit() else word.replace(".", "")


def in_one_script(word):
    """A word with letters of both scripts in the one to which all of it can belong, Cyrillic first."""
    if not (LATIN.search(word) and CYRILLIC.search(word)):
        return word
    in_cyrillic, in_latin = word.translate(LOOKALIKES), word.translate(BACK)
    return in_latin if LATIN.search(in_cyrillic) and not CYRILLIC.search(in_latin) else in_cyrillic


def fold_cyrillic(word):
    # й is kept from being taken apart into и and a mark, as ё is into е
    word = MARKS.sub("", unicodedata.normalize("NFKD", word.translate(KEPT))).replace("\ue000", "й")
    return word.replace(".", "")


def words(text):
    """Every word of the text, folded: [Token]. Function words are there, and positions count all words."""
    return [Token(folded, position, *match.span()) for position, (match, folded) in enumerate(matches(text))]


@lru_cache(maxsize=1024)
def words_typed(text):
    """The words of what was typed, or of a part of it, as a tuple: reading a query asks for them a dozen times."""
    return tuple(words(text))


def matches(text):
    for match in WORD.finditer(text):
        if folded := fold(match.group()):
            yield match, folded


def analyse(text, language="en", tokens=None):
    """The stems of a text in a language (`en`, `ru`, `kk`, `ru-Latn`), at the positions of its words.

    Function words leave a gap. A word with a hyphen gives its parts and, at the place of the first, the whole
    written as one (`multi-vector`: multi, multivector, vector). A word in another script than the language's
    is stemmed by its script. Several stems may share a position. `tokens` are the text's words, if they are
    known already.
    """
    tokens = words(text) if tokens is None else tokens
    stemmed = stemmed_tokens(tokens, language)
    if HYPHEN.search(text):
        stemmed += stemmed_tokens(compounds(text, tokens), language)
        stemmed.sort(key=POSITION)
    return stemmed


def stemmed_tokens(tokens, language):
    return [
        Token(stem, position, start, end)
        for text, position, start, end in tokens
        for stem in stems(text, language)
    ]


def analyse_label(label):
    """The stems of a label whose language nobody states: by its script, Kazakh by its letters. [Token]"""
    return analyse(label, language_of(label))


def language_of(label):
    """The language that the letters of a label tell: `kk`, `ru` or `en`."""
    return "kk" if KAZAKH.search(label.casefold()) else "ru" if CYRILLIC.search(label) else "en"


def compounds(text, tokens):
    """The words joined by hyphens, each run written as one word; years and numbers stay apart."""
    for chain in chains(text, tokens):
        if len(chain) > 1 and not any(token.text[0].isdigit() for token in chain):
            joined = "".join(token.text for token in chain)[:MAX_WORD]
            yield Token(joined, chain[0].position, chain[0].start, chain[-1].end)


def chains(text, tokens):
    """Runs of tokens between which only one hyphen stands."""
    chain = tokens[:1]
    for token in tokens[1:]:
        end = chain[-1].end
        if token.start == end + 1 and HYPHEN.match(text, end):
            chain.append(token)
        else:
            yield chain
            chain = [token]
    yield chain


@lru_cache(maxsize=65_536)
def stems(word, language="en"):
    """The stems of one folded word: a tuple, empty for a function word.

    Cyrillic in an English text is Kazakh if it has a letter that Russian lacks, else Russian.
    """
    if CYRILLIC.search(word):
        return cyrillic_stems(word, language)
    if language == "ru-Latn":
        return tuple(dict.fromkeys((word, russian.stem(russian.cyrillic(word)))))
    if word in english.STOP_WORDS:
        return ()
    return (ENGLISH.stemWord(english.one_spelling(word)),)


def cyrillic_stems(word, language):
    if KAZAKH.search(word) or language == "kk":
        return () if word in kazakh.STOP_WORDS else (kazakh.stem(word),)
    return () if word in russian.STOP_WORDS else (russian.stem(word),)


@lru_cache(maxsize=65_536)
def query_stems(word):
    """The stems a folded word may have in any of the languages, for a query, whose language nobody states.

    A function word of one language is none of another's words: Kazakh does not know that `в` says nothing.
    """
    languages = ("ru", "kk") if CYRILLIC.search(word) else ("en",)
    found = [stems(word, language) for language in languages]
    return tuple(dict.fromkeys(stem for (stem,) in found)) if all(found) else ()
