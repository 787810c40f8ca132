"""The key that signs what the site hands out: made on the first start and kept among the site's own files."""

import os
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def kept(path: Path) -> str:
    """The key in the file at `path`, which is made, private to its owner, where it is missing.

    Processes that start at the same moment get the same key. Raises ImproperlyConfigured for a file that is empty
    or cannot be made.
    """
    if not path.exists():
        try:
            _make(path)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{path} cannot be written ({error.strerror}). Make room, or set VAR_DIR to another folder."
            ) from error
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Delete it, and the next start makes a new key.")
    return key


def _make(path):
    # The whole key is written aside (mkstemp makes the file 0600) and then linked into place. A link, unlike
    # a rename, fails where another process was first, whose key then holds; and nobody reads half a key.
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key() + "\n")
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(aside)
