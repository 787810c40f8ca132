"""Build the search index from the database."""

import time

from django.core.management.base import BaseCommand, CommandError

from search import building


class Command(BaseCommand):
    help = "Build the search index where a text has changed. The old one serves until the new one is whole."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="build even if nothing has changed")

    def handle(self, *, force, verbosity, **options):
        started = time.perf_counter()
        progress = Progress(self.stdout) if verbosity else None
        try:
            count = building.build(progress, force=force)
        except building.BuildRunning as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"The index could not be written ({error}). Make room or mend the folder, and run build_index again; "
                "the old index, if there was one, serves on."
            ) from error
        if not verbosity:
            return
        if count is None:
            self.stdout.write("The index is up to date.")
        else:
            self.stdout.write(f"Indexed {count} documents in {time.perf_counter() - started:.1f} s.")


class Progress:
    """Says how far a build is, at most once a second, so that a small one says nothing."""

    def __init__(self, out):
        self.out, self.said = out, time.monotonic()

    def __call__(self, share, stage):
        if time.monotonic() - self.said >= 1:
            self.said = time.monotonic()
            self.out.write(f"  {share:4.0%} {stage}")
            self.out.flush()
