"""What words typed name by its reference or label: a unit, several units in a row, a link."""

import re

from commentary.addresses import described
from commentary.models import Annotation
from concept.models import Clause, Document
from concept.reading import Outline, Stretch
from search.documents import clause_id

# A link as pages label it in each language.
LINK = re.compile(r"(?:(?:link|связь)\s+)?(?P<key>a\d{1,6})(?:\s+байланысы?)?", re.IGNORECASE)


def unit(id):
    """The Clause with this id in the index, or None."""
    slug, _, ref = (id or "").partition("/")
    return (
        Clause.objects.filter(document__slug=slug, ref=ref).select_related("document").first()
        if ref
        else None
    )


def link(words):
    """The link between texts whose label the words are (“Link a149”), as {label, url}; None if they are none."""
    typed = LINK.fullmatch(words)
    found = typed and Annotation.objects.with_texts().filter(key=typed["key"].casefold()).first()
    return {"label": described(found), "url": found.get_absolute_url()} if found else None


def stretch(ids):
    """The Stretch of the units with these ids, if they follow each other: it has a page of its own. Else None."""
    document = Document.objects.filter(slug=ids[0].partition("/")[0]).first() if ids else None
    if not document:
        return None
    outline = Outline(document)
    units = {clause_id(clause): clause for clause in outline.clauses}
    if not units.keys() >= set(ids):
        return None
    first, last = units[ids[0]], units[ids[-1]]
    between = outline.clauses[first.position : last.position + 1]
    beside = tuple(clause_id(clause) for clause in between if clause.parent_id == first.parent_id)
    return Stretch(outline, first, last) if beside == ids else None
