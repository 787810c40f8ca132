"""Write the whole edition as files to download."""

from django.core.management.base import BaseCommand, CommandError

from concept.models import Document
from formats import downloads


class Command(BaseCommand):
    help = "Write the whole edition as EPUB, PDF, SQLite, JSON Lines and CSV for /download/. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="write the files even if nothing has changed"
        )

    def handle(self, *args, force, **options):
        if not Document.objects.exists():
            raise CommandError("There is nothing to export yet. Run “manage.py load_edition” first.")
        if downloads.is_fresh() and not force:
            self.stdout.write("The files are there and nothing has changed.")
            return
        try:
            files = downloads.make(self.stdout.write)
        except BlockingIOError:
            self.stdout.write("Another process is making the files.")
            return
        self.stdout.write(f"Wrote {len(files)} files to {downloads.folder()}.")
