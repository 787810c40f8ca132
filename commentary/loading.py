"""Loading the edition: all that was read is written in one transaction, or nothing is.

The files are the edition's own record; the database is made from them. Keys and addresses of what stays are kept.
"""

import hashlib
import re

from django.db import transaction

from commentary.files import SOURCES
from commentary.models import (
    Agreement,
    AgreementSide,
    Annotation,
    Author,
    Change,
    Commentary,
    Passage,
    PassageEmendation,
    PassageNote,
    Reference,
)
from concept import loading as concept_loading
from concept.files import SourceError
from concept.loading import note_fields, upsert, write_document, write_emendations, write_moved
from concept.models import Clause, ClauseEmendation, Document, Loading
from concept.quotation import find_quotation

URL = re.compile(r"\((https?://\S+)\)\.?$")
# Part of the digest: raise it when the code makes other rows from the same files.
LOADER_VERSION = 1


def digest(concept_sources=concept_loading.SOURCES, sources=SOURCES):
    """Return a SHA-256 over every file that the edition is made of."""
    total = hashlib.sha256(str(LOADER_VERSION).encode())
    for root in (concept_sources, sources):
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            total.update(f"{path.relative_to(root).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_loaded(current):
    """Return whether the edition with this digest is what the database holds."""
    return Loading.objects.filter(digest=current).exists()


def load(edition, current):
    """Write a whole Edition in one transaction and remember its digest. Return counts by what was loaded."""
    with transaction.atomic():
        document = write_document(edition.document)
        clauses = {clause.ref: clause for clause in document.clauses.all()}
        passages = {}
        for read in edition.commentaries.values():
            rows = write_commentary(read, clauses)
            passages.update({(read.slug, ref): row for ref, row in rows.items()})
        _refuse_lost(edition)
        upsert(Annotation.objects.all(), _annotations(edition, clauses, passages), ["key"])
        _write_agreements(edition, clauses, passages)
        _write_changes(edition, clauses, passages)
        Loading.objects.update_or_create(pk=1, defaults={"digest": current})
    return counts()


def counts():
    """Return how much of each the database holds, by name."""
    return {
        "units": Clause.objects.count(),
        "passages": Passage.objects.readable().count(),
        "references": Reference.objects.count(),
        "annotations": Annotation.objects.count(),
        "emendations": ClauseEmendation.objects.count() + PassageEmendation.objects.count(),
        "agreements": Agreement.objects.count(),
        "changes": Change.objects.count(),
    }


def _refuse_lost(edition):
    """Refuse to lose a text that was published: its folder is gone, or its slug was changed."""
    for app, model, kept in (
        ("concept", Document, [edition.document.slug]),
        ("commentary", Commentary, edition.commentaries),
    ):
        gone = model.objects.exclude(slug__in=kept).values_list("slug", flat=True)
        if gone:
            problem = "a published text has no files"
            remedy = "Put its folder back, with the slug it had"
            raise SourceError(f"{app}/sources", ", ".join(gone), problem, remedy)


def write_commentary(read, clauses):
    """Write one commentary; return its passages by ref."""
    fields = {**read.metadata["commentary"], "source_file": read.emended.file}
    commentary, _ = Commentary.objects.update_or_create(slug=fields.pop("slug"), defaults=fields)
    authors = [
        Author(commentary=commentary, position=position, **author)
        for position, author in enumerate(read.metadata["author"], start=1)
    ]
    upsert(commentary.authors, authors, ["commentary", "position"])
    write_moved(read, set(commentary.passages.values_list("ref", flat=True)))
    upsert(commentary.passages, _passages(commentary, read.records), ["commentary", "ref"])
    rows = {passage.ref: passage for passage in commentary.passages.all()}
    for row in rows.values():
        row.section = rows.get(read.records[row.ref].section)
    Passage.objects.bulk_update(rows.values(), ["section"])
    _write_references(commentary, rows)
    write_emendations(PassageEmendation, "passages", {"commentary": commentary}, read, rows)
    notes = [
        PassageNote(
            passage=rows[note.ref], clause=clauses.get(note.clause), **note_fields(note, rows[note.ref].text)
        )
        for note in read.notes
    ]
    upsert(PassageNote.objects.filter(passage__commentary=commentary), notes, ["key"])
    return rows


def _passages(commentary, records):
    names = (
        "ref",
        "kind",
        "language",
        "number",
        "lead",
        "text",
        "start",
        "first_line",
        "last_line",
        "parallel",
    )
    return [
        Passage(
            commentary=commentary,
            position=position,
            gives=" ".join(record.gives),
            english_label=record.label,
            **{name: getattr(record, name) for name in names},
        )
        for position, record in enumerate(records.values())
    ]


def _write_references(commentary, rows):
    references = [
        Reference(
            passage=row, number=int(row.number), url=match[1] if (match := URL.search(row.text)) else ""
        )
        for row in rows.values()
        if row.kind == Passage.Kind.REFERENCE
    ]
    upsert(Reference.objects.filter(passage__commentary=commentary), references, ["passage"])


def _annotations(edition, clauses, passages):
    """Return an Annotation for each record, with both its selectors."""
    objects = []
    for position, record in enumerate(edition.annotations):
        passage, clause = passages[record["commentary"], record["passage"]], clauses[record["clause"]]
        annotation = Annotation(
            key=record["id"],
            position=position,
            passage=passage,
            clause=clause,
            relation=record["relation"],
            level=record["level"],
            strength=Annotation.rank(record["relation"], record["level"]),
            compares_previous=record["compares_previous"],
            reason=record["why"],
            editor=record.get("editor", ""),
            **_selectors("passage", passage.text, record),
            **_selectors("clause", clause.text, record),
        )
        objects.append(annotation)
    return objects


def _selectors(side, text, record):
    """Return the model fields of one side's text quote selector."""
    place = find_quotation(text, record[f"{side}_exact"], record.get(f"{side}_prefix", ""))
    return {f"{side}_{name}": getattr(place, name) for name in ("exact", "prefix", "suffix", "start", "end")}


def _write_agreements(edition, clauses, passages):
    objects = [
        Agreement(clause=clauses[record["clause"]], verdict=record["verdict"], reason=record["reason"])
        for record in edition.agreements
    ]
    upsert(Agreement.objects.all(), objects, ["clause"])
    AgreementSide.objects.all().delete()
    rows = {agreement.clause.ref: agreement for agreement in Agreement.objects.select_related("clause")}
    for record in edition.agreements:
        for side in record["sides"]:
            passage = passages[side["commentary"], side["passage"]]
            place = find_quotation(passage.text, side["exact"])
            row = AgreementSide.objects.create(
                agreement=rows[record["clause"]],
                passage=passage,
                exact=place.exact,
                start=place.start,
                end=place.end,
            )
            row.passages.set(passages[side["commentary"], ref] for ref in side["passages"])


def _write_changes(edition, clauses, passages):
    objects = []
    for position, record in enumerate(edition.changes):
        passage = passages[record["commentary"], record["passage"]]
        place = find_quotation(passage.text, record["exact"])
        objects.append(
            Change(
                key=record["id"],
                position=position,
                passage=passage,
                exact=place.exact,
                start=place.start,
                end=place.end,
                claim=record["claim"],
                kind=record["kind"],
                verdict=record["verdict"],
                note=record["note"],
            )
        )
    upsert(Change.objects.all(), objects, ["key"])
    rows = Change.objects.in_bulk(field_name="key")
    for record in edition.changes:
        rows[record["id"]].clauses.set(clauses[ref] for ref in record["clauses"])
