"""Building a generation of the index from documents."""

import gc
from contextlib import contextmanager

from search.engine import generations, readmodel, whooshfile
from search.engine.gathering import gathered_by_many
from search.engine.inversion import inverted

# What part of a build's time each stage takes, roughly, for the progress shown.
ANALYSIS, WHOOSH, MODEL = 0.45, 0.45, 0.10


class Unusable(Exception):
    """The documents cannot be indexed; the message says which and why."""


def build(directory, documents, progress=None, processes=1):
    """Build an index of the documents in `directory` and make it the current one; return how many they are.

    BuildRunning if another process builds it. Who must read the documents when nobody else builds is
    `generations.alone` first, and then calls `build_alone`, which has the same arguments.

    `progress(share, stage)` is called now and then with the share of the work that is done, 0 to 1, and what is
    going on. More than one of `processes` analyse texts side by side, which is worth it from some thousands on. The
    index that was there serves on until the new one is whole, and stays if the build fails.
    """
    with generations.alone(directory):
        return build_alone(directory, documents, progress, processes)


def build_alone(directory, documents, progress=None, processes=1):
    """What `build` does, for who is `generations.alone`."""
    documents = sorted(documents, key=lambda document: document.position)
    check(documents)
    report = progress or (lambda share, stage: None)
    with uncollected(), generations.new(directory) as generation:
        fields = analysed(documents, processes, report)
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


def analysed(documents, processes, report):
    """The fields of the documents, inverted."""
    report(0.0, "analysing")
    found = gathered_by_many(documents, processes, lambda share: report(ANALYSIS * share, "analysing"))
    listing = [document.listing for document in documents]
    return [inverted(name, found.pop(name), listing) for name in list(found)]


def write(path, documents, fields, report):
    done = ANALYSIS

    def advance(share):
        nonlocal done
        done += share * WHOOSH
        report(done, "writing")

    whooshfile.write(str(path), [document.id for document in documents], fields, advance)
    readmodel.write(path, documents, fields)
