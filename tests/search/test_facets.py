from urllib.parse import parse_qs

import pytest

from search.facets import Facet, Value
from search.templatetags.results import facet_values
from tests.search.factory import answer, ids

pytestmark = pytest.mark.usefixtures("indexed_edition")

QUERIES = [
    "",
    "q=foreign+policy",
    "q=security&source=poita-2020",
    "q=security&chapter=4&chapter=5",
    "chapter=5&kind=body&relation=quotes",
    "q=zzzz&chapter=5",
    "q=%D0%BF%D0%BE%D0%BB%D0%B8%D1%82%D0%B8%D0%BA%D0%B8&language=ru&sort=discussed",
]


def counts(given):
    return {facet.name: {value.value: value.count for value in facet.values} for facet in given.facets}


@pytest.mark.parametrize("query", QUERIES)
def test_every_count_equals_what_following_the_link_shows(query):
    here = answer(query)

    for facet in here.facets:
        others = {name: values for name, values in here.asked.selected.items() if name != facet.name}
        for value in facet.values:
            alone = "&".join(
                [f"q={here.asked.words}", f"{facet.name}={value.value}"]
                + [f"{name}={chosen}" for name, values in others.items() for chosen in values]
            )
            assert (facet.name, value.value, value.count) == (facet.name, value.value, answer(alone).total)


@pytest.mark.parametrize("query", QUERIES)
def test_every_link_toggles_its_value_and_nothing_else(query):
    here = answer(query)

    for facet in here.facets:
        for value in facet.values:
            there = answer(value.query.removeprefix("?")).asked
            expected = {name: set(values) for name, values in here.asked.selected.items()}
            expected[facet.name] = expected.get(facet.name, set()) ^ {value.value}
            assert {name: set(values) for name, values in there.selected.items()} == {
                name: values for name, values in expected.items() if values
            }
            assert (there.words, there.sort, there.page) == (here.asked.words, here.asked.sort, 1)


def test_values_of_one_facet_widen_and_facets_narrow():
    poita, akbayeva = set(ids("q=security&source=poita-2020")), set(ids("q=security&source=akbayeva-2023"))
    both = set(ids("q=security&source=poita-2020&source=akbayeva-2023"))
    narrowed = set(ids("q=security&source=poita-2020&source=akbayeva-2023&chapter=5"))

    assert poita
    assert akbayeva
    assert both == poita | akbayeva
    assert narrowed == both & set(ids("q=security&chapter=5")) < both


def test_the_chapter_facet_finds_the_text_and_what_is_said_of_it():
    found = ids("chapter=4")

    assert {"2020/goal-3", "poita-2020/p9"} <= set(found)


def test_a_chosen_value_stays_visible_at_zero():
    chapter = next(facet for facet in answer("q=zzzz&chapter=5").facets if facet.name == "chapter")

    assert [(value.value, value.count, value.selected) for value in chapter.values] == [("5", 0, True)]


def test_an_unknown_value_is_ignored_and_said():
    given = answer("q=security&source=pravda&source=poita-2020")

    assert given.asked.selected == {"source": ("poita-2020",)}
    assert given.notices == ["“pravda” is not a value of “Text”, and was left out."]


def test_a_chapter_may_be_named_as_its_permalink_names_it():
    assert answer("chapter=chapter-5").asked == answer("chapter=5").asked


def test_values_stand_in_document_order_with_readable_labels():
    facets = {facet.name: [value.label for value in facet.values] for facet in answer("").facets}

    assert facets["source"] == ["Foreign Policy Concept 2020-2030", "Akbayeva & Akbayeva 2023", "Poita 2020"]
    assert facets["chapter"][:3] == [
        "Decree and title",
        "1. Analysis of the current situation",
        "2. International experience",
    ]
    assert facets["section"][-1] == "Foreign Policy Implementation Tools"


def test_a_long_facet_folds_but_never_what_is_chosen():
    open_facet = next(facet for facet in answer("").facets if facet.name == "kind")
    last = open_facet.folded[-1].value

    chosen = next(facet for facet in answer(f"kind={last}").facets if facet.name == "kind")

    assert len(open_facet.shown) == 6
    assert [value.value for value in chosen.shown if value.selected] == [last]
    assert last not in [value.value for value in chosen.folded]


def test_a_pill_removes_just_its_own_value():
    given = answer("q=policy&source=poita-2020&source=concept-2020&chapter=3&page=2")

    queries = {pill["label"]: parse_qs(pill["query"].removeprefix("?")) for pill in given.pills}

    assert queries == {
        "Foreign Policy Concept 2020-2030": {"q": ["policy"], "source": ["poita-2020"], "chapter": ["3"]},
        "Poita 2020": {"q": ["policy"], "source": ["concept-2020"], "chapter": ["3"]},
        "3. Basic foreign policy principles": {"q": ["policy"], "source": ["poita-2020", "concept-2020"]},
    }


def test_no_label_of_a_value_is_markup():
    value = Value('a"b', "<b>5</b>", 3, True, '?q=a"b')

    assert facet_values(Facet("chapter", "Chapter", (value,), ())) == (
        '<ul><li><a href="?q=a&quot;b" aria-current="true" rel="nofollow">'
        '<span class="facet-label">&lt;b&gt;5&lt;/b&gt;</span><span class="count">3</span></a></li></ul>\n'
    )
