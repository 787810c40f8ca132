"""Sets of matching documents with their scores, and the algebra on them.

A small set is `Sparse`: document numbers in order, scores beside them. A large one is `Dense`: a truth value and a
score for each document of the collection, for adding whole arrays is then faster than following numbers. Sets are
never changed once made, so that they can be cached and shared by threads.
"""

from dataclasses import dataclass

import numpy as np

# A set is dense when it holds more than one in so many documents, or the collection is small anyway.
RATIO = 16
SMALL = 2048


@dataclass(frozen=True, slots=True)
class Sparse:
    """`documents` ascending, and their `scores`."""

    documents: np.ndarray
    scores: np.ndarray

    def boosted(self, boost):
        return self if boost == 1.0 else Sparse(self.documents, self.scores * boost)

    def kept(self, keep):
        return Sparse(self.documents[keep], self.scores[keep])

    def any(self):
        """Whether any document matches."""
        return len(self.documents) > 0


@dataclass(frozen=True, slots=True)
class Dense:
    """For each document of the collection, whether it matches (`found`), and its score, 0 if it does not."""

    found: np.ndarray
    scores: np.ndarray

    def boosted(self, boost):
        return self if boost == 1.0 else Dense(self.found, self.scores * boost)

    def any(self):
        """Whether any document matches."""
        return bool(self.found.any())


def is_large(count, size):
    return count * RATIO >= size or size <= SMALL


def made(documents, scores, size):
    """A set of documents in the form that suits their number."""
    if is_large(len(documents), size):
        return dense(Sparse(documents, scores), size)
    return Sparse(documents, scores)


def dense(matches, size):
    if isinstance(matches, Dense):
        return matches
    scores = np.zeros(size)
    scores[matches.documents] = matches.scores
    return Dense(flags(matches, size), scores)


def flags(matches, size):
    """For each document of the collection, whether it is in the set."""
    if isinstance(matches, Dense):
        return matches.found
    found = np.zeros(size, bool)
    found[matches.documents] = True
    return found


def nothing(size):
    return made(np.zeros(0, np.int64), np.zeros(0), size)


def everything(size):
    return Dense(np.ones(size, bool), np.zeros(size))


def count(matches):
    if isinstance(matches, Dense):
        return int(np.count_nonzero(matches.found))
    return len(matches.documents)


def holds(matches, document):
    """Whether a document is in the set."""
    if isinstance(matches, Dense):
        return bool(matches.found[document])
    place = np.searchsorted(matches.documents, document)
    return bool(place < len(matches.documents) and matches.documents[place] == document)


def found_among(matches, documents):
    """For each of the documents, whether it is in the set, and its score (0 if not)."""
    if isinstance(matches, Dense):
        return matches.found[documents], matches.scores[documents]
    if not len(matches.documents):
        return np.zeros(len(documents), bool), np.zeros(len(documents))
    place = np.searchsorted(matches.documents, documents)
    place[place == len(matches.documents)] = 0
    found = matches.documents[place] == documents
    return found, np.where(found, matches.scores[place], 0.0)


def intersection(parts):
    """Documents in every part; scores add."""
    sparse = sorted((part for part in parts if isinstance(part, Sparse)), key=count)
    large = [part for part in parts if isinstance(part, Dense)]
    if not sparse:
        return dense_intersection(large)
    result = sparse[0]
    for part in sparse[1:] + large:
        found, scores = found_among(part, result.documents)
        result = Sparse(result.documents[found], (result.scores + scores)[found])
    return result


def dense_intersection(parts):
    found, scores = parts[0].found, parts[0].scores
    for part in parts[1:]:
        found, scores = found & part.found, scores + part.scores
    return Dense(found, scores * found) if len(parts) > 1 else parts[0]


def without(matches, excluded):
    """The documents of the first set that are not in the second, with their scores."""
    if isinstance(matches, Sparse):
        return matches.kept(~found_among(excluded, matches.documents)[0])
    found = matches.found & ~flags(excluded, len(matches.found))
    return Dense(found, matches.scores * found)


def complement(matches, size):
    """The documents not in the set, each with score 0."""
    return Dense(~flags(matches, size), np.zeros(size))


def union(parts, size):
    """Documents in any part; scores add."""
    parts = [part for part in parts if isinstance(part, Dense) or len(part.documents)]
    if len(parts) < 2:
        return parts[0] if parts else nothing(size)
    if any(isinstance(part, Dense) for part in parts):
        return dense_union(parts, size)
    documents = np.concatenate([part.documents for part in parts])
    if is_large(len(documents), size):
        return dense_union(parts, size)
    return sparse_union(documents, np.concatenate([part.scores for part in parts]))


def sparse_union(documents, scores):
    order = np.argsort(documents, kind="stable")
    documents, scores = documents[order], scores[order]
    new = np.ones(len(documents), bool)
    new[1:] = documents[1:] != documents[:-1]
    first = np.flatnonzero(new)
    if not len(first):
        return Sparse(documents, scores)
    return Sparse(documents[first], np.add.reduceat(scores, first))


def dense_union(parts, size):
    # begun with a copy of the first, for an array of zeros costs as much
    first, *others = sorted(parts, key=lambda part: isinstance(part, Sparse))
    first = dense(first, size)
    found, scores = first.found.copy(), first.scores.copy()
    for part in others:
        if isinstance(part, Dense):
            scores += part.scores
            found |= part.found
        else:
            scores[part.documents] += part.scores
            found[part.documents] = True
    return Dense(found, scores)
