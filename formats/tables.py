"""The edition as tables: what the SQLite file, the JSON Lines and the CSV files hold, read from the database.

Only what the site shows is here. A withheld line of a source is not in the database, so it cannot get into a file.
"""

from citation import versions
from commentary.models import Annotation, Author, Commentary, Passage, PassageEmendation, PassageNote
from concept.models import Clause, ClauseEmendation, ClauseNote, Document


def tables():
    """{name: rows}: each row a dict of texts, numbers and None, every row of a table with the same names."""
    return {
        "edition": edition(),
        "documents": [_document(row) for row in Document.objects.all()],
        "units": [_unit(row) for row in Clause.objects.select_related("document", "parent")],
        "commentaries": [_commentary(row) for row in Commentary.objects.all()],
        "authors": [_author(row) for row in Author.objects.select_related("commentary")],
        "passages": [
            _passage(row) for row in Passage.objects.readable().select_related("commentary", "section")
        ],
        "annotations": [_annotation(row) for row in Annotation.objects.with_texts()],
        "notes": [*map(_clause_note, _clause_notes()), *map(_passage_note, _passage_notes())],
        "emendations": [_emendation(row, owner) for row, owner in _emendations()],
    }


def edition():
    """What the edition is, as rows of name and value: its version, its texts, where they come from, whose they are."""
    version = versions.current()
    said = [
        ("title", versions.TITLE),
        ("version", version.number),
        ("date", version.date.isoformat()),
        ("texts_sha256", versions.texts_digest()),
    ]
    for row in (*Document.objects.all(), *Commentary.objects.all()):
        said.append((f"source of {row.slug}", source(row)))
        said.append((f"rights of {row.slug}", row.rights))
    return [{"name": name, "value": value} for name, value in said]


def source(row):
    """Where a text was taken from, in one line."""
    if isinstance(row, Document):
        return f"{row.title}. Decree No. {row.number} of {row.date}. {row.source_name}, {row.source_url}"
    return ". ".join(filter(None, (row.short_title, row.title, row.venue, row.source_url)))


def _document(row):
    names = (
        "slug",
        "title",
        "decree_title",
        "number",
        "authority",
        "signatory",
        "place",
        "language",
        "source_file",
    )
    return {**_fields(row, names), "date": row.date.isoformat(), "url": row.get_absolute_url()}


def _text(row):
    names = ("ref", "kind", "number", "label", "text", "position", "first_line", "last_line")
    return {**_fields(row, names), "url": row.get_absolute_url(), "source_file": row.source_file}


def _unit(row):
    return {
        "document": row.document.slug,
        **_text(row),
        "parent": row.parent and row.parent.ref,
        "number_is_editorial": int(row.number_is_editorial),
    }


def _commentary(row):
    names = ("slug", "short_title", "title", "language", "date", "venue", "doi", "udc", "note", "source_file")
    return {**_fields(row, names), "url": row.get_absolute_url()}


def _author(row):
    return {"commentary": row.commentary.slug, **_fields(row, ("position", "family", "given", "affiliation"))}


def _passage(row):
    return {
        "commentary": row.commentary.slug,
        **_text(row),
        "language": row.language,
        "section": row.section and row.section.ref,
        "parallel": row.parallel,
    }


def _annotation(row):
    sides = [
        f"{side}_{part}"
        for side in ("passage", "clause")
        for part in ("exact", "prefix", "suffix", "start", "end")
    ]
    return {
        "id": row.key,
        "commentary": row.passage.commentary.slug,
        "passage": row.passage.ref,
        "document": row.clause.document.slug,
        "unit": row.clause.ref,
        **_fields(row, ("relation", "level", "compares_previous", "reason", "editor", *sides)),
        "url": row.get_absolute_url(),
    }


def _clause_notes():
    return ClauseNote.objects.select_related("clause__document")


def _passage_notes():
    return PassageNote.objects.select_related("passage__commentary")


def _clause_note(row):
    return _note(row, row.clause.document.slug, row.clause.ref)


def _passage_note(row):
    return _note(row, row.passage.commentary.slug, row.passage.ref)


def _note(row, text, ref):
    return {"id": row.key, "of": text, "ref": ref, **_fields(row, ("kind", "exact", "start", "end", "note"))}


def _emendations():
    for row in ClauseEmendation.objects.select_related("document"):
        yield row, row.document.slug
    for row in PassageEmendation.objects.select_related("commentary"):
        yield row, row.commentary.slug


def _emendation(row, owner):
    return {"id": row.key, "of": owner, **_fields(row, ("kind", "line", "before", "after", "reason"))}


def _fields(row, names):
    return {name: getattr(row, name) for name in names}
