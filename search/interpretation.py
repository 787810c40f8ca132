"""How words typed into this site are understood: with its names and terms, and the facets that words can choose."""

from functools import cache

from django.utils import translation

from search.editorial import authority
from search.engine.understanding import FieldWord, Interpreter
from search.filters import SearchFilters
from search.storage import once_a_generation


@cache
def interpreter() -> Interpreter:
    """The interpreter of queries to this site, shared by all its threads."""
    return Interpreter(authority(), field_words)


@once_a_generation
def field_words() -> dict[str, FieldWord]:
    """The words before a colon that choose values of a facet (`lang:ru`), with their English labels on every page."""
    return {
        word: FieldWord(name, in_english(one.names()))
        for name, one in SearchFilters.facets().items()
        for word in one.field_words
    }


def in_english(names):
    """The labels of values as text: an answer is remembered for pages in every language."""
    with translation.override("en"):
        return {value: str(label) for value, label in names.items()}


def readings(words, lexicon, exact=False):
    """How the words may be understood, for the engine."""
    return interpreter().readings(words, lexicon, exact)
