"""Text quote selectors: exact words with their context, found in a text exactly once or refused."""

import re
from dataclasses import dataclass

CONTEXT = 32
# What joins to words that are cut away.
LEFT_OPEN = re.compile(r"[\s,;:(–—-]+…$")


class QuotationError(ValueError):
    """The words are not in the text exactly, or stand in it more than once."""


@dataclass(frozen=True)
class Quotation:
    """A place in a text, as the W3C Web Annotation model selects one.

    `exact`, `prefix` and `suffix` are a TextQuoteSelector, `start` and `end` a TextPositionSelector (characters).
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def find_quotation(text, exact, prefix=""):
    """Return the Quotation of `exact` in `text`; `prefix`, the words just before it, chooses between several.

    Nothing is folded and nothing is moved by likeness: a quotation that is not there exactly is a QuotationError.
    """
    places = [start + len(prefix) for start in _occurrences(text, prefix + exact)] if exact else []
    if len(places) != 1:
        problem = "is not in the text" if not places else f"is in the text {len(places)} times"
        raise QuotationError(f"“{exact}” {problem}")
    start, end = places[0], places[0] + len(exact)
    return Quotation(exact, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def distinguishing_prefix(text, exact, start):
    """Return the words before `start` that tell this `exact` from its others in `text`: as few as do, often none.

    >>> distinguishing_prefix("the state and the people of the state", "state", 32)
    'of the '
    """
    begin, end = start, start + len(exact)
    while begin and len(list(_occurrences(text, text[begin:end]))) > 1:
        begin = text.rfind(" ", 0, begin - 1) + 1
    return text[begin:start]


def surroundings(text, start, end, length=64):
    """Return the words of `text` before `start` and after `end`, up to `length` characters each, cut between words.

    An ellipsis stands where the text goes on.

    >>> surroundings("Kazakhstan pursues a multi-vector foreign policy of peace", 21, 33, length=12)
    ('…pursues a ', ' foreign…')
    """
    before, after = text[:start], text[end:]
    if len(before) > length:
        before = f"…{before[-length:].partition(' ')[2]}"
    if len(after) > length:
        after = f"{after[:length].rpartition(' ')[0]}…"
    return before, after


def beginning(text, length):
    """Return the first words of `text`, up to `length` characters, cut between words.

    >>> beginning("Kazakhstan pursues a multi-vector foreign policy of peace", 24)
    'Kazakhstan pursues a…'
    >>> beginning("volumes of exports, primarily non-primary ones", 24)
    'volumes of exports…'
    """
    _before, after = surroundings(text, 0, 0, length)
    return LEFT_OPEN.sub("…", after)


def _occurrences(text, words):
    """Yield every offset at which `words` begins in `text`, overlapping ones too."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
