"""Which version of the edition this is, what each version changed, and how the wording of a text is told apart.

The history is a file, not rows, so that a database made anew knows every older wording.
"""

import datetime
import hashlib
import time
import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from django.utils.translation import gettext_noop

from commentary.models import Annotation, Passage
from concept.models import Clause, Loading

HISTORY = Path(__file__).resolve().parent / "sources" / "history.toml"
ADDITION = "addition"
# Citations and files name the edition in English; pages, in their own language.
TITLE = gettext_noop("Foreign Policy Concept of the Republic of Kazakhstan for 2020-2030: A Digital Edition")
# Enough of a SHA-256 to tell any two wordings apart, short enough for a footnote.
SHOWN = 8
# Seconds for which a process believes what it read of the last loading: every page asks.
KEPT = 10


@dataclass(frozen=True)
class Change:
    """One thing that a version changed: `text` ("2020/2.7") and `before` are empty where it only adds.

    `language` is that of `before`.
    """

    kind: str
    reason: str
    text: str = ""
    before: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Version:
    """A published state of the edition; `texts` is the digest of all wording in it."""

    number: str
    date: datetime.date
    summary: str
    texts: str
    changes: tuple[Change, ...] = field(default_factory=tuple)


@cache
def history(path=HISTORY):
    """The versions of the edition, newest first."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["version"]
    return tuple(
        Version(**{**table, "changes": tuple(Change(**change) for change in table.pop("change", []))})
        for table in tables
    )


def current():
    """The version that this is."""
    return history()[0]


def wordings(text, versions=None):
    """The older wordings of a text ("2020/2.7"), newest first: pairs of the Version that replaced it and its Change."""
    return [
        (version, change)
        for version in (history() if versions is None else versions)
        for change in version.changes
        if change.text == text and change.before
    ]


def changed(text, versions=None):
    """The date of the version that last changed a text, or that first had it."""
    versions = versions or history()
    return next((version.date for version, _ in wordings(text, versions)), versions[-1].date)


def since(text, versions=None):
    """The versions after the one that added a thing; after the first, where none says that it did."""
    versions = versions or history()
    added = (
        place
        for place, version in enumerate(versions)
        for change in version.changes
        if change.text == text and change.kind == ADDITION
    )
    return versions[: next(added, len(versions) - 1)]


def key(item):
    """What the history calls a Clause, a Passage or an Annotation: "2020/2.7", "poita-2020/p7", "annotations/a9"."""
    if isinstance(item, Annotation):
        return f"annotations/{item.key}"
    owner = item.document if isinstance(item, Clause) else item.commentary
    return f"{owner.slug}/{item.ref}"


def digest(text):
    """The first digits of the SHA-256 of a wording, as a citation gives them."""
    return hashlib.sha256(text.encode()).hexdigest()[:SHOWN]


class _Kept:
    """What the database said of its last loading, and until when that is believed."""

    until, row = 0.0, None


def loading():
    """The digest and the time of the last loading, or None; another process's loading is seen after KEPT seconds."""
    if time.monotonic() > _Kept.until:
        _Kept.row = Loading.objects.values_list("digest", "loaded").first()
        _Kept.until = time.monotonic() + KEPT
    return _Kept.row


def forget_loading():
    """Ask the database again the next time."""
    _Kept.until = 0.0


def texts_digest():
    """The SHA-256 over the wording of all texts."""
    return hashlib.sha256(repr(sorted(text_digests().items())).encode()).hexdigest()


def text_digests():
    """The SHA-256 over the wording and refs of each text by its slug ("2020", "poita-2020")."""
    return _text_digests(loading())


@lru_cache(maxsize=1)
def _text_digests(_loading):
    totals = {}
    for rows, slug in ((Clause.objects, "document__slug"), (Passage.objects, "commentary__slug")):
        for owner, ref, text in rows.order_by(slug, "position").values_list(slug, "ref", "text"):
            totals.setdefault(owner, hashlib.sha256()).update(f"{ref}\0{text}\n".encode())
    return {owner: total.hexdigest() for owner, total in totals.items()}
