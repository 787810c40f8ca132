"""What is marked in a text: quoted words, reference markers, editorial notes and emendations, as runs to draw.

Every span leads to a fragment of its page: `#a12` where that link is shown, `#note-n3` the note, `#emendation-p1` the
emendation. Only reference markers lead to where the caller says.
"""

import re

from concept.marking import QUOTATION, REFERENCE, Span, runs

MARKER = re.compile(r"\[(?P<number>[0-9]{1,4})\]")


def passage_runs(passage, links):
    """Return the Runs of a passage's text, the words that prove each of `links` (Annotations) marked."""
    return runs(passage.text, passage_spans(links))


def clause_runs(clause, links):
    """Return the Runs of a unit's text, the words that each of `links` is about marked."""
    return runs(clause.text, clause_spans(links))


def quoted_runs(passage, quoted, key=""):
    """Return the Runs of a passage's text, the one place of `quoted` (start, end) marked."""
    return runs(passage.text, [Span(quoted.start, quoted.end, QUOTATION, key or str(quoted.pk))])


def passage_spans(links):
    """Return a span for the words of the passage that prove each link."""
    return [_span(link, link.passage_start, link.passage_end) for link in links]


def clause_spans(links):
    """Return a span for the words of the unit that each link is about."""
    return [_span(link, link.clause_start, link.clause_end) for link in links]


def reference_spans(text, addresses):
    """Return a span for each marker like “[3]” in `text` whose number is in `addresses` ({number: address})."""
    return [
        Span(marker.start(), marker.end(), REFERENCE, f"r{number}", addresses[number], str(number))
        for marker in MARKER.finditer(text)
        if (number := int(marker["number"])) in addresses
    ]


def _span(link, start, end):
    return Span(start, end, QUOTATION, link.key, f"#{link.key}")
