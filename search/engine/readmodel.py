"""A generation as it is read: arrays mapped into memory, immutable, shared by threads and by processes."""

import pickle

import numpy as np

from search.engine import arrays, vocabulary
from search.engine.facets import Facets, bitmaps, gathered
from search.engine.lexicon import Lexicon
from search.engine.matching import Matcher
from search.engine.postings import Postings, packed
from search.engine.schema import FIELDS

FILE = "model.bin"
VOCABULARY = "vocabulary"


class ReadModel:
    """One generation: `count` documents, numbered from 0 in document order."""

    def __init__(self, path):
        stored = arrays.read(path / FILE)
        self.count = len(stored["record_ends"])
        self.postings = {field.name: Postings(field.name, stored) for field in FIELDS}
        near = vocabulary.part(stored, VOCABULARY)
        self.lexicon = Lexicon(self.postings, self.count, lambda document: self.record(document)[0], near)
        self.matcher = Matcher(self.postings, self.count)
        self.facets = facets(stored, self.count)
        self.by_discussion = stored["by_discussion"]
        self.records, self.record_ends = stored["records"], stored["record_ends"]

    def record(self, document):
        """A document's id, text and what was stored with it."""
        begin = self.record_ends[document - 1] if document else 0
        return pickle.loads(self.records[begin : self.record_ends[document]].data)


def facets(stored, size):
    values = pickle.loads(stored["facets"].data)
    return Facets(values, {facet: stored[f"facet.{facet}"] for facet in values}, size)


def write(path, documents, fields):
    """Write the model of the documents, in document order, whose fields are inverted."""
    content = records(documents) | facet_arrays(documents) | {"by_discussion": by_discussion(documents)}
    for field in fields:
        content |= packed(field)
        if field.name == "words":
            near = vocabulary.indexed(field.terms)
            content |= {f"{VOCABULARY}.{name}": array for name, array in near.items()}
    arrays.write(path / FILE, content)


def records(documents):
    kept = [pickle.dumps((d.id, d.text, dict(d.stored)), pickle.HIGHEST_PROTOCOL) for d in documents]
    ends = np.cumsum([len(record) for record in kept], dtype=np.int64)
    return {"records": np.frombuffer(b"".join(kept), np.uint8), "record_ends": ends}


def facet_arrays(documents):
    found = gathered(documents)
    values = {facet: tuple(rows) for facet, rows in found.items()}
    maps = {f"facet.{facet}": bitmaps(rows, len(documents)) for facet, rows in found.items()}
    return {"facets": np.frombuffer(pickle.dumps(values), np.uint8), **maps}


def by_discussion(documents):
    """Each document's place when the most discussed come first."""
    order = np.argsort(-np.array([document.discussed for document in documents], np.int64), kind="stable")
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places
