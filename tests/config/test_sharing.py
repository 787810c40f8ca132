"""What scripts on other sites may ask for and read."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

CLAUSE = "/concept/2020/2.7/"
ASKS = {"origin": "https://elsewhere.example", "access-control-request-method": "GET"}


@pytest.mark.parametrize("path", ["/concept/2020/2.7.json", "/concept/2020/2.7.bib", "/annotations.jsonld"])
def test_data_is_open_to_scripts_of_every_origin(edition, client, path):
    assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


def test_pages_are_not(edition, client):
    response = client.get(CLAUSE)

    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/concept/2020/02.07.json", 301),
        ("/ru/concept/2020/2.7.json", 301),
        ("/id/concept/2020/2.7", 303),
        ("/concept/2020/9.9.bib", 404),
    ],
)
def test_a_script_gets_past_redirects_and_reads_problems(edition, client, path, status):
    response = client.get(path, headers={"accept": "*/*"})

    assert (response.status_code, response.headers.get("Access-Control-Allow-Origin")) == (status, "*")


def test_a_script_that_asks_again_hears_that_nothing_changed(edition, client):
    tag = client.get("/concept/2020/2.7.json").headers["ETag"]
    response = client.get("/concept/2020/2.7.json", headers={"if-none-match": tag})

    assert (response.status_code, response.headers.get("Access-Control-Allow-Origin")) == (304, "*")


@pytest.mark.parametrize("path", ["/concept/2020/2.7.json", "/search.json?q=trade", CLAUSE])
def test_a_browser_that_asks_beforehand_may_send_any_header(client, path):
    response = client.options(path, headers=ASKS | {"access-control-request-headers": "if-none-match,x-mine"})

    assert (response.status_code, response.content) == (204, b"")
    assert "Content-Length" not in response.headers
    assert {name: value for name, value in response.headers.items() if name.startswith("Access-")} == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }


@pytest.mark.django_db
def test_no_other_site_is_told_anything_of_the_editors_pages(client):
    response = client.options("/desk/login/", headers=ASKS)

    assert "Access-Control-Allow-Origin" not in response.headers


SCRIPT = """async (address) => {
  const first = await fetch(address, {headers: {"X-Mine": "1"}});
  const tag = first.headers.get("ETag");
  const again = await fetch(address, {headers: {"If-None-Match": tag}, cache: "no-store"});
  return [first.status, (await first.json()).ref, again.status];
}"""


@pytest.fixture
def elsewhere(browser, tmp_path):
    """A window at a page of another origin."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Another site</title>", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}")
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *args):
        pass


@pytest.mark.parametrize("path", ["concept/2020/2.7.json", "ru/concept/2020/02.07.json"])
def test_a_script_on_another_site_asks_with_headers_of_its_own(elsewhere, live, path):
    assert elsewhere.evaluate(SCRIPT, f"{live.url}/{path}") == [200, "2.7", 304]
