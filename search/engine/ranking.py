"""The first few of many matches, without sorting all of them."""

import numpy as np

from search.engine.matches import Dense, Sparse

# Scores that differ by less than this are equal: sums of the same terms in another order differ in the last digits.
DIGITS = 9
TOLERANCE = 10.0**-DIGITS

# From this number on the best of each group of so many is looked at first.
MANY = 4096
GROUP = 64


def best(matches, allowed, wanted):
    """The `wanted` best documents, best first, equal scores in document order; their scores; how many match in all.

    `allowed` is a truth value for each document of the collection, or None when no facet is chosen.
    """
    documents, scores, total = candidates(matches, allowed, wanted)
    scores = np.round(scores, DIGITS)
    if len(scores) > 16 * wanted + GROUP:
        documents, scores = thinned(documents, scores, wanted)
    order = np.lexsort((documents, -scores))[:wanted]
    return documents[order], scores[order], total


def candidates(matches, allowed, wanted):
    """Documents among which the best are, their scores, and the number of all that match."""
    if not isinstance(matches, Dense):
        documents, scores = kept(matches, allowed)
        if len(documents) <= MANY:
            return documents, scores, len(documents)
        near = np.flatnonzero(scores >= floor(scores, wanted))
        return documents[near], scores[near], len(documents)
    found = matches.found if allowed is None else matches.found & allowed
    total = int(np.count_nonzero(found))
    documents = np.flatnonzero(found) if total <= MANY else promising(found, matches.scores, allowed, wanted)
    return documents, matches.scores[documents], total


def promising(found, scores, allowed, wanted):
    """Of many documents found, those whose score may be among the best."""
    scores = scores if allowed is None else scores * allowed
    least = floor(scores, wanted)
    # a score of 0 is also that of the documents that do not match
    return np.flatnonzero(scores >= least) if least > 0 else np.flatnonzero(found)


def kept(matches, allowed):
    if allowed is None:
        return matches.documents, matches.scores
    keep = allowed[matches.documents]
    return matches.documents[keep], matches.scores[keep]


def floor(scores, wanted):
    """A score that at least `wanted` documents reach, and not many more: from the best of each group."""
    groups = len(scores) // GROUP
    if wanted >= groups // 2:
        return np.partition(scores, -wanted)[-wanted] - TOLERANCE if wanted < len(scores) else -1.0
    tops = scores[: groups * GROUP].reshape(GROUP, groups).max(axis=0)
    return np.partition(tops, groups - wanted)[groups - wanted] - TOLERANCE


def thinned(documents, scores, wanted):
    """Without what cannot be among the best: of many equal scores the first in document order are enough."""
    least = np.partition(scores, -wanted)[-wanted]
    better = np.flatnonzero(scores > least)
    equal = np.flatnonzero(scores == least)[: wanted - len(better)]
    keep = np.concatenate((better, equal))
    return documents[keep], scores[keep]


def ordered(matches, allowed, wanted, order=None):
    """The first `wanted` documents in document order, or by the places in `order`; their scores; how many match.

    `allowed` is as for `best`.
    """
    documents, scores = kept(sparse(matches), allowed)
    total = len(documents)
    if order is not None:
        places = order[documents]
        if total > wanted:
            first = np.argpartition(places, wanted - 1)[:wanted]
            documents, scores, places = documents[first], scores[first], places[first]
        by_place = np.argsort(places)
        documents, scores = documents[by_place], scores[by_place]
    return documents[:wanted], np.round(scores[:wanted], DIGITS), total


def sparse(matches):
    if not isinstance(matches, Dense):
        return matches
    documents = np.flatnonzero(matches.found)
    return Sparse(documents, matches.scores[documents])
