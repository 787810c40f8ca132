"""What is said of a unit of the document: the question that a clause page asks.

    discussion = discuss(clause)
    for group in discussion.groups:             # one for each commentary that discusses the unit, in their order
        for statement in group.statements:      # strongest first
            statement.runs                      # the passage's text, quotations marked: draw run after run
            statement.links                     # Annotations: relation, level, comparison, reason, both quotations
            statement.versions                  # the same statement in other languages

Links with one passage are one statement, and so are the versions of one passage in several languages.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce, NullIf

from commentary.marks import clause_runs, passage_runs, quoted_runs
from commentary.models import Agreement, AgreementSide, Annotation, Change, Commentary, Passage, PassageNote
from concept.marking import Run
from concept.models import Clause


@dataclass(frozen=True)
class Version:
    """One passage that discusses the unit: its links to the unit, strongest first."""

    passage: Passage
    links: list[Annotation]

    @property
    def language(self):
        return self.passage.language

    @cached_property
    def runs(self) -> list[Run]:
        """The passage's text as marked runs; a run's `keys` are the keys of the links whose quotation it is in."""
        return passage_runs(self.passage, self.links)

    @property
    def strength(self):
        """Rank of its strongest link, 0 for a certain quotation (see Annotation.rank)."""
        return self.links[0].strength

    @property
    def strongest(self):
        return self.links[0]


@dataclass(frozen=True)
class Statement(Version):
    """What one passage says of the unit, with the same passage in other languages where it says so too."""

    versions: list[Version] = field(default_factory=list)

    @property
    def all_links(self):
        """Return the links of every version: what a page must show, once each."""
        return [*self.links, *(link for version in self.versions for link in version.links)]


@dataclass(frozen=True)
class Group:
    """What one commentary says of the unit, strongest statement first."""

    commentary: Commentary
    statements: list[Statement]


@dataclass(frozen=True)
class Part:
    """A unit inside the one asked about, and what is said of it. Its `runs` are the marked text of that unit."""

    clause: Clause
    groups: list[Group]

    @property
    def is_discussed(self):
        """Return whether anybody says anything of the unit itself."""
        return bool(self.groups)

    @property
    def links(self):
        return [
            link for group in self.groups for statement in group.statements for link in statement.all_links
        ]

    @cached_property
    def runs(self) -> list[Run]:
        return clause_runs(self.clause, self.links)


@dataclass(frozen=True)
class Nearest:
    """Discussed units near one in document order, each a Clause or None.

    `around` is the innermost discussed unit that it stands in; `before` and `after` are never it or units within.
    """

    before: Clause | None
    after: Clause | None
    around: Clause | None

    def __iter__(self):
        """Yield the units that there are, in document order, each once."""
        units = {unit.position: unit for unit in (self.before, self.around, self.after) if unit}
        return iter(units[position] for position in sorted(units))


@dataclass(frozen=True)
class Side:
    """What one commentary says where both treat a unit: the record, and the passage's text with its words marked.

    `passages` are all its passages that treat the unit, in order.
    """

    record: AgreementSide
    passages: list[Passage]

    @property
    def passage(self):
        return self.record.passage

    @property
    def commentary(self):
        return self.record.passage.commentary

    @property
    def others(self):
        """Return its other passages that treat the unit."""
        return [passage for passage in self.passages if passage.pk != self.record.passage_id]

    @cached_property
    def runs(self) -> list[Run]:
        return quoted_runs(self.record.passage, self.record)


@dataclass(frozen=True)
class Meeting:
    """Where the commentaries meet on a unit: the verdict, its reason, and a Side for each."""

    record: Agreement
    sides: list[Side]

    @property
    def clause(self):
        return self.record.clause


@dataclass(frozen=True)
class Discussion(Part):
    """All that is said of a unit and of what is in it.

    `groups` speak of the unit itself, `within` of the units inside, in document order; `changes` are claims of what
    changed in the unit since the previous Concept, `notes` editorial notes on passages that this unit bears on.
    """

    within: list[Part]
    nearest: Nearest
    agreement: Meeting | None
    changes: list[Change]
    notes: list[PassageNote]


@dataclass(frozen=True)
class Tally:
    """How much one commentary says of one unit: `statements` as a page shows them, `links` one by one."""

    commentary: str
    statements: int
    links: int


def discuss(clause):
    """Return the Discussion of `clause`, at the same number of queries whatever is said."""
    links = Annotation.objects.filter(
        clause__document=clause.document_id,
        clause__position__gte=clause.position,
        clause__position__lte=clause.last_position,
    )
    parts = group_by_clause(links.with_texts())
    own = next((part.groups for part in parts if part.clause.pk == clause.pk), [])
    return Discussion(
        clause=clause,
        groups=own,
        within=[part for part in parts if part.clause.pk != clause.pk],
        nearest=nearest_discussed(clause),
        agreement=next(iter(meetings(Agreement.objects.filter(clause=clause))), None),
        changes=list(clause.changes.select_related("passage__commentary")),
        notes=list(PassageNote.objects.filter(clause=clause).select_related("passage__commentary")),
    )


def group_by_clause(links):
    """Return a Part for each unit that `links` (a queryset with its texts) lead to, in document order."""
    ordered = links.order_by(
        "clause__document",
        "clause__position",
        "passage__commentary__position",
        "strength",
        "passage__position",
        "position",
    )
    return [Part(about[0].clause, _groups(about)) for about in _runs_of(ordered, lambda link: link.clause_id)]


def _groups(links):
    """Return the Groups of links to one unit, which come by commentary and strongest first."""
    by_commentary = _runs_of(links, lambda link: link.passage.commentary_id)
    return [Group(said[0].passage.commentary, _statements(said)) for said in by_commentary]


def _runs_of(links, key):
    """Return lists of successive links that share a key."""
    return [list(together) for _, together in groupby(links, key=key)]


def _statements(links):
    """Return one commentary's links to one unit as Statements, strongest first."""
    versions, statements = {}, {}
    for link in links:
        versions.setdefault(link.passage.pk, Version(link.passage, [])).links.append(link)
    for version in versions.values():
        statements.setdefault(version.passage.parallel or version.passage.ref, []).append(version)
    merged = [_merged(versions) for versions in statements.values()]
    return sorted(merged, key=lambda statement: (statement.strength, statement.passage.position))


def _merged(versions):
    """Return one Statement of versions of one passage; the one in the commentary's own language leads."""
    main, *others = sorted(
        versions,
        key=lambda version: (
            version.language != version.passage.commentary.language,
            version.passage.position,
        ),
    )
    return Statement(main.passage, main.links, others)


def discussed_units(document):
    """Return the units of a document that somebody discusses, in document order, as one query."""
    return Clause.objects.filter(document=document, annotations__isnull=False).distinct().order_by("position")


def nearest_discussed(clause):
    """Return the Nearest discussed units of `clause`."""
    units = [unit for unit in discussed_units(clause.document_id) if unit.pk != clause.pk]
    for unit in units:
        unit.document = clause.document
    place = bisect_left(units, clause.position, key=lambda unit: unit.position)
    around = [unit for unit in units[:place] if unit.last_position >= clause.position]
    after = [unit for unit in units[place:] if unit.position > clause.last_position]
    return Nearest(
        before=units[place - 1] if place else None,
        after=after[0] if after else None,
        around=around[-1] if around else None,
    )


def tallies(clauses):
    """Return {ref: [Tally, one for each commentary that discusses the unit, in order]} of a queryset, in one query."""
    statement = Coalesce(NullIf("passage__parallel", Value("")), "passage__ref")
    rows = (
        Annotation.objects.filter(clause__in=clauses)
        .order_by("clause__position", "passage__commentary__position")
        .values("clause__ref", slug=F("passage__commentary__slug"))
        .annotate(statements=Count(statement, distinct=True), links=Count("pk"))
    )
    counts = {}
    for row in rows:
        tally = Tally(row["slug"], row["statements"], row["links"])
        counts.setdefault(row["clause__ref"], []).append(tally)
    return counts


def meetings(agreements):
    """Return the Meetings of a queryset of Agreements, in document order, in three queries."""
    passages = {}
    links = AgreementSide.passages.through.objects.filter(agreementside__agreement__in=agreements)
    for link in links.select_related("passage__commentary").order_by("passage__position"):
        passages.setdefault(link.agreementside_id, []).append(link.passage)
    sides = {}
    records = AgreementSide.objects.filter(agreement__in=agreements).select_related("passage__commentary")
    for record in records.order_by("passage__commentary__position"):
        sides.setdefault(record.agreement_id, []).append(Side(record, passages.get(record.pk, [])))
    ordered = agreements.select_related("clause__document").order_by("clause__position")
    return [Meeting(agreement, sides.get(agreement.pk, [])) for agreement in ordered]
