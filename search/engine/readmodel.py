"""A generation as it is read: arrays mapped into memory, immutable, shared by threads and by processes."""

import pickle
from functools import lru_cache

import numpy as np

from search.engine import arrays, vocabulary
from search.engine.facets import Facets, bitmaps, gathered
from search.engine.lexicon import Lexicon
from search.engine.matching import Matcher
from search.engine.postings import Postings, packed
from search.engine.schema import FIELDS

FILE = "model.bin"
VOCABULARY = "vocabulary"
RECORDS = 1024  # texts that are kept as they are read, some kilobytes each


class ReadModel:
    """One generation: `count` documents, numbered from 0 in document order."""

    def __init__(self, path):
        stored = arrays.read(path / FILE)
        self.count = len(stored["record_ends"])
        self.postings = {field.name: Postings(field.name, stored) for field in FIELDS}
        near = vocabulary.part(stored, VOCABULARY)
        self.ids, self.id_ends = memoryview(stored["ids"]), memoryview(stored["id_ends"])
        self.lexicon = Lexicon(self.postings, self.count, self.id, near)
        self.matcher = Matcher(self.postings, self.count)
        self.facets = facets(stored, self.count)
        self.by_discussion = stored["by_discussion"]
        self.records, self.record_ends = memoryview(stored["records"]), memoryview(stored["record_ends"])
        # the texts that are found again and again
        self.record = lru_cache(maxsize=RECORDS)(self.record)

    def id(self, document):
        """A document's id."""
        return piece(self.ids, self.id_ends, document).tobytes().decode()

    def record(self, document):
        """A document's text and what was stored with it; not to be changed, for it is kept."""
        return pickle.loads(piece(self.records, self.record_ends, document))


def piece(joined, ends, place):
    """One of many pieces of bytes that lie one after the other, by where each ends."""
    begin = ends[place - 1] if place else 0
    return joined[begin : ends[place]]


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
    kept = (pickle.dumps((d.text, dict(d.stored)), pickle.HIGHEST_PROTOCOL) for d in documents)
    return joined("record", kept) | joined("id", (d.id.encode() for d in documents))


def joined(name, pieces):
    """Pieces of bytes as one array, and where each ends."""
    pieces = list(pieces)
    ends = np.cumsum([len(piece) for piece in pieces], dtype=np.int64)
    return {f"{name}s": np.frombuffer(b"".join(pieces), np.uint8), f"{name}_ends": ends}


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
