"""How words typed into this site are understood: with its names and terms, and the facets that words can choose."""

from functools import cache

from django.conf import settings
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
    """The words before a colon that choose values of a facet (`lang:ru`), with labels in every language."""
    return {
        word: FieldWord(name, called)
        for name, one in SearchFilters.facets().items()
        for called in [in_every_language(one)]
        for word in one.field_words
    }


def in_every_language(facet):
    """What each value of a facet is called in any language of the interface, and in any form: {value: (label, ...)}."""
    called = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            for value, label in facet.names().items():
                forms = other_names(str(label)) if facet.named else ()
                numbered = (facet.prefix + value,) if facet.prefix else ()
                called.setdefault(value, {}).update(dict.fromkeys((str(label), *numbered, *forms)))
    return {value: tuple(found) for value, found in called.items()}


def other_names(label):
    """All forms of the entries of the authority file that a whole label names: `Yuri Poita` is also `Пойта`."""
    for mention in authority().mentions(label):
        if (mention.start, mention.end) == (0, len(label)):
            yield from authority()[mention.id].forms


def readings(words, lexicon, exact=False):
    """How the words may be understood, for the engine."""
    return interpreter().readings(words, lexicon, exact)
