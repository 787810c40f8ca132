import pytest

from search.engine import gathering
from search.engine.building import build
from search.engine.engine import Engine
from search.engine.search import Search
from tests.search.engine.factory import make_document, real_documents


def gathered(documents, processes):
    found = gathering.gathered_by_many(documents, processes, lambda share: None)
    return {name: vars(one) for name, one in found.items()}


def test_documents_gathered_in_batches_are_as_gathered_at_once(monkeypatch):
    monkeypatch.setattr(gathering, "BATCH", 7)
    at_once = {name: vars(one) for name, one in gathering.gathered(real_documents()).items()}

    assert gathered(real_documents(), 1) == at_once


def test_two_processes_gather_what_one_does():
    assert gathered(real_documents(), 2) == gathered(real_documents(), 1)


def test_the_share_that_is_done_grows_to_the_whole(monkeypatch):
    monkeypatch.setattr(gathering, "BATCH", 100)
    heard = []

    gathering.gathered_by_many(real_documents(), 1, heard.append)

    assert heard == [100 / 240, 200 / 240, 1.0]


@pytest.mark.parametrize("word", ["Қазақстан", "Ёлка", "naïve", "𝔘nicode", "a" * 500])
def test_any_word_comes_through(tmp_path, word):
    build(tmp_path, [make_document(0, f"One {word} word."), make_document(1, "Another.")])

    assert Engine.open(tmp_path).search(Search(word)).total == 1
