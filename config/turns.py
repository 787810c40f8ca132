"""One process at a time: two sites started together on the same files prepare them one after the other."""

import os
from contextlib import contextmanager

if os.name == "posix":
    import fcntl

    def _wait_for(file):
        fcntl.flock(file, fcntl.LOCK_EX)
else:
    import msvcrt

    def _wait_for(file):
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten seconds
                continue


@contextmanager
def turn(path):
    """Wait until no other process holds the file at `path`, then hold it.

    The system lets go of it when the process ends, however it ends; a file left behind holds nothing.
    """
    with path.open("a") as file:
        _wait_for(file)
        yield
