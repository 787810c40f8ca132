"""Which documents hold words in order, and where."""

from bisect import bisect_left, bisect_right

import numpy as np

from search.engine.inversion import GAP

# Between neighbours of a phrase at most so many places; documents lie further apart than that.
MAX_SLOP = GAP - 1


def documents(postings, numbers, slop):
    """The documents that hold the terms in order, each at most `slop` places after the one before; ascending."""
    places = [postings.places_of(number) for number in numbers]
    ends = adjacent(places) if slop == 1 else chained(places, np.uint32(min(slop, MAX_SLOP)))
    found = postings.documents_at(ends)
    return found[np.diff(found, prepend=-1) > 0]


def adjacent(places):
    """Where terms stand each right behind the other: the places of the rarest."""
    anchor, *others = sorted(range(len(places)), key=lambda term: len(places[term]))
    found = places[anchor]
    for term in others:
        # Counting modulo 2**32, for a step back is one forward; before the first place stands nothing.
        step = np.uint32((term - anchor) % 2**32)
        found = common(found + step, places[term]) - step
    return found


def common(few, many):
    """The numbers in both of two sorted arrays without repetition; the second is not the shorter one."""
    if len(few) * 8 < len(many):
        at = np.searchsorted(many, few)
        at[at == len(many)] = 0
        return few[many[at] == few]
    # Merging two sorted runs is what a stable sort does best.
    both = np.concatenate((few, many))
    both.sort(kind="stable")
    return both[1:][both[1:] == both[:-1]]


def chained(places, slop):
    """Where the last terms stand of those that follow each other within `slop` places."""
    ends = places[0]
    for here in places[1:]:
        ends = following(ends, here, slop)
    return ends


def following(ends, places, slop):
    """The places that lie 1 to `slop` after one of the ends; all sorted."""
    if not len(ends):
        return ends
    if len(ends) * 4 < len(places):
        low = np.searchsorted(places, ends + np.uint32(1))
        return places[within(low, np.searchsorted(places, ends + slop, "right"))]
    before = np.searchsorted(ends, places)
    return places[(before > 0) & (places - ends[before - 1] <= slop)]


def within(low, high):
    """The numbers in any of the ranges from low to before high, ascending, each once."""
    counts = high - low
    shifts = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return np.unique(shifts + np.arange(int(counts.sum())))


def members(places, slop):
    """The places that belong to an occurrence of a phrase within one document.

    `places` has for each term of the phrase the sorted places where it stands. A place counts if some chain from the
    first term to the last leads through it.
    """
    reached = [places[0]]
    for here in places[1:]:
        reached.append([place for place in here if follows(reached[-1], place, slop)])
    chain = [reached[-1]]
    for here in reversed(reached[:-1]):
        chain.append([place for place in here if precedes(chain[-1], place, slop)])
    return set().union(*chain)


def follows(places, place, slop):
    """Whether a place lies 1 to `slop` after one of the sorted places."""
    before = bisect_left(places, place)
    return before > 0 and place - places[before - 1] <= slop


def precedes(places, place, slop):
    """Whether a place lies 1 to `slop` before one of the sorted places."""
    after = bisect_right(places, place)
    return after < len(places) and places[after] - place <= slop
