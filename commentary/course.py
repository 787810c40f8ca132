"""The course of a commentary through the document, as a drawing: passages across, units down, a mark where they meet.

All measures are in the units of the drawing's own coordinate system (SVG user units), about one CSS pixel each.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause

COLUMN, ROW, GAP = 26, 24, 3
LABELS, HEAD, EDGE = 224, 56, 14
TEXT_KINDS = (Passage.Kind.ABSTRACT, Passage.Kind.BODY)


@dataclass(frozen=True)
class Column:
    """A passage and its place across; the versions of one passage in several languages share a column."""

    passage: Passage
    x: int


@dataclass(frozen=True)
class Row:
    """A unit and its place down; one that nobody discusses is only as high as a gap and has no label."""

    clause: Clause
    y: float
    height: int
    is_discussed: bool

    @property
    def is_chapter(self):
        return self.clause.parent_id is None


@dataclass(frozen=True)
class Mark:
    """Where a passage meets a unit: its links there, strongest first, in every language version."""

    x: int
    y: float
    links: list[Annotation]

    @property
    def strongest(self):
        return self.links[0]

    @property
    def clause(self):
        return self.links[0].clause

    @property
    def passage(self):
        """Return the passage in the commentary's own language, where it is one of several."""
        own = self.links[0].passage.commentary.language
        return next(
            (link.passage for link in self.links if link.passage.language == own), self.links[0].passage
        )

    @property
    def sentence(self):
        """Return the meeting in words of the page's language: “Paragraph 12 quotes Clause 2.7”."""
        return self.strongest.sentence_of(self.passage.label)

    @property
    def address(self):
        """Return where the reader sees the words: the passage's own page, at the link."""
        link = next(link for link in self.links if link.passage_id == self.passage.pk)
        return f"{self.passage.get_absolute_url()}#{link.key}"


@dataclass(frozen=True)
class Span:
    """A section of the commentary over the columns of its passages."""

    label: str
    x: int
    width: int


@dataclass(frozen=True)
class Course:
    """The drawing of one commentary; `marks` stand in the order of reading."""

    commentary: Commentary
    columns: list[Column]
    rows: list[Row]
    marks: list[Mark]

    @property
    def width(self):
        return COLUMN * len(self.columns) + EDGE

    @property
    def height(self):
        last = self.rows[-1]
        return int(last.y + last.height / 2 + EDGE)

    @property
    def label_width(self):
        """Return the width of the drawing of labels, which stands to the left and stays there."""
        return LABELS

    @property
    def link_count(self):
        return sum(len(mark.links) for mark in self.marks)

    @property
    def unit_count(self):
        return len({mark.clause.pk for mark in self.marks})

    @property
    def path(self):
        """Return the line through the marks in the order of reading, as SVG path data."""
        return " ".join(
            f"{'L' if place else 'M'}{mark.x} {mark.y:g}" for place, mark in enumerate(self.marks)
        )

    @cached_property
    def spans(self):
        """The sections of the commentary, in order."""
        runs = groupby(self.columns, key=lambda column: column.passage.section)
        spans = []
        for section, columns in runs:
            columns = list(columns)
            label = section.as_heading if section else ""
            left = columns[0].x - COLUMN // 2
            spans.append(Span(label, left, COLUMN * len(columns)))
        return spans

    @property
    def discussed_rows(self):
        return [row for row in self.rows if row.is_discussed]

    @property
    def row_lines(self):
        """Return the lines of units that somebody discusses, as SVG path data."""
        return self._lines(self.discussed_rows)

    @property
    def gap_lines(self):
        """Return the lines of units that nobody discusses, as SVG path data."""
        return self._lines([row for row in self.rows if not row.is_discussed])

    def _lines(self, rows):
        return "".join(f"M0 {row.y:g}H{self.width}" for row in rows)

    @property
    def marks_across(self):
        """Return the marks column by column from top to bottom, as a keyboard goes through the drawing."""
        return sorted(self.marks, key=lambda mark: (mark.x, mark.y))

    @property
    def by_passage(self):
        """Return (passage, its marks in document order) for each passage that discusses something: the table."""
        together = groupby(self.marks_across, key=lambda mark: mark.x)
        return [(marks[0].passage, marks) for _, found in together if (marks := list(found))]


def courses(document):
    """Return the Course of each commentary through `document`, in three queries."""
    links = list(
        Annotation.objects.filter(clause__document=document)
        .select_related("clause__document", "passage__commentary", "passage__section")
        .order_by("strength", "passage__position", "position")
    )
    rows = _rows(document, Counter(link.clause_id for link in links))
    passages = Passage.objects.select_related("commentary", "section").order_by("commentary", "position")
    by_commentary = groupby(passages, key=lambda passage: passage.commentary)
    return [
        _course(
            commentary, list(found), [link for link in links if link.passage.commentary == commentary], rows
        )
        for commentary, found in by_commentary
    ]


def _rows(document, discussed):
    """Return a Row for each unit, top to bottom."""
    rows, y = [], float(HEAD)
    for clause in document.clauses.select_related("document"):
        height = ROW if discussed[clause.pk] else GAP
        rows.append(Row(clause, y + height / 2, height, bool(discussed[clause.pk])))
        y += height
    return rows


def _course(commentary, passages, links, rows):
    """Return the Course of one commentary; a passage of no text gets a column only if it discusses something."""
    linked = {_statement(link.passage) for link in links}
    shown = {}
    for passage in passages:
        if passage.kind in TEXT_KINDS or _statement(passage) in linked:
            shown.setdefault(_statement(passage), passage)
    columns = [Column(passage, COLUMN * place + COLUMN // 2) for place, passage in enumerate(shown.values())]
    xs = dict(zip(shown, (column.x for column in columns), strict=True))
    return Course(commentary, columns, rows, _marks(links, xs, {row.clause.pk: row.y for row in rows}))


def _marks(links, xs, ys):
    """Return the marks in the order of reading: by passage, and in it by the words that discuss the unit."""
    meetings = {}
    for link in links:
        meetings.setdefault((xs[_statement(link.passage)], ys[link.clause_id]), []).append(link)
    marks = [Mark(x, y, found) for (x, y), found in meetings.items()]
    return sorted(marks, key=lambda mark: (mark.x, min(link.passage_start for link in mark.links)))


def _statement(passage):
    """Return what the versions of one passage have in common."""
    return passage.parallel or passage.ref
