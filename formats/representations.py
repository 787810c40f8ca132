"""Which other forms each thing has: the suffix of its address, its media type and the function that writes it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from citation.managers import MANAGERS
from citation.records import record
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from concept.reading import Stretch
from formats import akomantoso, annotations, cards, plaintext, tei

ONE_THING = (Document, Clause, Commentary, Passage, Annotation)
EVERYTHING = (*ONE_THING, Stretch)


@dataclass(frozen=True)
class Representation:
    """A form that things of some types have: `write(item, base)` returns its text or bytes.

    `saved` forms are for a program that opens the file, the others can be looked at in the browser.
    """

    suffix: str
    name: str
    media_type: str
    write: callable
    of: tuple
    saved: bool = False


def _manager(manager):
    return Representation(
        manager.suffix,
        manager.name,
        manager.media_type,
        lambda item, base: manager.write([record(item, base)]),
        EVERYTHING,
        saved=True,
    )


REPRESENTATIONS = (
    *map(_manager, MANAGERS.values()),
    Representation("txt", _("Plain text"), "text/plain; charset=utf-8", plaintext.text, EVERYTHING),
    Representation("md", "Markdown", "text/markdown; charset=utf-8", plaintext.markdown, EVERYTHING),
    Representation("png", _("Picture"), "image/png", cards.png, ONE_THING),
    Representation("xml", "Akoma Ntoso", "application/akn+xml", akomantoso.of_document, (Document,)),
    Representation("xml", "Akoma Ntoso", "application/akn+xml", akomantoso.of_clause, (Clause,)),
    Representation("xml", "TEI", "application/tei+xml", tei.of_commentary, (Commentary,)),
    Representation("jsonld", "Web Annotation", annotations.MEDIA_TYPE, annotations.one, (Annotation,)),
)


def of(item):
    """The Representations of a thing, by suffix."""
    return {form.suffix: form for form in REPRESENTATIONS if isinstance(item, form.of)}
