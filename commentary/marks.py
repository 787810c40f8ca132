"""What is marked in a text: the words quoted as evidence on either side, ready for concept.marking.runs."""

from concept.marking import Span, runs

QUOTATION = "quotation"


def passage_runs(passage, links):
    """Return the Runs of a passage's text, the words that prove each of `links` (Annotations) marked.

    A span's key is the link's key, its address the fragment (`#a12`) where the page shows that link.
    """
    return runs(passage.text, [_span(link, link.passage_start, link.passage_end) for link in links])


def clause_runs(clause, links):
    """Return the Runs of a unit's text, the words that each of `links` is about marked as in passage_runs."""
    return runs(clause.text, [_span(link, link.clause_start, link.clause_end) for link in links])


def quoted_runs(passage, quoted):
    """Return the Runs of a passage's text, the one place of `quoted` (start, end, pk) marked."""
    return runs(passage.text, [Span(quoted.start, quoted.end, QUOTATION, str(quoted.pk))])


def _span(link, start, end):
    return Span(start, end, QUOTATION, link.key, f"#{link.key}", link.get_relation_display())
