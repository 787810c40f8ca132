"""Facets: which documents have a value, as bitmaps, and counting them.

A bitmap has one bit for a document, packed into whole words of 64; counting is `and` and a population count.
"""

import numpy as np

WORD = 64


def bitmap(found):
    """A truth value per document as packed bits."""
    packed = np.packbits(found, bitorder="little")
    spare = -len(packed) % 8
    return np.concatenate((packed, np.zeros(spare, np.uint8))).view(np.uint64)


def truth(bits, size):
    """Packed bits as a truth value per document."""
    return np.unpackbits(bits.view(np.uint8), count=size, bitorder="little").view(bool)


def gathered(documents):
    """What the documents have in each facet: {facet: {value: [document numbers]}}, values as they first come."""
    found = {}
    for number, document in enumerate(documents):
        for facet, values in document.facets.items():
            rows = found.setdefault(facet, {})
            for value in dict.fromkeys(values):
                rows.setdefault(value, []).append(number)
    return found


def bitmaps(values, size):
    """{value: [document numbers]} as one bitmap a row."""
    maps = np.zeros((len(values), -(-size // WORD)), np.uint64)
    for row, documents in enumerate(values.values()):
        found = np.zeros(size, bool)
        found[documents] = True
        maps[row] = bitmap(found)
    return maps


class Facets:
    """The facets of a generation: `values` has each facet's values in order, `maps` their bitmaps, a row each."""

    def __init__(self, values, maps, size):
        self.values, self.maps, self.size = values, maps, size
        self.rows = {facet: {value: row for row, value in enumerate(of)} for facet, of in values.items()}
        self.words = -(-size // WORD)
        # one below the other, for a count over all takes hardly longer than over one
        self.stacked = np.concatenate([np.zeros((0, self.words), np.uint64), *maps.values()])

    def chosen(self, selected):
        """For each facet with chosen values, the documents that have any of them: {facet: bitmap}."""
        return {facet: self.any_of(facet, values) for facet, values in selected.items() if values}

    def any_of(self, facet, values):
        rows = self.rows.get(facet, {})
        known = [rows[value] for value in values if value in rows]
        if not known:
            return np.zeros(self.words, np.uint64)
        return np.bitwise_or.reduce(self.maps[facet][known])

    def counts(self, found, chosen, selected):
        """Each facet's counts: {facet: {value: count}}.

        `found` is the bitmap of the words' matches. A facet's counts apply every choice but its own. Values without
        a document are left out, unless they are chosen.
        """
        numbers = sums(self.stacked & self.applied(found, chosen))
        counts, end = {}, 0
        for facet, values in self.values.items():
            begin, end = end, end + len(values)
            own = numbers[begin:end]
            if facet in chosen:
                own = sums(self.maps[facet] & self.applied(found, chosen, facet))
            counts[facet] = {value: n for value, n in zip(values, own, strict=True) if n}
            for value in selected.get(facet, ()):
                counts[facet].setdefault(value, 0)
        return counts

    def applied(self, found, chosen, but=None):
        for facet, bits in chosen.items():
            if facet != but:
                found = found & bits
        return found


def sums(maps):
    """How many documents each bitmap holds."""
    return np.bitwise_count(maps).sum(axis=1, dtype=np.uint32).tolist()
