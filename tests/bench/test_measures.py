"""How rankings are measured."""

from math import log2

import pytest

from bench.measures import Judged, Score, score


def make_judged(**changes):
    given = {"relevant": {"a.txt:1": 2, "a.txt:2": 1}, "must_top3": "a.txt:1"}
    return Judged(id="q1", type="keyword", query="terrorism", **{**given, **changes})


def test_the_ideal_ranking_scores_one():
    assert score(make_judged(), [["a.txt:1"], ["a.txt:2"]]) == Score(1.0, 1.0, 1.0)


def test_gain_is_linear_and_discounted_by_place():
    found = score(make_judged(), [["b.txt:9"], ["a.txt:1"]])

    assert found.ndcg == pytest.approx((2 / log2(3)) / (2 + 1 / log2(3)))
    assert found.reciprocal_rank == 0.5


def test_a_hit_of_several_lines_counts_with_its_best():
    assert score(make_judged(), [["a.txt:1", "a.txt:2"]]).ndcg == pytest.approx(2 / (2 + 1 / log2(3)))


def test_a_line_counts_once():
    once = score(make_judged(), [["a.txt:1"]])

    assert score(make_judged(), [["a.txt:1"], ["a.txt:1"]]) == once


def test_success_asks_for_the_line_that_must_come_early():
    assert score(make_judged(), [["a.txt:2"], ["b.txt:1"], ["b.txt:2"], ["a.txt:1"]]).success == 0.0
    assert score(make_judged(must_top3=None), [["a.txt:2"]]).success == 1.0


def test_nothing_found_scores_nothing():
    assert score(make_judged(), []) == Score(0.0, 0.0, 0.0)
