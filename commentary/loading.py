"""Loading the edition: every file is read and checked before a row is written, and all is written or nothing.

The files are the edition's own record; the database is made from them. Keys and addresses of what stays are kept.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

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
from commentary.parsing import parse, read_parts
from concept import loading as concept_loading
from concept.emendation import SourceError
from concept.loading import (
    ReadText,
    note_fields,
    quote,
    read_document,
    read_emended,
    read_moved,
    read_notes,
    upsert,
    write_document,
    write_emendations,
    write_moved,
)
from concept.models import Clause, ClauseEmendation, Loading

SOURCES = Path(__file__).resolve().parent / "sources"
DOCUMENT = "2020"
URL = re.compile(r"\((https?://\S+)\)\.?$")
# Part of the digest: raise it when the code makes other rows from the same files.
LOADER_VERSION = 1


@dataclass
class Edition:
    """Everything read: the document, the commentaries by slug, and the editors' records."""

    document: ReadText
    commentaries: dict[str, ReadText]
    annotations: list[dict]
    agreements: list[dict]
    changes: list[dict]


def read_edition(concept_sources=concept_loading.SOURCES, sources=SOURCES):
    """Return the whole Edition from its files, checked; the first thing wrong is a SourceError."""
    document = read_document(concept_sources / DOCUMENT)
    commentaries = {}
    for folder in sorted(path for path in sources.iterdir() if path.is_dir()):
        commentary = read_commentary(folder, document)
        commentaries[commentary.slug] = commentary
    edition = Edition(document, commentaries, [], [], [])
    edition.annotations = _read_checked(sources / "annotations.json", edition, check_annotation)
    edition.agreements = _read_checked(sources / "agreement.json", edition, check_agreement)
    edition.changes = _read_checked(sources / "changes.json", edition, check_change)
    return edition


def read_commentary(folder, document):
    """Return the commentary of a source folder as a ReadText of ParsedPassages."""
    emended, metadata = read_emended(folder)
    for table in ("commentary", "author", "part"):
        if table not in metadata:
            raise SourceError(
                "metadata.toml", folder.name, f"[{table}] is missing", "Add it as in the others"
            )
    passages = {
        passage.ref: passage for passage in parse(emended, read_parts("metadata.toml", metadata["part"]))
    }
    notes = read_notes(folder, passages)
    for row, note in enumerate(notes, start=1):
        if note.clause and note.clause not in document.records:
            place = f"note {row} ({note.id})"
            raise SourceError(
                "notes.toml", place, f"there is no unit “{note.clause}”", "Use a ref of the Concept"
            )
    slug = metadata["commentary"]["slug"]
    return ReadText(slug, metadata, emended, passages, notes, read_moved(metadata, passages))


def _read_checked(path, edition, check):
    """Return the records of a JSON list, each passed through `check(edition, record, quote_in)`."""
    records = _read_json(path)
    for row, record in enumerate(records, start=1):
        place = f"row {row} ({record.get('id') or record.get('clause')})"
        try:
            check(edition, record, _Checker(path.name, place, edition))
        except KeyError as error:
            raise SourceError(path.name, place, f"{error} is missing", "Add it") from None
    ids = [record["id"] for record in records if "id" in record]
    for key in ids:
        if ids.count(key) > 1:
            raise SourceError(path.name, key, "its id is used twice", "Give each record an id of its own")
    return records


def _read_json(path):
    """Return the list of objects in a JSON file."""
    try:
        records = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SourceError(path.name, "whole file", "it is missing", f"Put it at {path}") from None
    except json.JSONDecodeError as error:
        raise SourceError(
            path.name, f"line {error.lineno}", error.msg, "Mend the JSON there and load again"
        ) from None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise SourceError(path.name, "whole file", "it is not a list of records", "Use [ {…}, {…} ]")
    return records


@dataclass(frozen=True)
class _Checker:
    """Checks of one record, whose complaints name its file and row."""

    file: str
    place: str
    edition: Edition

    def fail(self, problem, remedy):
        raise SourceError(self.file, self.place, problem, remedy)

    def one_of(self, name, value, choices):
        if value not in choices.values:
            self.fail(f"{name} “{value}” is not known", f"Use one of {', '.join(choices.values)}")

    def unit(self, ref):
        if ref not in self.edition.document.records:
            self.fail(f"there is no unit “{ref}” in the Concept", "Use a ref as in its address")
        return self.edition.document.records[ref]

    def passage(self, slug, ref):
        if slug not in self.edition.commentaries:
            self.fail(
                f"there is no commentary “{slug}”", f"Use one of {', '.join(self.edition.commentaries)}"
            )
        passages = self.edition.commentaries[slug].records
        if ref not in passages:
            self.fail(f"there is no passage “{ref}” in {slug}", "Use a ref as in its address")
        return passages[ref]

    def quotation(self, text, exact, prefix=""):
        return quote(self.file, self.place, text, exact, prefix)


def check_annotation(edition, record, checker):
    """Check a link: both refs exist, both quotations are found exactly, and every word of its form is known."""
    passage = checker.passage(record["commentary"], record["passage"])
    unit = checker.unit(record["clause"])
    checker.quotation(passage.text, record["passage_exact"], record.get("passage_prefix", ""))
    checker.quotation(unit.text, record["clause_exact"], record.get("clause_prefix", ""))
    checker.one_of("relation", record["relation"], Annotation.Relation)
    checker.one_of("level", record["level"], Annotation.Level)
    checker.one_of("compares_previous", record["compares_previous"], Annotation.Comparison)
    if not record["id"] or not record["why"]:
        checker.fail("it has no id or no reason", "Give both")


def check_agreement(edition, record, checker):
    """Check a verdict: its unit exists and each side's words stand in the passage named."""
    checker.unit(record["clause"])
    checker.one_of("verdict", record["verdict"], Agreement.Verdict)
    for side in record["sides"]:
        passages = [checker.passage(side["commentary"], ref) for ref in side["passages"]]
        checker.quotation(checker.passage(side["commentary"], side["passage"]).text, side["exact"])
        if side["passage"] not in side["passages"] or not passages:
            checker.fail("the passage quoted is not among the passages", "Add it to them")


def check_change(edition, record, checker):
    """Check a claim of change: its passage and units exist and its words stand in the passage."""
    passage = checker.passage(record["commentary"], record["passage"])
    checker.quotation(passage.text, record["exact"])
    checker.one_of("kind", record["kind"], Change.Kind)
    checker.one_of("verdict", record["verdict"], Change.Verdict)
    for ref in record["clauses"]:
        checker.unit(ref)


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
        _forget_commentaries(edition)
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


def _forget_commentaries(edition):
    """Refuse to lose a commentary that was published and whose files are gone."""
    gone = Commentary.objects.exclude(slug__in=edition.commentaries).values_list("slug", flat=True)
    if gone:
        raise SourceError(
            "commentary/sources",
            ", ".join(gone),
            "a published commentary has no files",
            "Put its folder back",
        )


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
        "label",
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
    place = concept_loading.find_quotation(text, record[f"{side}_exact"], record.get(f"{side}_prefix", ""))
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
            place = concept_loading.find_quotation(passage.text, side["exact"])
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
        place = concept_loading.find_quotation(passage.text, record["exact"])
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
