"""Loading a document: read and check everything first, then write it in one transaction."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError

from concept.emendation import Emendation, EmendedText, emend
from concept.files import SourceError, read_records, read_text, read_toml, shown, source_file
from concept.models import Clause, ClauseEmendation, ClauseNote, Document, MovedRef
from concept.parsing import Unit, parse, read_layout
from concept.quotation import QuotationError, find_quotation

SOURCES = Path(__file__).resolve().parent / "sources"


@dataclass(frozen=True)
class Note:
    """An editorial note as its file has it: on the text at `ref`, about the words `exact`, or all of it."""

    id: str
    ref: str
    kind: str
    note: str
    exact: str = ""
    prefix: str = ""
    clause: str = ""


@dataclass
class ReadText:
    """A source read and checked: its metadata, its emended text, its records by ref, its notes and moved refs."""

    slug: str
    metadata: dict
    emended: EmendedText
    records: dict[str, object]
    notes: list[Note]
    moved: dict[str, str] = field(default_factory=dict)


def read_document(folder):
    """Return the document of a source folder as a ReadText of Units; raise SourceError if anything is wrong."""
    emended, metadata = read_emended(folder)
    file = shown(folder / "metadata.toml")
    try:
        layout = read_layout(file, metadata)
        check_fields(Document, metadata["document"], file, "[document]")
        slug = metadata["document"]["slug"]
    except KeyError as error:
        raise SourceError(file, "tables", f"{error} is missing", "Add it as in the 2020 document") from None
    units = {unit.ref: unit for unit in parse(emended, layout)}
    return ReadText(
        slug, metadata, emended, units, read_notes(folder, units), read_moved(file, metadata, units)
    )


def check_fields(model, values, file, place):
    """Refuse metadata that would not make a row of `model`, naming the field; relations are not looked at."""
    given = {"source_file", "position", *(f.name for f in model._meta.fields if f.is_relation)}
    try:
        model(**values).clean_fields(exclude=given - set(values))
    except TypeError as error:
        raise SourceError(file, place, str(error), "Remove the key, or spell it as in the others") from None
    except ValidationError as error:
        problem = "; ".join(f"{name}: {' '.join(words)}" for name, words in error.message_dict.items())
        raise SourceError(file, place, problem, "Mend the value in metadata.toml") from None


def read_emended(folder):
    """Return (EmendedText, metadata) of a source folder."""
    path = source_file(folder)
    emendations = read_records(folder / "emendations.toml", "emendation", Emendation)
    return emend(path.name, read_text(path), emendations), read_toml(folder / "metadata.toml")


def read_notes(folder, records):
    """Return the editorial notes of a source folder, each checked against the text it is on."""
    file = shown(folder / "notes.toml")
    notes = read_records(folder / "notes.toml", "note", Note)
    for row, note in enumerate(notes, start=1):
        place = f"note {row} ({note.id})"
        if note.ref not in records:
            raise SourceError(file, place, f"there is no “{note.ref}”", "Use a ref of this text")
        if note.kind not in ClauseNote.Kind.values:
            kinds = ", ".join(ClauseNote.Kind.values)
            raise SourceError(file, place, f"unknown kind “{note.kind}”", f"Use one of {kinds}")
        if note.exact:
            quote(file, place, records[note.ref].text, note.exact, note.prefix)
    return notes


def quote(file, place, text, exact, prefix=""):
    """Return the Quotation of `exact` in `text`, or raise SourceError naming the file and the record."""
    try:
        return find_quotation(text, exact, prefix)
    except QuotationError as error:
        remedy = "Copy the words from the text exactly, or add the words before them as a prefix"
        raise SourceError(file, place, str(error), remedy) from None


def read_moved(file, metadata, records):
    """Return {old ref: new ref}; an old one still in use, or a new one that is not, is a SourceError."""
    moved = metadata.get("moved", {})
    if not isinstance(moved, dict):
        raise SourceError(file, "moved", "it is no table", "Write its brackets once: [moved]")
    for old, new in moved.items():
        if not isinstance(new, str):
            raise SourceError(file, f"moved.{old}", f"{new!r} is no ref", "Write one ref in quotation marks")
        if old in records or new not in records:
            problem = "is in use again" if old in records else f"leads to “{new}”, which is not there"
            raise SourceError(file, f"moved.{old}", f"“{old}” {problem}", "Mend the entry")
    return moved


def write_document(read):
    """Write a document that was read; rows that exist keep their keys and addresses. Return the Document."""
    fields = {**read.metadata["document"], "source_file": read.emended.file}
    fields["date"] = datetime.date.fromisoformat(str(fields["date"]))
    document, _ = Document.objects.update_or_create(slug=fields.pop("slug"), defaults=fields)
    write_moved(read, set(document.clauses.values_list("ref", flat=True)))
    upsert(document.clauses, _clauses(document, read.records), ["document", "ref"])
    _set_parents(document, read.records)
    rows = {clause.ref: clause for clause in document.clauses.all()}
    write_emendations(ClauseEmendation, "clauses", {"document": document}, read, rows)
    upsert(
        ClauseNote.objects.filter(clause__document=document),
        [ClauseNote(clause=rows[note.ref], **note_fields(note, rows[note.ref].text)) for note in read.notes],
        ["key"],
    )
    return document


def note_fields(note, text):
    """Return the model fields of a note on `text`."""
    place = find_quotation(text, note.exact, note.prefix) if note.exact else None
    return {
        "key": note.id,
        "kind": note.kind,
        "exact": note.exact,
        "note": note.note,
        "start": place and place.start,
        "end": place and place.end,
    }


def write_moved(read, published):
    """Write the moved refs; a published ref that vanished without a new home is a SourceError."""
    lost = sorted(published - set(read.records) - set(read.moved))
    if lost:
        problem = f"{', '.join(lost)} would vanish, and addresses are permanent"
        raise SourceError(
            read.emended.file, "refs", problem, "Name a new home for each under [moved] in metadata.toml"
        )
    objects = [MovedRef(owner=read.slug, old=old, new=new) for old, new in read.moved.items()]
    upsert(MovedRef.objects.filter(owner=read.slug), objects, ["owner", "old"])


def upsert(existing, objects, key):
    """Make the rows of the queryset `existing` equal to `objects`, matched by the unique fields `key`.

    Rows that stay keep their primary key; rows with no object are deleted.
    """
    model = existing.model
    keep = {_key(row, key) for row in objects}
    gone = [row.pk for row in existing.all() if _key(row, key) not in keep]
    model.objects.filter(pk__in=gone).delete()
    names = [f.name for f in model._meta.concrete_fields if not f.primary_key and f.name not in key]
    model.objects.bulk_create(objects, update_conflicts=True, unique_fields=key, update_fields=names)


def _key(row, key):
    return tuple(getattr(row, row._meta.get_field(name).attname) for name in key)


def _clauses(document, units: dict[str, Unit]):
    """Return a Clause for each unit, without its parent; units come in document order."""
    order = {ref: position for position, ref in enumerate(units)}
    last = dict(order)
    for ref in reversed(units):
        parent = units[ref].parent
        if parent:
            last[parent] = max(last[parent], last[ref])
    names = ("ref", "kind", "number", "lead", "text", "start", "first_line", "last_line")
    return [
        Clause(
            document=document,
            position=order[unit.ref],
            last_position=last[unit.ref],
            english_label=unit.label,
            **{name: getattr(unit, name) for name in names},
        )
        for unit in units.values()
    ]


def _set_parents(document, units):
    """Point each clause at its parent, now that all of them have keys."""
    rows = {clause.ref: clause for clause in document.clauses.all()}
    for row in rows.values():
        row.parent = rows.get(units[row.ref].parent)
    Clause.objects.bulk_update(rows.values(), ["parent"])


def write_emendations(model, texts, owner, read, rows):
    """Write the emendations of a text as rows of `model`, each tied through `texts` to the texts it touches."""
    objects = [
        model(
            **owner,
            key=placed.emendation.id,
            kind=placed.emendation.kind,
            line=placed.emendation.line,
            at=placed.at,
            before="" if placed.emendation.withheld else placed.before,
            after=placed.after,
            reason=placed.emendation.reason,
            withheld=placed.emendation.withheld,
        )
        for placed in read.emended.placed
    ]
    upsert(model.objects.filter(**owner), objects, ["key"])
    for row in model.objects.filter(**owner):
        touched = [
            rows[record.ref]
            for record in read.records.values()
            if record.start - len(record.lead) < row.at + len(row.after)
            and row.at <= record.start + len(record.text)
        ]
        getattr(row, texts).set(touched)
