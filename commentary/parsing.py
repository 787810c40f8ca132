"""Parsing of a commentary: text in, records out, no Django.

A commentary has no grammar of its own, so its metadata.toml says which lines are what: `[[part]]` names a run of
source lines, their kind, their language and what is printed before them. Every line must fall in exactly one part.
"""

import re
from dataclasses import dataclass, field

from concept.files import SourceError, build

KINDS = ("title", "heading", "abstract", "keywords", "body", "reference", "note", "metadata")
PRINTED_NUMBER = re.compile(r"\s*(?:- )?(?P<number>\d+)[.)] ")
LANGUAGE_NAMES = {"en": "English", "ru": "Russian", "kk": "Kazakh", "ru-Latn": "Russian in Latin letters"}


@dataclass(frozen=True)
class Part:
    """A run of source lines of one kind, as metadata.toml describes it.

    `language` is a BCP 47 tag, or one tag for each passage of the part. Passages of parts with the same `parallel`
    name are, in order, versions of one another. `label` is printed before the first passage and is no part of its
    text. `headings` are lines of the part that head a section. `gives` names the metadata that the lines hold.
    """

    lines: list[int]
    kind: str
    language: str | list[str] = "en"
    parallel: str = ""
    label: str = ""
    headings: list[str] = field(default_factory=list)
    numbered: bool = False
    gives: list[str] = field(default_factory=list)


@dataclass
class ParsedPassage:
    """One passage. `lead` is what stands before `text` in the emended text, line breaks and printed labels too.

    `section` is the ref of the heading above it, or empty; `parallel` is shared by versions of one passage.
    """

    ref: str
    kind: str
    language: str
    number: str
    label: str
    lead: str
    text: str
    start: int
    first_line: int
    last_line: int
    section: str
    parallel: str
    gives: list[str]


def read_parts(file, entries):
    """Return the `[[part]]` entries of a metadata file as Parts; a wrong one is a SourceError naming its row."""
    parts = []
    for row, entry in enumerate(entries, start=1):
        place = f"part {row}, lines {entry.get('lines')}"
        part = build(Part, entry, file, place)
        if part.kind not in KINDS:
            raise SourceError(file, place, f"unknown kind “{part.kind}”", f"Use one of {', '.join(KINDS)}")
        if [type(line) for line in part.lines] != [int, int] or part.lines[0] > part.lines[1]:
            raise SourceError(file, place, "lines must be [first, last]", "Give two line numbers")
        parts.append(part)
    return parts


def parse(emended, parts):
    """Return the passages of `emended` in document order; a line in no part, or in two, is a SourceError."""
    parser = _Parser(emended)
    for offset, line in emended.lines():
        parser.read(offset, line, _part_of(emended, parts, emended.line(_first_ink(offset, line))))
    return parser.passages


def _first_ink(offset, line):
    """Return the offset of the first character of `line` that is not blank."""
    return offset + len(line) - len(line.lstrip())


def _part_of(emended, parts, number):
    """Return the one part that holds source line `number`."""
    holding = [part for part in parts if part.lines[0] <= number <= part.lines[1]]
    if len(holding) != 1:
        problem = "it belongs to no part" if not holding else "it belongs to more than one part"
        raise SourceError(emended.file, f"line {number}", problem, "Give it one [[part]] in metadata.toml")
    return holding[0]


class _Parser:
    """Reads emended lines one after another and keeps the counts that refs are made of."""

    def __init__(self, emended):
        self.emended = emended
        self.passages = []
        self.done = 0
        self.section = ""
        self.seen = {}

    def read(self, offset, line, part):
        kind, label, number = self._kind(part, line), "", ""
        index = self._count(("part", tuple(part.lines))) - 1
        if part.label and line.lstrip().startswith(part.label):
            label = line[: line.index(part.label) + len(part.label)]
        elif part.numbered and (match := PRINTED_NUMBER.match(line)):
            label, number = match[0], match["number"]
        ink = _first_ink(offset, line)
        language = self._language(part, index, ink)
        if kind == "reference" and not number:
            self._refuse(ink, "a reference without its number", "Set numbered = true, or another kind")
        self._add(kind, part, language, number, offset, line, label, index)

    def _language(self, part, index, offset):
        """Return the language of the passage at `index` of a part."""
        if isinstance(part.language, str):
            return part.language
        if index >= len(part.language):
            problem = f"its part has {len(part.language)} languages and more lines"
            self._refuse(offset, problem, "Give the part a language for each line, or one for all")
        return part.language[index]

    def _refuse(self, offset, problem, remedy):
        raise SourceError(self.emended.file, f"line {self.emended.line(offset)}", problem, remedy)

    def _kind(self, part, line):
        return "heading" if line.strip() in part.headings else part.kind

    def _count(self, key):
        self.seen[key] = self.seen.get(key, 0) + 1
        return self.seen[key]

    def _add(self, kind, part, language, number, offset, line, label, index):
        body = line[len(label) :]
        start = offset + len(label) + len(body) - len(body.lstrip())
        text = body.strip()
        ref, name = self._name(kind, language, number)
        if any(passage.ref == ref for passage in self.passages):
            self._refuse(start, f"a second passage “{ref}”", "Check the numbering, or the language, here")
        self.passages.append(
            ParsedPassage(
                ref=ref,
                kind=kind,
                language=language,
                number=number,
                label=name,
                lead=self.emended.text[self.done : start],
                text=text,
                start=start,
                first_line=self.emended.line(start),
                last_line=self.emended.line(start + len(text) - 1),
                section="" if kind in ("heading", "metadata") else self.section,
                parallel=self._parallel(part, index),
                gives=part.gives,
            )
        )
        self.done = start + len(text)
        if kind == "heading":
            self.section = ref

    def _name(self, kind, language, number):
        """Return the permanent ref and the label of the next passage of `kind`."""
        if kind == "title":
            return f"title-{language}", f"Title, {LANGUAGE_NAMES.get(language, language)}"
        if kind == "reference":
            return f"r{number}", f"Reference {number}"
        if kind == "heading":
            count = self._count("heading")
            return f"section-{count}", f"Section {count}"
        if kind == "metadata":
            count = self._count("metadata")
            return f"m{count}", f"Metadata {count}"
        count = self._count("paragraph")
        return f"p{count}", f"Paragraph {count}"

    def _parallel(self, part, index):
        """Return the group of versions: `abstract-2` for the second paragraph of each abstract."""
        if not part.parallel:
            return ""
        return part.parallel if part.kind == "title" else f"{part.parallel}-{index + 1}"
