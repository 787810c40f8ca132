"""An edit made in the admin reaches the index: whoever saves waits for the rebuild, and finds what was saved."""

import logging

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from commentary.models import Annotation, Author, Commentary, Passage
from concept.models import Clause, Document
from search import building, storage

WATCHED = (Document, Clause, Commentary, Author, Passage, Annotation)

logger = logging.getLogger(__name__)


def connect():
    for model in WATCHED:
        for signal in (post_save, post_delete):
            signal.connect(rebuild_later, sender=model, dispatch_uid=f"search index of {model.__name__}")


def rebuild_later(sender, **_):
    """Rebuild when the change is committed. Of several in one transaction the first builds, the rest find it done."""
    transaction.on_commit(rebuild, robust=True)


def rebuild():
    """Build the index anew where there is one; before the first `build_index` there is nothing to keep up."""
    if storage.generation() is None:
        return
    try:
        building.build()
    except (OSError, building.BuildRunning):
        # The edit itself is saved, and the old index serves on; `build_index` or the next edit catches up.
        logger.exception("The search index could not be rebuilt after an edit; run manage.py build_index")
