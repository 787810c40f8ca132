import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine import phrases

places = st.lists(st.integers(0, 400), unique=True).map(sorted)
terms = st.lists(places, min_size=2, max_size=4)


def arrays(lists):
    return [np.array(one, np.uint32) for one in lists]


@given(terms)
def test_adjacent_terms_are_found_wherever_each_follows_the_other(lists):
    found = phrases.adjacent(arrays(lists))

    begins = [at for at in range(401) if all(at + n in here for n, here in enumerate(lists))]
    rarest = min(range(len(lists)), key=lambda term: len(lists[term]))
    assert found.tolist() == [at + rarest for at in begins]


@given(terms, st.integers(1, 5))
def test_a_chain_goes_from_place_to_place_within_the_slop(lists, slop):
    found = phrases.chained(arrays(lists), np.uint32(slop))

    ends = set(lists[0])
    for here in lists[1:]:
        ends = {place for place in here if ends & set(range(place - slop, place))}
    assert found.tolist() == sorted(ends)


@given(places, places)
def test_common_places_are_those_of_both(one, other):
    few, many = sorted((one, other), key=len)

    assert phrases.common(*arrays((few, many))).tolist() == sorted(set(few) & set(many))


def test_members_of_a_loose_phrase_are_those_that_a_chain_leads_through():
    foreign, policy, concept = [0, 10, 20], [1, 14, 22], [3, 30]

    assert phrases.members([foreign, policy, concept], 3) == {0, 1, 3}
