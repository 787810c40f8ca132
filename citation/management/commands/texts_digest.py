"""Print the digest of all wording."""

from django.core.management.base import BaseCommand

from citation.versions import texts_digest


class Command(BaseCommand):
    help = "Print the digest of all wording, as a version in citation/sources/history.toml names it."

    def handle(self, *args, **options):
        self.stdout.write(texts_digest())
