"""Marking places in a text: spans that may overlap, cut into runs that a template can draw one after another."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from concept.emendation import shared_start


@dataclass(frozen=True)
class Span:
    """A place in a text, in characters: what kind of mark it gets, the key of what it stands for, and where it leads.

    A span without length (`start == end`) is a point, such as the place where a repetition was left out.
    """

    start: int
    end: int
    kind: str
    key: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True)
class Run:
    """A piece of text under the same spans all through; a point is a run without text."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def is_point(self):
        """Return whether it marks a place between two characters."""
        return not self.text and bool(self.spans)

    @property
    def quotation(self):
        """Return the span of the first quotation that the piece is in, or None."""
        return next((span for span in self.spans if span.kind == "quotation"), None)

    @property
    def quotation_keys(self):
        """Return the keys of the quotations that the piece is in, for a data attribute."""
        return " ".join(span.key for span in self.spans if span.kind == "quotation")

    @property
    def leads_away(self):
        """Return its first span that is no quotation: a reference marker, or what a point stands for; or None."""
        return next((span for span in self.spans if span.kind != "quotation"), None)

    @property
    def has_letters(self):
        """Return whether it is worth a link: a heading's “2.” alone is too small a target for a finger (WCAG 2.5.8),
        and the rest of the quotation beside it leads to the same place.
        """
        return any(map(str.isalpha, self.text))

    @property
    def keys(self):
        """Return the keys of its spans, for a data attribute."""
        return " ".join(span.key for span in self.spans)


def runs(text, spans):
    """Return the Runs that make up `text`, cut wherever a span begins or ends.

    >>> [(run.text, run.keys) for run in runs("abcd", [Span(0, 2, "quotation", "a1"), Span(1, 3, "quotation", "a2")])]
    [('a', 'a1'), ('b', 'a1 a2'), ('c', 'a2'), ('d', '')]
    """
    spans = sorted(spans, key=lambda span: (span.start, -span.end, span.key))
    cuts = sorted({0, len(text), *(place for span in spans for place in (span.start, span.end))})
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        pieces += [Run("", (span,)) for span in spans if span.start == span.end == start]
        if end is not None:
            over = tuple(
                span for span in spans if span.start <= start and end <= span.end and span.start < span.end
            )
            pieces.append(Run(text[start:end], over))
    return pieces


QUOTATION, REFERENCE, NOTE, EMENDATION = "quotation", "reference", "note", "emendation"
# Words that stand in a text where it was emended.
EMENDED = {
    "split": _("divided"),
    "join": _("joined"),
    "omit": _("left out"),
    "repeat": _("repeated in the source"),
}


def note_spans(notes, page=""):
    """Return the points where notes on some words of a text are called: just after those words.

    They lead to the note on `page`, the address of another page that shows it, or else on their own.
    """
    return [
        Span(note.end, note.end, NOTE, note.key, f"{page}#note-{note.key}", _("note"))
        for note in notes
        if note.end is not None
    ]


def emendation_spans(text, emendations, page=""):
    """Return the points of a text (Clause or Passage) where the edition departs from its source; `page` as above."""
    return [
        Span(place, place, EMENDATION, one.key, f"{page}#emendation-{one.key}", EMENDED[one.kind])
        for one in emendations
        for place in [_place(text, one)]
    ]


def _place(text, emendation):
    """Return where in a text its emendation is marked: of a repetition that is shown once, after the words."""
    place = min(max(emendation.at - text.start, 0), len(text.text))
    if emendation.kind == "repeat":
        place += shared_start(text.text[place:], emendation.before)
    return place
