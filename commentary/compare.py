"""The document beside the commentaries, row by row, aligned by the links."""

from dataclasses import dataclass

from commentary.discussion import Group, Part, group_by_clause
from commentary.models import Annotation, Commentary
from concept.models import Clause
from concept.reading import Outline

ALL = "all"


@dataclass(frozen=True)
class Row(Part):
    """One unit and what the chosen commentaries say of it."""

    chosen: list[Commentary]

    @property
    def columns(self) -> list[Group | None]:
        """Return the Group of each chosen commentary, None for one that says nothing of the unit."""
        groups = {group.commentary.pk: group for group in self.groups}
        return [groups.get(commentary.pk) for commentary in self.chosen]


@dataclass(frozen=True)
class Comparison:
    """What is set side by side: `chosen` commentaries in their order, `part` a heading or None for the whole."""

    commentaries: list[Commentary]
    chosen: list[Commentary]
    parts: list[Clause]
    part: Clause | None
    only: bool
    rows: list[Row]


def compare(document, query):
    """Return the Comparison that a query string asks for (`with`, repeatable; `part`, a ref or "all"; `only`).

    What it does not know is ignored: then all commentaries are chosen, and the first chapter.
    """
    outline, commentaries = Outline(document), list(Commentary.objects.all())
    chosen = [one for one in commentaries if one.slug in query.getlist("with")] or commentaries
    parts = [
        clause for clause in outline.clauses if clause.kind in (Clause.Kind.CHAPTER, Clause.Kind.SECTION)
    ]
    part = _part(parts, query.get("part", ""))
    only = "only" in query
    within = outline.clauses[part.position : part.last_position + 1] if part else outline.clauses
    rows = _rows(within, chosen)
    return Comparison(
        commentaries, chosen, parts, part, only, [row for row in rows if row.is_discussed or not only]
    )


def _part(parts, ref):
    """Return the heading that `ref` names, None for all of them, the first for anything else."""
    if ref == ALL:
        return None
    return next((part for part in parts if part.ref == ref), parts[0])


def _rows(clauses, chosen):
    links = Annotation.objects.filter(clause__in=[one.pk for one in clauses], passage__commentary__in=chosen)
    said = {part.clause.pk: part.groups for part in group_by_clause(links.with_texts())}
    return [Row(clause, said.get(clause.pk, []), chosen) for clause in clauses]
