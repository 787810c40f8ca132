import os
import re
import signal
import socket
import stat
from multiprocessing.pool import ThreadPool

import pytest

from tests.site import Site, manage

STEPS = ["Database", "Edition", "Search index", "Static files"]


def steps(said):
    """The names of the steps that serve announced, in order."""
    return re.findall(r"^(\w[\w ]*):$", said, flags=re.MULTILINE)


def processor_time():
    """Seconds of work of ended child processes: unlike the clock's, they do not grow when the machine is busy."""
    times = os.times()
    return times.children_user + times.children_system


def test_a_first_start_says_each_step_and_then_answers(live):
    assert steps(live.said) == STEPS
    assert re.search(r"^Database:\nApplied [1-9]\d* migrations\.$", live.said, flags=re.MULTILINE)
    assert live.get("/healthz").status == 200


def test_a_second_start_changes_nothing_and_takes_seconds(live):
    before = processor_time()
    manage("check", VAR_DIR=str(live.var))
    between = processor_time()

    with Site(live.var) as again:
        assert again.get("/healthz").status == 200
    after = processor_time()

    assert steps(again.said) == STEPS
    assert "Database:\nThe tables are up to date.\n" in again.said
    assert "Edition:\nThe edition is loaded and no file has changed.\n" in again.said
    assert "Search index:\nThe index is up to date.\n" in again.said
    assert "Static files:\nNo file has changed.\n" in again.said
    assert after - between < 5 * (between - before), "a start takes not much more than any command"


OFFLINE = """
import os, sys
NETWORK = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.connect": 1, "socket.sendto": 1}
def cut(event, arguments):
    if event in NETWORK:
        asked = arguments[NETWORK[event]]
        host = asked[0] if isinstance(asked, tuple) else asked
        if host not in ("127.0.0.1", "0.0.0.0", "localhost"):
            with open(os.environ["ASKED"], "a") as asked_for:
                print(host, file=asked_for)
            raise OSError("the network is cut off")
sys.addaudithook(cut)
"""


def test_without_a_network_the_site_starts_and_answers_and_never_asks_for_one(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    pages = [
        "/",
        "/concept/2020/",
        "/concept/2020/2.7/",
        "/commentary/poita-2020/",
        "/annotations/a12/",
        "/healthz",
    ]
    pages += ["/search/?q=trade", "/search.json?q=trade", "/concept/2020/2.7.png", "/concept/2020.xml"]
    asked = tmp_path / "asked"
    asked.touch()

    with Site(tmp_path / "var", PYTHONPATH=str(tmp_path), ASKED=str(asked)) as site:
        statuses = {path: site.get(path).status for path in pages}

    assert statuses == dict.fromkeys(pages, 200)
    assert asked.read_text() == ""


def test_two_sites_started_together_on_the_same_files_both_come_up(tmp_path):
    with ThreadPool(2) as pool:
        one, other = pool.map(Site, [tmp_path, tmp_path])

    with one, other:
        assert [site.get("/healthz").status for site in (one, other)] == [200, 200]
        assert sorted(("Applied" in site.said) for site in (one, other)) == [False, True]


def test_the_secret_key_is_kept_for_its_owner_alone(live):
    key = live.var / "secret_key"
    before = key.read_text()

    with Site(live.var):
        pass

    assert key.read_text() == before
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_site_stops_cleanly_when_told(live, how):
    site = Site(live.var)
    site.get("/healthz")

    assert site.stop(how) == 0


def test_a_port_in_use_is_named_with_a_way_out(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = manage("serve", VAR_DIR=str(tmp_path), PORT=str(port))

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"CommandError: Port {port} of 127.0.0.1 is in use. "
        f"Stop what uses it, or choose another, such as PORT={port + 1}.\n"
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"PORT": "eighty"}, "PORT=eighty is not a whole number from 0 to 65535."),
        ({"PORT": "70000"}, "PORT=70000 is not a whole number from 0 to 65535."),
        ({"HOST": "192.0.2.1"}, "HOST=192.0.2.1 is not an address of this machine. Try HOST=127.0.0.1,"),
        (
            {"VAR_DIR": "/dev/null/var"},
            "the folder /dev/null/var cannot be made (Not a directory). Set VAR_DIR",
        ),
        ({"DEBUG": "perhaps"}, "DEBUG=perhaps is neither on nor off: set it to 1 or 0."),
        ({"DATABASE_URL": "mysterious://edition"}, "DATABASE_URL cannot be read. Write it as postgres://"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_wrong_setting_ends_the_start_with_a_sentence(tmp_path, values, said):
    done = manage("serve", **{"VAR_DIR": str(tmp_path)} | values)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_head_is_answered_like_get_without_a_body(live):
    get, head = live.get("/nowhere/"), live.get("/nowhere/", method="HEAD")

    assert head.status == get.status == 404
    assert head.read() == b""
    assert head.headers["Content-Length"] == str(len(get.read()))


def test_a_visitor_learns_nothing_about_the_code(live):
    response = live.get("/nowhere/")

    assert "urlpatterns" not in response.read().decode()
    assert "Server" not in response.headers


def test_an_address_with_two_slashes_leads_to_no_other_site(live):
    response = live.get("//elsewhere.example/%2e%2e")

    assert response.status == 404
    assert response.headers["Location"] is None


def test_there_is_no_admin_unless_it_is_enabled(live):
    assert [live.get(path).status for path in ("/admin/", "/desk/", "/admin/login/")] == [404, 404, 404]
