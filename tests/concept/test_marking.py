"""Marked places in a text."""

from concept.marking import QUOTATION, Span, runs


def drawn(text, *spans):
    return [(run.text, run.keys) for run in runs(text, spans)]


def test_a_text_without_marks_is_one_run():
    assert drawn("abcd") == [("abcd", "")]


def test_overlapping_marks_are_cut_where_either_begins_or_ends():
    spans = (Span(0, 2, "quotation", "a1"), Span(1, 3, "quotation", "a2"))

    assert drawn("abcd", *spans) == [("a", "a1"), ("b", "a1 a2"), ("c", "a2"), ("d", "")]


def test_the_same_place_twice_is_marked_once_with_both_keys():
    assert drawn("abcd", Span(1, 3, "q", "a1"), Span(1, 3, "q", "a2")) == [
        ("a", ""),
        ("bc", "a1 a2"),
        ("d", ""),
    ]


def test_a_point_stands_where_it_is_even_at_the_end():
    assert drawn("ab", Span(2, 2, "repeat", "p1"), Span(0, 0, "omit", "a2")) == [
        ("", "a2"),
        ("ab", ""),
        ("", "p1"),
    ]


def test_runs_give_back_the_text():
    spans = [Span(2, 5, "q", "a"), Span(0, 7, "q", "b"), Span(4, 4, "p", "c"), Span(6, 7, "q", "d")]

    assert "".join(run.text for run in runs("abcdefg", spans)) == "abcdefg"


def test_a_piece_without_letters_is_too_small_a_target():
    number, words = runs("2. Priorities", [Span(0, 13, QUOTATION, "a1"), Span(3, 13, QUOTATION, "a2")])

    assert (number.text, number.has_letters) == ("2. ", False)
    assert (words.text, words.has_letters) == ("Priorities", True)
