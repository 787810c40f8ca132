"""From the ref in an address to the row it names, and what to answer when there is none."""

import re

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _

from concept.models import MovedRef
from concept.refs import nearest, normalise

REDIRECTS_FOLLOWED = 5


class UnknownRef(Http404):
    """No row has this ref; `suggestions` are (label, address) of its neighbours, for the 404 page and its JSON."""

    def __init__(self, message, suggestions):
        super().__init__(message)
        self.suggestions = suggestions


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
    for place in (place for place, sign in enumerate(joined) if sign == "-"):
        left, right = joined[:place], joined[place + 1 :]
        ends = [
            _named(rows, owner, left),
            _named(rows, owner, right) or _named(rows, owner, _same(left, right)),
        ]
        if all(ends):
            return tuple(sorted(ends, key=lambda row: row.position))
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


def json_address(address):
    """Return where the content of the page at `address` stands as data.

    >>> json_address("/concept/2020/2.7/")
    '/concept/2020/2.7.json'
    """
    return f"{address.rstrip('/')}.json"
