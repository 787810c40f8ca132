"""The editorial notes: each about words that are there, each kind known, none sending a reader to a line of a file."""

import re

import pytest

from commentary.files import read_edition
from commentary.models import PassageNote
from concept.models import ClauseNote, EditorialNote

# What a reader cannot follow: the edition shows refs, never lines of a file.
LINE = re.compile(r"\b(lines? \d|L\d)", re.IGNORECASE)


@pytest.fixture(scope="module")
def read():
    return read_edition()


def notes_of(read):
    return [(text, note) for text in (read.document, *read.commentaries.values()) for note in text.notes]


def placed_of(read):
    return [placed for text in (read.document, *read.commentaries.values()) for placed in text.emended.placed]


def test_every_note_is_loaded_with_its_words_at_their_place(edition, read):
    passages = PassageNote.objects.select_related("passage__commentary")
    loaded = {note.key: note.passage.text for note in passages}
    loaded |= {note.key: note.clause.text for note in ClauseNote.objects.select_related("clause")}
    rows = [*passages, *ClauseNote.objects.all()]

    assert sorted(loaded) == sorted(note.id for _, note in notes_of(read))
    assert [n.key for n in rows if n.exact and loaded[n.key][n.start : n.end] != n.exact] == []
    assert [n.key for n in rows if not n.exact and (n.start, n.end) != (None, None)] == []


def test_ids_of_notes_say_which_text_they_are_on(read):
    prefixes = {"2020": "n-con-", "akbayeva-2023": "n-akb-", "poita-2020": "n-poi-"}

    wrong = [note.id for text, note in notes_of(read) if not note.id.startswith(prefixes[text.slug])]

    assert len(notes_of(read)) > 60
    assert wrong == []


def test_notes_say_something_of_a_known_kind_and_end_in_a_full_stop(read):
    for _, note in notes_of(read):
        assert note.kind in EditorialNote.Kind.values, note.id
        assert note.note.endswith((".", ".)")), note.id


def test_a_contradiction_or_an_addition_names_the_unit_that_shows_it(read):
    wrong = [
        note.id
        for text, note in notes_of(read)
        if text.slug != "2020" and note.kind in ("contradiction", "overstated") and not note.clause
    ]

    assert wrong == []


def test_every_unit_that_a_note_names_exists(read):
    named = [note for _, note in notes_of(read) if note.clause]

    assert len(named) > 30
    assert [note.id for note in named if note.clause not in read.document.records] == []


def test_units_and_paragraphs_named_in_prose_exist(read):
    """`clause 4.8`, `Goal 3`, `paragraph 25`: what the editors' prose sends a reader to is there."""
    units = read.document.records
    wrong = []
    for _, note in notes_of(read):
        for number in re.findall(r"\bclauses? (\d+\.\d+)", note.note):
            wrong += [] if number in units else [(note.id, number)]
        for name, number in re.findall(r"\b(goal|task|principle) (\d+)", note.note, re.IGNORECASE):
            wrong += [] if f"{name.lower()}-{number}" in units else [(note.id, name, number)]
        for number in re.findall(r"\bparagraph (\d+)", note.note):
            known = any(f"p{number}" in other.records for other in read.commentaries.values())
            wrong += [] if known else [(note.id, number)]

    assert wrong == []


def test_every_emendation_has_a_reason_of_its_own(read):
    assert len(placed_of(read)) == 15
    assert [p.emendation.id for p in placed_of(read) if len(p.emendation.reason) < 20] == []


def test_no_prose_of_the_editors_speaks_of_lines_of_a_file(read):
    prose = [(note.id, note.note) for _, note in notes_of(read)]
    prose += [(placed.emendation.id, placed.emendation.reason) for placed in placed_of(read)]
    prose += [(link["id"], link["why"]) for link in read.annotations]
    prose += [(agreement["clause"], agreement["reason"]) for agreement in read.agreements]
    prose += [(change["id"], f"{change['claim']} {change['note']}") for change in read.changes]

    assert len(prose) > 300
    assert [key for key, words in prose if LINE.search(words)] == []
