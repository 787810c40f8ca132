from search.engine.building import build
from search.engine.engine import Engine
from search.engine.query import And, Not, Or, Phrase, Prefix, Term
from search.engine.search import Search, Understanding
from search.engine.snippets import LENGTH, snippet
from tests.search.engine.factory import make_document

TEXT = "Foreign policy and policy of trade: the foreign economic policy, a multi-vector foreign policy."


def marked(tmp_path, tree, text=TEXT, **given):
    """The words marked in a document's snippet, with the snippet's whole text."""
    build(tmp_path, [make_document(text=text, **given)])
    engine = Engine.open(tmp_path, lambda words, lexicon, exact: [(Understanding(), tree)])
    pieces = engine.search(Search("any")).hits[0].snippet
    assert "".join(piece for piece, _ in pieces).strip("…") in text
    return [piece for piece, match in pieces if match]


def test_a_phrase_marks_its_words_only_where_they_stand_together(tmp_path):
    tree = Phrase("text", ("foreign", "polici"))

    assert marked(tmp_path, tree) == ["Foreign", "policy", "foreign", "policy"]


def test_a_loose_phrase_marks_what_takes_part_in_it(tmp_path):
    tree = Phrase("words", ("foreign", "policy"), slop=2)

    assert marked(tmp_path, tree) == ["Foreign", "policy", "foreign", "policy", "foreign", "policy"]


def test_every_form_of_a_stem_and_every_word_with_a_prefix_is_marked(tmp_path):
    tree = Or((Term("text", "polici"), Prefix("words", "eco")))

    assert marked(tmp_path, tree, "Economic policies, ecology, policy; police.") == [
        "Economic",
        "policies",
        "ecology",
        "policy",
    ]


def test_a_word_joined_by_a_hyphen_is_marked_whole(tmp_path):
    assert marked(tmp_path, Term("text", "multivector")) == ["multi-vector"]


def test_what_is_excluded_is_not_marked(tmp_path):
    tree = Or((And((Term("text", "trade"), Not(Term("text", "war")))), Term("text", "econom")))

    assert marked(tmp_path, tree) == ["trade", "economic"]


def test_a_match_in_the_heading_shows_the_beginning_of_the_text_unmarked(tmp_path):
    assert marked(tmp_path, Term("heading", "tool"), heading="Implementation tools") == []


def test_a_long_text_is_cut_between_words_around_the_most_marks():
    text = "alpha " * 100 + "one two three " + "beta " * 100
    start = text.index("one")
    marks = [(0, 5), (start, start + 3), (start + 4, start + 7)]

    pieces = snippet(text, marks)

    shown = "".join(piece for piece, _ in pieces)
    assert [piece for piece, match in pieces if match] == ["one", "two"]
    assert shown.startswith("…alpha ")
    assert shown.endswith(" beta…")
    assert len(shown) <= LENGTH + 2


def test_a_text_without_marks_begins_at_its_beginning():
    assert snippet("word " * 100, []) == (("word " * 47 + "word…", False),)


def test_a_word_longer_than_a_snippet_is_shown_whole():
    text = "a" * 300 + " " + "b" * 300

    assert snippet(text, [(301, 601)]) == (("…", False), ("b" * 300, True))
