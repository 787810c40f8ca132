import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.mark.parametrize(
    ("value", "read"),
    [("", False), ("0", False), ("no", False), ("False", False), ("1", True), ("TRUE", True), (" on ", True)],
)
def test_a_flag_reads_the_usual_words(monkeypatch, value, read):
    monkeypatch.setenv("HTTPS", value)

    assert environment.flag("HTTPS") is read


def test_a_flag_that_is_neither_on_nor_off_is_refused(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")

    with pytest.raises(ImproperlyConfigured, match="DEBUG=maybe is neither on nor off: set it to 1 or 0"):
        environment.flag("DEBUG")


@pytest.mark.parametrize("value", ["http", "-1", "65536", "80.5", "８０００"])
def test_a_port_that_is_no_port_is_refused(monkeypatch, value):
    monkeypatch.setenv("PORT", value)

    with pytest.raises(ImproperlyConfigured, match=f"PORT={value} is not a whole number from 0 to 65535"):
        environment.number("PORT", default=8000, least=0, most=65535)


def test_an_empty_number_is_its_default(monkeypatch):
    monkeypatch.setenv("PORT", " ")

    assert environment.number("PORT", default=8000, least=0, most=65535) == 8000


def test_words_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "edition.example, www.edition.example,")

    assert environment.words("ALLOWED_HOSTS") == ["edition.example", "www.edition.example"]


def test_a_folder_is_made_with_its_parents(monkeypatch, tmp_path):
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "srv" / "edition"))

    assert environment.folder("VAR_DIR", tmp_path / "unused") == tmp_path / "srv" / "edition"
    assert [path.name for path in tmp_path.iterdir()] == ["srv"]


def test_a_folder_in_the_place_of_a_file_is_refused(monkeypatch, tmp_path):
    (tmp_path / "note").touch()
    monkeypatch.setenv("VAR_DIR", str(tmp_path / "note"))

    with pytest.raises(ImproperlyConfigured, match=r"note cannot be made .*Set VAR_DIR to a folder"):
        environment.folder("VAR_DIR", tmp_path)
