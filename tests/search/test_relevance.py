"""The real edition finds what was judged relevant."""

import pytest

from bench.measures import mean, score
from bench.relevance import HELD_OUT, QUERIES, judged
from search.engine.search import Search
from search.index import search
from tests.site import ROOT


@pytest.fixture(params=[QUERIES, HELD_OUT], ids=lambda path: path.stem)
def scores(request, indexed_edition):
    """The Score of every judged query by its words."""
    return {
        one.query: score(one, [lines(hit) for hit in search(Search(one.query)).hits])
        for one in judged(request.param)
    }


def lines(hit):
    first, last = hit.stored["source"]["lines"]
    return [f"{hit.stored['source']['file']}:{line}" for line in range(first, last + 1)]


def test_judged_queries_are_answered_well(scores):
    assert mean(one.ndcg for one in scores.values()) >= 0.90
    assert mean(one.reciprocal_rank for one in scores.values()) >= 0.95
    assert mean(one.success for one in scores.values()) >= 0.90


def test_no_judged_query_finds_nothing_that_matters(scores):
    assert [words for words, one in scores.items() if one.reciprocal_rank == 0] == []


def test_what_is_judged_are_lines_of_the_sources(edition):
    texts = {
        path.name: path.read_text(encoding="utf-8").split("\n") for path in ROOT.glob("*/sources/**/*.txt")
    }

    for one in judged(QUERIES) + judged(HELD_OUT):
        for line in (*one.relevant, *filter(None, [one.must_top3])):
            name, number = line.split(":")
            assert texts[name][int(number) - 1].strip(), (one.id, line)


def test_no_query_is_held_out_that_the_search_was_made_with():
    folded = [{one.query.casefold() for one in judged(path)} for path in (QUERIES, HELD_OUT)]

    assert len(folded[1]) == 64
    assert not folded[0] & folded[1]
