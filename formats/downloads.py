"""The whole edition as files to download, made by one command and kept under VAR_DIR until the texts change."""

import hashlib
import json
from contextlib import suppress
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
        """Where its bytes lie: under another name than other bytes, so that a manifest is never of other files."""
        return folder() / f"{self.sha256[:16]}-{self.name}"


def folder():
    """Where the files are kept."""
    return settings.VAR_DIR / "downloads"


def names():
    """What the files of this version are called, made or not."""
    return [f"foreign-policy-concept-{versions.current().number}.{kind.suffix}" for kind in KINDS]


def made():
    """The Files that were made last, without those that have been lost since; or an empty list."""
    return [file for file in _files() if file.path.exists()]


def is_fresh():
    """Whether the files are all there and hold what the database holds."""
    return len(made()) == len(KINDS) and _manifest().get("made_of") == _made_of()


def opened(name):
    """A File that was made and its open stream, or None where there is none of this name."""
    for _attempt in range(2):  # what the list named may be gone, because another list came this moment
        for file in _files():
            if file.name == name:
                with suppress(FileNotFoundError):
                    return file, file.path.open("rb")
    return None


def make(say=lambda line: None):
    """Write all files, `say` a line before and after each; return the Files.

    BlockingIOError if another process is about it.
    """
    folder().mkdir(exist_ok=True)
    with locked(folder() / LOCK):
        return _make_all(say)


def _make_all(say):
    made_of, rows, files = _made_of(), tables(), []
    for place, (kind, name) in enumerate(zip(KINDS, names(), strict=True), start=1):
        say(f"[{place}/{len(KINDS)}] {kind.name}")
        file = _make(kind, name, rows)
        say(f"      {file.name}: {file.size:,} bytes")
        files.append(file)
    manifest = {"made_of": made_of, "edition": edition(), "files": [asdict(file) for file in files]}
    _part(MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    _part(MANIFEST).replace(folder() / MANIFEST)
    _tidy(files)
    return files


def _make(kind, name, rows):
    part = _part(name)
    part.unlink(missing_ok=True)
    kind.write(part, *([rows] if kind.of_tables else []))
    content = part.read_bytes()
    file = File(name, len(content), hashlib.sha256(content).hexdigest())
    part.replace(file.path)
    return file


def _part(name):
    """Where a file is written before it is put in place, so that nobody downloads half of it.

    It is always the same: what a stopped process left there is written over.
    """
    return folder() / f".{name}"


def _tidy(files):
    """Remove what the manifest no longer names."""
    kept = {MANIFEST, LOCK, *(file.path.name for file in files)}
    for path in folder().iterdir():
        if path.name not in kept:
            # Windows keeps what somebody is downloading; the next time it goes
            with suppress(PermissionError):
                path.unlink()


def _files():
    return [File(**file) for file in _manifest().get("files", [])]


def _manifest():
    """What was made last; nothing if it cannot be read, and then all is made anew."""
    try:
        return json.loads((folder() / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _made_of():
    loaded = Loading.objects.values_list("digest", "loaded").first()
    return f"{WRITER_VERSION} {versions.current().number} {loaded and ' '.join(map(str, loaded))}"


def sources():
    """Where each text comes from and whose it is, for the page: triples of name, source and rights."""
    rows = (*Document.objects.all(), *Commentary.objects.all())
    return [(row.short_title, source(row), row.rights) for row in rows]
