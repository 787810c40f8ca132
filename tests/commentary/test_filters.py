"""Choosing among links by facets."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from commentary.filters import AgreementFilter, AnnotationFilter
from commentary.models import Agreement, Annotation
from concept.models import Clause


def choose(query=""):
    request = RequestFactory().get(f"/annotations/?{query}")
    return AnnotationFilter(request.GET, Annotation.objects.with_texts(), request=request)


def keys(query):
    return sorted(choose(query).rows.values_list("key", flat=True))


def facet(query, name):
    return next(one for one in choose(query).facets if one.name == name)


def test_without_a_choice_all_links_are_there_in_the_concepts_order(edition):
    places = [link.clause.position for link in choose().rows]

    assert len(places) == 159
    assert places == sorted(places)


@pytest.mark.parametrize("spelling", ["chapter-5", "5", "Chapter 5", "chapter_05"])
def test_a_chapter_includes_its_sections_and_tools(edition, spelling):
    chapter = Clause.objects.get(ref="chapter-5")
    inside = [chapter, *Clause.objects.within(chapter)]

    expected = Annotation.objects.filter(clause__in=inside).values_list("key", flat=True)
    assert keys(f"chapter={spelling}") == sorted(expected)
    assert {"section-4", "tools"} <= {unit.ref for unit in inside}


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(edition):
    either = keys("relation=quotes&relation=paraphrases")
    both = keys("relation=quotes&relation=paraphrases&commentary=poita-2020")

    assert either == sorted(keys("relation=quotes") + keys("relation=paraphrases"))
    assert both == sorted(set(either) & set(keys("commentary=poita-2020")))


def test_a_facet_counts_with_every_choice_but_its_own(edition):
    query = "relation=quotes&commentary=poita-2020"

    assert {value.value: value.count for value in facet(query, "relation").values} == {
        relation: len(keys(f"relation={relation}&commentary=poita-2020"))
        for relation in ("quotes", "paraphrases", "discusses")
    }
    assert {value.value: value.count for value in facet(query, "commentary").values} == {
        slug: len(keys(f"relation=quotes&commentary={slug}")) for slug in ("akbayeva-2023", "poita-2020")
    }


def test_counts_of_the_parts_of_the_concept_are_what_choosing_them_finds(edition):
    counts = {value.value: value.count for value in facet("level=probable", "chapter").values}

    assert counts == {ref: len(keys(f"level=probable&chapter={ref}")) for ref in counts}
    assert sum(value.count for value in facet("level=probable", "chapter").values if not value.depth) == len(
        keys("level=probable")
    )


def test_a_value_that_finds_nothing_stays_while_it_is_chosen(edition):
    chosen = facet("relation=quotes&level=probable", "level")

    assert [(value.value, value.selected) for value in chosen.values] == [
        ("certain", False),
        ("probable", True),
    ]


def test_following_a_value_chooses_it_and_following_it_again_gives_it_up(edition):
    first = next(value for value in facet("sort=id&page=3", "relation").values if value.value == "quotes")
    again = next(
        value for value in facet(first.url.partition("?")[2], "relation").values if value.value == "quotes"
    )

    assert (first.url, first.selected) == ("/annotations/?relation=quotes&sort=id", False)
    assert (again.url, again.selected) == ("/annotations/?sort=id", True)


def test_the_last_choice_given_up_leads_to_the_plain_address(edition):
    (pill,) = choose("level=probable").pills

    assert (pill[0], pill[1].label, pill[1].url) == ("Level", "probable", "/annotations/")


def test_what_nobody_knows_is_ignored_and_named(edition):
    chosen = choose("relation=qotes&relation=quotes&chapter=9&sort=colour&unheard=of")

    assert chosen.unknown == [("relation", "qotes"), ("chapter", "9"), ("sort", "colour")]
    assert sorted(chosen.rows.values_list("key", flat=True)) == keys("relation=quotes")


def test_a_verdict_may_be_spelled_with_hyphens(edition):
    request = RequestFactory().get("/agreement/")
    chosen = AgreementFilter(QueryDict("verdict=different-aspects"), Agreement.objects.all(), request=request)

    assert chosen.rows.count() == Agreement.objects.filter(verdict="different aspects").count() > 0
