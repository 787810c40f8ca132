import pytest

from search.engine.building import build
from tests.search.engine.factory import real_documents


@pytest.fixture(scope="session")
def real_index(tmp_path_factory):
    """An index of the real texts' lines: its directory and its documents."""
    directory = tmp_path_factory.mktemp("index")
    build(directory, real_documents())
    return directory, real_documents()
