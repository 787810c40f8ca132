"""The files to download kept fresh while the site runs: made by another process, so that no reader waits for it."""

import logging
import subprocess
import sys
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings
from django.db import connection

from formats import downloads

logger = logging.getLogger(__name__)
COMMAND = (sys.executable, str(settings.BASE_DIR / "manage.py"), "export_edition")
# Seconds between two looks whether the files are fresh, and after the command failed: its reason is on standard error,
# and need not be there every minute.
PAUSE, PAUSE_AFTER_FAILURE = 60, 3600
# Seconds in which a site that is told to stop hears it while files are made.
HEARING = 0.2


@contextmanager
def kept_fresh(command=COMMAND, pause=PAUSE):
    """While inside, run `command` whenever the files are missing or hold other texts than the database."""
    stop = Event()
    keeper = Thread(target=_keep, args=(command, pause, stop), name="downloads", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep(command, pause, stop):
    while not stop.is_set():
        stop.wait(pause if _look(command, stop) else PAUSE_AFTER_FAILURE)


def _look(command, stop):
    """Have the files made unless they are fresh; False if the command failed."""
    try:
        return downloads.is_fresh() or _run(command, stop)
    except Exception:
        # Whatever it is, the database gone for a moment or memory short, it may be over at the next look.
        logger.exception("The files to download cannot be looked after")
        return True
    finally:
        connection.close()  # it is this thread's own


def _run(command, stop):
    """Run `command` until it ends or `stop` is set; whether it did its work."""
    silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    # In a session of its own, or Ctrl-C would reach it too and it would show a traceback.
    with subprocess.Popen(command, **silent, start_new_session=True) as process:
        while process.poll() is None and not stop.wait(HEARING):
            pass
        process.terminate()
    return process.returncode == 0
