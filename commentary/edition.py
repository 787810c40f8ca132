"""Pages about the edition as a whole: what it covers, what it does to the texts, what it is."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from commentary.compare import compare
from commentary.coverage import coverage, rows
from commentary.crumbs import below_commentaries, below_text
from commentary.models import (
    Agreement,
    Annotation,
    Change,
    Commentary,
    Passage,
    PassageEmendation,
    PassageNote,
    Reference,
)
from concept.addresses import current_document
from concept.models import ClauseEmendation, ClauseNote
from config.csvfiles import csv_answer


def side_by_side(request):
    """The Concept and the commentaries in parallel columns."""
    document = current_document()
    context = {"comparison": compare(document, request.GET), "crumbs": below_text(document)}
    return render(request, "commentary/compare.html", context)


def coverage_map(request):
    """How much of the Concept each commentary discusses, as a map and a table."""
    context = {"coverage": coverage(current_document()), "crumbs": below_commentaries()}
    return render(request, "commentary/coverage.html", context)


def coverage_csv(request):
    head, *body = rows(coverage(current_document()))
    return csv_answer("coverage", head, body)


def coverage_data(request):
    head, *body = rows(coverage(current_document()))
    return JsonResponse({"units": [dict(zip(head, row, strict=True)) for row in body]})


@dataclass(frozen=True)
class EmendedText:
    """A text with the places where the edition departs from its source, and where each is to be seen."""

    title: str
    url: str
    file: str
    language: str
    emendations: list


def emendations(request):
    """Every place where the edition departs from a source, with its reason."""
    document = current_document()
    touching = PassageEmendation.objects.prefetch_related("passages__commentary")
    texts = [_emended(document, document.emendations.prefetch_related("clauses__document"), "clauses")]
    for commentary in Commentary.objects.prefetch_related(Prefetch("emendations", touching)):
        texts.append(_emended(commentary, commentary.emendations.all(), "passages"))
    return render(request, "commentary/emendations.html", {"texts": texts})


def _emended(text, emendations, touched):
    """Return the EmendedText of a document or commentary; `touched` names the relation to its units or passages."""
    found = [(one, list(getattr(one, touched).all())) for one in emendations]
    return EmendedText(text.short_title, text.get_absolute_url(), text.source_file, text.language, found)


def about(request):
    """What the edition is, how it was made, and how much of everything it has."""
    document = current_document()
    context = {
        "document": document,
        "commentaries": Commentary.objects.prefetch_related("authors"),
        "counts": counts(document),
        "relations": Annotation.Relation.choices,
    }
    return render(request, "commentary/about.html", context)


def counts(document):
    """Return [(number, what)] of everything the edition holds, in the language of the page."""
    return [
        (document.clauses.count(), _("units of the Concept, each with a permanent address")),
        (Commentary.objects.count(), _("commentaries")),
        (Passage.objects.readable().count(), _("passages of commentary")),
        (Reference.objects.count(), _("works that the commentaries cite")),
        (Annotation.objects.count(), _("links between a passage and a unit, with the words on both sides")),
        (Agreement.objects.count(), _("units that both commentaries treat, compared")),
        (Change.objects.count(), _("claims of what changed since the Concept for 2014–2020")),
        (ClauseNote.objects.count() + PassageNote.objects.count(), _("editorial notes")),
        (ClauseEmendation.objects.count() + PassageEmendation.objects.count(), _("emendations")),
    ]
