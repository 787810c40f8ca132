"""Citations as the files that reference managers open: BibTeX, RIS and CSL-JSON, each from CSL-JSON records.

A file is written record by record, so that one of many thousands needs no more memory than one of ten.

A decree is a technical report to BibTeX and a report to RIS: neither knows a law that Zotero, Mendeley and JabRef
all read back with its author and number.
"""

import json
import re
from dataclasses import dataclass

BIBTEX_TYPES = {
    "legislation": "techreport",
    "report": "techreport",
    "article-journal": "article",
    "webpage": "misc",
}
RIS_TYPES = {"legislation": "RPRT", "report": "RPRT", "article-journal": "JOUR", "webpage": "ELEC"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What TeX would take for a command; braces do not occur in names and titles.
TEX_SPECIAL = re.compile(r"([&%#$_])")


@dataclass(frozen=True)
class Manager:
    """A file format of reference managers: its suffix, what readers call it, its media type and how it is written.

    `one` writes a record; `frame` is what stands before all, between two and after all. `mark` occurs once in what
    is written of a record, so that a browser can count those that have come.
    """

    suffix: str
    name: str
    media_type: str
    one: callable
    mark: str
    frame: tuple[str, str, str] = ("", "\n", "")

    def pieces(self, records):
        """The file as pieces of text, one a record."""
        before, between, after = self.frame
        for record in records:
            yield before + self.one(record)
            before = between
        yield (before if before != between else "") + after

    def write(self, records):
        """The whole file as text."""
        return "".join(self.pieces(records))


def csl_json(record):
    """A record as CSL-JSON."""
    return json.dumps(record, ensure_ascii=False, indent=1)


def bibtex(record):
    """A record as a BibTeX entry."""
    from bibtexparser import Library, write_string
    from bibtexparser.model import Entry, Field

    entries = [
        Entry(
            BIBTEX_TYPES[record["type"]],
            record["id"],
            [Field(name, _bibtex_value(name, value)) for name, value in bibtex_fields(record).items()],
        )
    ]
    return write_string(Library(entries), unparse_stack=[])


def _bibtex_value(name, value):
    """A value in braces; a month bare, since it is a name that the style spells out and sorts by."""
    return value if name == "month" else f"{{{value}}}"


def bibtex_fields(record):
    """A record's BibTeX fields; an institution's name stands in a second pair of braces, so that it is one name."""
    year, *rest = record["issued"]["date-parts"][0]
    fields = {
        "author": " and ".join(map(_bibtex_name, record["author"])),
        "title": f"{{{_tex(record['title'])}}}",
        "year": str(year),
        "month": MONTHS[rest[0] - 1] if rest else "",
        "institution": _institution(record),
        "type": record.get("genre", ""),
        "number": record.get("number", ""),
        "journal": _tex(record.get("container-title", "")),
        "address": record.get("publisher-place", ""),
        "doi": record.get("DOI", ""),
        "url": record["URL"],
        "language": record["language"],
        "note": _tex(record["note"]),
    }
    return {name: value for name, value in fields.items() if value}


def _institution(record):
    return _tex(record.get("authority") or record.get("publisher", ""))


def _bibtex_name(name):
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    return f"{_tex(name['family'])}, {_tex(name['given'])}"


def _tex(text):
    return TEX_SPECIAL.sub(r"\\\1", text)


def ris(record):
    """A record as RIS."""
    import rispy

    class Plain(rispy.RisWriter):
        """Without a running number before each record, which some readers take for text."""

        def set_header(self, count):
            return ""

    return rispy.dumps([ris_fields(record)], implementation=Plain).rstrip("\n") + "\n"


def ris_fields(record):
    """A record's fields by the names that rispy gives to RIS tags.

    Zotero reads a report's number from SN (rispy: issn), its kind from M3 (type_of_work).
    """
    date = record["issued"]["date-parts"][0]
    fields = {
        "type_of_reference": RIS_TYPES[record["type"]],
        "id": record["id"],
        "authors": [_ris_name(name) for name in record["author"]],
        "title": record["title"],
        "year": str(date[0]),
        "date": "/".join(f"{part:02}" for part in date) + "/" * (4 - len(date)),
        "secondary_title": record.get("container-title", ""),
        "publisher": record.get("publisher") or record.get("authority", ""),
        "place_published": record.get("publisher-place", ""),
        "issn": record.get("number", ""),
        "type_of_work": record.get("genre", ""),
        "doi": record.get("DOI", ""),
        "language": record["language"],
        "notes": [record["note"]],
        "urls": [record["URL"]],
    }
    return {name: value for name, value in fields.items() if value}


def _ris_name(name):
    return name.get("literal") or f"{name['family']}, {name['given']}"


MANAGERS = {
    manager.suffix: manager
    for manager in (
        Manager("bib", "BibTeX", "application/x-bibtex; charset=utf-8", bibtex, "url = {"),
        Manager("ris", "RIS", "application/x-research-info-systems; charset=utf-8", ris, "ER  - "),
        Manager(
            "csl.json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json; charset=utf-8",
            csl_json,
            '"URL": ',
            ("[\n", ",\n", "\n]\n"),
        ),
    )
}
