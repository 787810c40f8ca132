"""One address for each form of each thing: the page's address, without its last slash, and the form's suffix."""

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from citation import versions
from citation.managers import MANAGERS
from citation.records import record
from commentary.models import Annotation, Commentary
from concept.addresses import form_address, moved_to
from concept.models import Document
from config.addresses import site_address
from config.errors import error_page
from config.languages import permanent_address
from formats import annotations, cards, downloads, representations, selection
from formats.keeping import PAUSE


def representation(request, find, suffix, **names):
    """What `find` finds by `names`, in the form `suffix`; another spelling of its ref redirects to the one address."""
    item = find(**names)
    form = representations.of(item).get(suffix)
    if form is None:
        raise Http404(f"There is no .{suffix} of this. There is: {', '.join(representations.of(item))}.")
    address = item.get_absolute_url()
    if moved := moved_to(request, form_address(address, suffix)):
        return moved
    response = HttpResponse(form.write(item, site_address(request)), content_type=form.media_type)
    response.headers["Link"] = f'<{site_address(request)}{address}>; rel="canonical"'
    if form.saved:
        name = form_address(address, suffix).strip("/").replace("/", "-")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def annotation_page(request):
    """All links as one W3C AnnotationPage."""
    page = annotations.page(Annotation.objects.with_texts(), site_address(request))
    response = HttpResponse(page, content_type=annotations.MEDIA_TYPE)
    response.headers["Link"] = f'<{site_address(request)}/annotations/>; rel="canonical"'
    return response


def edition_picture(request):
    """The picture for pages that are about no single thing."""
    return HttpResponse(cards.of_edition(site_address(request)), content_type="image/png")


def download_page(request):
    """The whole edition as files, with sizes, checksums, sources and rights."""
    context = {
        "files": downloads.made(),
        "sources": downloads.sources(),
        "version": versions.current(),
        "commentaries": Commentary.objects.all(),
    }
    return render(request, "formats/downloads.html", context)


def download(request, name):
    """One of those files, or 503 while it is not there."""
    if found := downloads.opened(name):
        file, content = found
        response = FileResponse(content, as_attachment=True, filename=name, content_type=file.kind.media_type)
        response.headers["ETag"] = f'"{file.sha256[:32]}"'
        return response
    if name in downloads.names():
        return _awaited(request)
    raise Http404("There is no such file. The files of this version are listed under Download.")


def _awaited(request):
    said = "The file is not ready. Try again in some minutes; the texts can be read meanwhile."
    texts = [(document.title, permanent_address(document)) for document in Document.objects.all()]
    response = error_page(request, 503, said, texts, title="This file is not ready")
    response.headers["Retry-After"] = str(PAUSE)
    return response


def search_file(request, suffix):
    """All that a search finds as one file for a reference manager; the query is that of the search page."""
    total, items = selection.found(request.GET)
    return _cited(request, MANAGERS[suffix], items, "concept-search", whole=total <= selection.BATCH)


def selection_file(request, suffix):
    """The units and passages whose ids ("2020/2.7") the query names, as one file for a reference manager."""
    items = selection.rows(request.GET.getlist("id"))
    if not items:
        return _nothing_chosen(request)
    return _cited(request, MANAGERS[suffix], items, "concept-selection")


def _nothing_chosen(request):
    """The answer to buttons pressed with no hit ticked, with the way back to the hits where the browser tells it."""
    reason = "No unit or passage was chosen. Choose those to save where a search has found them, by the boxes there."
    hits = request.headers.get("Referer", "")
    is_here = url_has_allowed_host_and_scheme(hits, {request.get_host()}, request.is_secure())
    back = [("Back to what was found", hits)] if is_here else []
    response = error_page(request, 404, reason, back, title="Nothing was chosen")
    patch_vary_headers(response, ["Referer"])
    return response


def _cited(request, manager, items, name, whole=True):
    pieces = manager.pieces(record(item, site_address(request)) for item in items)
    body = HttpResponse("".join(pieces)) if whole else StreamingHttpResponse(pieces)
    body.headers["Content-Type"] = manager.media_type
    body.headers["Content-Disposition"] = f'attachment; filename="{name}.{manager.suffix}"'
    return body
