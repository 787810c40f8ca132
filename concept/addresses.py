"""From the ref in an address to the row it names, and what to answer when there is none."""

import re

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from concept import companions
from concept.models import Document, MovedRef
from concept.reading import Outline, Stretch
from concept.refs import nearest, normalise

REDIRECTS_FOLLOWED = 5
# Every hyphen may part two refs and costs questions; no two refs with a hyphen between are longer.
LONGEST_RANGE = 2 * MovedRef._meta.get_field("old").max_length + 1


class UnknownRef(Http404):
    """No row has this ref; `suggestions` are (label, address) of its neighbours, for the 404 page and its JSON."""

    def __init__(self, message, suggestions):
        super().__init__(message)
        self.suggestions = suggestions


def current_document():
    """Return the document that the edition is of; before it is loaded, its pages are not found."""
    found = Document.objects.current()
    if found is None:
        raise Http404(_("The edition has not been loaded yet."))
    return found


def document(slug):
    """Return the Document that `slug` names; an unknown one offers those that there are."""
    found = Document.objects.filter(slug=normalise(slug)).first()
    if found is None:
        offered = [(row.title, row.get_absolute_url()) for row in Document.objects.all()]
        said = _("The edition has no document called “%(slug)s”. It has this:") % {"slug": slug[:64]}
        raise UnknownRef(said, offered)
    return found


def clause(slug, ref, more=()):
    """Return the Clause that `ref` names, or the Stretch that it names as a range.

    An unknown one offers its neighbours, `more` (pairs of label and address) and the whole text.
    """
    owner = document(slug)
    return _stretch(owner, ref) or _clause(owner, ref, more)


def _stretch(document, ref):
    """Return the Stretch that `ref` names, or None for what is no range; a single unit has its own page."""
    rows = document.clauses.all()
    if "-" not in normalise(ref) or rows.filter(ref=normalise(ref)).exists():
        return None
    ends = find_range(rows, document.slug, ref)
    return Stretch(Outline(document, companions.counts(document)), *ends) if ends else None


def _clause(document, ref, more):
    said = _("The whole text: %(title)s") % {"title": document.short_title}
    whole = (said, document.get_absolute_url())
    return find(document.clauses.select_related("document"), document.slug, ref, more=[*more, whole])


def find(rows, owner, ref, more=()):
    """Return the one of `rows` that `ref` names, however it is spelled and wherever it has moved.

    `rows` is a queryset of Clause or Passage, `owner` the slug of their document or commentary. Compare the row's
    address with the request's (`moved_to`) to redirect a reader who came by another spelling. Raises UnknownRef,
    which offers the neighbours and then `more`, pairs of label and address.
    """
    for candidate in dict.fromkeys((ref, normalise(ref))):
        current = _current(owner, candidate)
        row = rows.filter(ref=current).first()
        if row:
            return row
    said = _("There is nothing called “%(ref)s” here.") % {"ref": ref[:64]}
    raise UnknownRef(said, [*_neighbours(rows, ref), *more])


def find_range(rows, owner, ref):
    """Return the (first, last) of `rows` that `ref` names as a range (`3.10-3.14`, `3.10-14`), or None.

    In whatever order they are named, the first comes first; `owner` as in `find`.
    """
    joined = normalise(ref)
    if len(joined) > LONGEST_RANGE:
        return None
    for place in (place for place, sign in enumerate(joined) if sign == "-"):
        left, right = joined[:place], joined[place + 1 :]
        first = _named(rows, owner, left)
        last = first and (_named(rows, owner, right) or _named(rows, owner, _same(left, right)))
        if last:
            return tuple(sorted((first, last), key=lambda row: row.position))
    return None


def _same(left, right):
    """Return `right` completed from `left`, of which it repeats only the last number: 3.10 and 14 are 3.14."""
    return re.sub(r"[0-9]+$", "", left) + right


def _named(rows, owner, ref):
    return rows.filter(ref=_current(owner, normalise(ref))).first()


def _current(owner, ref):
    """Return where `ref` leads now: through every move since it was published."""
    for _move in range(REDIRECTS_FOLLOWED):
        moved = MovedRef.objects.filter(owner=owner, old=ref).first()
        if not moved:
            break
        ref = moved.new
    return ref


def _neighbours(rows, ref):
    refs = nearest(ref, rows.values_list("ref", flat=True))
    found = {row.ref: row for row in rows.filter(ref__in=refs)}
    return [(found[ref].label, found[ref].get_absolute_url()) for ref in refs]


def moved_to(request, address):
    """Return the permanent redirect to `address` (the query string kept), or None for a reader who is there."""
    if request.path == address:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def form_address(address, suffix):
    """Return where the content of the page at `address` stands in another form.

    >>> form_address("/concept/2020/2.7/", "bib")
    '/concept/2020/2.7.bib'
    """
    return f"{address.rstrip('/')}.{suffix}"


def json_address(address):
    """Return where the content of the page at `address` stands as data."""
    return form_address(address, "json")
