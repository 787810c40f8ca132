"""How often a word or name stands in each chapter and commentary, in all and per 1,000 words."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import get_language

from search import labels
from search.corpus import Name, texts
from search.engine.analysis import CYRILLIC

PER = 1000
# The least number of words for which a rate says something.
ENOUGH = 500


@dataclass(frozen=True)
class Row:
    """One part of the edition: how many words it has, how many of them were found, and the rate per 1,000 words."""

    label: str
    voice: int
    size: int
    count: int
    query: str = ""
    part: bool = False

    @property
    def language(self):
        """The language of the label if it is not in that of the page."""
        return labels.foreign(self.label, get_language())

    @property
    def rate(self):
        return self.count * PER / self.size if self.size else 0.0

    def share(self, most):
        """The rate as a percentage of the highest one, for a bar."""
        return round(100 * self.rate / most, 1) if most else 0.0

    @property
    def is_small(self):
        """Whether it is too short for its rate to mean much."""
        return self.size < ENOUGH


def frequencies(pattern, typed: str) -> list[Row]:
    """Rows for the Concept and its chapters, then for each commentary.

    A word is counted among the words of its own script: a commentary's Russian abstract is no place where an English
    word could stand. A name is counted in all languages.
    """
    sizes, counts = Counter(), Counter()
    for text in texts():
        if not counts_in(pattern, typed, text):
            continue
        found = len(pattern.find(text))
        for key in (text.source, (text.source, text.chapter)):
            sizes[key] += len(text.tokens)
            counts[key] += found
    return rows(sizes, counts)


def counts_in(pattern, typed, text):
    return isinstance(pattern, Name) or (text.language != "en") == bool(CYRILLIC.search(typed))


def rows(sizes, counts):
    voices = {text.source: text.voice for text in texts()}
    made = []
    for source, title in labels.sources().items():
        made.append(Row(title, voices[source], sizes[source], counts[source], f"source={source}"))
        if voices[source]:
            continue
        for chapter, name in labels.chapters().items():
            key = (source, chapter)
            query = f"source={source}&chapter={chapter}"
            made.append(Row(name, 0, sizes[key], counts[key], query, part=True))
    return made
