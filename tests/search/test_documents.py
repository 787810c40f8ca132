import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commentary.models import Annotation, Passage
from concept.models import Clause
from search.documents import documents

pytestmark = pytest.mark.usefixtures("edition")


@pytest.fixture
def by_id(edition):
    return {document.id: document for document in documents()}


def test_every_unit_and_readable_passage_becomes_one_document(by_id):
    units = {f"2020/{ref}" for ref in Clause.objects.values_list("ref", flat=True)}
    passages = {
        f"{passage.commentary.slug}/{passage.ref}"
        for passage in Passage.objects.readable().select_related("commentary")
    }

    assert set(by_id) == units | passages
    assert [document.position for document in by_id.values()] == list(range(len(by_id)))


def test_a_clause_knows_where_it_stands(by_id):
    clause = by_id["2020/2.7"]

    assert clause.within == ("2020/chapter-5", "2020/section-2")
    assert clause.heading == (
        "Trends and Vision of Foreign Policy Development\nPriorities in the field of economic diplomacy"
    )
    assert clause.stored["place"] == (
        ("Chapter 5", ""),
        ("Section 2", "Priorities in the field of economic diplomacy"),
    )
    assert (clause.facets["chapter"], clause.facets["section"]) == (("5",), ("2",))


def test_a_passage_stands_in_the_chapters_of_the_units_it_discusses(by_id):
    passage = by_id["poita-2020/p9"]

    discussed = Annotation.objects.filter(passage__ref="p9", passage__commentary__slug="poita-2020")
    refs = discussed.order_by("clause__position").values_list("clause__ref", flat=True)

    assert passage.treats == tuple(f"2020/{ref}" for ref in dict.fromkeys(refs))
    assert "2020/goal-3" in passage.treats
    assert passage.facets["chapter"] == ("4",)
    assert by_id["2020/goal-3"].facets["chapter"] == ("4",)


def test_a_passage_that_discusses_nothing_has_no_chapter(by_id):
    assert by_id["poita-2020/p14"].facets["chapter"] == ()


def test_a_link_lends_each_side_the_words_of_the_other(by_id):
    link = Annotation.objects.select_related("passage__commentary", "clause").first()

    clause = by_id[f"2020/{link.clause.ref}"]
    passage = by_id[f"{link.passage.commentary.slug}/{link.passage.ref}"]

    assert link.passage_exact in clause.lent.split("\n")
    assert link.clause_exact in passage.lent.split("\n")
    assert link.relation in clause.facets["relation"]
    assert link.relation in passage.facets["relation"]


def test_language_versions_of_one_passage_count_once(by_id):
    unit = Clause.objects.get(ref="chapter-3")
    links = Annotation.objects.filter(clause=unit).with_texts()
    passages = {link.passage for link in links}
    versions = {(passage.commentary_id, passage.parallel or passage.ref) for passage in passages}

    assert len(versions) < len(passages)
    assert by_id["2020/chapter-3"].discussed == len(versions)


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("2020/2.7", {"clause 2.7", "2.7", "section 2 clause 7", "chapter 5 clause 2.7"}),
        ("2020/goal-6", {"goal 6", "chapter 4 goal 6", "goal-6"}),
        ("2020/decree-4", {"decree 4", "decree-4", "decree item 4"}),
        (
            "2020/chapter-1.p3",
            {"chapter 1 clause 3", "chapter-1.p3", "chapter 1 paragraph 3", "глава 1 абзац 3"},
        ),
        ("poita-2020/p11", {"poita-2020/p11", "poita p11", "poita 2020 paragraph 11", "poita 2020 11 абзац"}),
        ("2020/section-2", {"section 2", "chapter 5 section 2"}),
    ],
)
def test_a_unit_answers_to_the_forms_people_write(by_id, id, expected):
    assert expected - set(by_id[id].references) == set()


def test_an_unnumbered_paragraph_does_not_claim_a_bare_number(by_id):
    assert "clause 3" not in by_id["2020/chapter-1.p3"].references


def test_only_lists_of_words_are_listings(by_id):
    listings = [id for id, document in by_id.items() if document.listing]

    assert listings == [
        "akbayeva-2023/p3",
        "akbayeva-2023/p6",
        "akbayeva-2023/p9",
        *[f"akbayeva-2023/r{number}" for number in range(1, 8)],
        "poita-2020/p15",
    ]


def test_what_is_stored_says_all_that_a_hit_shows(by_id):
    assert by_id["2020/2.7"].stored == {
        "ref": "2.7",
        "url": "/concept/2020/2.7/",
        "kind": "clause",
        "number": "2.7",
        "label": "Clause 2.7",
        "language": "en",
        "title": "Foreign Policy Concept 2020-2030",
        "place": (("Chapter 5", ""), ("Section 2", "Priorities in the field of economic diplomacy")),
        "place_language": "en",
        "source": {"file": "concept-2020.txt", "lines": [88, 88]},
        "voice": 0,
        "discussed": by_id["2020/2.7"].discussed,
        "treats": 0,
        "topics": ("trade-energy",),
        "names": ("exports", "non-primary", "priorities", "trade-policy-programme", "trade-barriers"),
        "authors": (),
    }


def test_the_number_of_queries_does_not_grow_with_the_edition(edition):
    with CaptureQueriesContext(connection) as whole:
        documents()
    Passage.objects.filter(commentary__slug="akbayeva-2023").delete()
    with CaptureQueriesContext(connection) as part:
        documents()

    assert len(whole) == len(part) == 5
