"""Which words were meant by those typed: unknown ones are put right by keyboard, script, sound, family or letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from search.engine import dates, russian
from search.engine.analysis import CYRILLIC, query_stems, words_typed
from search.engine.authority import Authority
from search.engine.cognates import english_spellings
from search.engine.keyboard import in_other_layout
from search.engine.references import kind_of
from search.engine.search import Correction
from search.engine.spelling import Speller

REMEMBERED = 1024  # texts, and words
MAX_RELATIVES = 3
SHORTEST_HALF = 3
NUMBERED = re.compile(r"([^\W\d_]{2,})(\d+)")  # covid19
YEAR = re.compile(r"(\d{4})(?:гг?|жж?)")  # 2020г., 2020ж.
SHORTEST_IN_LAYOUT = 3  # letters of a word that shows that the keyboard was set to the other script
# Letters of a Latin word that may be Russian, and of the stem it then has: shorter ones agree by accident (Syria, сыр).
SHORTEST_RUSSIAN, SHORTEST_STEM = 5, 4


@dataclass(frozen=True)
class Word:
    """A word as typed and as searched: the same, or corrected; with relatives that are searched beside it."""

    typed: str
    meant: str
    relatives: tuple[str, ...] = ()


class Wording:
    """Decides it with the vocabulary of one index, an authority file, and the index `fields` in which stems stand."""

    def __init__(self, lexicon, authority: Authority, speller: Speller, fields: Sequence[str]):
        self.lexicon, self.authority, self.speller, self.fields = lexicon, authority, speller, fields
        self.in_layout = lru_cache(maxsize=REMEMBERED)(self.in_layout)
        self.is_known = lru_cache(maxsize=REMEMBERED)(self.is_known)

    def in_layout(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """The text with what was typed in the wrong keyboard layout put right, and these corrections.

        A word that nothing knows, and that is a known one on the same keys, shows that the layout was wrong; then
        function words on the same keys count too.
        """
        if self.all_known(text):
            return text, ()
        chunks = [(chunk, self.on_other_keys(chunk)) for chunk in text.split()]
        if not any(self.shows_layout(other) for _, other in chunks):
            return text, ()
        return " ".join(other or chunk for chunk, other in chunks), tuple(
            Correction(chunk, other, applied=True) for chunk, other in chunks if other
        )

    def on_other_keys(self, chunk):
        """What an unknown word gives in the other keyboard layout, if that is known; else None."""
        if any(character.isdigit() for character in chunk) or self.all_known(chunk):
            return None
        other = in_other_layout(chunk)
        return other if self.all_known(other) else None

    def all_known(self, text):
        """Whether there are words in the text, and each is known or names a kind of unit."""
        folded = [token.text for token in words_typed(text)]
        return bool(folded) and all(kind_of(word) or self.is_known(word) for word in folded)

    def shows_layout(self, other):
        """Whether what the other layout gives has a word of content, or is a name however short."""
        if not other:
            return False
        content = [token.text for token in words_typed(other) if query_stems(token.text)]
        return any(len(word) >= SHORTEST_IN_LAYOUT for word in content) or bool(
            content and self.authority.asked(other)
        )

    def meant(self, text):
        """Each word of the text as it is to be searched: [Word]."""
        row, mentions = [token.text for token in words_typed(text)], self.authority.asked(text)
        reading = {place: self.word_of_name(row[place]) for place in places(mentions)}
        mentioned = (mention for mention in mentions if self.is_mentioned(mention.id))
        reading |= {place: as_typed(row[place]) for place in places(mentioned)}
        whole = places(filter(has_words, mentions))
        reading |= {place: word for place, word in self.cyrillic_names(row).items() if place not in whole}
        return [reading.get(place) or self.word(word) for place, word in enumerate(row)]

    def cyrillic_names(self, row):
        """Of words in Latin letters that together spell a name in Cyrillic, some unknown as they are: {place: Word}."""
        if len(row) < 2 or not all(map(str.isascii, row)) or all(map(self.is_known, row)):
            return {}
        spelled = [Word(word, self.in_cyrillic(word)) for word in row]
        mentions = self.authority.asked(" ".join(word.meant for word in spelled))
        return {place: spelled[place] for place in places(filter(has_words, mentions))}

    def in_cyrillic(self, word):
        """A word in Latin letters as the known one in Cyrillic that sounds so, else letter by letter."""
        return next(filter(CYRILLIC.search, self.speller.same_sound(word)), russian.cyrillic(word))

    def is_mentioned(self, id):
        """Whether a text has the name with this id in any form."""
        return self.lexicon.document_frequency("names", id.casefold()) > 0

    def word_of_name(self, typed):
        """A word of a name that no text has, in the spelling of it that finds something: authors are called by one."""
        others = () if self.is_known(typed) else self.speller.same_sound(typed)
        return Word(typed, next(filter(self.is_known, others), typed))

    def word(self, typed):
        """An unknown word as another spelling of a name, with its relatives, or corrected; a known one as it is."""
        if kind_of(typed) or self.is_known(typed):
            return as_typed(typed)
        if not typed.isalpha():
            return Word(typed, self.number_apart(typed))
        if others := self.speller.same_sound(typed):
            return Word(typed, same_script_first(others, typed))
        if spelled := self.transliterated(typed):
            return Word(typed, spelled)
        if slip := self.speller.slip_inside(typed):
            return Word(typed, slip)
        if relatives := self.speller.relatives(typed) or self.cognates(typed):
            return Word(typed, typed, relatives[:MAX_RELATIVES])
        return Word(typed, self.speller.nearest(typed) or self.split(typed) or typed)

    def number_apart(self, typed):
        """A known word with a number at its end as the two (`covid19`), a year or a date alone; else as it is."""
        if parts := NUMBERED.fullmatch(typed):
            return " ".join(parts.groups()) if self.is_known(parts[1]) else typed
        year = YEAR.fullmatch(typed)
        return year[1] if year else dates.in_words(typed) or typed

    def transliterated(self, typed):
        """An unknown word in Latin letters as the Russian word that it spells, if that is known; else None."""
        if len(typed) < SHORTEST_RUSSIAN or not typed.isascii():
            return None
        spelled = russian.cyrillic(typed)
        return spelled if self.is_known(spelled, SHORTEST_STEM) else None

    def cognates(self, typed):
        """Known English words that an unknown Cyrillic one spells by sound, as it is or with a letter left out."""
        if not CYRILLIC.search(typed):
            return ()
        spelled = english_spellings(typed)
        near = (
            sorted(known for known in self.speller.near(each, 1) if len(known) > len(each))
            for each in spelled
        )
        return tuple(filter(self.is_known, spelled)) or tuple(chain.from_iterable(near))

    def is_known(self, word, shortest=1):
        """Whether the word, or a stem of it that is not too short, finds anything; a function word counts as known."""
        found = query_stems(word)
        return (
            not found
            or self.lexicon.document_frequency("words", word) > 0
            or any(
                self.lexicon.document_frequency(name, stem)
                for stem in found
                if len(stem) >= shortest
                for name in self.fields
            )
        )

    def split(self, word):
        """Two known words that were typed as one, neither a function word, or None.

        Of several ways it is one that gives a name, else the one with the most frequent rarer half.
        """
        cuts = range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)
        pairs = [pair for cut in cuts if all(map(query_stems, pair := (word[:cut], word[cut:])))]
        ways = [(self.is_name(pair), min(map(self.found, pair)), pair) for pair in pairs]
        name, frequency, pair = max(ways, default=(False, 0, ()))
        return " ".join(pair) if name or frequency else None

    def is_name(self, pair):
        return any(map(has_words, self.authority.asked(" ".join(pair))))

    def found(self, word):
        """In how many texts the word stands in some inflection; function words count as everywhere."""
        stems = query_stems(word)
        return max(self.lexicon.document_frequency("text", stem) for stem in stems) if stems else 10**9


def as_typed(word):
    return Word(word, word)


def has_words(mention):
    """Whether a name has several words."""
    return mention.last - mention.first > 1


def places(mentions):
    """The places of the words that stand in a name."""
    return {place for mention in mentions for place in range(mention.first, mention.last)}


def same_script_first(others, typed):
    """The first of the words that is in the script of the one typed, else the first."""
    cyrillic = typed[0] >= "\u0400"
    return next((other for other in others if (other[0] >= "\u0400") == cyrillic), others[0])
