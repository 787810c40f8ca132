"""Where the edition's records lie: SQLite under VAR_DIR, or what DATABASE_URL names."""

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

SQLITE = {
    # Readers go on while the edition is loaded (WAL). A second writer waits its turn (timeout) and asks for
    # it when its transaction begins (IMMEDIATE): a reader that turns writer half-way is refused at once.
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
}


def database(url, folder):
    """Django's settings of the database at `url`, or of the SQLite file in `folder` where `url` is empty.

    Raises ImproperlyConfigured for a URL that cannot be read.
    """
    try:
        settings = dj_database_url.parse(url or f"sqlite:///{folder / 'edition.sqlite3'}")
    except ValueError as error:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Write it as postgres://user:password@host:5432/name "
            "or sqlite:////folder/file.sqlite3."
        ) from error
    return settings | (_sqlite(settings) if "sqlite" in settings["ENGINE"] else _server())


def _sqlite(settings):
    # A thread keeps its connection: opening the file and setting it up would cost more than most queries.
    return {"CONN_MAX_AGE": None, "OPTIONS": settings.get("OPTIONS", {}) | SQLITE}


def _server():
    return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
