"""Load the texts, links and notes from their files into the database."""

from django.core.management.base import BaseCommand, CommandError

from commentary.files import read_edition
from commentary.loading import counts, digest, is_loaded, load
from commentary.models import Annotation
from concept.files import SourceError
from config.faults import explained


class Command(BaseCommand):
    help = "Load the edition from its source files. Safe to repeat; when a file is wrong, nothing changes."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="load even if no file has changed")
        parser.add_argument(
            "--discard-edits", action="store_true", help="drop corrections made in the admin and not exported"
        )

    @explained()
    def handle(self, *args, force, discard_edits, **options):
        current = digest()
        if is_loaded(current) and not force:
            self.stdout.write("The edition is loaded and no file has changed.")
            return
        edited = Annotation.objects.filter(edited=True).count()
        if edited and not discard_edits:
            raise CommandError(
                f"{edited} links were corrected in the admin and are not in annotations.json yet. "
                "Run “manage.py export_annotations” to write them there, or load with --discard-edits."
            )
        try:
            load(read_edition(), current)
        except SourceError as error:
            raise CommandError(str(error)) from None
        self.stdout.write("Loaded " + ", ".join(f"{count} {name}" for name, count in counts().items()) + ".")
