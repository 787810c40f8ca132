"""The drawing of a commentary's course through the Concept."""

import csv
import io
import re

from commentary.course import courses
from commentary.models import Annotation, Commentary
from concept.models import Document


def drawn():
    return {course.commentary.slug: course for course in courses(Document.objects.get(slug="2020"))}


def test_every_link_has_a_mark_where_its_passage_meets_its_unit(edition):
    marks = [
        (link.key, course.commentary.slug)
        for course in drawn().values()
        for mark in course.marks
        for link in mark.links
    ]

    loaded = Annotation.objects.values_list("key", "passage__commentary__slug")
    assert sorted(marks) == sorted(loaded)


def test_units_go_down_in_the_order_of_the_document_and_passages_across(edition):
    course = drawn()["poita-2020"]

    assert [row.clause.position for row in course.rows] == list(range(151))
    assert [row.y for row in course.rows] == sorted({row.y for row in course.rows})
    assert [column.passage.ref for column in course.columns] == ["title-en", *(f"p{n}" for n in range(1, 13))]


def test_versions_of_a_passage_share_one_mark_that_leads_to_the_articles_own_language(edition):
    course = drawn()["akbayeva-2023"]

    shared = next(mark for mark in course.marks if mark.clause.ref == "chapter-2")
    assert sorted(link.passage.ref for link in shared.links) == ["p1", "p4", "p7"]
    assert re.fullmatch(r"/commentary/akbayeva-2023/p1/#a\d+", shared.address)


def test_the_page_draws_each_mark_as_a_link_and_says_the_same_as_a_table(edition, client):
    page = client.get("/links/").content.decode()

    marks = [mark for course in drawn().values() for mark in course.marks]
    tables = re.findall(r"<td data-label=\"Units\">(.*?)</td>", page, re.DOTALL)
    assert page.count('class="course-touch"') == len(marks)
    assert sum(table.count("<a ") for table in tables) == len(marks)


def test_the_drawing_asks_the_same_number_of_queries_for_one_commentary_and_for_two(
    edition, django_assert_num_queries
):
    document = Document.objects.get(slug="2020")
    with django_assert_num_queries(3):
        assert len(courses(document)) == 2

    Commentary.objects.get(slug="poita-2020").delete()

    with django_assert_num_queries(3):
        assert len(courses(document)) == 1


def test_the_csv_has_one_row_a_link(edition, client):
    rows = list(csv.DictReader(io.StringIO(client.get("/links.csv").content.decode("utf-8-sig"))))

    link = Annotation.objects.with_texts().get(key="a123")
    assert sorted(row["id"] for row in rows) == sorted(Annotation.objects.values_list("key", flat=True))
    assert next(row for row in rows if row["id"] == "a123") == {
        "id": "a123",
        "commentary": "poita-2020",
        "passage": "p4",
        "language": "en",
        "clause": "chapter-1.p1.a",
        "relation": "quotes",
        "level": "certain",
        "compares_previous": "none",
        "passage_words": link.passage_exact,
        "clause_words": link.clause_exact,
    }
