import pytest

from citation.records import record
from concept import addresses
from concept.models import Clause
from formats import plaintext

BASE = "https://example.org"


@pytest.mark.usefixtures("edition")
def test_a_unit_as_text_has_its_label_its_words_as_numbered_and_its_citation():
    clause = Clause.objects.get(ref="2.7")
    seen = record(clause, BASE)["note"]

    assert plaintext.text(clause, BASE).splitlines() == [
        "Clause 2.7, Concept of the Foreign Policy of the Republic of Kazakhstan for 2020-2030",
        "",
        f"2.7. {clause.text}",
        "",
        "--",
        "President of the Republic of Kazakhstan. (2020). Concept of the Foreign Policy of the Republic of Kazakhstan "
        f"for 2020-2030, clause 2.7 (Decree No. 280) [{seen}]. https://example.org/concept/2020/2.7/",
        "Foreign Policy Concept of the Republic of Kazakhstan for 2020-2030: A Digital Edition, version 1.0",
    ]


@pytest.mark.usefixtures("edition")
def test_a_chapter_as_text_has_all_that_stands_in_it():
    chapter = Clause.objects.get(ref="chapter-5")

    text = plaintext.text(chapter, BASE)

    assert all(unit.text in text for unit in Clause.objects.within(chapter))


@pytest.mark.usefixtures("edition")
def test_a_range_as_text_has_its_units_and_is_cited_as_a_range():
    stretch = addresses.clause("2020", "3.10-3.12")
    title = "Concept of the Foreign Policy of the Republic of Kazakhstan for 2020-2030"

    heading, *units, source = plaintext.text(stretch, BASE).split("\n\n")

    assert heading == f"Clauses 3.10–3.12, {title}"
    assert units == [f"{ref}. {Clause.objects.get(ref=ref).text}" for ref in ("3.10", "3.11", "3.12")]
    assert f"{title}, clauses 3.10–3.12 (Decree No. 280)" in source
    assert "https://example.org/concept/2020/3.10-3.12/" in source


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("[1] and *stars* and `code`", r"\[1\] and \*stars\* and \`code\`"),
        ("6) Assistance", r"6\) Assistance"),
        ("2. Priorities", r"2\. Priorities"),
        ("# no heading", r"\# no heading"),
        ("<b>", r"\<b\>"),
        ("2.7 is a number", "2.7 is a number"),
    ],
)
def test_words_cannot_become_markdown(words, escaped):
    assert plaintext.escape(words) == escaped
