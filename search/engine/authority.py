"""Names and terms: which entry of an authority file a text names, in whatever form, script or inflection.

A record of the file is a mapping with `id`, `kind`, `preferred` ({language: form}) and `forms`, and may have
`case_sensitive_forms` (they count only as written), `not_within` (ids: a mention inside a mention of one of
those does not count), `related` (ids that are near but not the same) and `facet`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from search.engine.analysis import CYRILLIC, KAZAKH, query_stems, stems, words, words_typed

LANGUAGES = ("ru", "kk")  # how Cyrillic words are stemmed; Latin ones are English in both
MAX_ROW = 8  # words among which those of a form are looked for in any order
# By how many letters a word may differ from one that it is an inflection of: mediating, mediation.
LONGEST_ENDING, LONGEST_CYRILLIC_ENDING = 2, 5
ACRONYM_LENGTH = 5  # a form in capitals up to this long has no inflections


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry named in a text: its id, its words (first, past the last), its characters, whether as listed."""

    id: str
    first: int
    last: int
    start: int
    end: int
    exact: bool


@dataclass(frozen=True)
class Entry:
    """One name or term with all its forms."""

    id: str
    kind: str
    preferred: Mapping[str, str]
    forms: tuple[str, ...]
    related: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()
    case_sensitive_forms: frozenset[str] = frozenset()
    facet: bool = False

    @cached_property
    def called(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """(its folded words, the form) of every form, the preferred ones first."""
        forms = dict.fromkeys((*self.preferred.values(), *self.forms))
        return tuple((tuple(token.text for token in words(form)), form) for form in forms)

    def preferred_in(self, language: str) -> str:
        """What it is called in a language, or else in the first that it has."""
        return self.preferred.get(language) or next(iter(self.preferred.values()))

    @cached_property
    def in_english(self) -> tuple[str, ...]:
        """The folded words of its preferred English form, if it has one."""
        return tuple(token.text for token in words(self.preferred.get("en", "")))

    @classmethod
    def from_record(cls, record: Mapping) -> "Entry":
        return cls(
            id=record["id"],
            kind=record["kind"],
            preferred=dict(record["preferred"]),
            forms=tuple(dict.fromkeys([*record["forms"], *record["preferred"].values()])),
            related=tuple(record.get("related", ())),
            not_within=tuple(record.get("not_within", ())),
            case_sensitive_forms=frozenset(record.get("case_sensitive_forms", ())),
            facet=bool(record.get("facet", False)),
        )


class Authority:
    """All entries, and a table of their forms, folded and stemmed, by which a text is looked through."""

    def __init__(self, entries: Iterable[Entry]):
        self.entries = {entry.id: entry for entry in entries}
        self.exact = defaultdict(set)
        self.stemmed = {language: defaultdict(set) for language in LANGUAGES}
        self.as_written = defaultdict(set)
        # the same forms as sets of stems, for readers who put the words in another order
        self.bags = {language: defaultdict(set) for language in LANGUAGES}
        # how many words the longest form has that begins with a word, folded or stemmed
        self.reach = {view: {} for view in ("folded", *LANGUAGES)}
        for entry in self.entries.values():
            for folded, form in entry.called:
                self._enter(entry, folded, form)
        # reading a query asks for the same words several times
        self.asked = lru_cache(maxsize=1024)(self.asked)

    @classmethod
    def from_records(cls, records: Iterable[Mapping]) -> "Authority":
        return cls(Entry.from_record(record) for record in records)

    def _enter(self, entry, folded, form):
        if not folded:
            return
        self._lengthen("folded", folded)
        if form in entry.case_sensitive_forms:
            self.as_written[folded].add((entry.id, form))
            return
        self.exact[folded].add(entry.id)
        if not (form.isupper() and len(form) <= ACRONYM_LENGTH):
            for language in LANGUAGES:
                stemmed = keys(folded, language)
                self.stemmed[language][stemmed].add((entry.id, folded))
                self._lengthen(language, stemmed)
                if len(bag := content(folded, language)) > 1:
                    self.bags[language][bag].add(entry.id)

    def _lengthen(self, view, row):
        self.reach[view][row[0]] = max(self.reach[view].get(row[0], 0), len(row))

    def mentions(self, text: str, language: str = "en") -> list[Mention]:
        """Every entry that the text names, in order of place; one inside another counts unless `not_within`.

        Words in Cyrillic may be inflected. In Latin letters the forms are taken as they are: English has few
        inflections, which the file lists, and a stemmer would take `national` for a mention of nationalism.
        """
        found = self._look_up(text, words(text), languages_of(text, language), asked=False)
        return self._kept(found)

    def asked(self, text: str) -> tuple[Mention, ...]:
        """Every entry that a query names, whose language nobody states, as readers type: `leadership change`.

        Words may be inflected, the words of a form may stand in any order, function words apart, and a form alone
        may be in any case.
        """
        tokens, languages = words_typed(text), languages_of(text, "any")
        found = [*self._look_up(text, tokens, languages, asked=True)]
        named = {(mention.first, mention.last) for mention in found}
        shuffled = self._in_any_order(tokens, languages)
        found += (mention for mention in shuffled if (mention.first, mention.last) not in named)
        return tuple(self._kept(found))

    def named(self, text: str) -> Entry | None:
        """The entry that all words of a query name together (`Decree No. 280`), or None."""
        size = len(words_typed(text))
        whole = (mention for mention in self.asked(text) if (mention.first, mention.last) == (0, size))
        return next((self.entries[mention.id] for mention in whole), None)

    def _kept(self, found):
        found = outermost_of_each(found)
        return [mention for mention in found if not self._swallowed(mention, found)]

    def _look_up(self, text, tokens, languages, asked):
        folded = tuple(token.text for token in tokens)
        stemmed = [(language, keys(folded, language)) for language in languages]
        views = [("folded", folded), *stemmed]
        for first in range(len(tokens)):
            longest = max(self.reach[view].get(row[first], 0) for view, row in views)
            for last in range(first + 1, min(first + longest, len(tokens)) + 1):
                exact = set(self.exact.get(folded[first:last], ()))
                for id, form in self.as_written.get(folded[first:last], ()):
                    if (asked and len(tokens) == 1) or text[
                        tokens[first].start : tokens[last - 1].end
                    ] == form:
                        exact.add(id)
                near = {
                    id
                    for language, row in stemmed
                    for id, form in self.stemmed[language].get(row[first:last], ())
                    if is_inflected(folded[first:last], form, asked)
                }
                place = (first, last, tokens[first].start, tokens[last - 1].end)
                yield from (Mention(id, *place, True) for id in exact)
                yield from (Mention(id, *place, False) for id in near - exact)

    def _in_any_order(self, tokens, languages):
        for first, last in combinations(range(len(tokens) + 1), 2):
            ends = {tokens[first].text, tokens[last - 1].text}
            if not 1 < last - first <= MAX_ROW or any(not query_stems(word) for word in ends):
                continue
            row = tuple(token.text for token in tokens[first:last])
            ids = {id for language in languages for id in self.bags[language].get(content(row, language), ())}
            place = (first, last, tokens[first].start, tokens[last - 1].end)
            yield from (Mention(id, *place, False) for id in sorted(ids))

    def _swallowed(self, mention, found):
        outer = self.entries[mention.id].not_within
        return any(
            other.id in outer and other.first <= mention.first and mention.last <= other.last
            for other in found
        )

    def __getitem__(self, id: str) -> Entry:
        return self.entries[id]

    def __contains__(self, id: str) -> bool:
        return id in self.entries

    def __iter__(self):
        return iter(self.entries.values())


def is_inflected(row, form, asked):
    """Whether words that share their stems with a form may be an inflection of it."""
    if CYRILLIC.search(row[0]):
        return len(row) > 1 or abs(len(row[0]) - len(form[0])) <= LONGEST_CYRILLIC_ENDING
    return asked and (len(row) > 1 or abs(len(row[0]) - len(form[0])) <= LONGEST_ENDING)


def languages_of(text, language):
    """The languages whose stemmer may fit the text's Cyrillic words: for a query (`any`) both."""
    if language == "any" and CYRILLIC.search(text):
        return LANGUAGES
    return ("kk",) if language == "kk" or KAZAKH.search(text.casefold()) else ("ru",)


def keys(folded, language):
    """What a row of folded words is compared by: their stems, a function word itself."""
    return tuple((stems(word, language) or (word,))[0] for word in folded)


def content(folded, language):
    """The set of stems of folded words, function words apart."""
    return frozenset(stem for word in folded for stem in stems(word, language)[:1])


def outermost_of_each(mentions):
    """For each entry only mentions not inside a longer mention of the same entry: [Mention], by place."""
    kept = []
    for mention in sorted(mentions, key=lambda m: (m.first, -m.last, not m.exact, m.id)):
        if not any(other.id == mention.id and mention.last <= other.last for other in kept):
            kept.append(mention)
    return kept


def longest_first(mentions):
    """The mentions that remain when each word belongs to the longest mention around it: [Mention], by place.

    Mentions of the same words remain all, exact ones before inflected ones.
    """
    kept = []
    for mention in sorted(mentions, key=lambda m: (m.first - m.last, not m.exact, m.first, m.id)):
        overlapping = [o for o in kept if mention.first < o.last and o.first < mention.last]
        same = [o for o in overlapping if (o.first, o.last) == (mention.first, mention.last)]
        if len(overlapping) == len(same) and not any(o.exact and not mention.exact for o in same):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.first, m.last, m.id))
