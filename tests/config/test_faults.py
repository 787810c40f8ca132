import errno
import os

import pytest
from django.core.management import CommandError
from django.db import IntegrityError, OperationalError

from config.faults import explained
from tests.site import manage


@pytest.mark.parametrize(
    ("problem", "remedy"),
    [
        ("database is locked", "Another process is writing to it: wait until it has ended, and start again."),
        ("database or disk is full", "Make room on its disk, and start again."),
        ("attempt to write a readonly database", "Change the permissions of the file and its folder"),
        ("no such table: concept_loading", "Its tables are not up to date: run “manage.py migrate” first."),
        ('relation "concept_loading" does not exist', "Its tables are not up to date"),
        ("connection refused", "See that it runs and that DATABASE_URL, if you set it, leads to it."),
    ],
)
def test_a_database_that_fails_is_named_with_a_way_out(problem, remedy):
    with pytest.raises(CommandError) as said, explained():
        raise OperationalError(problem)

    assert str(said.value).startswith("The database ")
    assert f" cannot be used: {problem}. {remedy}" in str(said.value)


def test_a_full_disk_is_named_with_a_way_out():
    said = r"^/var/key cannot be used: No space left on device\. Make room"

    with pytest.raises(CommandError, match=said), explained():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/var/key")


def test_a_fault_of_the_code_is_not_explained_away():
    with pytest.raises(IntegrityError), explained():
        raise IntegrityError("UNIQUE constraint failed")


def test_a_file_that_is_no_database_ends_the_start_with_a_sentence(tmp_path):
    file = tmp_path / "edition.sqlite3"
    file.write_text("No database but words. " * 100)

    done = manage("serve", VAR_DIR=str(tmp_path), PORT="0")

    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: The database {file} cannot be used: file is not a database. "
        "Move the file away; the next start makes it again from the texts.\n"
    )
    assert file.read_text().startswith("No database but words.")


def test_loading_before_there_are_tables_says_what_comes_first(tmp_path):
    done = manage("load_edition", VAR_DIR=str(tmp_path))

    assert done.returncode == 1
    assert "run “manage.py migrate” first" in done.stderr
    assert "Traceback" not in done.stderr
