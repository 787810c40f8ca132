"""Addresses for those who have a reference or an identifier in hand, and the record of what the edition corrected."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from citation import feed, versions
from citation.resolving import resolve
from concept import addresses
from config.addresses import site_address

LONGEST_REFERENCE = 200


def reference(request):
    """/c/?q=cl. 3.12: to the one unit that fits, 300 with all that fit, or 404 with what was understood."""
    typed = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST_REFERENCE]
    if not typed:
        return render(request, "citation/reference.html")
    document = addresses.current_document()
    found = resolve(typed, document) or [_at_address(typed, document)]
    if len(found) == 1:
        # Not for good: which unit words fit depends on the texts and on what is understood.
        return redirect(found[0])
    return render(request, "citation/reference.html", {"typed": typed, "found": found}, status=300)


def _at_address(typed, document):
    """Return what a ref leads to, as in an address; what is none is a 404 with its neighbours and a search for it."""
    said = _("Search the edition for “%(words)s”") % {"words": typed}
    search = (said, f"{reverse('search:search')}?{urlencode({'q': typed})}")
    return addresses.clause(document.slug, typed, more=[search])


def identifier(request, address):
    """A permanent identifier: 303 See Other, to the page that is about the thing it names."""
    response = HttpResponse(status=303, headers={"Location": iri_to_uri(f"/{address.strip('/')}/")})
    patch_vary_headers(response, ["Accept"])
    return response


def errata(request):
    """What each version of the edition added and corrected, with the older wordings."""
    return render(request, "citation/errata.html", {"versions": versions.history(), "title": versions.TITLE})


def errata_feed(request):
    """The same as an Atom feed."""
    body = feed.atom(versions.history(), site_address(request))
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
