"""The running words of the edition: every text cut into words, kept in memory for each generation of the index.

What only lists words (key words, hashtags, bibliographies) and titles are no running text, and are left out: they would
make a commentary seem to speak of what it merely files itself under.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from commentary.models import Passage
from concept.labels import in_language
from config.languages import permanent_address
from search.documents import Edition, source_of
from search.editorial import authority
from search.engine.analysis import Token, analyse, query_stems, words
from search.engine.authority import Entry
from search.storage import once_a_generation

NOT_RUNNING = {Passage.Kind.KEYWORDS, Passage.Kind.REFERENCE, Passage.Kind.TITLE}
# A phrase longer than this is nobody's; it bounds the work for one request.
LONGEST_PHRASE = 8


@dataclass(frozen=True)
class Found:
    """A place in a text: characters `start` to `end`, words number `first` to `last` (past the end)."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class RunningText:
    """A unit or passage: where it is, and its words."""

    source: str
    title: str
    voice: int
    chapter: str
    language: str
    ref: str
    english_label: str
    url: str
    text: str

    @property
    def label(self):
        """What the unit or passage is called in the language of the page."""
        return in_language(self.english_label)

    @cached_property
    def tokens(self) -> list[Token]:
        return words(self.text)

    @cached_property
    def analysed(self) -> list[Token]:
        return analyse(self.text, self.language, self.tokens)

    @cached_property
    def stems(self) -> dict[int, set[str]]:
        """The stems at each place; function words have none."""
        found = defaultdict(set)
        for token in self.analysed:
            if token.end == self.tokens[token.position].end:
                found[token.position].add(token.text)
        return dict(found)

    @cached_property
    def compounds(self) -> dict[int, tuple[str, int]]:
        """Words with hyphens by the place of their first part: the stem of the whole, and the place past it."""
        ends = {token.end: token.position + 1 for token in self.tokens}
        return {
            token.position: (token.text, ends[token.end])
            for token in self.analysed
            if token.end > self.tokens[token.position].end
        }

    @cached_property
    def names(self):
        """What the text names: {entry id: [Found]}, by the authority file."""
        found = defaultdict(list)
        for mention in authority().mentions(self.text, self.language):
            found[mention.id].append(Found(mention.start, mention.end, mention.first, mention.last))
        return dict(found)


@once_a_generation
def texts() -> list[RunningText]:
    """Every text of the edition that is running text, in document order."""
    edition = Edition()
    units = [
        running(clause, clause.document, 0, edition.places[clause.pk].chapter) for clause in edition.clauses
    ]
    passages = [
        running(passage, passage.commentary, passage.commentary.position, "")
        for passage in edition.passages
        if passage.kind not in NOT_RUNNING
    ]
    return units + passages


def running(row, work, voice, chapter):
    return RunningText(
        source=source_of(row),
        title=work.short_title,
        voice=voice,
        chapter=chapter,
        language=getattr(row, "language", "") or work.language,
        ref=row.ref,
        english_label=row.english_label,
        url=permanent_address(row),
        text=row.text,
    )


@dataclass(frozen=True)
class Wanted:
    """One word looked for: folded, its stems (none where it must stand exactly so), and whether its end is open."""

    word: str
    stems: frozenset[str]
    open: bool

    def fits(self, text: RunningText, place: int) -> bool:
        found = text.tokens[place].text
        if found == self.word or (self.open and found.startswith(self.word)):
            return True
        return bool(self.stems) and not self.stems.isdisjoint(text.stems.get(place, ()))


class Pattern:
    """A word or phrase to look for: in all its inflected forms, exactly as typed, or with its end open (`diplom*`)."""

    def __init__(self, typed: str, *, exact: bool = False):
        self.wanted = [
            Wanted(
                token.text, frozenset() if exact else frozenset(query_stems(token.text)), part.endswith("*")
            )
            for part in typed.split()
            for token in words(part)
        ][:LONGEST_PHRASE]
        whole = not exact and not any(one.open for one in self.wanted)
        # multi-vector and multivector are one word
        self.joined = frozenset(query_stems("".join(one.word for one in self.wanted)) if whole else ())

    def __bool__(self):
        return bool(self.wanted)

    def find(self, text: RunningText) -> list[Found]:
        """Every place in the text where it stands, apart, with hyphens or joined; in order."""
        tokens, places = text.tokens, {**self.joined_in(text), **self.apart_in(text)}
        return [
            Found(tokens[first].start, tokens[last - 1].end, first, last)
            for first, last in sorted(places.items())
        ]

    def apart_in(self, text):
        """Where its words stand one after another: {place of the first: place past the last}."""
        size = len(self.wanted)
        return {
            first: first + size
            for first in range(len(text.tokens) - size + 1)
            if all(one.fits(text, first + n) for n, one in enumerate(self.wanted))
        }

    def joined_in(self, text):
        """Where all of it stands as one word, or as one with hyphens."""
        if not self.joined:
            return {}
        places = {first: last for first, (stem, last) in text.compounds.items() if stem in self.joined}
        if len(self.wanted) > 1:
            places |= {
                first: first + 1 for first, found in text.stems.items() if not self.joined.isdisjoint(found)
            }
        return places


class Name:
    """A name or term to look for, in every form, script and inflection that the authority file knows."""

    def __init__(self, entry: Entry):
        self.entry = entry

    def __bool__(self):
        return True

    def find(self, text: RunningText) -> list[Found]:
        return text.names.get(self.entry.id, [])
