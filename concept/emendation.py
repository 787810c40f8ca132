"""A verbatim source, the emendations made to it, and the way back.

An emendation is one reversible replacement at one place of the source file: it divides a glued heading, joins a
paragraph broken by a page, leaves furniture out, or shows a repeated sentence once. It never rewords: what a word
should have been is said in an editorial note beside it. So any place of the emended text leads back to its line in
the file, and the emended text with its emendations gives back the file, character for character.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import takewhile

from concept.files import SourceError

KINDS = ("split", "join", "omit", "repeat")


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
