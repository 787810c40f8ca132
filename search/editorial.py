"""What the editors know beside the texts: the authority file of names and terms, and the topics of each text.

Read from search/data once a process. `enriched` adds it to a search document.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from search.engine.authority import Authority, Entry
from search.engine.documents import Document

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Topic:
    """A subject: its id, its labels by language, and a sentence on its scope."""

    id: str
    labels: dict[str, str]
    scope: str

    @property
    def words(self):
        """All that it is called and said to be, in every language."""
        return (*self.labels.values(), self.scope)

    def __str__(self):
        """What it is called in the language of the page; in English where that has no label."""
        return self.labels.get(get_language(), self.labels["en"])


@cache
def authority() -> Authority:
    """All names and terms."""
    return Authority.from_records(json.loads((DATA / "authority.json").read_text(encoding="utf-8")))


def name_of(entry: Entry) -> str:
    """What an entry of the authority file is called in the language of the page; in English where that has no name."""
    return entry.preferred.get(get_language(), entry.preferred["en"])


@cache
def topics() -> dict[str, Topic]:
    """All topics by id, in the editors' order."""
    return {record["id"]: topic(record) for record in topic_file()["topics"]}


def topic(record):
    labels = {tag: record[tag] for tag, _ in settings.LANGUAGES if tag in record}
    return Topic(record["id"], labels, record["scope"])


def topics_of(id: str) -> tuple[str, ...]:
    """The ids of the topics of a text, by the id of its search document (`2020/2.7`); none if it has none."""
    return tuple(topic_file()["assignments"].get(id, ()))


@cache
def topic_file():
    return json.loads((DATA / "topics.json").read_text(encoding="utf-8"))


def enriched(document: Document) -> Document:
    """The document with its names and topics, what they and its authors are called, and facets `topic` and `actor`."""
    names = tuple((m.id, m.start, m.end) for m in authority().mentions(document.text, document.language))
    named = tuple(dict.fromkeys(id for id, _, _ in names))
    subjects = topics_of(document.id)
    writers = tuple(authors(document))
    return replace(
        document,
        names=names,
        about=labels((*named, *writers), subjects),
        stored={**document.stored, "topics": subjects, "names": named, "authors": writers},
        facets={
            **document.facets,
            "topic": subjects,
            "actor": tuple(id for id in named if authority()[id].facet),
        },
    )


def authors(document):
    """The entries of the authority file that are the document's authors."""
    for author in document.facets.get("author", ()):
        yield from (mention.id for mention in authority().mentions(author))


def labels(named, subjects):
    """Everything that the names and topics of a text are called, in every language."""
    forms = (form for id in named for form in authority()[id].forms)
    called = (label for id in subjects for label in topics()[id].words)
    return tuple(dict.fromkeys((*forms, *called)))
