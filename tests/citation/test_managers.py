"""The files of reference managers, read back with other readers than their writers."""

import json

import pytest
import rispy
from bibtexparser import parse_string
from jsonschema import Draft7Validator

from citation.managers import MANAGERS
from citation.records import record
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from tests.site import ROOT

BASE = "https://example.org"
SCHEMAS = ROOT / "tests" / "formats" / "schemas"
pytestmark = pytest.mark.usefixtures("edition")


def everything():
    """The records of everything that has a page."""
    rows = (
        Document.objects.all(),
        Clause.objects.select_related("document"),
        Commentary.objects.all(),
        Passage.objects.select_related("commentary"),
        Annotation.objects.with_texts(),
    )
    return [record(item, BASE) for items in rows for item in items]


def written(suffix, *items):
    return MANAGERS[suffix].write([record(item, BASE) for item in items])


def test_bibtex_has_a_decree_as_a_technical_report_by_one_corporate_author():
    clause = Clause.objects.get(ref="2.7")

    (entry,) = parse_string(written("bib", clause)).entries

    assert (entry.entry_type, entry.key) == ("techreport", "concept-2020-2.7")
    assert "author = {{President of the Republic of Kazakhstan}}" in written("bib", clause)
    assert (entry["number"], entry["type"], entry["year"], entry["month"]) == ("280", "Decree", "2020", "mar")
    assert "month = mar," in written("bib", clause), "a month in braces is text, which no style can spell out"
    assert entry["url"] == "https://example.org/concept/2020/2.7/"


def test_bibtex_of_everything_is_parsed_without_a_failed_or_doubled_entry():
    records = everything()

    library = parse_string(MANAGERS["bib"].write(records))

    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [said["id"] for said in records]


def test_bibtex_protects_what_tex_would_take_for_a_command():
    link = Annotation.objects.with_texts().get(key="a1")

    assert r"Akbayeva \& Akbayeva 2023" in written("bib", link)


def test_ris_of_a_clause_is_a_report_line_by_line():
    clause = Clause.objects.get(ref="2.7")
    note = record(clause, BASE)["note"]

    assert written("ris", clause).splitlines() == [
        "TY  - RPRT",
        "ID  - concept-2020-2.7",
        "AU  - President of the Republic of Kazakhstan",
        "TI  - Concept of the Foreign Policy of the Republic of Kazakhstan for 2020-2030, clause 2.7",
        "PY  - 2020",
        "DA  - 2020/03/06/",
        "PB  - President of the Republic of Kazakhstan",
        "CY  - Nur-Sultan",
        "SN  - 280",
        "M3  - Decree",
        "LA  - en",
        f"N1  - {note}",
        "UR  - https://example.org/concept/2020/2.7/",
        "ER  - ",
    ]


def test_ris_of_everything_is_read_back_with_its_titles():
    records = everything()

    assert [entry["title"] for entry in rispy.loads(MANAGERS["ris"].write(records))] == [
        said["title"] for said in records
    ]


def test_csl_json_of_everything_is_valid_to_its_schema_and_the_records_themselves():
    records = everything()
    schema = json.loads((SCHEMAS / "csl-data.json").read_text(encoding="utf-8"))

    flaws = Draft7Validator(schema).iter_errors(json.loads(MANAGERS["csl.json"].write(records)))

    assert [flaw.message for flaw in flaws] == []

    assert json.loads(MANAGERS["csl.json"].write(records)) == records
