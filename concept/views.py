"""Pages of the document, and the same as data."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import pgettext

from concept import addresses, companions
from concept.addresses import json_address, moved_to
from concept.models import Document
from concept.reading import Outline, Stretch, described, discussed_around
from concept.records import document_record, stretch_record, unit_record
from config.addresses import site_address


def home(request):
    """What this is, and the ways in."""
    document = Document.objects.current()
    panels = companions.overview(Outline(document)) if document else []
    return render(request, "concept/home.html", {"document": document, "panels": panels})


def documents(request):
    """To the document, while there is only one."""
    return redirect(addresses.current_document())


def document(request, slug):
    """The whole text."""
    found = addresses.document(slug)
    if moved := moved_to(request, found.get_absolute_url()):
        return moved
    outline = Outline(found, companions.counts(found))
    context = {"document": found, "outline": outline, **_opened(outline, request.GET.get("open", ""))}
    return render(request, "concept/document.html", context)


def _opened(outline, ref):
    """Return the unit that `?open=2.7` names, marked, and what is shown beside it; nothing for an unknown ref."""
    clause = next((clause for clause in outline.clauses if clause.ref == ref), None)
    if clause is None:
        return {}
    besides = companions.beside(clause)
    marks = [mark for beside in besides for mark in beside.marks]
    panels = [panel for beside in besides for panel in beside.panels]
    return {"opened": outline.unit(clause, marks), "panels": panels}


def document_data(request, slug):
    found = addresses.document(slug)
    return moved_to(request, json_address(found.get_absolute_url())) or JsonResponse(
        document_record(found, Outline(found).clauses)
    )


def clause(request, slug, ref):
    """One unit: its text, where it stands, and what is said of it; or a range of units."""
    found = addresses.clause(slug, ref)
    if moved := moved_to(request, found.get_absolute_url()):
        return moved
    if isinstance(found, Stretch):
        return _stretch_page(request, found)
    return render(request, "concept/clause.html", {**_page(found), "site": site_address(request)})


def clause_data(request, slug, ref):
    found = addresses.clause(slug, ref)
    if moved := moved_to(request, json_address(found.get_absolute_url())):
        return moved
    return JsonResponse(stretch_record(found) if isinstance(found, Stretch) else _record(found))


def _record(found):
    """Return a unit with what stands in it, what is beside it and what is said of it."""
    outline = Outline(found.document)
    before, after = outline.neighbours(found)
    record = unit_record(outline[found.position]) | {
        "units": [unit_record(unit.clause) for unit in outline.within(found)],
        "previous": before and before.ref,
        "next": after and after.ref,
    }
    for beside in companions.beside(found):
        record |= beside.data
    return record


def _stretch_page(request, stretch):
    context = {
        "document": stretch.document,
        "stretch": stretch,
        "site": site_address(request),
        "panels": companions.along(stretch.clauses),
        "crumbs": [_whole_text(stretch.document)],
    }
    return render(request, "concept/stretch.html", context)


def _page(found):
    """Return what a unit's page is drawn from."""
    outline = Outline(found.document, companions.counts(found.document))
    clause, besides = outline[found.position], companions.beside(found)
    return {
        "document": found.document,
        "unit": outline.unit(clause, [mark for beside in besides for mark in beside.marks], is_subject=True),
        "described": described(clause),
        "headings": [above for above in outline.path(clause) if above.is_division],
        "crumbs": [
            _whole_text(found.document),
            *((above.label, above.get_absolute_url()) for above in outline.path(clause)),
        ],
        "within": outline.within(clause),
        "neighbours": outline.neighbours(clause),
        "discussed": discussed_around(besides),
        "panels": [panel for beside in besides for panel in beside.panels],
        "segments": outline.segments(clause),
        "total": len(outline.clauses),
    }


def _whole_text(document):
    """Return the breadcrumb of a document: (label, address)."""
    return pgettext("navigation", "Text"), document.get_absolute_url()
