"""The real edition finds what was judged relevant."""

import json

import pytest

from bench.measures import Judged, mean, score
from bench.relevance import QUERIES
from search.engine.search import Search
from search.index import search


@pytest.fixture
def scores(indexed_edition):
    """The Score of every judged query by its words."""
    judged = [Judged(**record) for record in json.loads(QUERIES.read_text(encoding="utf-8"))]
    return {one.query: score(one, [lines(hit) for hit in search(Search(one.query)).hits]) for one in judged}


def lines(hit):
    first, last = hit.stored["source"]["lines"]
    return [f"{hit.stored['source']['file']}:{line}" for line in range(first, last + 1)]


def test_judged_queries_are_answered_well(scores):
    assert mean(one.ndcg for one in scores.values()) >= 0.90
    assert mean(one.reciprocal_rank for one in scores.values()) >= 0.95
    assert mean(one.success for one in scores.values()) >= 0.90


def test_no_judged_query_finds_nothing_that_matters(scores):
    assert [words for words, one in scores.items() if one.reciprocal_rank == 0] == []
