"""One field of the read model: its terms' postings, as arrays mapped from the generation's file."""

from bisect import bisect_left

import numpy as np

from search.engine.inversion import BLOCK

# The arrays of a field as they stand in the file, each under `<field>.<name>`.
PARTS = (
    "first",
    "documents",
    "impacts",
    "first_place",
    "places",
    "base",
    "block_document",
    "first_token",
    "token_term",
    "token_place",
    "token_start",
    "token_length",
)


# Stands between the terms of the vocabulary in the file; no word holds it.
SEPARATOR = "\0"


class Postings:
    """A field's postings; see `inversion.Inverted` for the arrays."""

    def __init__(self, name, arrays):
        self.name = name
        for part in PARTS:
            setattr(self, part, arrays[f"{name}.{part}"])
        self.terms = (
            arrays[f"{name}.terms"].tobytes().decode().split(SEPARATOR) if len(self.first) > 1 else []
        )
        self.numbers = dict(zip(self.terms, range(len(self.terms)), strict=True))

    def number(self, term):
        """The term's number in the sorted vocabulary, or None."""
        return self.numbers.get(term)

    def frequency(self, term):
        """In how many documents the term stands."""
        number = self.numbers.get(term)
        return 0 if number is None else int(self.first[number + 1] - self.first[number])

    def holders(self, term):
        """The numbers of the documents that hold the term, ascending."""
        number = self.numbers.get(term)
        return self.documents[:0] if number is None else self.postings(number, number + 1)[0]

    def span(self, prefix):
        """The numbers of the terms that begin with the prefix: (first, one after the last)."""
        low = bisect_left(self.terms, prefix)
        return low, bisect_left(self.terms, prefix + "\U0010ffff", low)

    def postings(self, low, high):
        """Documents and impacts of the terms from number `low` to before `high`, term after term."""
        begin, end = self.first[low], self.first[high]
        return self.documents[begin:end].astype(np.int64), self.impacts[begin:end]

    def places_of(self, number):
        """The places of a term in all documents, ascending."""
        begin, end = self.first_place[self.first[number]], self.first_place[self.first[number + 1]]
        return self.places[begin:end]

    def documents_at(self, places):
        """The documents in which the places lie."""
        documents = self.block_document[places >> BLOCK].astype(np.int64)
        # A block is shorter than the gap between documents, so at most one more document begins in it.
        return documents + (places >= self.base[documents + 1])


def packed(field):
    """The arrays of an inverted field as they go into the file: {`<field>.<name>`: array}."""
    arrays = {f"{field.name}.{part}": narrowed(part, getattr(field, part)) for part in PARTS}
    arrays[f"{field.name}.terms"] = np.frombuffer(SEPARATOR.join(field.terms).encode(), np.uint8)
    return arrays


def narrowed(part, array):
    if part in ("token_start", "token_length", "token_term"):
        return array.astype(np.min_scalar_type(int(array.max(initial=0))))
    return array.astype(np.uint32) if part in ("first_place", "token_place") else array
