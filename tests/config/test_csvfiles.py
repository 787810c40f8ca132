"""Tables as files for spreadsheets."""

import pytest

pytestmark = pytest.mark.usefixtures("edition")


@pytest.mark.parametrize("name", ["links", "coverage", "concordance", "frequency", "key-words"])
def test_a_table_is_a_file_that_a_spreadsheet_reads_as_utf8(client, name):
    paths = {"frequency": "/terms.csv?q=security", "key-words": "/terms.csv"}

    response = client.get(paths.get(name, f"/{name}.csv"))

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.content.count(b"\xef\xbb\xbf") == 1
