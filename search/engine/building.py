"""Building a generation of the index from documents."""

import gc
from contextlib import contextmanager

from search.engine import generations, readmodel, whooshfile
from search.engine.indexing import terms_of
from search.engine.inversion import Inversion

# What part of a build's time each stage takes, roughly, for the progress shown.
ANALYSIS, WHOOSH, MODEL = 0.45, 0.45, 0.10


class Unusable(Exception):
    """The documents cannot be indexed; the message says which and why."""


def build(directory, documents, progress=None):
    """Build an index of the documents in `directory` and make it the current one; return how many they are.

    `progress(share, stage)` is called now and then with the share of the work that is done, 0 to 1, and what is going
    on. The index that was there serves on until the new one is whole, and stays if the build fails.
    """
    documents = sorted(documents, key=lambda document: document.position)
    check(documents)
    report = progress or (lambda share, stage: None)
    with uncollected(), generations.new(directory) as generation:
        fields = list(analysed(documents, report).fields())
        report(ANALYSIS, "writing")
        write(generation.path, documents, fields, report)
        generation.about["count"] = len(documents)
    report(1.0, "done")
    return len(documents)


@contextmanager
def uncollected():
    """Without the collector of reference cycles: a build makes millions of small objects and no cycle."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def check(documents):
    seen = set()
    for document in documents:
        if document.id in seen:
            raise Unusable(f"Two documents have the id {document.id!r}; give each its own.")
        seen.add(document.id)


def analysed(documents, report):
    inversion = Inversion()
    for number, document in enumerate(documents):
        if number % 100 == 0:
            report(ANALYSIS * number / len(documents), "analysing")
        inversion.add(document, terms_of(document))
    return inversion


def write(path, documents, fields, report):
    done = ANALYSIS

    def advance(share):
        nonlocal done
        done += share * WHOOSH
        report(done, "writing")

    whooshfile.write(str(path), [document.id for document in documents], fields, advance)
    readmodel.write(path, documents, fields)
