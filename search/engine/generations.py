"""Generations of an index on disk: each in a directory of its own, complete or not there at all.

    <directory>/current             a file that names the generation to read
    <directory>/000012/             a generation: its files, and manifest.json with their sizes and checksums
    <directory>/building-<pid>/     one that is being built; what a killed build leaves goes with the next build
    <directory>/lock                held by the process that builds

A generation is built aside, made safe on disk, verified, renamed to its number, and then the pointer is replaced. At
whatever moment the power goes, the pointer names a whole generation. The last two are kept: a reader that finds the
newest damaged falls back to the one before.
"""

import json
import logging
import os
import shutil
import zlib
from contextlib import ExitStack, contextmanager
from pathlib import Path

from search.engine.locking import locked
from search.engine.schema import VERSION

POINTER, MANIFEST, LOCK = "current", "manifest.json", "lock"
KEPT = 2
CHUNK = 2**20

logger = logging.getLogger(__name__)


class NoIndex(Exception):
    """There is no generation that can be read; the message says what to do."""


class Damaged(Exception):
    """A generation is not as its manifest says."""


class BuildRunning(Exception):
    """Another process is building this index."""


@contextmanager
def alone(directory):
    """Let nobody else build this index while inside; BuildRunning if somebody does."""
    directory = Path(directory)
    directory.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(directory / LOCK))
        except BlockingIOError:
            raise BuildRunning(
                f"The index in {directory} is being built already; wait until it is done."
            ) from None
        yield


@contextmanager
def new(directory):
    """A directory to build the next generation in; on a clean exit it becomes the current one.

    For who is `alone`. The manifest's additions are set by the body: `generation.about["count"] = 3`. If the body
    fails, nothing changes.
    """
    clear_leftovers(Path(directory))
    yield from building(Path(directory))


class Building:
    """A generation in the making: the `path` for its files, and `about`, what its manifest shall say."""

    def __init__(self, path):
        self.path, self.about = path, {}


def building(directory):
    path = directory / f"building-{os.getpid()}"
    path.mkdir()
    try:
        generation = Building(path)
        yield generation
        seal(path, generation.about)
        verify(path)
        publish(directory, path)
    finally:
        shutil.rmtree(path, ignore_errors=True)
    prune(directory)


def seal(path, about):
    """Make the files safe on disk and write the manifest that describes them."""
    files = {file.name: described(file) for file in sorted(path.iterdir())}
    with open(path / MANIFEST, "w") as file:
        json.dump({"version": VERSION, **about, "files": files}, file, indent=1)
        synced(file)
    sync_directory(path)


def described(file):
    with open(file, "rb") as handle:
        os.fsync(handle.fileno())
    return {"size": file.stat().st_size, "crc32": checksum(file)}


def checksum(path):
    value = 0
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            value = zlib.crc32(chunk, value)
    return value


def verify(path):
    """The manifest of a generation whose files are as it says; Damaged otherwise."""
    try:
        manifest = json.loads((path / MANIFEST).read_text())
        version, files = manifest["version"], manifest["files"]
    except (OSError, ValueError, KeyError) as error:
        raise Damaged(f"{path} has no readable manifest: {error}") from error
    if version != VERSION:
        raise Damaged(f"{path} was built for an index of version {version}, and this is {VERSION}.")
    for name, expected in files.items():
        verify_file(path / name, expected)
    return manifest


def verify_file(path, expected):
    try:
        right = path.stat().st_size == expected["size"] and checksum(path) == expected["crc32"]
    except OSError as error:
        raise Damaged(f"{path} cannot be read: {error}") from error
    if not right:
        raise Damaged(f"{path} is damaged.")


def publish(directory, path):
    """Give a sealed generation its number and point to it."""
    number = max((int(found.name) for found in numbered(directory)), default=0) + 1
    name = f"{number:06}"
    os.rename(path, directory / name)
    sync_directory(directory)
    temporary = directory / f"{POINTER}.new"
    with open(temporary, "w") as file:
        file.write(name + "\n")
        synced(file)
    os.replace(temporary, directory / POINTER)
    sync_directory(directory)


def synced(file):
    file.flush()
    os.fsync(file.fileno())


def sync_directory(path):
    """Make names in a directory safe. Windows cannot open a directory, and does not need to."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def numbered(directory):
    """The generations that lie in the directory, oldest first."""
    found = [path for path in Path(directory).glob("*") if path.name.isdecimal()]
    return sorted(found, key=lambda path: int(path.name))


def prune(directory):
    for path in numbered(directory)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def clear_leftovers(directory):
    for path in directory.glob("building-*"):
        shutil.rmtree(path, ignore_errors=True)


def candidates(directory):
    """The generations to try, best first: the one pointed to, then the others, newest first."""
    found = numbered(directory)[::-1]
    try:
        name = (Path(directory) / POINTER).read_text(errors="replace").strip()
    except OSError:
        return found
    return sorted(found, key=lambda path: path.name != name)


def signature(directory):
    """What changes when another generation becomes current; None when there is none. Cheap: one system call."""
    try:
        found = os.stat(os.path.join(directory, POINTER))
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def opened(directory, read):
    """What `read(path, manifest)` makes of the best whole generation; NoIndex if there is none."""
    before = "nothing looked at yet"
    while (now := signature(directory)) != before:
        for path in candidates(directory):
            try:
                return read(path, verify(path))
            except (Damaged, OSError) as error:
                logger.warning("The index falls back to another generation: %s", error)
        # builds may have removed all that were listed; if so, the pointer has changed
        before = now
    raise NoIndex(f"There is no usable index in {directory}: build it first.")
