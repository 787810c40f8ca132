"""Pages of the document, and the same as data."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from concept import companions
from concept.addresses import UnknownRef, find, find_range, json_address, moved_to
from concept.models import Document
from concept.reading import Outline, Stretch, described, discussed_around
from concept.records import document_record, stretch_record, unit_record
from concept.refs import normalise
from config.addresses import site_address


def home(request):
    """What this is, and the ways in."""
    document = Document.objects.first()
    panels = companions.overview(Outline(document)) if document else []
    return render(request, "concept/home.html", {"document": document, "panels": panels})


def documents(request):
    """To the document, while there is only one."""
    first = Document.objects.first()
    if first is None:
        raise Http404(_("The edition has not been loaded yet."))
    return redirect(first)


def document(request, slug):
    """The whole text."""
    found = _document(slug)
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
    found = _document(slug)
    return moved_to(request, json_address(found.get_absolute_url())) or JsonResponse(
        document_record(found, Outline(found).clauses)
    )


def clause(request, slug, ref):
    """One unit: its text, where it stands, and what is said of it; or a range of units."""
    if stretch := _stretch(slug, ref):
        return moved_to(request, stretch.get_absolute_url()) or _stretch_page(request, stretch)
    found = _clause(slug, ref)
    if moved := moved_to(request, found.get_absolute_url()):
        return moved
    return render(request, "concept/clause.html", {**_page(found), "site": site_address(request)})


def clause_data(request, slug, ref):
    if stretch := _stretch(slug, ref):
        record = stretch_record(stretch)
        return moved_to(request, json_address(stretch.get_absolute_url())) or JsonResponse(record)
    found = _clause(slug, ref)
    if moved := moved_to(request, json_address(found.get_absolute_url())):
        return moved
    outline = Outline(found.document)
    before, after = outline.neighbours(found)
    record = unit_record(outline[found.position]) | {
        "units": [unit_record(unit.clause) for unit in outline.within(found)],
        "previous": before and before.ref,
        "next": after and after.ref,
    }
    for beside in companions.beside(found):
        record |= beside.data
    return JsonResponse(record)


def _stretch_page(request, stretch):
    context = {
        "document": stretch.outline.document,
        "stretch": stretch,
        "site": site_address(request),
        "panels": companions.along(stretch.clauses),
        "crumbs": [_whole_text(stretch.outline.document)],
    }
    return render(request, "concept/stretch.html", context)


def _stretch(slug, ref):
    """Return the Stretch that `ref` names, or None for what is no range; a single unit has its own page."""
    if "-" not in normalise(ref):
        return None
    document = _document(slug)
    rows = document.clauses.all()
    if rows.filter(ref=normalise(ref)).exists():
        return None
    ends = find_range(rows, document.slug, ref)
    return Stretch(Outline(document, companions.counts(document)), *ends) if ends else None


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


def _document(slug):
    """Return the document that `slug` names; an unknown one offers those that there are."""
    found = Document.objects.filter(slug=normalise(slug)).first()
    if found is None:
        offered = [(row.title, row.get_absolute_url()) for row in Document.objects.all()]
        said = _("The edition has no document called “%(slug)s”. It has this:") % {"slug": slug[:64]}
        raise UnknownRef(said, offered)
    return found


def _clause(slug, ref):
    """Return the unit that `ref` names; an unknown one offers its neighbours and the whole text."""
    document = _document(slug)
    said = _("The whole text: %(title)s") % {"title": document.short_title}
    whole = (said, document.get_absolute_url())
    return find(document.clauses.select_related("document"), document.slug, ref, more=[whole])
