"""Pages about the edition as a whole."""

import csv
import io
import re

import pytest

from commentary.models import PassageEmendation
from concept.models import Clause, ClauseEmendation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/coverage/", "Commentary"),
        ("/links/", "Commentary"),
        ("/agreement/", "Commentary"),
        ("/changes/", "Commentary"),
        ("/compare/", "Text"),
    ],
)
def test_a_page_says_under_which_of_the_main_ways_it_stands(client, edition, path, above):
    text = client.get(path).text

    current = re.findall(r'<li><a href="([^"]+)" aria-current="true">([^<]+)</a>', text)
    crumbs = re.findall(r'<li><a href="([^"]+)">([^<]+)</a></li>', text.partition('class="crumbs"')[2])
    assert [name for _url, name in current] == [above]
    assert crumbs[0] == current[0]


def test_every_page_leads_to_all_ways_through_the_edition(client, edition):
    foot = client.get("/help/").text.partition("<footer")[2]

    ways = ["/compare/", "/coverage/", "/links/", "/agreement/", "/changes/", "/concordance/", "/terms/"]
    assert [way for way in ways if f'href="{way}"' not in foot] == []


def test_the_map_has_a_cell_for_every_unit_in_order(client, edition):
    text = client.get("/coverage/").text

    cells = re.findall(r'<a href="/concept/2020/([^"]+)/" aria-label="[^"]+"><title>', text)
    assert cells == list(Clause.objects.values_list("ref", flat=True))


def test_the_table_and_the_csv_say_the_same(client, edition):
    rows = list(csv.DictReader(io.StringIO(client.get("/coverage.csv").content.decode("utf-8-sig"))))
    table = re.findall(
        r'<th scope="row"><a href="([^"]+)">.*?<td class="number">(\d+)</td><td class="number">(\d+)',
        client.get("/coverage/").text,
    )

    assert table == [
        (row["url"], row["akbayeva-2023 statements"], row["poita-2020 statements"]) for row in rows
    ]
    assert sum(int(row["akbayeva-2023 links"]) + int(row["poita-2020 links"]) for row in rows) == 159


def test_what_nobody_discusses_is_listed_whole(client, edition):
    silence = client.get("/coverage/").text.partition('id="silence"')[2].partition("</section>")[0]

    listed = set(re.findall(r"<dd>.*?</dd>", silence, re.DOTALL))
    named = {ref for part in listed for ref in re.findall(r'/concept/2020/([^"]+)/', part)}
    assert named == set(Clause.objects.filter(annotations__isnull=True).values_list("ref", flat=True))


def test_every_emendation_is_listed_with_its_reason_and_never_what_is_withheld(client, edition):
    text = client.get("/emendations/").text

    keys = [one.key for model in (ClauseEmendation, PassageEmendation) for one in model.objects.all()]
    assert sorted(re.findall(r'<tr id="([^"]+)">', text)) == sorted(keys)
    assert "not published" in text
    assert "@" not in text


def test_what_the_edition_holds_is_counted(client, edition):
    text = client.get("/about/").text

    assert re.findall(r"<dd>(\d+)</dd></div>", text)[:5] == ["151", "2", "70", "7", "159"]


def test_side_by_side_shows_the_chosen_commentaries_beside_the_chosen_part(client, edition):
    text = client.get("/compare/?part=section-2&with=poita-2020&only=on").text

    assert '<option value="section-2" selected>' in text
    assert set(re.findall(r'<div class="parallel-said" data-voice="(\d)"', text)) == {"2"}


def test_side_by_side_ignores_what_it_does_not_know(client, edition):
    strange = client.get("/compare/?part=nowhere&with=nobody")

    assert strange.status_code == 200
    assert main_of(strange) == main_of(client.get("/compare/"))


def main_of(response):
    """A page without its frame, whose links carry the address asked for."""
    return re.search(r"<main.*</main>", response.text, re.DOTALL)[0]


def test_a_phone_names_nothing_where_nothing_is_to_be_shown(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/emendations/")
    empty = page.locator(".table-folds td:empty")

    assert empty.count() > 0
    assert not any(cell.is_visible() for cell in empty.all())
