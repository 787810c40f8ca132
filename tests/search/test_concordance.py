import csv
import io
import re

import pytest

from search.concordance import groups, lines
from search.corpus import Pattern, texts

pytestmark = pytest.mark.usefixtures("indexed_edition")


def test_every_occurrence_is_one_line():
    counted = sum(len(re.findall(r"\bsecurity\b", text.text, re.IGNORECASE)) for text in texts())

    assert len(lines(Pattern("security", exact=True))) == counted > 30


def test_a_line_gives_the_text_back():
    for line in lines(Pattern("diplomacy")):
        given = line.left.removeprefix("…") + line.keyword + line.right.removesuffix("…")
        assert given in " ".join(line.text.text.split()), line


def test_contexts_are_short_and_cut_between_words():
    for line in lines(Pattern("policy")):
        assert len(line.left) <= 61
        assert len(line.right) <= 61
        if line.left.startswith("… "):
            pytest.fail(f"a space after the ellipsis: {line.left}")


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("right", lambda line: re.findall(r"\w+", line.right.casefold())[:1]),
        ("left", lambda line: re.findall(r"\w+", line.left.casefold())[-1:]),
    ],
)
def test_lines_are_sorted_by_the_word_beside_the_keyword(sort, key):
    for group in groups(lines(Pattern("policy")), sort):
        beside = [key(line) for line in group.lines]
        assert beside == sorted(beside)


def test_lines_are_grouped_by_work_in_the_order_of_the_edition():
    assert [group.source for group in groups(lines(Pattern("policy")), "text")] == [
        "concept-2020",
        "akbayeva-2023",
        "poita-2020",
    ]


def test_the_page_links_every_line_to_its_place(client):
    page = client.get("/concordance/?q=multi-vector").content.decode()
    found = lines(Pattern("multi-vector"))

    shown = re.findall(r'<a class="place" lang="en" href="([^"]+)"', page)

    assert sorted(shown) == sorted(line.address for line in found)
    assert page.count("<mark>") == len(found) == 8


@pytest.mark.parametrize("width", [390, 1280])
def test_a_line_reads_and_copies_as_the_text_does(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/concordance/?q=nuclear")

    shown = page.locator(".concordance").inner_text()

    assert "including missile, nuclear and space, climate change" in shown
    assert "for the creation of nuclear-weapon-free zones;" in shown


CUT = "parts => parts.filter(part => part.clientWidth && part.scrollWidth > part.clientWidth).length"
STARTS = "marks => [...new Set(marks.map(mark => Math.round(mark.getBoundingClientRect().left)))].length"


@pytest.mark.parametrize("width", [1000, 1280])
def test_words_stand_below_each_other_and_no_line_is_cut(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/kk/concordance/?q=nuclear")

    assert page.locator("mark").evaluate_all(STARTS) == 1
    assert page.locator(".concordance *").evaluate_all(CUT) == 0


def test_the_csv_has_the_lines_of_the_page(client):
    response = client.get("/concordance.csv?q=multi-vector&sort=text")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [(row["source"], row["ref"], row["left"], row["keyword"], row["right"]) for row in rows] == [
        (line.text.source, line.text.ref, line.left, line.keyword, line.right)
        for line in lines(Pattern("multi-vector"))
    ]
    assert rows[0]["address"] == "http://testserver/concept/2020/chapter-1.p4/"


def test_a_name_is_offered_where_one_was_typed(client):
    page = client.get("/concordance/?q=MFA").content.decode()

    assert 'href="?q=MFA&amp;match=name&amp;sort=right">Look for Ministry of Foreign Affairs' in page


@pytest.mark.parametrize(
    "query", ["", "q=zzzzz", "q=%00", "q=*", "q=%22", "q=<script>", "sort=x&match=y&q=of"]
)
@pytest.mark.parametrize("path", ["/concordance/", "/concordance.csv", "/terms/", "/terms.csv"])
def test_nothing_that_is_asked_is_an_error(client, path, query):
    response = client.get(f"{path}?{query}")

    assert response.status_code == 200
    assert b"<script>" not in response.content
