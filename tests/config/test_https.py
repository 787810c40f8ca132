import pytest

from tests.site import Site, manage

DEPLOYED = {"HTTPS": "1", "ALLOWED_HOSTS": "edition.example"}
FORWARDED = {"Host": "edition.example", "X-Forwarded-Proto": "https"}


@pytest.fixture(scope="module")
def deployed(live):
    with Site(live.var, **DEPLOYED) as site:
        yield site


def test_django_finds_nothing_to_warn_of_in_a_deployment(tmp_path):
    done = manage("check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path), **DEPLOYED)

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        done.stderr
    )


def test_django_finds_nothing_to_warn_of_with_the_admin_enabled(tmp_path):
    done = manage(
        "check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path), ADMIN_PATH="desk", **DEPLOYED
    )

    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        done.stderr
    )


def test_plain_http_is_sent_to_https(deployed):
    response = deployed.get("/nowhere/?q=oil", Host="edition.example")

    assert response.status == 301
    assert response.headers["Location"] == "https://edition.example/nowhere/?q=oil"


def test_what_the_proxy_received_by_https_is_answered(deployed):
    response = deployed.get("/nowhere/", **FORWARDED)

    assert response.status == 404
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert "upgrade-insecure-requests" in response.headers["Content-Security-Policy"]


def test_another_host_is_refused(deployed):
    assert deployed.get("/nowhere/", **FORWARDED | {"Host": "elsewhere.example"}).status == 400


def test_a_probe_on_the_machine_is_answered(deployed):
    assert deployed.get("/healthz").status == 200


def test_only_the_proxy_is_believed(live):
    with Site(live.var, TRUSTED_PROXY="192.0.2.1", **DEPLOYED) as site:
        assert site.get("/nowhere/", **FORWARDED).status == 301


def test_without_https_nothing_promises_it(live):
    response = live.get("/nowhere/")

    assert response.headers["Strict-Transport-Security"] is None
    assert "upgrade-insecure-requests" not in response.headers["Content-Security-Policy"]
