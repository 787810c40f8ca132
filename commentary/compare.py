"""The document beside the commentaries, row by row, aligned by the links."""

from dataclasses import dataclass

from commentary.discussion import Group, group_by_clause
from commentary.models import Annotation, Commentary
from concept.marking import QUOTATION, Run, Span, runs
from concept.models import Clause
from concept.reading import Outline

ALL = "all"


@dataclass(frozen=True)
class Row:
    """One unit and what each chosen commentary says of it: a Group, or None, for each."""

    clause: Clause
    groups: list[Group | None]

    @property
    def is_discussed(self):
        return any(self.groups)

    @property
    def links(self):
        return [
            link for group in self.groups if group for said in group.statements for link in said.all_links
        ]

    @property
    def runs(self) -> list[Run]:
        """The unit's text, the words that the chosen commentaries are linked to marked."""
        spans = [
            Span(link.clause_start, link.clause_end, QUOTATION, link.key, f"#{link.key}")
            for link in self.links
        ]
        return runs(self.clause.text, spans)


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
    said = {
        part.clause.pk: {group.commentary.pk: group for group in part.groups}
        for part in group_by_clause(links.with_texts())
    }
    return [Row(one, [said.get(one.pk, {}).get(commentary.pk) for commentary in chosen]) for one in clauses]
