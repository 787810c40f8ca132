"""What Zotero and its peers read from a page: a COinS span for a unit, Highwire tags for a commentary.

Measured with Zotero's own translators: a page is saved rightly with one of the two and wrongly with both, and a
<meta name="author"> keeps a COinS from being read.
"""

from urllib.parse import urlencode


def coins(record):
    """The OpenURL of a record for the title of its COinS span, not yet escaped for HTML."""
    return urlencode([("ctx_ver", "Z39.88-2004"), *_genre(record), *_common(record)])


def _genre(record):
    if record["type"] == "article-journal":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", "article"
        yield "rft.atitle", record["title"]
        yield "rft.jtitle", record["container-title"]
        return
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
    yield "rft.genre", "document" if record["type"] == "webpage" else "report"
    yield "rft.title" if record["type"] == "webpage" else "rft.btitle", record["title"]
    if "number" in record:
        yield "rft.series", f"{record['genre']} No. {record['number']}"
    if "publisher" in record or "authority" in record:
        yield "rft.pub", record.get("publisher") or record["authority"]
    if "publisher-place" in record:
        yield "rft.place", record["publisher-place"]


def _common(record):
    for name in record["author"]:
        yield (
            ("rft.aucorp", name["literal"])
            if "literal" in name
            else ("rft.au", f"{name['given']} {name['family']}")
        )
    yield "rft.date", iso_date(record)
    yield "rft.language", record["language"]
    if "DOI" in record:
        yield "rft_id", f"info:doi/{record['DOI']}"
    yield "rft_id", record["URL"]


def highwire(record):
    """The Highwire tags of a commentary's record: pairs of name and content, one pair for each author."""
    yield "citation_title", record["title"]
    for name in record["author"]:
        yield "citation_author", f"{name['family']}, {name['given']}"
    yield "citation_publication_date", iso_date(record, "/")
    if "container-title" in record:
        yield "citation_journal_title", record["container-title"]
    else:
        yield "citation_technical_report_institution", record["publisher"]
    if "DOI" in record:
        yield "citation_doi", record["DOI"]
    yield "citation_public_url", record["URL"]
    yield "citation_language", record["language"]


def iso_date(record, separator="-"):
    """The record's date with two-digit months and days: "2020-03-06", "2023"."""
    return separator.join(f"{part:02}" for part in record["issued"]["date-parts"][0])
