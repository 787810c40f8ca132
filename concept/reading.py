"""The document as its pages show it: the tree of its units, what stands around one, and what is marked in its text."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch
from django.urls import reverse

from concept.companions import Beside, Count
from concept.labels import in_language
from concept.marking import Run, Span, emendation_spans, note_spans, runs
from concept.models import Clause, ClauseEmendation, ClauseNote
from concept.quotation import beginning

COUNTED = re.compile(r"\.(p[0-9]+|[a-z])$")


@dataclass(frozen=True)
class Unit:
    """A unit with what is shown at it; `depth` is how many units it stands in.

    `is_subject` is true on the unit's own page, where its notes are shown; elsewhere they are only pointed to.
    """

    clause: Clause
    depth: int = 0
    counts: list[Count] = field(default_factory=list)
    marks: tuple[Span, ...] = ()
    is_subject: bool = False

    @property
    def printed_number(self):
        """Return the number as printed before the text, with its punctuation (“2.7.”, “6)”), or nothing."""
        return "" if self.clause.is_division else self.clause.lead.strip()

    @cached_property
    def url(self):
        return self.clause.get_absolute_url()

    @property
    def notes(self):
        return self.clause.shown_notes

    @property
    def emendations(self):
        return self.clause.shown_emendations

    @cached_property
    def runs(self) -> list[Run]:
        """The unit's text with quotations, notes and emendations marked."""
        page = "" if self.is_subject else self.url
        spans = [
            *self.marks,
            *note_spans(self.notes, page),
            *emendation_spans(self.clause, self.emendations, page),
        ]
        return runs(self.clause.text, spans)

    @property
    def is_counted_by_the_edition(self):
        """Return whether the last step of its ref is a count that the decree does not print (`chapter-1.p3`)."""
        return bool(COUNTED.search(self.clause.ref))

    @property
    def is_named_by_the_edition(self):
        return self.clause.number_is_editorial and not self.is_counted_by_the_edition


class Outline:
    """The units of a document as a tree, from one query (and one each for notes and emendations)."""

    def __init__(self, document, counts=None):
        self.document = document
        self.counts = counts or {}
        self.clauses = list(document.clauses.prefetch_related(*_remarks()))
        rows = {clause.pk: clause for clause in self.clauses}
        for clause in self.clauses:
            clause.parent = rows.get(clause.parent_id)

    def __getitem__(self, position):
        return self.clauses[position]

    @cached_property
    def units(self):
        """Return every unit, in document order."""
        return [self.unit(clause) for clause in self.clauses]

    @property
    def contents(self):
        """Return the headings of the document, in order, as Units."""
        return [self.unit(clause) for clause in self.clauses if clause.is_division]

    def segments(self, clause):
        """Return (heading, start, length, whether `clause` stands in it) of each part of the whole, in units."""
        tops = [one for one in self.clauses if not one.parent_id and one.is_division]
        return [
            (
                top,
                top.position,
                top.last_position - top.position + 1,
                top.position <= clause.position <= top.last_position,
            )
            for top in tops
        ]

    def unit(self, clause, marks=(), is_subject=False):
        counts = self.counts.get(clause.ref, [])
        return Unit(clause, len(self.path(clause)), counts, tuple(marks), is_subject)

    def path(self, clause):
        """Return the units that `clause` stands in, outermost first."""
        above = []
        while clause.parent_id:
            clause = clause.parent
            above.insert(0, clause)
        return above

    def within(self, clause):
        """Return the Units below `clause`, in document order."""
        return [self.unit(other) for other in self.clauses[clause.position + 1 : clause.last_position + 1]]

    def neighbours(self, clause):
        """Return (previous, next), each a clause or None.

        A heading's are the headings beside it; a text's the texts before and after it, across headings.
        """
        if clause.is_division:
            row = [one for one in self.clauses if one.is_division and one.parent_id == clause.parent_id]
        else:
            row = [one for one in self.clauses if not one.is_division]
        place = row.index(clause)
        return (row[place - 1] if place else None), (row[place + 1] if place + 1 < len(row) else None)


def _remarks():
    """Return what the edition says of units, as lists: hundreds of querysets would cost more than all else."""
    return [
        Prefetch("notes", ClauseNote.objects.all(), to_attr="shown_notes"),
        Prefetch("emendations", ClauseEmendation.objects.all(), to_attr="shown_emendations"),
    ]


@dataclass(frozen=True)
class Stretch:
    """All units of an outline from `first` to the end of `last`; one unit alone is its own stretch."""

    outline: Outline
    first: Clause
    last: Clause

    def get_absolute_url(self):
        if self.first.pk == self.last.pk:
            return self.outline[self.first.position].get_absolute_url()
        return reverse("concept:clause", args=[self.document.slug, self.ref])

    @property
    def document(self):
        return self.outline.document

    @property
    def ref(self):
        return f"{self.first.ref}-{self.last.ref}"

    @property
    def label(self):
        """Return “Clauses 3.10–3.14”, or the two labels where the units are of different kinds."""
        first, last = self.first, self.last
        if first.number and last.number and first.kind == last.kind:
            name = first.english_label.removesuffix(first.number).strip()
            if last.english_label == f"{name} {last.number}":
                return in_language(f"{name}s {first.number}–{last.number}")
        return f"{first.label} – {last.label}"

    @cached_property
    def clauses(self):
        end = max(self.first.last_position, self.last.last_position)
        return self.outline.clauses[self.first.position : end + 1]

    @cached_property
    def units(self):
        return [self.outline.unit(clause) for clause in self.clauses]

    @property
    def neighbours(self):
        """Return the units before and after the stretch, each None at an end of the document."""
        before = self.outline.neighbours(self.outline[self.first.position])[0]
        after = self.outline.neighbours(self.outline[self.last.position])[1]
        return before, after


def described(clause, length=90):
    """Return a unit's label with the beginning of its words, as titles and lists name it."""
    return f"{clause.label}: {beginning(clause.title, length)}"


def discussed_around(besides: list[Beside]):
    """Return (previous, next) of the units near that somebody speaks of, from the first companion that knows any."""
    return next(((one.previous, one.next) for one in besides if one.previous or one.next), (None, None))
