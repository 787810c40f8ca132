"""A made-up translation, which puts ⟦brackets⟧ around each message, and the words of a page that it leaves without.

with translated():
    page = client.get("/ru/coverage/").text
untranslated(page)
"""

import re
from contextlib import contextmanager

from django.core.cache import cache
from django.utils.translation import trans_real
from lxml import html

LANGUAGE = "ru"
READ_OUT = ("aria-label", "title", "placeholder", "alt", "data-label")
PIECE = re.compile(r"⟦|⟧|[^⟦⟧]+")
WORD = re.compile(r"[^\W\d_]{2,}")


class Brackets(trans_real.DjangoTranslation):
    """Translates every message into itself between brackets."""

    def gettext(self, message):
        return f"⟦{message.rpartition(trans_real.CONTEXT_SEPARATOR)[2]}⟧"

    def ngettext(self, singular, plural, number):
        return self.gettext(singular if number == 1 else plural)


@contextmanager
def translated():
    """Have the words of Russian pages in brackets for the time being."""
    kept = trans_real.translation(LANGUAGE)
    trans_real._translations[LANGUAGE] = Brackets(LANGUAGE)
    cache.clear()
    try:
        yield
    finally:
        trans_real._translations[LANGUAGE] = kept
        cache.clear()


def untranslated(page):
    """Return the runs of words on a page, in order, that are neither in a message nor in an element with a `lang`.

    A message may have elements inside, so brackets are counted through the page; an attribute has its own.
    """
    root = html.document_fromstring(page)
    description = root.xpath("//meta[@name='description']/@content")
    labels = [label for element in _own(root) for name in READ_OUT if (label := element.get(name))]
    texts = [_texts(root), *([one] for one in (*description, *labels))]
    return [" ".join(run.split()) for one in texts for run in _outside(one) if WORD.search(run)]


def _outside(texts):
    """Yield what stands outside all brackets."""
    depth = 0
    for piece in (piece for text in texts for piece in PIECE.findall(text)):
        depth += (piece == "⟦") - (piece == "⟧")
        if not depth and piece != "⟧":
            yield piece


def _children(element):
    """Return the elements in one that are read, in the language of the page."""
    return [
        child
        for child in element
        if isinstance(child.tag, str)
        and child.tag not in ("script", "style", "code")
        and not child.get("lang")
    ]


def _own(element):
    yield element
    for child in _children(element):
        yield from _own(child)


def _texts(element):
    own = _children(element)
    yield element.text or ""
    for child in element:
        if child in own:
            yield from _texts(child)
        yield child.tail or ""
