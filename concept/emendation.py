"""A verbatim source, the emendations made to it, and the way back.

An emendation is one reversible replacement at one place of the source file: it divides a glued heading, joins a
paragraph broken by a page, leaves furniture out, or shows a repeated sentence once. It never rewords: what a word
should have been is said in an editorial note beside it. So any place of the emended text leads back to its line in
the file, and the emended text with its emendations gives back the file, character for character.
"""

import tomllib
from bisect import bisect_right
from dataclasses import dataclass, field, fields
from itertools import takewhile
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin

KINDS = ("split", "join", "omit", "repeat")


class SourceError(Exception):
    """Something is wrong in a source or editorial file: which file, which place in it, what, and what to do."""

    def __init__(self, file, place, problem, remedy):
        super().__init__(f"{file}, {place}: {problem}. {remedy}")


@dataclass(frozen=True)
class Emendation:
    """One replacement of `before` by `after`, at its `occurrence`-th appearance from the start of `line`.

    `withheld` keeps `before` off public pages (a private address).
    """

    id: str
    kind: str
    line: int
    before: str
    after: str
    reason: str
    occurrence: int = 1
    withheld: bool = False


def read_toml(path):
    """Return the parsed TOML file at `path`; a missing or malformed one is a SourceError naming the line."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            shown(path), "TOML syntax", str(error), "Mend the line named and load again"
        ) from None


def read_records(path, table, record_class):
    """Return `[[table]]` of the TOML file at `path` as records of a dataclass, in file order.

    A key that the dataclass lacks, a required one that is missing, and an id used twice are SourceErrors.
    """
    records = []
    for row, entry in enumerate(read_toml(path).get(table, []), start=1):
        place = f"{table} {row} ({entry.get('id', 'without id')})"
        records.append(build(record_class, entry, shown(path), place))
        if any(record.id == records[-1].id for record in records[:-1]):
            raise SourceError(shown(path), place, "its id is used twice", "Give it an id of its own")
    return records


def build(record_class, entry, file, place):
    """Return a dataclass record of a table read from a file; a wrong key or type is a SourceError."""
    try:
        record = record_class(**entry)
    except TypeError as error:
        problem = str(error).partition("__init__() ")[2]
        raise SourceError(file, place, problem, "Mend the keys of this entry") from None
    for part in fields(record):
        value, wanted = getattr(record, part.name), _classes(part.type)
        if not isinstance(value, wanted):
            names = " or ".join(each.__name__ for each in wanted)
            raise SourceError(
                file, place, f"{part.name} is {value!r}, not {names}", "Give it as in the others"
            )
    return record


def _classes(annotation):
    """Return the classes that a field's annotation allows: `str | list[str]` allows str and list."""
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(get_origin(kind) or kind for kind in kinds)


def shown(path):
    """Return how a message names a file: with its folder, for each text has files of the same names."""
    return f"{path.parent.name}/{path.name}"


def read_text(path):
    """Return the text of the file at `path`, exactly as stored (no newline translation)."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError(shown(path), "whole file", "it is missing", f"Put it at {path}") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SourceError(
            shown(path), f"line {line}", "it is not UTF-8 text", "Save it again as UTF-8"
        ) from None


@dataclass(frozen=True)
class Placed:
    """An emendation in its place: `before` at [start, end) of the source became `after` at `at` of the emended text.

    What `before` and `after` of the emendation have in common at their ends is left out here, so that every
    character that was kept leads back to itself.
    """

    emendation: Emendation
    start: int
    at: int
    before: str
    after: str

    @property
    def end(self):
        return self.start + len(self.before)


@dataclass
class EmendedText:
    """The text as the edition reads it, knowing for each place where it stands in the source file."""

    file: str
    source: str
    text: str
    placed: list[Placed]
    _line_starts: list[int] = field(init=False, repr=False)

    def __post_init__(self):
        self._line_starts = line_starts(self.source)

    def source_offset(self, offset):
        """Return where the character at `offset` of the emended text stands in the source."""
        shift = 0
        for placed in self.placed:
            after = placed.at + len(placed.after)
            if offset < placed.at:
                break
            if offset < after:
                return min(placed.start + offset - placed.at, max(placed.start, placed.end - 1))
            shift = placed.end - after
        return offset + shift

    def line(self, offset):
        """Return the 1-based line of the source that holds the character at `offset` of the emended text."""
        return bisect_right(self._line_starts, self.source_offset(offset))

    def lines(self):
        """Yield (offset, line text) for each line of the emended text that is not blank."""
        offset = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield offset, line
            offset += len(line) + 1


def line_starts(text):
    """Return the offset at which each line of `text` starts.

    >>> line_starts("ab\\ncd")
    [0, 3]
    """
    return [0] + [index + 1 for index, character in enumerate(text) if character == "\n"]


def emend(file, source, emendations):
    """Return the EmendedText of `source`; every emendation must apply, in file order, without overlap."""
    placed, pieces, done, length = [], [], 0, 0
    starts = line_starts(source)
    for emendation in emendations:
        start, before, after = _trimmed(_place(file, source, starts, emendation), emendation)
        if start < done:
            raise SourceError(
                file, f"emendation {emendation.id}", "it overlaps the one before it", "Order them by place"
            )
        pieces += [source[done:start], after]
        length += start - done
        placed.append(Placed(emendation, start, length, before, after))
        length += len(after)
        done = placed[-1].end
    pieces.append(source[done:])
    return EmendedText(file, source, "".join(pieces), placed)


def _trimmed(start, emendation):
    """Return (start, before, after) of an emendation found at `start`, without what its two sides share."""
    before, after = emendation.before, emendation.after
    head = shared_start(before, after)
    before, after = before[head:], after[head:]
    tail = shared_start(before[::-1], after[::-1])
    return start + head, before[: len(before) - tail], after[: len(after) - tail]


def shared_start(one, other):
    """Return how many characters two strings share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _place(file, source, starts, emendation):
    """Return the offset in `source` where `emendation` applies."""
    place = f"emendation {emendation.id} at line {emendation.line}"
    if emendation.kind not in KINDS:
        raise SourceError(file, place, f"unknown kind “{emendation.kind}”", f"Use one of {', '.join(KINDS)}")
    if not 1 <= emendation.line <= len(starts) or not emendation.before:
        raise SourceError(file, place, "no such line, or nothing to replace", "Give the line and the text")
    begin = starts[emendation.line - 1]
    end = source.find("\n", begin)
    end = len(source) if end < 0 else end
    start = begin - 1
    for _ in range(emendation.occurrence):
        start = source.find(emendation.before, start + 1)
        if start < 0 or start > end:
            raise SourceError(
                file,
                place,
                f"“{emendation.before[:60]}” is not found there",
                "Copy it from the source exactly",
            )
    return start


def revert(text, emendations):
    """Return the verbatim source again, from the emended text and the emendations' (at, before, after)."""
    pieces, done = [], 0
    for at, before, after in emendations:
        if text[at : at + len(after)] != after:
            raise ValueError(f"the emended text does not hold {after!r} at {at}")
        pieces += [text[done:at], before]
        done = at + len(after)
    return "".join([*pieces, text[done:]])


def source_files(folder: Path):
    """Return the one verbatim text of a source folder (`<anything>.txt`)."""
    texts = sorted(folder.glob("*.txt"))
    if len(texts) != 1:
        raise SourceError(
            folder.name,
            "folder",
            f"it holds {len(texts)} .txt files",
            "Keep one verbatim text in each folder",
        )
    return texts[0]
