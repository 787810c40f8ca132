from itertools import accumulate
from types import SimpleNamespace

import pytest

from bench import measuring
from bench.contenders import SELECTED
from bench.contenders.fts5 import Fts5
from bench.contenders.ours import Bare, Ours
from bench.contenders.tantivies import Tantivy
from bench.contenders.whooshes import PlainWhoosh
from bench.passages import passages, rare_word

COUNT = 40


@pytest.fixture(scope="module")
def contenders(tmp_path_factory):
    """Every contender over the same passages, by name; and the passages."""
    documents = passages(COUNT)
    rare, opened = rare_word(documents), {}
    for contender in (Ours, PlainWhoosh, Fts5, Tantivy):
        directory = str(tmp_path_factory.mktemp("index"))
        contender.build(directory, documents)
        opened[contender.name] = contender(directory, rare)
        if contender is Ours:
            opened[Bare.name] = Bare(directory, rare)
    return opened, documents


def test_the_same_size_and_seed_give_the_same_passages():
    assert passages(5) == passages(5)
    assert [document.text for document in passages(5)] != [document.text for document in passages(5, seed=1)]


@pytest.mark.parametrize("kind", ["rare", "phrase", "AND", "OR"])
def test_all_contenders_answer_the_same_question(contenders, kind):
    opened, documents = contenders
    allowed = {d.id for d in documents if all(set(d.facets[f]) & set(v) for f, v in SELECTED.items())}

    pages = {name: set(contender.page(kind)) for name, contender in opened.items()}

    # as the site understands it, other words and fields count too
    ours = pages.pop(Ours.name)
    assert ours
    assert ours <= allowed
    assert pages[Bare.name]
    assert pages == dict.fromkeys(pages, pages[Bare.name])


def test_a_time_is_the_median_of_several_calls_and_none_for_what_cannot_be_asked(monkeypatch):
    took = (1, 2, 3, 8, 9)
    moments = accumulate(ms for one in took for ms in (0, one))
    monkeypatch.setattr(measuring, "time", SimpleNamespace(perf_counter=lambda: next(moments) / 1000))

    assert measuring.seconds(lambda: 1) == pytest.approx(0.003)
    assert next(moments, None) is None

    monkeypatch.undo()
    assert measuring.seconds(lambda: None) is None


def test_turns_begin_with_another_contender_each_time():
    assert [measuring.rotated(["a", "b", "c"], turn)[0] for turn in range(-1, 3)] == ["c", "a", "b", "c"]
