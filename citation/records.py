"""What a citation of each thing says, as one CSL-JSON record: every other form of a citation is made from it.

A record's `id` is its permanent address with hyphens (`concept-2020-2.7`), so that a bibliography holds it once
however often it is saved. `version` and `note` say which wording was seen.
"""

from functools import lru_cache, singledispatch

from citation import versions
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from concept.reading import Stretch
from config.languages import in_edition_language

GENRE = "Decree"
COUNTED = "numbered by the edition"


@singledispatch
def describe(item):
    """The CSL-JSON of a thing with a page, without what `record` adds to all of them."""
    raise TypeError(f"{type(item).__name__} has no citation")


@in_edition_language
def record(item, base):
    """The CSL-JSON record of a thing with a page; `base` is the site's address.

    `base` has no slash at its end: "https://example.org".
    """
    path = item.get_absolute_url()
    return {
        "id": path.strip("/").replace("/", "-"),
        **describe(item),
        "URL": base + path,
        "version": versions.current().number,
        "note": note(item),
    }


def note(item):
    """Which wording a citation saw: the edition's version, a hash of the text, and whose the number is."""
    said = f"Digital edition, version {versions.current().number}, text {fingerprint(item)}"
    return f"{said}; {COUNTED}" if is_counted(item) else said


def fingerprint(item):
    """The hash of what is cited: of its wording, of a link's two quotations, or of a whole text."""
    if isinstance(item, Clause | Stretch | Passage):
        return versions.digest(wording(item))
    if isinstance(item, Annotation):
        return versions.digest(f"{item.passage_exact}\0{item.clause_exact}")
    return versions.text_digests()[item.slug][: versions.SHOWN]


def wording(item):
    """The words of a passage, a range or a unit, with those of the units that stand in it, a unit a line."""
    if isinstance(item, Stretch):
        return "\n".join(clause.text for clause in item.clauses)
    if isinstance(item, Clause) and item.last_position > item.position:
        texts = _texts(versions.loading())[item.document_id]
        return "\n".join([item.text, *texts[item.position + 1 : item.last_position + 1]])
    return item.text


@lru_cache(maxsize=1)
def _texts(_loading):
    """The words of the units of each document, by its id and in order: a page asks for them several times."""
    found = {}
    for document, text in Clause.objects.order_by("document", "position").values_list("document", "text"):
        found.setdefault(document, []).append(text)
    return found


def is_counted(item):
    """Whether the number that a reader would quote stands only in this edition."""
    if isinstance(item, Clause):
        return item.number_is_editorial
    return isinstance(item, Passage) and not item.number


@describe.register
def _document(document: Document):
    return {
        "type": "legislation",
        "title": document.title,
        "author": [{"literal": document.authority}],
        "authority": document.authority,
        "genre": GENRE,
        "number": document.number,
        "issued": date_parts(document.date.isoformat()),
        "publisher-place": document.place.partition(",")[0],
        "language": document.language,
    }


@describe.register
def _units(units: Clause | Stretch):
    whole = describe(units.document)
    return {**whole, "title": f"{whole['title']}, {in_running_text(units.label)}", "section": units.ref}


@describe.register
def _commentary(commentary: Commentary):
    named = {
        "title": commentary.title,
        "author": [{"family": author.family, "given": author.given} for author in commentary.authors.all()],
        "issued": date_parts(commentary.date),
        "language": commentary.language,
    }
    if commentary.doi:
        return {
            "type": "article-journal",
            **named,
            "container-title": commentary.venue,
            "DOI": commentary.doi,
        }
    return {"type": "report", **named, "publisher": commentary.venue}


@describe.register
def _passage(passage: Passage):
    whole = describe(passage.commentary)
    place = in_running_text(passage.label)
    return {**whole, "title": f"{whole['title']}, {place}", "section": passage.ref}


@describe.register
def _annotation(annotation: Annotation):
    passage, clause = annotation.passage, annotation.clause
    who = f"{passage.commentary.short_title}, {in_running_text(passage.label)}"
    return {
        "type": "webpage",
        "title": f"{who}, {annotation.relation} {in_running_text(clause.label)} of the Concept",
        "author": [{"literal": annotation.editor or versions.TITLE}],
        "issued": date_parts(versions.current().date.isoformat()),
        "language": "en",
    }


def in_running_text(label):
    """A label as it stands inside a sentence: "Clause 2.7" is "clause 2.7"."""
    return label[:1].lower() + label[1:]


def date_in_words(date):
    """A date as English writes it: "6 March 2020". (strftime knows the day without a zero on some systems only.)"""
    return f"{date.day} {date:%B %Y}"


def date_parts(date):
    """A CSL date from "2023" or "2020-03-11"."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}
