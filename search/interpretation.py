"""How words typed into this site are understood: with its names and terms, and the facets that words can choose."""

from search.editorial import authority
from search.engine.understanding import FieldWord, Interpreter
from search.filters import SearchFilters
from search.storage import once_a_generation


@once_a_generation
def interpreter() -> Interpreter:
    """The interpreter of queries, with the facet values that the edition has now."""
    chosen_by = {
        word: FieldWord(name, one.names())
        for name, one in SearchFilters.facets().items()
        for word in one.field_words
    }
    return Interpreter(authority(), chosen_by)


def readings(words, lexicon, exact=False):
    """How the words may be understood, for the engine."""
    return interpreter().readings(words, lexicon, exact)
