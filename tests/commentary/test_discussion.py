"""What is said of a unit."""

from itertools import chain

import pytest

from commentary.discussion import discuss, nearest_discussed, tallies
from commentary.models import Annotation
from concept.models import Clause


def unit(ref):
    return Clause.objects.select_related("document").get(ref=ref)


def said(groups):
    """Return {commentary: [(passage, [links], {version: [links]})]}, to compare whole."""
    return {
        group.commentary.slug: [
            (
                statement.passage.ref,
                [link.key for link in statement.links],
                {version.passage.ref: [link.key for link in version.links] for version in statement.versions},
            )
            for statement in group.statements
        ]
        for group in groups
    }


def test_three_language_versions_of_a_statement_stand_once_under_the_articles_own(edition):
    statements = said(discuss(unit("chapter-2")).groups)["akbayeva-2023"]

    assert [(ref, sorted(versions)) for ref, _, versions in statements if versions] == [("p1", ["p4", "p7"])]


def test_statements_come_strongest_first(edition):
    for clause in Clause.objects.filter(annotations__isnull=False).distinct():
        for group in discuss(clause).groups:
            ranks = [statement.strength for statement in group.statements]
            assert ranks == sorted(ranks)


def test_both_quotations_are_marked_in_their_texts(edition):
    discussion = discuss(unit("chapter-1.p1.b"))
    statements = list(chain.from_iterable(group.statements for group in discussion.groups))

    assert statements
    for statement in statements:
        for link in statement.links:
            marked = "".join(run.text for run in statement.runs if link.key in run.keys.split())
            assert marked == link.passage_exact
            marked = "".join(run.text for run in discussion.runs if link.key in run.keys.split())
            assert marked == link.clause_exact


def test_every_link_is_in_the_discussion_of_its_unit_once(edition):
    shown = {
        clause.ref: sorted(link.key for link in discuss(clause).links)
        for clause in Clause.objects.select_related("document")
    }
    loaded = {ref: [] for ref in shown}
    for link in Annotation.objects.select_related("clause"):
        loaded[link.clause.ref].append(link.key)

    assert shown == {ref: sorted(keys) for ref, keys in loaded.items()}
    assert sum(map(len, shown.values())) == Annotation.objects.count() == 159


def test_a_headings_discussion_gathers_what_is_said_of_the_units_in_it(edition):
    section = unit("section-2")

    within = {part.clause.ref: [link.key for link in part.links] for part in discuss(section).within}

    discussed = Clause.objects.within(section).filter(annotations__isnull=False).distinct()
    assert list(within) == [clause.ref for clause in discussed]
    assert sum(map(len, within.values())) == Annotation.objects.filter(clause__in=discussed).count() > 0


def test_a_unit_that_nobody_discusses_points_to_its_neighbours(edition):
    discussion = discuss(unit("1.2"))

    assert not discussion.is_discussed
    assert [clause.ref for clause in discussion.nearest] == ["section-1", "section-2"]


def test_the_first_unit_has_nothing_discussed_before_it(edition):
    nearest = nearest_discussed(unit("decree"))

    assert (nearest.before, nearest.around, nearest.after.ref) == (None, None, "approval")


def test_agreement_shows_the_words_of_both(edition):
    agreement = discuss(unit("decree-1")).agreement

    assert agreement.record.verdict == "agree"
    assert [
        (side.commentary.slug, "".join(run.text for run in side.runs if run.keys)) for side in agreement.sides
    ] == [
        (
            "akbayeva-2023",
            "this concept was the first document of the corresponding level, which he approved since the "
            "beginning of his tenure as head of state",
        ),
        ("poita-2020", "signed a new Foreign Policy Concept of Kazakhstan for 2020-2030"),
    ]


@pytest.mark.parametrize("ref", ["chapter-5", "goal-1", "1.2", "decree"])
def test_a_discussion_asks_the_same_number_of_queries(edition, django_assert_num_queries, ref):
    clause = unit(ref)

    with django_assert_num_queries(7):
        discussion = discuss(clause)
        [statement.runs for group in discussion.groups for statement in group.statements]
        [side.runs for side in (discussion.agreement.sides if discussion.agreement else [])]


def test_counts_for_margins_are_those_of_the_discussion(edition, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = tallies(Clause.objects.all())

    assert {ref: [(t.commentary, t.statements, t.links) for t in tally] for ref, tally in counts.items()} == {
        clause.ref: [
            (
                group.commentary.slug,
                len(group.statements),
                sum(len(statement.all_links) for statement in group.statements),
            )
            for group in discuss(clause).groups
        ]
        for clause in Clause.objects.filter(annotations__isnull=False).distinct()
    }
