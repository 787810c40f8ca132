"""Plain words in a row, as most people type: what finds them, what else they are called, and what is told of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from search.engine.analysis import language_of, query_stems, words_typed
from search.engine.authority import Authority, longest_first
from search.engine.composition import Composer, Weights
from search.engine.query import Node
from search.engine.search import Correction
from search.engine.spelling import Speller
from search.engine.wording import Wording, places

READINGS = 1024  # so many runs are remembered, a few kB each
MAX_FORMS_TOLD = 5


@dataclass(frozen=True)
class RunReading:
    """What became of a run: the tree, the text searched, its names and words of content, and what is to be told."""

    tree: Node
    text: str
    subjects: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    widened: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()


class Runs:
    """Reads runs of words with the vocabulary of one index and an authority file."""

    def __init__(self, lexicon, authority: Authority, speller: Speller, weights: Weights):
        self.authority, self.speller = authority, speller
        self.wording = Wording(lexicon, authority, speller, [name for name, _ in weights.fields])
        self.composer = Composer(lexicon, authority, weights)
        # who follows a facet or turns a page says the same again
        self.read = lru_cache(maxsize=READINGS)(self.read)

    def read(self, text: str) -> RunReading:
        """The reading of a run that finds as much as possible of it, the best first."""
        row = self.wording.meant(text)
        searched = corrected(text, row)
        mentions = longest_first(self.authority.asked(searched))
        return RunReading(
            self.composer.tree(
                searched, mentions, {word.meant: word.relatives for word in row if word.relatives}
            ),
            searched,
            tuple(subjects(searched, mentions)),
            tuple(self.corrections(row, places(mentions))),
            self.widened(searched, row, mentions),
            self.related(searched, mentions),
        )

    def likelier(self, word):
        if not word.typed.isalpha() or word.relatives:
            return None
        return self.speller.likelier(word.typed, self.wording.found(word.typed))

    def corrections(self, row, within_names):
        """What was replaced, and what may have been meant by a word that does find something and is in no name."""
        place = 0
        for word in row:
            if word.meant != word.typed:
                yield Correction(word.typed, word.meant, applied=True)
            elif place not in within_names and (likelier := self.likelier(word)):
                yield Correction(word.typed, likelier, applied=False)
            place += len(word.meant.split())

    def related(self, text, mentions):
        """What else is found, less so, because it is related to a name: its names in the language of the query."""
        ids = [mention.id for mention in mentions]
        others = dict.fromkeys(other for id in ids for other in self.authority[id].related)
        return tuple(
            self.authority[id].preferred_in(language_of(text))
            for id in others
            if id not in ids and id in self.authority and self.wording.is_mentioned(id)
        )

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
    for token, word in zip(words_typed(text), row, strict=True):
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
    for place, token in enumerate(words_typed(text)):
        if place in starts:
            end = starts[place].last
            yield text[starts[place].start : starts[place].end]
        elif place >= end and query_stems(token.text):
            yield text[token.start : token.end]


def other_forms(entry, named):
    """The forms of an entry that differ from what was typed by more than case, preferred ones first."""
    typed = tuple(token.text for token in words_typed(named))
    return tuple(form for folded, form in entry.called if folded != typed)
