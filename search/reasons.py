"""Why a text was found in which nothing is marked, in words for a page."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from search.editorial import authority, name_of, topics
from search.engine.analysis import analyse_label
from search.engine.search import Hit


def reasons(hit: Hit, is_named: bool = False) -> list[str]:
    """Short sentences in the language of the page, the most telling first; none for a hit whose text has marks.

    `is_named` says that it is the very place that was named.
    """
    found = list(telling(hit, is_named))
    return found or ([said_elsewhere(hit.stored)] if "lent" in hit.found_by else [])


def telling(hit: Hit, is_named: bool) -> Iterator[str]:
    fields = hit.found_by
    if "number" in fields and not is_named:
        yield _("Holds the place you named")
    if "treats" in fields:
        yield _("Discusses the place you named")
    if "within" in fields:
        yield _("Stands in the place you named")
    if "about" in fields:
        yield from subjects(hit.stored, set(fields["about"]))
    if "heading" in fields:
        yield _("Found by the heading above it")


def subjects(stored, stems):
    """The topics, names and authors of a text that are called by one of the stems."""
    if called := "; ".join(str(topics()[id]) for id in stored["topics"] if stems & stems_of_topic(id)):
        yield _("Found by its topic: %(topics)s") % {"topics": called}
    if called := called_by(stored["names"], stems):
        yield _("Found by a name in it: %(names)s") % {"names": called}
    if called := called_by(stored["authors"], stems):
        yield _("Found by its author: %(names)s") % {"names": called}


def called_by(ids, stems):
    return "; ".join(name_of(authority()[id]) for id in ids if stems & stems_of_name(id))


def said_elsewhere(stored):
    if stored["voice"]:
        return _("Found by a unit that it discusses")
    return _("Found by a passage that discusses it")


@cache
def stems_of_topic(id):
    return stems_of(topics()[id].words)


@cache
def stems_of_name(id):
    return stems_of(authority()[id].forms)


def stems_of(labels):
    """The stems of labels as the index has them (search.engine.indexing)."""
    return frozenset(token.text for label in labels for token in analyse_label(label))
