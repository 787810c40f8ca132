import pytest

from config.addresses import is_data, site_address
from discovery import openapi
from formats.downloads import KINDS
from formats.representations import REPRESENTATIONS


def test_every_form_and_file_of_the_edition_is_known_for_data():
    last = [path.rpartition("/")[2] for name, path in openapi.routes() if "-data:" in name]
    routed = [name for name in last if "." in name and "{suffix}" not in name]
    written = [f"2.7.{form.suffix}" for form in REPRESENTATIONS]
    made = [f"concept.{kind.suffix}" for kind in KINDS]

    assert "sitemap.xml" in routed
    assert [name for name in (*routed, *written, *made) if not is_data(f"/{name}")] == []


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/concept/2020/2.7", "/concept/2020/chapter-1.p1.b", "/2.7.json/"]
)
def test_the_address_of_a_page_is_not(path):
    assert not is_data(path)


def test_the_site_has_the_address_that_its_reader_has(rf):
    request = rf.get("/concept/2020/2.7/?q=1", headers={"host": "127.0.0.1:8313"}, secure=True)

    assert site_address(request) == "https://127.0.0.1:8313"
