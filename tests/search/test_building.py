"""The index of the site: built when something changed, and only then; an edit reaches it."""

from threading import Event, Thread

import pytest
from django.core.management import call_command

from commentary.models import Annotation
from search import building, index, storage
from search.documents import documents
from search.engine import generations
from search.engine.building import build
from search.engine.engine import Engine
from search.engine.readmodel import ReadModel
from search.engine.search import Search
from tests import patience


@pytest.fixture(autouse=True)
def own_index(edition, settings, tmp_path):
    """An index of these tests alone."""
    settings.VAR_DIR = tmp_path
    call_command("build_index", verbosity=0)


def found(words):
    return [hit.id for hit in Engine.open(storage.directory()).search(Search(words, size=300)).hits]


def relations():
    return Engine.open(storage.directory()).search(Search()).counts["relation"]


def test_an_edit_of_a_link_reaches_the_index(django_capture_on_commit_callbacks):
    before = relations()
    link = Annotation.objects.filter(relation="quotes").first()

    with django_capture_on_commit_callbacks(execute=True):
        Annotation.objects.exclude(pk=link.pk).filter(relation="quotes").update(relation="discusses")
        link.relation = "paraphrases"
        link.save()

    assert before["quotes"]
    assert "quotes" not in relations()


def test_an_edit_is_kept_when_the_index_cannot_follow(django_capture_on_commit_callbacks, monkeypatch):
    before, link = relations(), Annotation.objects.filter(relation="quotes").first()
    monkeypatch.setattr("search.engine.generations.seal", full_disk)

    with django_capture_on_commit_callbacks(execute=True):
        link.relation = "paraphrases"
        link.save()

    assert Annotation.objects.get(pk=link.pk).relation == "paraphrases"
    assert relations() == before


def full_disk(*_):
    raise OSError(28, "No space left on device")


def test_nothing_is_built_while_nothing_changed():
    before = storage.generation()

    assert building.build() is None
    assert storage.generation() == before
    assert building.build(force=True) == len(found(""))
    assert storage.generation() != before


def test_the_database_is_read_when_nobody_else_builds(monkeypatch):
    def read():
        with pytest.raises(generations.BuildRunning), generations.alone(storage.directory()):
            pass
        return documents()

    monkeypatch.setattr(building, "documents", read)

    assert building.build(force=True) == len(found(""))


def test_what_is_found_while_another_index_is_opened_is_not_taken_for_what_it_holds(client, monkeypatch):
    address, before = "/search/?q=water", index.search(Search("water")).total
    storage.engine()
    build(storage.directory(), documents()[:100])
    opening, opened = Event(), Event()

    def open_slowly(path):
        opening.set()
        opened.wait()
        return ReadModel(path)

    monkeypatch.setattr("search.engine.engine.ReadModel", open_slowly)
    opener = Thread(target=storage.engine().current, daemon=True)
    opener.start()
    assert opening.wait(patience.SECONDS)
    try:
        meanwhile = client.get(address).text
    finally:
        opened.set()
        opener.join()

    assert f"{before} passages" in meanwhile
    after = index.search(Search("water")).total
    assert after < before
    assert f"{after} passages" in client.get(address).text


def test_a_damaged_index_is_built_anew():
    *_, newest = generations.numbered(storage.directory())
    (newest / generations.MANIFEST).write_text("{}")

    assert building.build() == len(found(""))
