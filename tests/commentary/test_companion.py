"""What the commentaries put on the pages of the document."""

import html
import re

import pytest

from commentary.discussion import discussed_units
from commentary.models import Agreement, Annotation
from concept.models import Clause, Document

pytestmark = pytest.mark.django_db


def page(client, ref):
    return client.get(f"/concept/2020/{ref}/").text


def test_every_link_is_seen_on_the_page_of_its_unit(client, edition):
    seen = {}
    for clause in discussed_units(Document.objects.get()):
        for key in re.findall(r'<div class="link" id="([^"]+)"', page(client, clause.ref)):
            seen.setdefault(key, []).append(clause.ref)

    links = Annotation.objects.values_list("key", "clause__ref")
    assert {key for key, ref in links if ref in seen.get(key, [])} == {key for key, _ in links}


def test_the_quoted_words_are_marked_in_both_texts(client, edition):
    text = page(client, "2.7")

    marked = re.findall(r'<mark data-links="a84">(?:<a[^>]*>)?(.*?)(?:</a>)?</mark>', text)
    link = Annotation.objects.get(key="a84")
    assert [html.unescape(words) for words in marked] == [link.clause_exact, link.passage_exact]


def test_a_statement_in_three_languages_stands_once_with_its_versions(client, edition):
    text = page(client, "chapter-1.p1.a")

    assert text.count("The same in Russian") == text.count("The same in Kazakh") == 1
    assert '<blockquote class="text" lang="ru"' in text
    assert '<blockquote class="text" lang="kk"' in text


def test_the_stronger_relation_comes_first(client, edition):
    for clause in discussed_units(Document.objects.get()):
        for voice in re.findall(r'<section class="said".*?</section>', page(client, clause.ref), re.DOTALL):
            heads = re.findall(r'<article class="statement">.*?data-value="(\w+)"', voice, re.DOTALL)
            ranks = [Annotation.Relation.values.index(relation) for relation in heads]
            assert ranks == sorted(ranks)


def test_a_unit_that_nobody_discusses_says_so_and_names_the_nearest(client, edition):
    text = page(client, "2.6")

    assert "Neither commentary discusses Clause 2.6." in text
    assert '<li><a href="/concept/2020/2.7/">Clause 2.7</a>' in text


def test_a_headings_page_gathers_what_is_said_of_the_units_in_it(client, edition):
    gathered = re.findall(r"<summary><strong>(.*?)</strong>", page(client, "section-2"))

    inside = Clause.objects.within(Clause.objects.get(ref="section-2")).filter(annotations__isnull=False)
    assert gathered == list(inside.distinct().values_list("english_label", flat=True))
    assert "Clause 2.7" in gathered


def test_every_verdict_is_on_the_page_of_its_unit_with_both_quotations(client, edition):
    for agreement in Agreement.objects.select_related("clause").prefetch_related("sides"):
        text = html.unescape(page(client, agreement.clause.ref))
        assert agreement.reason in text
        assert all(f"“{side.exact}”" in text for side in agreement.sides.all())


def test_a_count_in_the_margin_is_the_number_of_statements_on_the_page(client, edition):
    whole = client.get("/concept/2020/").text
    unit = re.search(r'id="chapter-1.p1.a">.*?(?=<div class="unit")', whole, re.DOTALL)[0]
    counts = re.findall(r'href="([^"]+)"><span class="count-number">(\d+)', unit)

    assert counts == [
        ("/concept/2020/chapter-1.p1.a/#akbayeva-2023", "2"),
        ("/concept/2020/chapter-1.p1.a/#poita-2020", "1"),
    ]
    assert page(client, "chapter-1.p1.a").count('<article class="statement">') == 3


def test_the_whole_text_can_be_opened_at_a_unit(client, edition):
    shut, opened = client.get("/concept/2020/").text, client.get("/concept/2020/?open=2.7").text

    assert 'id="a84"' not in shut
    assert opened.count('id="a84"') == 1
    assert client.get("/concept/2020/?open=nothing").status_code == 200


def test_the_first_page_shows_every_heading_with_what_is_discussed(client, edition):
    text = client.get("/").text

    assert re.findall(r'<span class="overview-label">(.*?)</span>', text) == [
        clause.label for clause in Clause.objects.all() if clause.is_division
    ]
    assert text.count('class="strip-cell"') == Clause.objects.count()
