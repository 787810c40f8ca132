"""What a command says when the machine under it fails: a sentence with a way out instead of a traceback."""

from contextlib import contextmanager

from django.conf import settings
from django.core.management import CommandError
from django.db import DatabaseError, OperationalError, connection

# What SQLite and PostgreSQL say, and what to do about it; the first that fits holds.
REMEDIES = {
    "locked": "Another process is writing to it: wait until it has ended, and start again.",
    "full": "Make room on its disk, and start again.",
    "readonly": "Change the permissions of the file and its folder, or set VAR_DIR to another folder.",
    "unable to open": "Change the permissions of the file and its folder, or set VAR_DIR to another folder.",
    "no such": "Its tables are not up to date: run “manage.py migrate” first.",
    "does not exist": "Its tables are not up to date: run “manage.py migrate” first.",
    "not a database": "Move the file away; the next start makes it again from the texts.",
    "malformed": "Move the file away; the next start makes it again from the texts.",
}
ELSE = "See that it runs and that DATABASE_URL, if you set it, leads to it."


@contextmanager
def explained():
    """Turn a database or disk that fails within the block into a CommandError; faults of the code stay as they are."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (DatabaseError, OperationalError):
            raise
        raise CommandError(_of_database(str(error).strip())) from error
    except OSError as error:
        raise CommandError(
            f"{error.filename or settings.VAR_DIR} cannot be used: {error.strerror}. "
            "Make room or change its permissions, or set VAR_DIR to another folder."
        ) from error


def _of_database(problem):
    remedy = next((remedy for sign, remedy in REMEDIES.items() if sign in problem), ELSE)
    return f"The database {connection.settings_dict['NAME']} cannot be used: {problem}. {remedy}"
