"""The Concept's units: their refs, kinds and tree."""

from concept.models import Clause


def refs(**where):
    return list(Clause.objects.filter(**where).values_list("ref", flat=True))


def numbered(name, count):
    return [f"{name}-{number}" for number in range(1, count + 1)]


def test_clauses_of_the_four_sections(edition):
    expected = [
        f"{section}.{n}"
        for section, count in ((1, 7), (2, 14), (3, 20), (4, 10))
        for n in range(1, count + 1)
    ]

    assert refs(kind="clause") == expected


def test_chapters_sections_and_decree_items(edition):
    assert refs(kind="chapter") == numbered("chapter", 7)
    assert refs(kind="section") == numbered("section", 4)
    assert refs(kind="decree item") == numbered("decree", 5)


def test_lead_in_sentences_own_their_lists(edition):
    assert refs(parent__ref="chapter-4.p1") == numbered("goal", 7)
    assert refs(parent__ref="chapter-4.p2") == numbered("task", 7)
    assert refs(parent__ref="chapter-3.p1") == numbered("principle", 6)
    assert refs(parent__ref="chapter-2.p2") == numbered("experience", 4)
    assert refs(parent__ref="chapter-6.p2") == numbered("result", 8)
    assert refs(parent__ref="chapter-7") == numbered("act", 4)
    assert refs(parent__ref="chapter-1.p2") == [f"chapter-1.p2.{letter}" for letter in "abcd"]


def test_the_glued_heading_is_a_unit_apart_from_its_first_paragraph(edition):
    tools = Clause.objects.get(ref="tools")

    assert (tools.text, tools.kind, tools.parent.ref) == (
        "Foreign Policy Implementation Tools",
        "heading",
        "chapter-5",
    )
    assert refs(parent=tools) == [f"tools.p{n}" for n in range(1, 12)]
    assert Clause.objects.get(ref="tools.p1").text.startswith("In accordance with the Constitution of")


def test_units_within_and_around(edition):
    section = Clause.objects.get(ref="section-1")

    assert list(Clause.objects.within(section).values_list("ref", flat=True)) == [
        f"1.{n}" for n in range(1, 8)
    ]
    assert list(Clause.objects.around(section).values_list("ref", flat=True)) == ["chapter-5"]


def test_editorial_numbers_are_told_from_printed_ones(edition):
    def editorial(ref):
        return Clause.objects.get(ref=ref).number_is_editorial

    assert [editorial(ref) for ref in ("chapter-1.p3", "chapter-1.p1.b", "2.7", "goal-6", "chapter-1")] == [
        True,
        True,
        False,
        False,
        False,
    ]
