"""From a reference as people write it ("cl. 3.12", "chapter 4 goal 6", "п. 3.12") to the units that it fits."""

from functools import lru_cache

from citation import versions
from search.documents import Edition
from search.engine import references


def resolve(text, document):
    """The Clauses of `document` that a typed reference fits, in document order; an empty list where there is none.

    It is read as a search reads it. What names no one unit fits all that have a longer form which ends in it:
    "clause 3" is the third item of any chapter.
    """
    forms = _forms(versions.loading())
    found = references.find(text, lambda form: [unit for unit, its in forms.items() if form in its])
    reference = found[1] if found else references.read(text)
    if reference is None or not reference.whole:
        return []
    ids = [found[0]] if found else [unit for unit, its in forms.items() if _is_end(reference.form, its)]
    refs = [ref for slug, _, ref in (id.partition("/") for id in ids) if slug == document.slug]
    return list(document.clauses.filter(ref__in=refs).select_related("document"))


def _is_end(form, forms):
    return any(f" {longer}".endswith(f" {form}") for longer in forms)


@lru_cache(maxsize=1)
def _forms(_loading):
    """What the index knows each unit by, from the database: {id of the unit: its id and its forms}."""
    edition = Edition()
    units = map(edition.of_clause, edition.clauses)
    return {unit.id: {unit.id, *unit.references} for unit in units}
