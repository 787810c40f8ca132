"""Stylesheets, scripts and images, gathered under VAR_DIR with hashed names and compressed copies."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect():
    """The number of files gathered, or None where nothing changed since the last time."""
    files = sorted(_found())
    digest, stamp = _digest(files), settings.VAR_DIR / "static.sha256"
    if _read(stamp) == digest and (settings.STATIC_ROOT / "staticfiles.json").exists():
        return None
    stamp.unlink(missing_ok=True)
    # Not --clear: pages that readers still have open ask for the files of the last version.
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest, encoding="ascii")
    return len(files)


def _found():
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            yield name, storage.path(name)


def _digest(files):
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for name, path in files:
        digest.update(name.encode() + hashlib.sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


def _read(path):
    return path.read_text(encoding="ascii") if path.exists() else None
