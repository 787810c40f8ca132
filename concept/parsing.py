"""Parsing of a decree with its document: text in, records out, no Django.

The grammar is that of the source: chapters, sections and clauses are numbered in print; a paragraph that ends in a
colon owns the list after it; an unnumbered list item begins in lower case. What the print does not say (the name
of a numbered list, the parts of the decree's frame) stands in metadata.toml.
"""

import re
import string
from dataclasses import dataclass, field

from concept.emendation import EmendedText
from concept.files import SourceError, build

CHAPTER = re.compile(r"Chapter (?P<number>\d+)\. ")
CLAUSE = re.compile(r"(?P<number>\d+\.\d+)\. ")
SECTION = re.compile(r"(?P<number>\d+)\. ")
ITEM = re.compile(r"(?P<number>\d+)(?:\)|\.) ")


@dataclass
class Unit:
    """One addressable unit. `lead` is what stands before `text` in the emended text, number and line breaks too.

    The number of a chapter or section belongs to its heading's words and stays in `text`: commentators quote it.
    `number` is the number as printed, or empty; `first_line` and `last_line` are 1-based lines of the source file.
    """

    ref: str
    kind: str
    number: str
    label: str
    lead: str
    text: str
    start: int
    first_line: int
    last_line: int
    parent: str | None = None


@dataclass(frozen=True)
class FrameLine:
    """A line of the decree's frame, by the unit it becomes."""

    ref: str
    kind: str
    label: str
    parent: str = ""


@dataclass(frozen=True)
class NamedHeading:
    """A heading without a number of its own."""

    ref: str
    label: str


@dataclass(frozen=True)
class NamedList:
    """A numbered list, by what one item of it is called."""

    name: str
    label: str
    kind: str = "item"


@dataclass
class Layout:
    """What metadata.toml says of the document's parts: frame lines and headings by their words, lists by their owner's
    ref, and the ref of the chapter that is divided into sections.
    """

    frame: dict[str, FrameLine]
    lists: dict[str, NamedList]
    headings: dict[str, NamedHeading]
    sections: str


def read_layout(file, metadata):
    """Return the Layout that a metadata file describes; a wrong entry is a SourceError naming it."""

    def table(name):
        if not isinstance(metadata[name], dict):
            raise SourceError(file, name, "it is no table", f"Write its brackets once: [{name}]")
        return metadata[name]

    def entries(name, record_class):
        return {
            key: build(record_class, entry, file, f"{name}.“{key[:60]}”")
            for key, entry in table(name).items()
        }

    return Layout(
        entries("frame", FrameLine),
        entries("lists", NamedList),
        entries("headings", NamedHeading),
        table("sections")["chapter"],
    )


@dataclass
class _State:
    """Where the parser stands: the units so far and the ones that the next line may belong to."""

    emended: EmendedText
    layout: Layout
    units: list[Unit] = field(default_factory=list)
    done: int = 0
    frame: Unit | None = None
    division: Unit | None = None
    section: Unit | None = None
    owner: Unit | None = None
    paragraphs: int = 0

    def add(self, ref, kind, label, offset, line, printed="", number="", parent=None):
        """Append a unit whose text follows the `printed` characters of `line`."""
        start = offset + len(printed)
        text = line[len(printed) :].rstrip()
        if any(unit.ref == ref for unit in self.units):
            place = f"line {self.emended.line(start)}"
            raise SourceError(self.emended.file, place, f"a second unit “{ref}”", "Check the numbering here")
        unit = Unit(
            ref=ref,
            kind=kind,
            number=number,
            label=label,
            lead=self.emended.text[self.done : start],
            text=text,
            start=start,
            first_line=self.emended.line(start),
            last_line=self.emended.line(start + len(text) - 1),
            parent=parent.ref if parent else None,
        )
        self.done = start + len(text)
        self.units.append(unit)
        return unit


def parse(emended, layout):
    """Return the units of `emended` in document order; a line that fits nowhere is a SourceError."""
    state = _State(emended, layout)
    for offset, line in emended.lines():
        for read in (_frame, _chapter, _heading, _clause, _listed, _section, _unnumbered_item, _paragraph):
            if read(state, offset, line):
                break
    return state.units


def _frame(state, offset, line):
    """Read a line of the decree's frame, or an item of the decree itself."""
    if state.division:
        return False
    part = state.layout.frame.get(line)
    if part:
        parent = next((unit for unit in state.units if unit.ref == part.parent), None)
        state.frame = state.add(part.ref, part.kind, part.label, offset, line, parent=parent)
        state.owner = state.frame if line.endswith(":") else None
    return bool(part)


def _chapter(state, offset, line):
    """Read a chapter's heading: `Chapter 5. Trends and Vision` is unit `chapter-5`."""
    match = CHAPTER.match(line)
    if match:
        number = match["number"]
        state.division = state.add(
            f"chapter-{number}", "chapter", f"Chapter {number}", offset, line, number=number
        )
        state.section, state.owner, state.paragraphs = None, state.division, 0
    return bool(match)


def _heading(state, offset, line):
    """Read an unnumbered heading named in the metadata; it stands inside the chapter before it."""
    entry = state.layout.headings.get(line)
    if entry:
        chapter = next((unit for unit in reversed(state.units) if unit.kind == "chapter"), None)
        state.division = state.add(entry.ref, "heading", entry.label, offset, line, parent=chapter)
        state.section, state.owner, state.paragraphs = None, None, 0
    return bool(entry)


def _clause(state, offset, line):
    """Read a clause: `2.7. Assistance in` is unit `2.7` of section 2."""
    match = CLAUSE.match(line)
    if match:
        number = match["number"]
        section = number.partition(".")[0]
        if not state.section or state.section.number != section:
            place = f"line {state.emended.line(offset)}"
            raise SourceError(
                state.emended.file,
                place,
                f"clause {number} stands outside section {section}",
                "Check its number",
            )
        state.add(number, "clause", f"Clause {number}", offset, line, match[0], number, state.section)
    return bool(match)


def _listed(state, offset, line):
    """Read an item of a numbered list that the metadata names: `6) Assistance` of the goals is `goal-6`."""
    match = ITEM.match(line)
    entry = state.layout.lists.get(state.owner.ref) if state.owner and match else None
    if entry:
        number = match["number"]
        state.add(
            f"{entry.name}-{number}",
            entry.kind,
            f"{entry.label} {number}",
            offset,
            line,
            match[0],
            number,
            state.owner,
        )
    return bool(entry)


def _section(state, offset, line):
    """Read a section's heading, `2. Priorities in`, in the chapter that is divided into sections."""
    match = SECTION.match(line)
    if not match or not state.division or state.division.ref != state.layout.sections:
        return False
    number = match["number"]
    state.section = state.add(
        f"section-{number}", "section", f"Section {number}", offset, line, "", number, state.division
    )
    return True


def _unnumbered_item(state, offset, line):
    """Read a list item without a number; the edition letters it: `chapter-1.p1.b`."""
    owner = state.owner
    if not owner or owner.kind != "paragraph" or not line.lstrip()[0].islower():
        return False
    letter = string.ascii_lowercase[sum(unit.parent == owner.ref for unit in state.units)]
    indent = line[: len(line) - len(line.lstrip())]
    state.add(
        f"{owner.ref}.{letter}", "item", f"{owner.label}, item {letter}", offset, line, indent, parent=owner
    )
    return True


def _paragraph(state, offset, line):
    """Read a paragraph; the edition numbers it within its chapter or heading: `chapter-1.p3`."""
    division = state.division
    if not division or ITEM.match(line):
        place = f"line {state.emended.line(offset)}"
        remedy = "Name it in metadata.toml ([frame] or [lists]) or in an emendation"
        raise SourceError(state.emended.file, place, f"“{line[:60]}” belongs to no unit", remedy)
    state.paragraphs += 1
    indent = line[: len(line) - len(line.lstrip())]
    paragraph = state.add(
        f"{division.ref}.p{state.paragraphs}",
        "paragraph",
        f"{division.label}, paragraph {state.paragraphs}",
        offset,
        line,
        indent,
        parent=division,
    )
    state.owner = paragraph if line.rstrip().endswith(":") else None
    return True
