"""What the values of each facet are called, in the order to show them: {value: label}.

They are read from the database once for each generation of the index. Labels are in the language of the page, but for
those that are words of a text or a name that the edition gives a text.
"""

from django.conf import settings
from django.utils.translation import gettext

from commentary.models import Annotation, Commentary, Passage
from commentary.parsing import LANGUAGE_NAMES
from concept.labels import in_language
from concept.models import Clause, Document
from config.languages import once_a_language
from search.documents import FRAME, source_of
from search.editorial import authority, name_of, topics
from search.storage import once_a_generation


class Words(str):
    """A label in the words of a text: it stays in their `language` on every page."""

    __slots__ = ("language",)

    def __new__(cls, text, language):
        made = super().__new__(cls, text)
        made.language = language
        return made


def foreign(label, language):
    """The language of a label that is not in `language`, that of the page, or an empty string."""
    own = getattr(label, "language", language)
    return own if own != language else ""


@once_a_generation
def sources():
    rows = (*Document.objects.all(), *Commentary.objects.all())
    return {source_of(row): Words(row.short_title, settings.LANGUAGE_CODE) for row in rows}


def chapters():
    return {FRAME: gettext("Decree and title")} | chapter_titles()


@once_a_generation
def chapter_titles():
    return {row.number: title(row) for row in divisions(Clause.Kind.CHAPTER)}


@once_a_generation
def sections():
    rows = divisions(Clause.Kind.SECTION, Clause.Kind.HEADING).filter(parent__isnull=False)
    return {row.number or row.ref: title(row) for row in rows}


def divisions(*kinds):
    return Clause.objects.filter(kind__in=kinds).select_related("document")


def title(row):
    """A division's heading with its number, if it has one."""
    return Words(f"{row.number}. {row.title}" if row.number else row.text, row.document.language)


@once_a_language
def kinds():
    return {
        str(value): str(label).capitalize() for value, label in (*Clause.Kind.choices, *Passage.Kind.choices)
    }


@once_a_language
def languages():
    return {tag: in_language(name) for tag, name in LANGUAGE_NAMES.items()}


@once_a_language
def relations():
    return {value: str(label) for value, label in Annotation.Relation.choices}


@once_a_generation
def authors():
    rows = Commentary.objects.prefetch_related("authors")
    return {name: name for row in rows for name in map(str, row.authors.all())}


@once_a_language
def topic_labels():
    return {id: str(topic) for id, topic in topics().items()}


@once_a_language
def actors():
    return {entry.id: name_of(entry) for entry in authority() if entry.facet}
