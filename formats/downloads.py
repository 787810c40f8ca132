"""The whole edition as files to download, made by one command and kept under VAR_DIR until the texts change."""

import hashlib
import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from citation import versions
from commentary.models import Commentary
from concept.models import Document, Loading
from formats import epub, pdf, rowfiles
from formats.tables import edition, source, tables
from search.engine.locking import locked

# Part of what a file depends on: raise it when the code writes other files from the same texts.
WRITER_VERSION = 1
MANIFEST, LOCK = "manifest.json", "lock"


@dataclass(frozen=True)
class Kind:
    """A kind of file: its ending, what readers call it, what is in it, its media type, and whether it takes tables."""

    suffix: str
    name: str
    about: str
    media_type: str
    write: callable
    of_tables: bool = True


KINDS = (
    Kind("epub", "EPUB 3", _("To read on a phone or an e-reader."), "application/epub+zip", epub.book, False),
    Kind(
        "pdf", "PDF", _("To print: the Concept with its links as notes."), "application/pdf", pdf.book, False
    ),
    Kind("sqlite", "SQLite", _("A database to query."), "application/vnd.sqlite3", rowfiles.sqlite),
    Kind("jsonl", "JSON Lines", _("One record a line."), "application/jsonl", rowfiles.json_lines),
    Kind(
        "csv.zip",
        "CSV",
        _("Tables for a spreadsheet, one file each."),
        "application/zip",
        rowfiles.csv_archive,
    ),
)


@dataclass(frozen=True)
class File:
    """A file that was made: its name, its size in bytes, its SHA-256 in hex."""

    name: str
    size: int
    sha256: str

    @property
    def kind(self):
        return next(kind for kind in KINDS if self.name.endswith(f".{kind.suffix}"))

    @property
    def path(self):
        return folder() / self.name


def folder():
    """Where the files are kept."""
    return settings.VAR_DIR / "downloads"


def made():
    """The Files that were made last, or an empty list."""
    return [File(**file) for file in _manifest().get("files", [])]


def is_fresh():
    """Whether the files hold what the database holds."""
    return bool(made()) and _manifest()["made_of"] == _made_of()


def make(say=lambda line: None):
    """Write all files, `say` a line before and after each; return the Files.

    BlockingIOError if another process is about it.
    """
    folder().mkdir(exist_ok=True)
    with locked(folder() / LOCK):
        return _make_all(say)


def _make_all(say):
    rows, files = tables(), []
    for place, kind in enumerate(KINDS, start=1):
        say(f"[{place}/{len(KINDS)}] {kind.name}")
        file = _make(kind, rows)
        say(f"      {file.name}: {file.size:,} bytes")
        files.append(file)
    manifest = {"made_of": _made_of(), "edition": edition(), "files": [asdict(file) for file in files]}
    _replace(
        folder() / MANIFEST, lambda path: path.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    )
    return files


def _make(kind, rows):
    path = folder() / f"foreign-policy-concept-{versions.current().number}.{kind.suffix}"
    _replace(path, (lambda part: kind.write(part, rows)) if kind.of_tables else kind.write)
    content = path.read_bytes()
    return File(path.name, len(content), hashlib.sha256(content).hexdigest())


def _replace(path, write):
    """Write a file under another name and then put it in place, so that nobody downloads half of it.

    The other name is always the same: what a stopped process left there is written over.
    """
    part = path.with_name(f".{path.name}")
    part.unlink(missing_ok=True)
    write(part)
    part.replace(path)


def _manifest():
    path = folder() / MANIFEST
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _made_of():
    loaded = Loading.objects.values_list("digest", "loaded").first()
    return f"{WRITER_VERSION} {versions.current().number} {loaded and ' '.join(map(str, loaded))}"


def sources():
    """Where each text comes from and whose it is, for the page: triples of name, source and rights."""
    rows = (*Document.objects.all(), *Commentary.objects.all())
    return [(row.short_title, source(row), row.rights) for row in rows]
