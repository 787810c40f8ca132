"""Gathering the tokens of documents, field by field, in flat arrays; by several processes where there is much to do."""

from array import array
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import numpy as np

from search.engine.indexing import terms_of
from search.engine.schema import FIELDS

# So many documents are analysed at a time.
BATCH = 256


class Gathering:
    """The tokens of one field in document order; terms are numbered as they come."""

    def __init__(self):
        self.numbers = {}
        self.terms, self.positions = array("I"), array("I")
        self.starts, self.lengths = array("I"), array("I")
        self.counts = array("I")

    def add(self, tokens):
        """Take in one document's tokens, in order of position."""
        numbers = self.numbers
        self.counts.append(len(tokens))
        self.terms.extend([numbers.setdefault(token.text, len(numbers)) for token in tokens])
        self.positions.extend([token.position for token in tokens])
        self.starts.extend([token.start for token in tokens])
        self.lengths.extend([token.end - token.start for token in tokens])

    def extend(self, other):
        """Take in what was gathered from the documents that follow."""
        numbers = self.numbers
        known = np.array([numbers.setdefault(term, len(numbers)) for term in other.numbers], np.uint32)
        self.terms.frombytes(known[np.asarray(other.terms, np.int64)].tobytes())
        for name in ("positions", "starts", "lengths", "counts"):
            getattr(self, name).extend(getattr(other, name))


def gathered(documents):
    """The tokens of the documents: {field: Gathering}."""
    found = {field.name: Gathering() for field in FIELDS}
    for document in documents:
        for name, tokens in terms_of(document).items():
            found[name].add(tokens)
    return found


def gathered_by_many(documents, processes, progress):
    """The same, by several processes; `progress(share)` hears after each batch how much is done."""
    found = {field.name: Gathering() for field in FIELDS}
    done = 0
    with mapping(processes) as mapped:
        for batch in mapped(gathered, batches(documents)):
            for name, gathering in batch.items():
                found[name].extend(gathering)
            done = min(done + BATCH, len(documents))
            progress(done / len(documents))
    return found


def batches(documents):
    return (documents[start : start + BATCH] for start in range(0, len(documents), BATCH))


@contextmanager
def mapping(processes):
    """A `map` that keeps its order, by as many processes."""
    if processes == 1:
        yield map
        return
    # spawned, not forked: a build may be started from a thread of a running site
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield pool.map
