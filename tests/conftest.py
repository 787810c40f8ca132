"""Fixtures of all tests: the loaded edition in this process, the running site, and a browser to look at it.

`edition` puts the real texts into the tests' database, once, and `indexed_edition` a real index into their
VAR_DIR; `live` is a whole site in a process of its own, started once; `page` is a fresh browser window.
"""

import os

import hypothesis
import pytest
from django.core.management import call_command

from tests import patience
from tests.browser import ARGUMENTS, executable
from tests.site import Site

# How long an example takes tells of the machine, not of the code.
hypothesis.settings.register_profile(
    "edition",
    hypothesis.settings(),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("edition")


def pytest_collection_modifyitems(items):
    """Tests of the loaded edition run after those that expect an empty database, the browser's last."""
    items.sort(key=lambda item: ("browser" in item.fixturenames, "edition" in item.fixturenames))


@pytest.fixture(scope="session")
def loaded_edition(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("load_edition", verbosity=0)


@pytest.fixture(scope="session")
def built_index(loaded_edition, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("build_index", verbosity=0)


@pytest.fixture
def edition(loaded_edition, db):
    """The real edition in the database. What a test changes there is undone after it.

    Not for a test that also asks for `transactional_db`, which would empty the database for the others.
    """


@pytest.fixture
def indexed_edition(edition, built_index):
    """The real edition in the database and in the search index; tests only read the index."""


@pytest.fixture
def loading_kept(monkeypatch):
    """For counting queries: what is asked anew every few seconds, the last loading, is asked once in the test."""
    from citation import versions

    monkeypatch.setattr(versions, "KEPT", float("inf"))
    versions.forget_loading()
    yield
    versions.forget_loading()


@pytest.fixture(scope="session")
def live(tmp_path_factory):
    """The running site (tests.site.Site) with the whole edition; tests only read it."""
    with Site(tmp_path_factory.mktemp("live")) as site:
        yield site


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    path = executable()
    expect.set_options(timeout=1000 * patience.SECONDS)
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(
            executable_path=path, args=ARGUMENTS, timeout=1000 * patience.SECONDS
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live):
    """A window in a session of its own, whose relative addresses are the running site's."""
    context = browser.new_context(base_url=live.url)
    context.set_default_timeout(1000 * patience.SECONDS)
    yield context.new_page()
    context.close()
