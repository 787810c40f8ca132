"""A commentary as its reader shows it: sections of blocks, each passage with the units it discusses in place."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch
from django.utils.translation import gettext, pgettext

from commentary.marks import MARKER, clause_runs, passage_runs, passage_spans, reference_spans
from commentary.models import Annotation, Change, Passage, PassageEmendation, PassageNote
from concept.marking import Run, emendation_spans, note_spans, runs
from concept.models import Clause


@dataclass(frozen=True)
class Discussed:
    """A unit that a passage discusses, the links that say so (strongest first) and the unit's text marked."""

    clause: Clause
    links: list[Annotation]

    @cached_property
    def runs(self) -> list[Run]:
        return clause_runs(self.clause, self.links)

    @property
    def quoted(self):
        """Return (words of the unit, the links that quote them) in the order of the words."""
        by_words = {}
        for link in sorted(self.links, key=lambda link: (link.clause_start, link.clause_end, link.position)):
            by_words.setdefault(link.clause_exact, []).append(link)
        return list(by_words.items())


@dataclass(frozen=True)
class Shown:
    """A passage with all that is shown at it.

    `references` is {number: address} of the works it may cite, `cited_in` the passages that cite it, `told` the keys of
    emendations that the page has told of at an earlier passage.
    """

    passage: Passage
    references: dict[int, str] = field(default_factory=dict)
    cited_in: list[Passage] = field(default_factory=list)
    told: frozenset = frozenset()

    @property
    def links(self):
        """Return its links in the order of the words that prove them."""
        return sorted(self.passage.shown_links, key=lambda link: (link.passage_start, link.passage_end))

    @property
    def notes(self):
        return self.passage.shown_notes

    @property
    def changes(self):
        """Return what the passage claims to have changed since the previous Concept."""
        return self.passage.shown_changes

    @property
    def emendations(self):
        """Return the emendations to tell of here: one that touches two passages is told of at the first."""
        return [one for one in self.passage.shown_emendations if one.key not in self.told]

    @cached_property
    def discussed(self) -> list[Discussed]:
        """The units it discusses, in document order."""
        return discussed_by(self.links)

    @cached_property
    def quotations(self) -> list[Run]:
        """The passage's text with nothing marked but its quotations, for a page that shows no more of it."""
        return passage_runs(self.passage, self.links)

    @cached_property
    def runs(self) -> list[Run]:
        """The passage's text, with its quotations, reference markers, notes and emendations marked."""
        spans = [
            *passage_spans(self.links),
            *note_spans(self.notes),
            *emendation_spans(self.passage, self.passage.shown_emendations),
        ]
        if not self.passage.is_listing:
            spans += reference_spans(self.passage.text, self.references)
        return runs(self.passage.text, spans)


@dataclass(frozen=True)
class Block:
    """One passage, or the language versions of one passage side by side."""

    members: list[Shown]

    @property
    def is_parallel(self):
        return len(self.members) > 1

    @property
    def kind(self):
        return self.members[0].passage.kind

    @property
    def notes(self):
        return [note for shown in self.members for note in shown.notes]

    @property
    def emendations(self):
        return [emendation for shown in self.members for emendation in shown.emendations]

    @property
    def changes(self):
        return [change for shown in self.members for change in shown.changes]

    @cached_property
    def discussed(self):
        """The units that its passages discuss, in document order, with the links of every version."""
        return discussed_by([link for shown in self.members for link in shown.links])


@dataclass(frozen=True)
class Section:
    """A heading, or None for what comes before the first one, and the blocks under it."""

    heading: Shown | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def anchor(self):
        return self.heading.passage.ref if self.heading else "opening"

    @property
    def title(self):
        """Return the heading's words; what has none is named after what it holds."""
        if self.heading:
            return self.heading.passage.as_heading
        kinds = {block.kind for block in self.blocks}
        if kinds <= {"abstract", "keywords"}:
            return gettext("Abstract and key words")
        return pgettext("heading", "Text")


@dataclass(frozen=True)
class Reading:
    """A whole commentary: the block of its titles, and its sections in order."""

    titles: Block
    sections: list[Section]

    @property
    def keywords(self):
        """Return the Shown of each language's key words."""
        kind = Passage.Kind.KEYWORDS
        return [shown for block in self.blocks if block.kind == kind for shown in block.members]

    @property
    def blocks(self):
        """Return every Block of the reading: titles, headings and text."""
        sections = (
            block
            for section in self.sections
            for block in ([Block([section.heading])] if section.heading else []) + section.blocks
        )
        return [self.titles, *sections]


def discussed_by(links):
    """Return a Discussed for each unit that `links` lead to, in document order, its links strongest first."""
    by_clause = {}
    for link in sorted(links, key=lambda link: link.strength):
        by_clause.setdefault(link.clause.position, []).append(link)
    return [Discussed(links[0].clause, links) for _, links in sorted(by_clause.items())]


def with_everything(passages):
    """Return a queryset of passages with what Shown asks of them; one query each for the lists it shows."""
    links = Annotation.objects.select_related("clause__document", "clause__parent", "passage__commentary")
    return passages.select_related("commentary", "section").prefetch_related(
        Prefetch("annotations", links, to_attr="shown_links"),
        Prefetch("notes", PassageNote.objects.select_related("clause__document"), to_attr="shown_notes"),
        Prefetch("changes", Change.objects.all(), to_attr="shown_changes"),
        Prefetch("emendations", PassageEmendation.objects.all(), to_attr="shown_emendations"),
    )


def read(commentary):
    """Return the Reading of a commentary, at the same number of queries however long it is."""
    passages = list(with_everything(commentary.passages.readable()))
    references = {
        int(passage.number): f"#{passage.ref}"
        for passage in passages
        if passage.kind == Passage.Kind.REFERENCE
    }
    cited = citing_passages(passages)
    shown, told = [], set()
    for passage in passages:
        shown.append(Shown(passage, references, cited.get(passage.ref, []), frozenset(told)))
        told |= {one.key for one in passage.shown_emendations}
    titles, rest = _divided(shown)
    return Reading(Block(titles), _sections(rest))


def show(passage):
    """Return the Shown of one passage from with_everything, its markers leading to the references' own pages."""
    references = {
        int(reference.number): reference.get_absolute_url()
        for reference in _references(passage).filter(kind=Passage.Kind.REFERENCE)
    }
    cited = []
    if passage.kind == Passage.Kind.REFERENCE:
        others = _references(passage).exclude(kind=Passage.Kind.REFERENCE)
        cited = citing_passages(others.filter(text__contains=f"[{passage.number}]")).get(passage.ref, [])
    return Shown(passage, references, cited)


def show_versions(shown):
    """Return the Shown of each other language version of a passage."""
    versions = with_everything(Passage.objects.versions_of(shown.passage))
    return [Shown(version, shown.references) for version in versions]


def _references(passage):
    return Passage.objects.filter(commentary=passage.commentary_id).select_related("commentary")


def citing_passages(passages):
    """Return {ref of a reference: [passages whose text carries its marker, in order]}."""
    citing = {}
    for passage in passages:
        if not passage.is_listing:
            numbers = dict.fromkeys(marker["number"] for marker in MARKER.finditer(passage.text))
            for number in numbers:
                citing.setdefault(f"r{number}", []).append(passage)
    return citing


def _divided(shown):
    """Return the titles and all the rest."""
    titles = [one for one in shown if one.passage.kind == Passage.Kind.TITLE]
    return titles, [one for one in shown if one.passage.kind != Passage.Kind.TITLE]


def _sections(shown):
    """Return the Sections; versions of one passage stand in one block, where the first of them stands."""
    sections, blocks = [Section(None)], {}
    for one in shown:
        passage = one.passage
        if passage.kind == Passage.Kind.HEADING:
            sections.append(Section(one))
        elif passage.parallel in blocks:
            blocks[passage.parallel].members.append(one)
        else:
            block = Block([one])
            sections[-1].blocks.append(block)
            if passage.parallel:
                blocks[passage.parallel] = block
    return [section for section in sections if section.heading or section.blocks]
