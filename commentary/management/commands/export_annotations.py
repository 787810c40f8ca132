"""Write the links that editors corrected in the admin back to annotations.json."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from commentary.exporting import FILE, export


class Command(BaseCommand):
    help = (
        "Write the links corrected in the admin back to annotations.json, from where they can be committed."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--output",
            type=Path,
            help="write the whole file here instead; the links still count as edited",
        )

    def handle(self, *args, output, **options):
        try:
            count = export(FILE, output)
        except OSError as error:
            raise CommandError(
                f"{error.filename} cannot be written: {error.strerror}. Name another file with --output."
            ) from None
        self.stdout.write(f"Wrote {count} edited links to {output or FILE.name}.")
