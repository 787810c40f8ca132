"""Keyword in context: every place where a word stands, with what is around it, so that its uses lie side by side."""

import re
from dataclasses import dataclass
from itertools import groupby

from config.languages import localised
from search.corpus import Found, RunningText, texts
from search.engine.analysis import words

# Characters of context on each side; a word is never cut.
CONTEXT = 60
# Lines shown and exported; more is no reading matter, and bounds what one request can cost.
MOST = 1000


@dataclass(frozen=True)
class Line:
    """One occurrence: the text it stands in, the keyword as printed, and what stands left and right of it.

    A space at the keyword belongs to its side: the three put together are the text.
    """

    text: RunningText
    left: str
    keyword: str
    right: str

    @property
    def address(self):
        """The address of the unit or passage in the language of the page."""
        return localised(self.text.url)


@dataclass(frozen=True)
class Group:
    """The lines from one work, in the order asked for."""

    title: str
    source: str
    voice: int
    lines: list[Line]


def lines(pattern) -> list[Line]:
    """Every occurrence of a Pattern or Name, in document order; at most MOST, and one more if there are more."""
    found = []
    for text in texts() if pattern else ():
        found += [line(text, place) for place in pattern.find(text)]
        if len(found) > MOST:
            return found[: MOST + 1]
    return found


def line(text: RunningText, found: Found) -> Line:
    return Line(
        text,
        left_of(text.text, found.start),
        text.text[found.start : found.end],
        right_of(text.text, found.end),
    )


def left_of(text, end):
    start = max(0, end - CONTEXT)
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, end) + 1 or end
    return ("…" if start else "") + _even(text[start:end].lstrip())


def right_of(text, start):
    end = start + CONTEXT
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", start, end), start)
    return _even(text[start:end].rstrip()) + ("…" if end < len(text) else "")


def _even(text):
    """The text with one space for each run of white space."""
    return re.sub(r"\s+", " ", text)


def groups(found: list[Line], sort: str) -> list[Group]:
    """The lines by work, each work's by the word to the `right` or the `left`, or as in the `text`."""
    return [
        Group(work[1], work[0], work[2], sorted(of, key=ORDER[sort]) if sort in ORDER else list(of))
        for work, of in ((key, list(of)) for key, of in groupby(found, key=work_of))
    ]


def work_of(line):
    return line.text.source, line.text.title, line.text.voice


def by_right(line):
    return [token.text for token in words(line.right)]


def by_left(line):
    """The words to the left, from the keyword outwards."""
    return [token.text for token in words(line.left)][::-1]


ORDER = {"right": by_right, "left": by_left}
