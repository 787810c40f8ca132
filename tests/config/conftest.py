import pytest
from django.test import Client


@pytest.fixture
def client(settings):
    """A visitor of the site and of tests.config.pages, who sees a broken page as one does: as a response."""
    settings.ROOT_URLCONF = "tests.config.pages"
    return Client(raise_request_exception=False)
