"""Which pages have their content as data: those that the help names."""

import pytest

pytestmark = pytest.mark.usefixtures("indexed_edition")
WITH_DATA = [
    "/concept/2020/",
    "/commentary/poita-2020/",
    "/concept/2020/2.7/",
    "/commentary/poita-2020/p5/",
    "/annotations/a1/",
    "/commentary/",
    "/annotations/",
    "/agreement/",
    "/changes/",
    "/coverage/",
    "/search/",
]
WITHOUT = [
    "/links/",
    "/compare/",
    "/emendations/",
    "/about/",
    "/errata/",
    "/download/",
    "/concordance/",
    "/terms/",
]


def test_the_pages_that_the_help_names_have_their_content_as_data_and_no_others(client):
    paths = [*WITH_DATA, *WITHOUT]

    pages = [path for path in paths if client.get(path).status_code == 200]
    data = [path for path in paths if client.get(f"{path[:-1]}.json").status_code == 200]

    assert (pages, data) == (paths, WITH_DATA)
    assert "Every page" not in client.get("/help/").text
