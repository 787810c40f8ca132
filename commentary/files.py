"""The edition's files, each parsed and checked; the first thing wrong stops the reading, named by file and row."""

import json
from dataclasses import dataclass
from pathlib import Path

from commentary.models import Agreement, Annotation, Author, Change, Commentary
from commentary.parsing import parse, read_parts
from concept import loading as concept_loading
from concept.files import SourceError, read_text, shown
from concept.loading import ReadText, check_fields, quote, read_document, read_emended, read_moved, read_notes

SOURCES = Path(__file__).resolve().parent / "sources"
# The folder of the one document that the edition is of.
DOCUMENT = "2020"


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
        if commentary.slug in commentaries:
            problem = f"another commentary has the slug “{commentary.slug}”"
            raise SourceError(shown(folder / "metadata.toml"), "[commentary]", problem, "Give each its own")
        commentaries[commentary.slug] = commentary
    edition = Edition(document, commentaries, [], [], [])
    _check_keys(edition)
    edition.annotations = _read_checked(sources / "annotations.json", edition, check_annotation)
    edition.agreements = _read_checked(sources / "agreement.json", edition, check_agreement)
    edition.changes = _read_checked(sources / "changes.json", edition, check_change)
    return edition


def _check_keys(edition):
    """Refuse an id that two notes, or two emendations, of different texts share: they have addresses."""
    texts = [edition.document, *edition.commentaries.values()]
    for name, entries in (
        ("notes", [(text.slug, note.id) for text in texts for note in text.notes]),
        ("emendations", [(text.slug, one.emendation.id) for text in texts for one in text.emended.placed]),
    ):
        owners = {}
        for slug, key in entries:
            if owners.setdefault(key, slug) != slug:
                problem = f"{owners[key]}/{name}.toml uses this id too"
                raise SourceError(f"{slug}/{name}.toml", key, problem, "Give each an id of its own")


def read_commentary(folder, document):
    """Return the commentary of a source folder as a ReadText of ParsedPassages."""
    emended, metadata = read_emended(folder)
    file = shown(folder / "metadata.toml")
    for table in ("commentary", "author", "part"):
        if table not in metadata:
            raise SourceError(file, "tables", f"[{table}] is missing", "Add it as in the others")
    passages = {passage.ref: passage for passage in parse(emended, read_parts(file, metadata["part"]))}
    notes = read_notes(folder, passages)
    for row, note in enumerate(notes, start=1):
        if note.clause and note.clause not in document.records:
            place = f"note {row} ({note.id})"
            raise SourceError(
                shown(folder / "notes.toml"),
                place,
                f"there is no unit “{note.clause}”",
                "Use a ref of the Concept",
            )
    check_fields(Commentary, metadata["commentary"], file, "[commentary]")
    for author in metadata["author"]:
        check_fields(Author, author, file, "[[author]]")
    slug = metadata["commentary"]["slug"]
    return ReadText(slug, metadata, emended, passages, notes, read_moved(file, metadata, passages))


def _read_checked(path, edition, check):
    """Return the records of a JSON list, each passed through `check(edition, record, checker)`."""
    records, file, seen = _read_json(path), shown(path), {}
    for row, record in enumerate(records, start=1):
        place = f"row {row} ({record.get('id') or record.get('clause')})"
        try:
            check(edition, record, _Checker(file, place, edition, seen))
        except KeyError as error:
            raise SourceError(file, place, f"{error} is missing", "Add it") from None
        except (TypeError, AttributeError):
            problem = "a value is of the wrong type"
            raise SourceError(file, place, problem, "Write it as in the other records") from None
    return records


def _read_json(path):
    """Return the list of objects in a JSON file."""
    try:
        records = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise SourceError(
            shown(path), f"line {error.lineno}", error.msg, "Mend the JSON there and load again"
        ) from None
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise SourceError(shown(path), "whole file", "it is not a list of records", "Use [ {…}, {…} ]")
    return records


@dataclass(frozen=True)
class _Checker:
    """Checks of one record, whose complaints name its file and row; `seen` is what the rows before it hold."""

    file: str
    place: str
    edition: Edition
    seen: dict

    def fail(self, problem, remedy):
        raise SourceError(self.file, self.place, problem, remedy)

    def words(self, record, *names):
        for name in names:
            if not record[name].strip():
                self.fail(f"{name} is empty", "Say it in words")

    def once(self, record, *names):
        """Refuse a record that has the same as one before it under all of `names`."""
        before = self.seen.setdefault(tuple((name, record[name]) for name in names), self.place)
        if before != self.place:
            self.fail(
                f"{before} has the same {', '.join(names)}", "Keep one of them, or mend what should differ"
            )

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
    checker.words(record, "id", "why")
    checker.once(record, "id")
    checker.once(record, "commentary", "passage", "clause", "passage_exact", "clause_exact")


def check_agreement(edition, record, checker):
    """Check a verdict: its unit exists and each side's words stand in the passage named."""
    checker.unit(record["clause"])
    checker.one_of("verdict", record["verdict"], Agreement.Verdict)
    checker.words(record, "reason")
    checker.once(record, "clause")
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
    checker.words(record, "id", "claim", "note")
    checker.once(record, "id")
    for ref in record["clauses"]:
        checker.unit(ref)
