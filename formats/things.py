"""The things that have an address and other forms: from the words of an address to the row, and from rows to files."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from commentary.models import Annotation, Commentary, Passage
from concept import addresses
from concept.models import Clause, Document
from config.languages import permanent_address


def document(slug):
    """The Document with this slug, or Http404."""
    return get_object_or_404(Document, slug=slug)


def clause(slug, ref):
    """The Clause that `ref` names, however it is spelled, or an UnknownRef with its neighbours."""
    rows = Clause.objects.filter(document=document(slug)).select_related("document", "parent")
    return addresses.find(rows, slug, ref)


def commentary(slug):
    """The Commentary with this slug, or Http404."""
    return get_object_or_404(Commentary.objects.prefetch_related("authors"), slug=slug)


def passage(slug, ref):
    """The Passage that `ref` names, however it is spelled, or an UnknownRef with its neighbours."""
    rows = Passage.objects.filter(commentary=commentary(slug)).select_related("commentary", "section")
    return addresses.find(rows.prefetch_related("commentary__authors"), slug, ref)


def annotation(key):
    """The Annotation with this key, with its texts, or Http404."""
    found = Annotation.objects.with_texts().filter(key=key.casefold()).first()
    if found is None:
        raise Http404("There is no link with this number.")
    return found


FINDERS = {
    "document": document,
    "clause": clause,
    "commentary": commentary,
    "passage": passage,
    "annotation": annotation,
}


def moved_to(request, address, suffix):
    """The permanent redirect to the form of the page at `address`, or None for a reader who is there."""
    place = f"{address.rstrip('/')}.{suffix}"
    return None if request.path == place else HttpResponsePermanentRedirect(place)


def file_name(item, suffix):
    """A name for the file of a thing that is saved: "concept-2020-2.7.bib"."""
    return f"{permanent_address(item).strip('/').replace('/', '-')}.{suffix}"
