"""Plain words in a row, as most people type: which were meant, what else they are called, what finds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from search.engine import russian
from search.engine.analysis import CYRILLIC, query_stems, words
from search.engine.authority import Authority, longest_first
from search.engine.cognates import english_spellings
from search.engine.composition import Composer, Weights
from search.engine.query import Node
from search.engine.references import kind_of
from search.engine.search import Correction
from search.engine.spelling import Speller

READINGS = 1024  # so many runs are remembered, a few kB each
MAX_RELATIVES = 3
MAX_FORMS_TOLD = 5
SHORTEST_HALF = 3
SHORTEST_RUSSIAN = 5  # letters of a Latin word that may be Russian; shorter ones agree by accident


@dataclass(frozen=True)
class Word:
    """A word as typed and as searched: the same, or corrected; with relatives that are searched beside it."""

    typed: str
    meant: str
    relatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class RunReading:
    """What became of a run: the tree, the text searched, its names and words of content, and what is to be told."""

    tree: Node
    text: str
    subjects: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    widened: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Runs:
    """Reads runs of words with the vocabulary of one index and an authority file."""

    def __init__(self, lexicon, authority: Authority, speller: Speller, weights: Weights):
        self.lexicon, self.authority, self.speller, self.weights = lexicon, authority, speller, weights
        self.composer = Composer(lexicon, authority, weights)
        # who follows a facet or turns a page says the same again
        self.read = lru_cache(maxsize=READINGS)(self.read)

    def read(self, text: str) -> RunReading:
        """The reading of a run that finds as much as possible of it, the best first."""
        row = self.meant(text)
        searched = corrected(text, row)
        mentions = longest_first(self.authority.asked(searched))
        return RunReading(
            self.composer.tree(
                searched, mentions, {word.meant: word.relatives for word in row if word.relatives}
            ),
            searched,
            tuple(subjects(searched, mentions)),
            tuple(self.corrections(row)),
            self.widened(searched, row, mentions),
        )

    # Which words were meant

    def meant(self, text):
        """Each word of the text as it is to be searched: [Word]."""
        tokens = words(text)
        named = {
            place for mention in self.authority.asked(text) for place in range(mention.first, mention.last)
        }
        return [
            Word(token.text, token.text) if place in named else self.word(token.text)
            for place, token in enumerate(tokens)
        ]

    def word(self, typed):
        """An unknown word as another spelling of a name, with its relatives, or corrected; a known one as it is."""
        if not typed.isalpha() or kind_of(typed) or self.is_known(typed):
            return Word(typed, typed)
        if others := self.speller.same_sound(typed):
            return Word(typed, same_script_first(others, typed))
        if spelled := self.transliterated(typed):
            return Word(typed, spelled)
        if relatives := self.speller.relatives(typed) or self.cognates(typed):
            return Word(typed, typed, relatives[:MAX_RELATIVES])
        return Word(typed, self.speller.nearest(typed) or self.split(typed) or typed)

    def transliterated(self, typed):
        """An unknown word in Latin letters as the Russian word that it spells, if that is known; else None."""
        if len(typed) < SHORTEST_RUSSIAN or not typed.isascii():
            return None
        spelled = russian.cyrillic(typed)
        return spelled if self.is_known(spelled) else None

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

    def is_known(self, word):
        """Whether the word, in some inflection, finds anything; a function word counts as known."""
        found = query_stems(word)
        fields = [name for name, _ in self.weights.fields]
        return (
            not found
            or self.lexicon.document_frequency("words", word) > 0
            or any(self.lexicon.document_frequency(name, stem) for stem in found for name in fields)
        )

    def split(self, word):
        """Two known words that were typed as one, neither a function word, or None.

        Of several ways it is the one with the most frequent rarer half.
        """
        halves = ((word[:cut], word[cut:]) for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1))
        ways = [(min(map(self.found, pair)), pair) for pair in halves if all(map(query_stems, pair))]
        frequency, pair = max(ways, default=(0, ()))
        return " ".join(pair) if frequency else None

    def likelier(self, word):
        if not word.typed.isalpha() or word.relatives or self.authority.asked(word.typed):
            return None
        return self.speller.likelier(word.typed, self.found(word.typed))

    def found(self, word):
        """In how many texts the word stands in some inflection; function words count as everywhere."""
        stems = query_stems(word)
        return max(self.lexicon.document_frequency("text", stem) for stem in stems) if stems else 10**9

    def corrections(self, row):
        """What was replaced, and what may have been meant by a word that does find something."""
        for word in row:
            if word.meant != word.typed:
                yield Correction(word.typed, word.meant, applied=True)
            elif likelier := self.likelier(word):
                yield Correction(word.typed, likelier, applied=False)

    # What else they are called

    def widened(self, text, row, mentions):
        """{the words of a name as searched: its other forms, the preferred ones first}, and the relatives of words."""
        told = {}
        for mention in mentions:
            named = text[mention.start : mention.end]
            if forms := other_forms(self.authority[mention.id], named):
                told[named] = tuple(dict.fromkeys((*told.get(named, ()), *forms)))[:MAX_FORMS_TOLD]
        return told | {word.typed: word.relatives for word in row if word.relatives}


def corrected(text, row):
    """The text as typed but for the words that were replaced."""
    pieces, end = [], 0
    for token, word in zip(words(text), row, strict=True):
        pieces += [
            text[end : token.start],
            text[token.start : token.end] if word.meant == word.typed else word.meant,
        ]
        end = token.end
    return "".join([*pieces, text[end:]]).strip()


def subjects(text, mentions):
    """The names and the words of content in a text, as they are written there, in order."""
    starts = {mention.first: mention for mention in mentions}
    end = 0
    for place, token in enumerate(words(text)):
        if place in starts:
            end = starts[place].last
            yield text[starts[place].start : starts[place].end]
        elif place >= end and query_stems(token.text):
            yield text[token.start : token.end]


def same_script_first(others, typed):
    """The first of the words that is in the script of the one typed, else the first."""
    cyrillic = typed[0] >= "\u0400"
    return next((other for other in others if (other[0] >= "\u0400") == cyrillic), others[0])


def other_forms(entry, named):
    """The forms of an entry that differ from what was typed by more than case, preferred ones first."""
    typed = tuple(token.text for token in words(named))
    return tuple(form for folded, form in entry.called if folded != typed)
