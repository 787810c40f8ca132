"""From a reference as people write it ("cl. 3.12", "chapter 4 goal 6", "п. 3.12") to the units that it fits."""

from concept.models import Clause
from concept.refs import normalise
from search.engine import references


def resolve(text, document):
    """The Clauses of `document` that a typed reference fits, in document order; an empty list where there is none.

    A ref as in an address ("chapter-1.p3") fits one. A reference fits a unit that has its last number and stands in
    what the other numbers name; "clause 3" is any third item, whatever the edition calls it.
    """
    clauses = list(document.clauses.select_related("document"))
    exact = [clause for clause in clauses if clause.ref in (text, normalise(text))]
    reference = references.read(text)
    if exact or reference is None or not reference.whole:
        return exact
    parts = _parts(reference.form)
    chains = _chains(clauses)
    return [clause for clause in clauses if _fits(chains[clause.pk], parts)]


def _parts(form):
    """The pairs of kind and number in a canonical reference: "chapter 4 goal 6"; a bare number is a clause."""
    words = form.split()
    if len(words) == 1:
        return [("clause", words[0])]
    return list(zip(words[::2], words[1::2], strict=True))


def _chains(clauses):
    """For each clause the kinds and numbers of what it stands in, outermost first, and its own, or None, last."""
    chains = {None: []}
    for clause in clauses:
        own = (_kind(clause), clause.number) if clause.number else None
        chains[clause.pk] = [*filter(None, chains[clause.parent_id]), own]
    return chains


def _kind(clause):
    """What a numbered unit is called in a reference: "goal" for goal-6, "clause" for 2.7, "chapter" for chapter-4."""
    name = clause.ref.rpartition("-")[0]
    return name if name in references.KINDS else Clause.Kind.CLAUSE.value


def _fits(chain, parts):
    *above, own = chain
    *outer, (kind, number) = parts
    if own is None or not set(outer) <= set(above):
        return False
    if kind != "clause" or own[0] in ("chapter", "section"):
        return own == (kind, number)
    # "section 3 clause 12" is clause 3.12.
    within = ".".join([*(n for k, n in outer if k == "section"), number])
    return own[1] == number or own == ("clause", within)
