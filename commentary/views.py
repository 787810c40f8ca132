"""Pages of the commentaries and the links, and the same as data."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse

from commentary import addresses, marks, records
from commentary.course import courses
from commentary.crumbs import below_commentaries, below_links
from commentary.discussion import meetings
from commentary.filters import AgreementFilter, AnnotationFilter, ChangeFilter
from commentary.models import Agreement, Annotation, Change, Commentary
from commentary.paging import paginate
from commentary.reader import Block, read, show, show_versions
from concept.addresses import UnknownRef, current_document, json_address, moved_to
from config.csvfiles import csv_answer

PAGE_SIZE, LARGEST_PAGE = 25, 100
DATA_PAGE_SIZE, LARGEST_DATA_PAGE = 100, 1000


def commentaries(request):
    """The list of commentaries."""
    listed = _commentaries().with_counts()
    return render(request, "commentary/commentaries.html", {"commentaries": listed})


def commentaries_data(request):
    listed = [records.commentary_record(commentary) for commentary in _commentaries()]
    return JsonResponse({"url": reverse("commentary:commentaries"), "commentaries": listed})


def commentary(request, slug):
    """A whole commentary to read."""
    found = addresses.commentary(slug)
    context = {"commentary": found, "reading": read(found), "crumbs": below_commentaries()}
    return moved_to(request, found.get_absolute_url()) or render(
        request, "commentary/commentary.html", context
    )


def commentary_data(request, slug):
    found = addresses.commentary(slug)
    return moved_to(request, json_address(found.get_absolute_url())) or JsonResponse(
        {**records.commentary_record(found), "passages": records.reading_records(read(found))}
    )


def passage(request, slug, ref):
    """One passage: its text, its links with the words on both sides, and what stands before and after it."""
    found = addresses.passage(slug, ref)
    shown = show(found)
    context = {
        "commentary": found.commentary,
        "shown": shown,
        "versions": show_versions(shown),
        "block": Block([shown]),
        "neighbours": found.neighbours,
        "crumbs": below_commentaries(found.commentary),
    }
    return moved_to(request, found.get_absolute_url()) or render(request, "commentary/passage.html", context)


def passage_data(request, slug, ref):
    found = addresses.passage(slug, ref)
    shown = show(found)
    before, after = found.neighbours
    body = {
        **records.passage_record(shown, [version.passage for version in show_versions(shown)]),
        "annotations": [records.annotation_record(link) for link in shown.links],
        "previous": before and before.ref,
        "next": after and after.ref,
    }
    return moved_to(request, json_address(found.get_absolute_url())) or JsonResponse(body)


def annotations(request):
    """All links, to choose among."""
    chosen = AnnotationFilter(request.GET, Annotation.objects.with_texts(), request=request)
    page = paginate(chosen.rows, request.GET, PAGE_SIZE, LARGEST_PAGE)
    context = {
        "filter": chosen,
        "page": page,
        "pages": [(number, chosen.query(page=number)) for number in range(1, page.pages + 1)],
        "last_page": chosen.query(page=page.pages),
    }
    return render(request, "commentary/annotations.html", context, status=404 if page.is_beyond else 200)


def annotations_data(request):
    chosen = AnnotationFilter(request.GET, Annotation.objects.with_texts(), request=request)
    page = paginate(chosen.rows, request.GET, DATA_PAGE_SIZE, LARGEST_DATA_PAGE)
    if page.is_beyond:
        said = f"There is no page {page.number}. The last is page {page.pages}."
        raise UnknownRef(said, [(f"Page {page.pages}", chosen.query(page=page.pages))])
    listed = [records.annotation_record(link) for link in page.rows]
    return JsonResponse(records.page_record("annotations", listed, page))


def annotation(request, key):
    """One link, with both quotations in their texts."""
    link = addresses.annotation(key)
    context = {
        "link": link,
        "passage_runs": marks.passage_runs(link.passage, [link]),
        "clause_runs": marks.clause_runs(link.clause, [link]),
        "record": records.annotation_record(link),
        "neighbours": link.neighbours,
        "crumbs": below_links(),
    }
    return moved_to(request, link.get_absolute_url()) or render(
        request, "commentary/annotation.html", context
    )


def annotation_data(request, key):
    link = addresses.annotation(key)
    body = records.annotation_record(link)
    return moved_to(request, json_address(link.get_absolute_url())) or JsonResponse(body)


def agreement(request):
    """Where the commentaries meet, agree and differ."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all(), request=request)
    context = {"filter": chosen, "meetings": meetings(chosen.rows), "crumbs": below_commentaries()}
    return render(request, "commentary/agreement.html", context)


def agreement_data(request):
    chosen = AgreementFilter(request.GET, Agreement.objects.all(), request=request)
    listed = [records.agreement_record(meeting) for meeting in meetings(chosen.rows)]
    return JsonResponse({"total": len(listed), "agreements": listed})


def changes(request):
    """What changed since the previous Concept, according to the commentators."""
    chosen = ChangeFilter(request.GET, Change.objects.with_texts(), request=request)
    context = {"filter": chosen, "changes": list(chosen.rows), "crumbs": below_commentaries()}
    return render(request, "commentary/changes.html", context)


def changes_data(request):
    chosen = ChangeFilter(request.GET, Change.objects.with_texts(), request=request)
    listed = [records.change_record(change) for change in chosen.rows]
    return JsonResponse({"total": len(listed), "changes": listed})


def course(request):
    """Each commentary's course through the Concept, drawn."""
    context = {"courses": courses(current_document()), "crumbs": below_commentaries()}
    return render(request, "commentary/course.html", context)


def course_csv(request):
    """Every link as one row, in the order of reading."""
    links = Annotation.objects.with_texts().order_by(
        "passage__commentary__position", "passage__position", "passage_start", "position"
    )
    return csv_answer("links", records.LINK_HEAD, map(records.link_row, links))


def _commentaries():
    return Commentary.objects.prefetch_related("authors")
