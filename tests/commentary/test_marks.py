"""What is marked in a text, and the one template that draws it."""

from types import SimpleNamespace

from django.template.loader import render_to_string

from commentary.marks import reference_spans
from commentary.models import PassageEmendation
from concept.marking import Span, emendation_spans, runs

HOSTILE = '<script>alert("1")</script> & \' <b>'


def draw(text, spans, linked=True):
    return render_to_string("includes/_runs.html", {"runs": runs(text, spans), "linked": linked}).strip()


def test_hostile_text_is_drawn_as_text():
    spans = [
        Span(0, 8, "quotation", '"><script>', 'javascript:"', "quotes"),
        Span(9, 9, "note", "n1", '"><script>', "<b>"),
        Span(10, 14, "reference", "r1", "#r1", "1"),
    ]

    drawn = draw(HOSTILE, spans)

    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert drawn.count("&lt;script&gt;") >= 1


def test_blank_words_between_marks_are_no_link():
    drawn = draw("a b", [Span(0, 3, "quotation", "a1", "#a1"), Span(1, 2, "quotation", "a2", "#a2")])

    assert drawn == (
        '<mark data-links="a1"><a href="#a1">a</a></mark><mark data-links="a1 a2"> </mark>'
        '<mark data-links="a1"><a href="#a1">b</a></mark>'
    )


def test_a_marker_in_quoted_words_leads_to_its_reference():
    spans = [Span(0, 5, "quotation", "a1", "#a1"), *reference_spans("a [3]", {3: "#r3"})]

    assert draw("a [3]", spans) == (
        '<mark data-links="a1"><a href="#a1">a </a></mark><mark data-links="a1"><a href="#r3">[3]</a></mark>'
    )


def test_a_number_without_a_reference_is_no_marker():
    assert reference_spans("as in [9] and [12345678901]", {1: "#r1"}) == []


def test_a_repetition_is_marked_after_the_words_that_the_source_repeats():
    text = SimpleNamespace(text="One. Two.", start=100)
    before = PassageEmendation(key="p1", kind="repeat", at=104, before=" Two. Two.")
    after = PassageEmendation(key="p2", kind="repeat", at=109, before=" Two. Two.")

    assert [span.start for span in emendation_spans(text, [before, after])] == [9, 9]
