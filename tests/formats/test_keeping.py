"""The process that makes the files to download beside a running site."""

import sys
import time

import pytest
from django.db import DatabaseError

from formats import downloads, keeping
from tests.patience import wait_until


@pytest.fixture
def made(tmp_path, monkeypatch):
    """The file that COMMAND writes; the files are fresh while it is there."""
    path = tmp_path / "made"
    monkeypatch.setattr(downloads, "is_fresh", path.exists)
    return path


@pytest.fixture
def looks(made, monkeypatch):
    """What each look whether the files are fresh has found so far."""
    found = []

    def is_fresh():
        found.append(made.exists())
        return found[-1]

    monkeypatch.setattr(downloads, "is_fresh", is_fresh)
    return found


def command(code, path):
    return (sys.executable, "-c", f"import pathlib; path = pathlib.Path({str(path)!r}); {code}")


def test_files_are_made_when_they_are_missing_and_again_when_they_are_lost(made):
    with keeping.kept_fresh(command("path.touch()", made), pause=0.05):
        wait_until(made.exists)
        made.unlink()
        wait_until(made.exists)


def test_nothing_is_made_while_the_files_are_fresh(made, looks, tmp_path):
    made.touch()

    with keeping.kept_fresh(command("path.touch()", tmp_path / "again"), pause=0.05):
        wait_until(lambda: len(looks) > 3)

    assert not (tmp_path / "again").exists()


def test_what_fails_is_not_tried_again_at_once(made, tmp_path):
    tries = tmp_path / "tries"

    with keeping.kept_fresh(command("path.open('a').write('x'); raise SystemExit(1)", tries), pause=0.05):
        wait_until(lambda: tries.exists() and tries.read_text())
        time.sleep(1)

    assert tries.read_text() == "x"


def test_a_site_that_stops_does_not_wait_until_the_files_are_made(made, tmp_path):
    begun = tmp_path / "begun"

    with keeping.kept_fresh(command("path.touch(); import time; time.sleep(60)", begun)):
        wait_until(begun.exists)
        told = time.monotonic()

    assert time.monotonic() - told < 30


@pytest.mark.parametrize("error", [DatabaseError("gone"), MemoryError()])
def test_what_goes_wrong_for_a_moment_ends_nothing(made, monkeypatch, error):
    asked = []

    def is_fresh():
        asked.append(1)
        if len(asked) == 1:
            raise error
        return made.exists()

    monkeypatch.setattr(downloads, "is_fresh", is_fresh)

    with keeping.kept_fresh(command("path.touch()", made), pause=0.05):
        wait_until(made.exists)


def test_after_a_failure_and_a_success_by_hand_the_next_loss_is_noticed_at_once(
    made, looks, tmp_path, monkeypatch
):
    monkeypatch.setattr(keeping, "PAUSE_AFTER_FAILURE", 0.05)
    failed = tmp_path / "failed"
    fails_once = f"old = pathlib.Path({str(failed)!r}); done = old.exists(); old.touch(); done or exit(1); path.touch()"

    with keeping.kept_fresh(command(fails_once, made), pause=0.05):
        wait_until(failed.exists)
        made.touch()
        wait_until(lambda: looks[-1])
        monkeypatch.setattr(keeping, "PAUSE_AFTER_FAILURE", 3600)
        so_far = len(looks)
        wait_until(lambda: len(looks) > so_far + 1)
        made.unlink()
        wait_until(made.exists)
