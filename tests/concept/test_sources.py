"""The stored texts and their emendations account for every character of the verbatim files."""

from pathlib import Path

import pytest

from commentary.files import read_edition
from commentary.models import Commentary
from concept.emendation import Emendation, emend, revert
from concept.files import read_records, read_text
from concept.models import Document

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    "2020": ROOT / "concept/sources/2020/concept-2020.txt",
    "akbayeva-2023": ROOT / "commentary/sources/akbayeva-2023/akbayeva-2023.txt",
    "poita-2020": ROOT / "commentary/sources/poita-2020/poita-2020.txt",
}


def emendations_of(path):
    """Return the file's (at, before, after), which the database holds but for withheld words."""
    records = read_records(path.parent / "emendations.toml", "emendation", Emendation)
    return [(p.at, p.before, p.after) for p in emend(path.name, read_text(path), records).placed]


@pytest.mark.parametrize("slug", TEXTS)
def test_stored_texts_and_emendations_give_back_the_source(edition, slug):
    owner = Document.objects.filter(slug=slug).first() or Commentary.objects.get(slug=slug)
    rows = owner.clauses if slug == "2020" else owner.passages
    emended = "".join(row.lead + row.text for row in rows.order_by("position"))
    path = TEXTS[slug]
    tail = "\n" if slug == "2020" else ""  # before the line that emendation c5 leaves out

    assert revert(emended + tail, emendations_of(path)) == path.read_bytes().decode()


@pytest.mark.parametrize("slug", TEXTS)
def test_stored_emendations_are_those_of_the_file_without_withheld_words(edition, slug):
    owner = Document.objects.filter(slug=slug).first() or Commentary.objects.get(slug=slug)
    stored = [(e.at, e.after) for e in owner.emendations.order_by("at")]

    assert stored == [(at, after) for at, _, after in emendations_of(TEXTS[slug])]
    assert not any("@" in e.before for e in owner.emendations.all())


@pytest.mark.parametrize("slug", TEXTS)
def test_lines_of_every_text_hold_its_first_and_last_words(edition, slug):
    owner = Document.objects.filter(slug=slug).first() or Commentary.objects.get(slug=slug)
    lines = TEXTS[slug].read_bytes().decode().split("\n")
    rows = owner.clauses.all() if slug == "2020" else owner.passages.all()

    wrong = [
        row.ref
        for row in rows
        if row.text[:5] not in lines[row.first_line - 1] or row.text[-5:] not in lines[row.last_line - 1]
    ]

    assert rows
    assert wrong == []


def test_every_line_that_is_not_blank_is_accounted_for():
    edition = read_edition()

    for read in (edition.document, *edition.commentaries.values()):
        held = {n for r in read.records.values() for n in range(r.first_line, r.last_line + 1)}
        left_out = {p.emendation.line for p in read.emended.placed if p.emendation.kind == "omit"}
        inked = {n for n, line in enumerate(read.emended.source.split("\n"), 1) if line.strip()}
        assert inked <= held | left_out, read.slug
