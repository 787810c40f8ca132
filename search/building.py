"""Building the index of the running site from the database, aside, and only if something changed.

An edit made in the admin builds the index anew when it is committed (search/signals.py). A build reads everything again
and takes about a second for this edition, so nothing is queued and nothing is updated in place.
"""

import hashlib
import os
import time
from pathlib import Path

from search.documents import documents
from search.engine import building, generations
from search.engine.engine import Engine
from search.engine.generations import BuildRunning
from search.storage import directory

CODE = Path(__file__).resolve().parent
# How long one builder waits for another, in seconds.
PATIENCE = 60


def build(progress=None, *, force=False):
    """Build the index of what the database holds; return how many documents, or None if it is up to date.

    `progress(share, stage)` hears how far it is. Another builder at work is waited for. The database is read when
    nobody else builds: then what was read earlier cannot take the place of what was read later.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with generations.alone(directory()):
                return _build(progress, force)
        except BuildRunning:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _build(progress, force):
    made = documents()
    digest = _digest(made)
    if not force and _is_current(digest, len(made)):
        return None
    count = building.build_alone(directory(), made, progress)
    _stamp(digest)
    return count


def _digest(made):
    """A SHA-256 over the documents and over the code and data that index them."""
    total = hashlib.sha256("\n".join(map(repr, made)).encode("utf-8", "surrogatepass"))
    for folder, pattern in (("engine", "*.py"), ("data", "*")):
        for path in sorted((CODE / folder).glob(pattern)):
            if path.is_file():
                total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _stamp_path():
    return directory() / "documents.sha256"


def _pointer():
    path = directory() / generations.POINTER
    return path.read_text().strip() if path.exists() else None


def _is_current(digest, count):
    """Whether the generation in use was made from these documents and can be read whole."""
    path = _stamp_path()
    if not path.exists() or path.read_text(encoding="ascii", errors="replace").split() != [
        digest,
        _pointer(),
    ]:
        return False
    try:
        return Engine.open(directory()).count == count
    except generations.NoIndex:
        return False


def _stamp(digest):
    """Note which documents the new generation was made from. Lost in a crash, it costs one needless build."""
    temporary = _stamp_path().with_suffix(f".{os.getpid()}")
    temporary.write_text(f"{digest} {_pointer()}\n", encoding="ascii")
    os.replace(temporary, _stamp_path())
