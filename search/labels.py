"""What the values of each facet are called, in the order to show them: {value: label}.

They are read from the database once for each generation of the index.
"""

from functools import cache

from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from search.documents import FRAME, full_name, source_of
from search.editorial import authority, topics
from search.storage import once_a_generation

LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "kk": "Kazakh",
    "ru-Latn": "Russian in Latin letters",
}


@once_a_generation
def sources():
    documents = {source_of(row): row.short_title for row in Document.objects.all()}
    return documents | {source_of(row): row.short_title for row in Commentary.objects.all()}


@once_a_generation
def chapters():
    rows = Clause.objects.filter(kind=Clause.Kind.CHAPTER)
    return {FRAME: "Decree and title"} | {row.number: f"{row.number}. {row.title}" for row in rows}


@once_a_generation
def sections():
    rows = Clause.objects.filter(kind__in=(Clause.Kind.SECTION, Clause.Kind.HEADING), parent__isnull=False)
    return {row.number or row.ref: full_name(row).removeprefix("Section ") for row in rows}


def kinds():
    return {
        str(value): str(label).capitalize() for value, label in (*Clause.Kind.choices, *Passage.Kind.choices)
    }


def languages():
    return LANGUAGES


def relations():
    return dict(Annotation.Relation.choices)


@once_a_generation
def authors():
    rows = Commentary.objects.prefetch_related("authors")
    return {name: name for row in rows for name in map(str, row.authors.all())}


def topic_labels():
    return {id: topic.labels["en"] for id, topic in topics().items()}


@cache
def actors():
    return {entry.id: entry.preferred["en"] for entry in authority() if entry.facet}
