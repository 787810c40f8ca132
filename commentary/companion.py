"""What the commentaries put beside a unit of the document: counts in the margin, and what is said of it."""

from django.db.models import F
from django.db.models.functions import Length

from commentary.coverage import coverage
from commentary.discussion import discuss, group_by_clause, tallies
from commentary.marks import clause_spans
from commentary.models import Annotation, Commentary
from commentary.records import agreement_record, annotation_record
from concept.companions import Beside, Count, Panel


def counts(document):
    """Return {ref: [Count of statements, one for each commentary that discusses the unit]}, in two queries."""
    commentaries = {commentary.slug: commentary for commentary in Commentary.objects.all()}
    base = document.get_absolute_url()
    return {
        ref: [_count(f"{base}{ref}/", tally, commentaries[tally.commentary]) for tally in found]
        for ref, found in tallies(document.clauses.all()).items()
    }


def _count(page, tally, commentary):
    address = f"{page}#{commentary.slug}"
    return Count(tally.statements, commentary.short_title, commentary.position, address)


def beside(clause):
    """Return the discussion of a unit: the words quoted from it, and a panel that shows who says what."""
    discussion = discuss(clause)
    return Beside(
        marks=clause_spans(discussion.links),
        panels=[Panel("commentary/_discussion.html", discussion)],
        data=_record(discussion),
        previous=discussion.nearest.before,
        next=discussion.nearest.after,
    )


def _record(discussion):
    """Return what a unit's JSON holds of its discussion: its own links, those of the units in it, the verdict."""
    inner = [link for part in discussion.within for link in part.links]
    return {
        "annotations": [annotation_record(link) for link in discussion.links],
        "annotations_within": [annotation_record(link) for link in inner],
        "agreement": agreement_record(discussion.agreement) if discussion.agreement else None,
        "nearest_discussed": [clause.ref for clause in discussion.nearest],
    }


def along(clauses):
    """Return what is said of each of several units."""
    links = Annotation.objects.filter(clause__in=[clause.pk for clause in clauses])
    return [Panel("commentary/_parts.html", group_by_clause(links.with_texts()))]


def overview(outline):
    """Return one link, as an example of all, and the coverage of the document at a glance."""
    example = _example(outline.document)
    panels = [Panel("commentary/_example.html", example)] if example else []
    return [*panels, Panel("commentary/_overview.html", coverage(outline.document, outline))]


def _example(document):
    """Return the certain quotation that is said in the fewest words and yet is more than a name, or None."""
    quotations = Annotation.objects.filter(
        clause__document=document, relation=Annotation.Relation.QUOTES, level=Annotation.Level.CERTAIN
    )
    lengths = quotations.annotate(here=Length("clause_exact"), there=Length("passage_exact"))
    return lengths.filter(here__gte=60).order_by(F("here") + F("there"), "position").with_texts().first()
