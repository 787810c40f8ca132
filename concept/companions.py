"""What other apps put beside the document's units, without this app knowing who they are.

settings.COMPANIONS names modules, each with four functions:

    counts(document)    {ref: [Count, ...]}: what a reader of the whole text is told in the margin
    beside(clause)      a Beside: what the unit's own page shows and its JSON holds
    along(clauses)      [Panel, ...]: what the page of a range of units shows under their text
    overview(outline)   [Panel, ...]: what the first page shows of the whole document

So a unit's page is one address and one view, and imports still run one way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

from django.conf import settings

from concept.marking import Span
from concept.models import Clause


@dataclass(frozen=True)
class Count:
    """How much somebody says of a unit; `voice` is their number from 1, which has a colour."""

    number: int
    name: str
    voice: int
    url: str

    @property
    def short(self):
        """Return the first word of the name: all that a margin has room for."""
        return self.name.split()[0]


@dataclass(frozen=True)
class Panel:
    """A part of a unit's page: a template, which finds `subject` in its context."""

    template: str
    subject: object


@dataclass(frozen=True)
class Beside:
    """What a companion knows of one unit: marks in its text, panels of its page, keys of its JSON.

    `previous` and `next` are the neighbours of which there is something to say, where there are any.
    """

    marks: list[Span] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    data: dict = field(default_factory=dict)
    previous: Clause | None = None
    next: Clause | None = None


def counts(document):
    """Return {ref: [Count, ...]} of all companions, in their order."""
    merged = {}
    for companion in _companions():
        for ref, found in companion.counts(document).items():
            merged.setdefault(ref, []).extend(found)
    return merged


def beside(clause):
    """Return what each companion knows of a unit."""
    return [companion.beside(clause) for companion in _companions()]


def along(clauses):
    """Return the Panels of all companions about a range of units."""
    return [panel for companion in _companions() for panel in companion.along(clauses)]


def overview(outline):
    """Return the Panels of all companions about the whole document, which comes as an Outline."""
    return [panel for companion in _companions() for panel in companion.overview(outline)]


def _companions() -> Iterator:
    return map(import_module, settings.COMPANIONS)
