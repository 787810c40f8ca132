"""One stylesheet and one script for the whole site, joined from files that are each about one thing.

A page then costs two requests whatever it shows, and they are in the reader's cache from the second page on. The
order is the cascade's: tokens, base, layout, components by name, print.
"""

import re

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

STATIC = settings.BASE_DIR / "static"
JOINED = {
    "css/site.css": [
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
        "css/components/*.css",
        "css/print.css",
    ],
    "js/site.js": ["js/parts/*.js"],
}


class JoiningFinder(BaseFinder):
    """Finds the joined files, which it writes under VAR_DIR whenever what they are made of changed."""

    def __init__(self, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        found = self.write(path) if path in JOINED else None
        if find_all:
            return [found] if found else []
        return found

    def list(self, ignore_patterns):
        for name in JOINED:
            self.write(name)
            yield name, self.storage

    def write(self, name):
        """The path of a joined file, brought up to date."""
        path = settings.VAR_DIR / "joined" / name
        content = join(name)
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return str(path)


def join(name):
    """The content of a joined file, without comments and indentation that only its editors need."""
    texts = [path.read_text(encoding="utf-8") for path in sources(name)]
    if name.endswith(".css"):
        return "\n".join(map(_bare_css, texts))
    # Each script part keeps its names to itself, as it would in a file of its own.
    return '"use strict";\n' + "\n".join(f"{{\n{_bare_js(text)}}}" for text in texts) + "\n"


def sources(name):
    """The files that a joined file is made of, in order."""
    return [path for pattern in JOINED[name] for path in sorted(STATIC.glob(pattern), key=_name)]


def _name(path):
    return path.stem  # not the whole name, in which "note-folds.css" comes before "note.css"


def _bare_css(text):
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


def _bare_js(text):
    return "".join(
        line.strip() + "\n"
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("//")
    )
