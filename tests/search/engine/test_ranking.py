"""The best of many, found without sorting all, are those that sorting all finds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import ranking
from search.engine.matches import Dense, Sparse


def sorted_out(documents, scores, wanted):
    """The best by sorting: the documents and their scores."""
    pairs = sorted(zip(documents, np.round(scores, 9), strict=True), key=lambda pair: (-pair[1], pair[0]))
    return [(int(document), float(score)) for document, score in pairs[:wanted]]


def collection(seed, size, levels):
    """For each document whether it is found, its score (0 if not), and whether a facet allows it."""
    chance = np.random.default_rng(seed)
    found = chance.random(size) < chance.random()
    scores = np.where(found, chance.integers(0, levels, size) / 7, 0.0)
    return found, scores, chance.random(size) < 0.5


@settings(max_examples=60)
@given(
    st.integers(0, 2**32),
    st.sampled_from((10, 5_000, 20_000)),
    st.sampled_from((1, 3, 50, 10**6)),
    st.sampled_from((1, 10, 300, 30_000)),
    st.booleans(),
    st.booleans(),
)
def test_the_best_are_those_that_sorting_finds(seed, size, levels, wanted, is_filtered, is_dense):
    found, scores, allowed = collection(seed, size, levels)
    numbers = np.flatnonzero(found)
    matches = Dense(found, scores) if is_dense else Sparse(numbers, scores[numbers])

    documents, best, total = ranking.best(matches, allowed if is_filtered else None, wanted)

    kept = np.flatnonzero(found & allowed) if is_filtered else numbers
    assert list(zip(documents.tolist(), best.tolist(), strict=True)) == sorted_out(kept, scores[kept], wanted)
    assert total == len(kept)


@pytest.mark.parametrize("noise", [1e-12, -1e-12])
def test_scores_that_differ_only_in_the_last_digits_are_equal(noise):
    matches = Sparse(np.array([3, 5, 8]), np.array([1.5, 1.5 + noise, 2.0]))

    assert ranking.best(matches, None, 3)[0].tolist() == [8, 3, 5]


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.integers(1, 50), st.booleans())
def test_another_order_gives_its_first_documents(seed, wanted, is_filtered):
    found, scores, allowed = collection(seed, 5_000, 9)
    order = np.random.default_rng(seed).permutation(5_000)

    documents, _, total = ranking.ordered(
        Dense(found, scores), allowed if is_filtered else None, wanted, order
    )

    kept = np.flatnonzero(found & allowed) if is_filtered else np.flatnonzero(found)
    assert documents.tolist() == sorted(kept.tolist(), key=lambda document: order[document])[:wanted]
    assert total == len(kept)
