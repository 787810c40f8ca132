"""What people type, taken apart."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.syntax import All, Begins, Either, Quote, Run, Without, parse

FIELD_WORDS = ("source", "by", "chapter", "relation", "lang")


def parts(text):
    return parse(text, FIELD_WORDS).whole


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("soft power", All((Run("soft power"),))),
        ('"soft power"', All((Quote("soft power"),))),
        ("“soft power”", All((Quote("soft power"),))),
        ("«мягкая сила»", All((Quote("мягкая сила"),))),
        ("„soft power“", All((Quote("soft power"),))),
        ('"soft power" image', All((Quote("soft power"), Run("image")))),
        ('"a b"~5', All((Quote("a b", 5),))),
        ('"a b" ~5', All((Quote("a b", 5),))),
        ("oil OR gas", Either((All((Run("oil"),)), All((Run("gas"),))))),
        ("oil ИЛИ gas", Either((All((Run("oil"),)), All((Run("gas"),))))),
        ("oil or gas", All((Run("oil or gas"),))),
        ("oil AND natural gas", All((Run("oil"), Run("natural gas")))),
        ("oil И gas", All((Run("oil"), Run("gas")))),
        ("oil AND NOT gas", All((Run("oil"), Without(Run("gas"))))),
        ("AND oil AND", All((Run("oil"),))),
        ("EU AND OSCE", All((Run("EU"), Run("OSCE")))),
        ("oil & gas", All((Run("oil gas"),))),
        ("oil NOT gas", All((Run("oil"), Without(Run("gas"))))),
        ("oil -gas", All((Run("oil"), Without(Run("gas"))))),
        ('oil -"natural gas"', All((Run("oil"), Without(Quote("natural gas"))))),
        ("oil - gas", All((Run("oil gas"),))),
        ("NOT -gas", All((Run("gas"),))),
        ("multi-vector", All((Run("multi-vector"),))),
        ("diplom*", All((Begins("diplom"),))),
        ("+oil +gas", All((Run("oil gas"),))),
        ("(oil OR gas) price", All((Either((All((Run("oil"),)), All((Run("gas"),)))), Run("price")))),
        ("body:x", All((Run("body:x"),))),
        ("", None),
        ("by:Poita", None),
        ("by:Poita OR by:Akbayeva", None),
    ],
)
def test_syntax_that_people_know_is_understood(typed, expected):
    assert parts(typed) == expected
    assert parse(typed, FIELD_WORDS).repairs == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("BELT AND ROAD", [Run("BELT AND ROAD")]),
        ("TRADE AND BELT AND ROAD", [Run("TRADE"), Run("BELT AND ROAD")]),
        ("Belt AND Road", [Run("Belt"), Run("Road")]),
    ],
)
def test_with_the_capitals_locked_a_name_keeps_its_and(typed, expected):
    def names(text):
        return [(found.start(), found.end()) for found in re.finditer("BELT AND ROAD", text, re.IGNORECASE)]

    assert parse(typed, FIELD_WORDS, names).whole == All(tuple(expected))


@pytest.mark.parametrize(
    ("typed", "expected", "repair"),
    [
        (
            '"soft power',
            All((Quote("soft power"),)),
            "The quotation mark before “soft power” was never closed",
        ),
        ('soft power"', All((Run("soft power"),)), "A quotation mark stands at the end"),
        ("oil OR", All((Run("oil"),)), "OR stands between two things"),
        ("NOT OR oil", All((Run("oil"),)), "Nothing came after NOT"),
        ("oil NOT", All((Run("oil"),)), "Nothing came after NOT"),
        ("a*", All((Run("a"),)), "At least 2 letters are needed before *."),
        ("by: oil", All((Run("oil"),)), "Nothing came after by:"),
        ('"oil gas"~99999', All((Quote("oil gas", 20),)), "Words may stand 20 places apart at most."),
        ("oil -by:Poita", All((Run("oil"),)), "by: can choose a value, but not exclude it"),
        ('oil NOT by:"Yuri Poita"', All((Run("oil"),)), "by: can choose a value, but not exclude it"),
    ],
)
def test_what_is_broken_is_mended_and_told(typed, expected, repair):
    typed = parse(typed, FIELD_WORDS)

    assert typed.whole == expected
    assert typed.fields == {}
    assert len(typed.repairs) in (1, 2)
    assert typed.repairs[0].startswith(repair)


def test_a_typed_query_of_field_words_alone_has_fields_and_no_words():
    typed = parse('source:poita by:"Akbayeva A.N." lang:ru lang:kk', FIELD_WORDS)

    assert typed.whole is None
    assert typed.fields == {"source": ("poita",), "by": ("Akbayeva A.N.",), "lang": ("ru", "kk")}


def test_a_bare_star_means_everything():
    assert parse("*").everything
    assert not parse("").everything


def test_a_long_query_is_cut_and_says_so():
    typed = parse("word " * 1000)

    assert len(typed.whole.parts[0].text.split()) == 40
    assert typed.repairs == (
        "Only the first 500 characters were searched.",
        "Only the first 40 words were searched.",
    )


@pytest.mark.parametrize("typed", ["2.7 - 2.9", "goals 6 — 7", "2.7 –  2.9"])
def test_a_dash_between_numbers_stays_between_them(typed):
    assert parse(typed).whole == All((Run(" ".join(typed.split())),))


def test_a_dash_without_words_beside_it_is_none():
    assert parse("2020 – 203*").whole == All((Run("2020 –"), Begins("203")))
    assert parse("source:2020 – 203*", ["source"]).whole == All((Begins("203"),))


def test_another_dash_is_no_word():
    assert parse("water - energy").whole == All((Run("water energy"),))


NASTY = [
    "__*",
    "²²*",
    "ʼʼ*",
    '"__"~3',
    "NOT OR x", "REQUIRE AND x", "ANDMAYBE", "(" * 2000, ")" * 2000, '"' * 999, "“unbalanced", "a" * 100_000, "*" * 500,
    "??", "a? b?", "body:x", "_id:1", "text:(a", "[1 TO 2]", "{a TO b}", "~", "~~2", "^5", 'x^2 "y"~', "\\", "\\*", "-",
    "--", "- -", "-(", "-*", "\0", "\ud800", "\u202egnp.exe", "<script>alert(1)</script>", "' OR 1=1 --", "%00", "𝕬𝖋𝖌",
    "e\u0301" * 300, "а\u0306" * 300, "🇰🇿", "١٢٣", "2.7.", "2..7", "1e9999", "9" * 400, "\n\t\r", "OR", "AND", "NOT",
    "by:", "by:by:by:", "lang:\"", "chapter:(", "source:*", "x" + "\u0301" * 400, "q" * 64 + "*", "aa* bb* cc* dd*",
]  # fmt: skip


# Seconds of work of this thread, a hundred times what anything typed takes: unlike the clock's, they do not grow
# when the machine is busy.
LONG = 1


@pytest.mark.parametrize("typed", NASTY)
def test_nothing_typed_raises_or_takes_long(typed):
    began = time.thread_time()

    parse(typed, FIELD_WORDS)

    assert time.thread_time() - began < LONG


@given(st.text(alphabet=st.one_of(st.sampled_from('"“”«»()-*~:|& \tORNOTandby'), st.characters())))
@settings(max_examples=300)
def test_any_text_is_taken_apart(text):
    parse(text, FIELD_WORDS)
