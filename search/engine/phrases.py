"""Which documents hold words in order, and where."""

import numpy as np

from search.engine.inversion import GAP

# Between neighbours of a phrase at most so many places; documents lie further apart than that.
MAX_SLOP = GAP - 1


def documents(postings, numbers, slop):
    """The documents that hold the terms in order, each at most `slop` places after the one before; ascending."""
    ends, _ = postings.occurrences(numbers[0])
    for number in numbers[1:]:
        places, starts = postings.occurrences(number)
        follows = following(ends, places, min(slop, MAX_SLOP))
        ends = places[follows]
    posting = np.searchsorted(starts, np.flatnonzero(follows), "right") - 1
    first = postings.first[numbers[-1]]
    found = postings.documents[first + posting[np.diff(posting, prepend=-1) > 0]]
    return found.astype(np.int64)


def following(ends, places, slop):
    """For each place, whether one of the ends lies 1 to `slop` places before it."""
    if not len(ends):
        return np.zeros(len(places), bool)
    before = np.searchsorted(ends, places)
    return (before > 0) & (places - ends[before - 1] <= slop)


def members(places, slop):
    """The places that belong to an occurrence of a phrase within one document.

    `places` has for each term of the phrase the sorted places where it stands. A place counts if some chain from the
    first term to the last leads through it.
    """
    reached = [set(places[0])]
    for here in places[1:]:
        reached.append({p for p in here if any(p - step in reached[-1] for step in range(1, slop + 1))})
    chain = [reached[-1]]
    for here in reversed(reached[:-1]):
        chain.append({p for p in here if any(p + step in chain[-1] for step in range(1, slop + 1))})
    return set().union(*chain)
