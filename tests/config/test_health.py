import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def well():
    return ""


def behind():
    return "the index has 3 documents fewer than the database"


def broken():
    raise OSError("/srv/edition/var/index: a secret path")


def test_a_healthy_site_answers_200(client, settings):
    settings.HEALTH_CHECKS = ["config.health.database", f"{__name__}.well"]

    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"config.health.database": "ok", f"{__name__}.well": "ok"},
    }
    assert response.headers["Cache-Control"] == "no-store"


def test_one_failing_check_makes_the_site_unhealthy(client, settings):
    settings.HEALTH_CHECKS = [f"{__name__}.well", f"{__name__}.behind"]

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "failed",
        "checks": {f"{__name__}.well": "ok", f"{__name__}.behind": behind()},
    }


def test_a_check_that_raises_has_failed_and_keeps_its_details_to_the_log(client, settings, caplog):
    settings.HEALTH_CHECKS = [f"{__name__}.broken"]

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {"status": "failed", "checks": {f"{__name__}.broken": "failed"}}
    assert "a secret path" in caplog.text


def test_a_database_that_does_not_answer_is_noticed(client, settings, monkeypatch):
    monkeypatch.setattr("config.health.connection.cursor", lambda: broken())
    settings.HEALTH_CHECKS = ["config.health.database"]

    assert client.get("/healthz").status_code == 503


def test_a_probe_needs_neither_the_public_name_nor_https(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    settings.HEALTH_CHECKS = ["config.health.database"]

    assert Client().get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200
