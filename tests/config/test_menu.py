"""The menu of every page says under which of its sections the page stands."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("indexed_edition")
PAGES = {
    "Text": [
        "/concept/2020/",
        "/concept/2020/2.7/",
        "/concept/2020/3.10-3.14/",
        "/compare/",
        "/concept/2020/9.9/",
    ],
    "Commentary": [
        "/commentary/",
        "/commentary/poita-2020/",
        "/commentary/poita-2020/p5/",
        "/coverage/",
        "/links/",
        "/agreement/",
        "/changes/",
        "/commentary/nobody/",
    ],
    "Links": ["/annotations/", "/annotations/a1/"],
    "Search": ["/search/", "/search/?q=water", "/concordance/", "/terms/"],
    None: [
        "/",
        "/about/",
        "/emendations/",
        "/errata/",
        "/download/",
        "/api/",
        "/help/",
        "/settings/",
        "/nowhere/",
    ],
}


def current(page):
    """What the menu marks as the place of the page, or None."""
    menu = re.search(r'<nav class="masthead-nav".*?</nav>', page, re.DOTALL)[0]
    marked = re.findall(r'aria-current="true">(\w+)</a>', menu)
    assert len(marked) < 2
    return marked[0] if marked else None


@pytest.mark.parametrize("section", PAGES)
def test_the_menu_marks_the_section_of_the_page(client, section):
    marked = {path: current(client.get(path).text) for path in PAGES[section]}

    assert marked == dict.fromkeys(PAGES[section], section)


@pytest.mark.parametrize(
    ("method", "path"), [("get", "/nowhere/"), ("post", "/nowhere/"), ("get", "/" + "a" * 9000)]
)
def test_the_page_of_an_error_at_no_address_is_under_no_section(client, method, path):
    response = getattr(client, method)(path)

    assert response.status_code in {404, 405, 414}
    assert current(response.text) is None


def test_only_the_first_page_is_marked_in_the_name_of_the_edition(client):
    marked = [
        path
        for paths in PAGES.values()
        for path in paths
        if 'class="masthead-name" href="/" aria-current="page"' in client.get(path).text
    ]

    assert marked == ["/"]
