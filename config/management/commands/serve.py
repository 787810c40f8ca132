"""`manage.py serve`: from a fresh clone, or after any change, to a running site."""

import os
import signal
import sys
import time
from contextlib import ExitStack, contextmanager

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config import assets, environment, server
from config.faults import explained
from formats.keeping import kept_fresh
from search.engine.locking import locked


class Command(BaseCommand):
    help = (
        "Bring database, edition, static files and search index up to date, then serve the site "
        "at HOST (127.0.0.1) and PORT (8000) from the environment."
    )

    def handle(self, **options):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            self.serve()
        except server.AddressError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.say("Stopped.")

    def serve(self):
        host = os.environ.get("HOST") or "127.0.0.1"
        # The port is taken first: who started the site twice hears it at once.
        listener = server.listen(host, environment.number("PORT", default=8000, least=0, most=65535))
        with explained(), _turn(settings.VAR_DIR / "serve.lock"):
            self.prepare()
        from config.wsgi import application

        self.say(f"The edition is at {server.address(listener)} (Ctrl-C stops it)")
        with kept_fresh():
            server.run(application, listener)

    def prepare(self):
        with self.step("Database"):
            self.say(_migrate())
        with self.step("Edition"):
            call_command("load_edition", stdout=self.stdout)
        with self.step("Search index"):
            call_command("build_index", stdout=self.stdout)
        with self.step("Static files"):
            self.say(_collect())

    @contextmanager
    def step(self, name):
        started = time.perf_counter()
        self.say(f"{name}:")
        yield
        self.say(f"Done in {time.perf_counter() - started:.1f} s.")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def _turn(path):
    """The lock on the file at `path`, once no other process holds it: sites started together prepare in turn."""
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(locked(path))
                return held.pop_all()
            except BlockingIOError:
                time.sleep(0.1)


def _migrate():
    executor = MigrationExecutor(connection)
    pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not pending:
        return "The tables are up to date."
    call_command("migrate", interactive=False, verbosity=0)
    return f"Applied {pending} migrations."


def _collect():
    count = assets.collect()
    return "No file has changed." if count is None else f"Gathered, hashed and compressed {count} files."
