"""Whatever happens while an index is built or read, the old one serves on or the new one does."""

import builtins
import os
import signal
import subprocess
import sys
import threading
from functools import partial

import pytest

from search.engine import generations
from search.engine.building import build
from search.engine.engine import Engine
from search.engine.search import Search
from tests.patience import wait_until
from tests.search.engine.factory import make_document

OLD = [make_document(0, "The old index."), make_document(1, "An index of before.")]
NEW = [
    make_document(0, "The new index."),
    make_document(1, "An index of now."),
    make_document(2, "A third index."),
]

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


def served(directory):
    """What an engine opened now finds: "old" or "new"."""
    texts = [
        hit.snippet[0][0] for hit in Engine.open(directory).search(Search("index", sort="position")).hits
    ]
    return {("The old ", "An "): "old", ("The new ", "An ", "A third "): "new"}[tuple(texts)]


def in_child(work):
    """Run `work` in a process of its own; the signal that ended it, or 0."""
    child = os.fork()
    if not child:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def dying_at(step):
    """Have this process killed at its `step`-th touch of the disk, as by kill -9."""
    left = step

    def counted(call):
        def touch(*args, **options):
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **options)

        return touch

    for name in ("fsync", "rename", "replace", "mkdir", "stat", "scandir", "unlink", "rmdir"):
        setattr(os, name, counted(getattr(os, name)))
    builtins.open = counted(open)


def build_dying_at(step, directory):
    dying_at(step)
    build(directory, NEW)


@forking
def test_a_build_killed_at_any_touch_of_the_disk_leaves_a_whole_index(tmp_path):
    build(tmp_path, OLD)
    outcomes, step, ended = [], 0, signal.SIGKILL
    while ended == signal.SIGKILL:
        step += 1
        ended = in_child(partial(build_dying_at, step, tmp_path))
        outcomes.append(served(tmp_path))
        if outcomes[-1] == "new":
            build(tmp_path, OLD)

    assert ended == 0
    assert outcomes[0] == "old"
    assert outcomes[-1] == "new"
    assert len(outcomes) > 20
    assert not list(tmp_path.glob("building-*"))


BUILDER = """
from tests.search.engine.test_generations import NEW, build
print("building", flush=True)
while True:
    build({directory!r}, NEW)
"""


@forking
@pytest.mark.parametrize("after", [0.003, 0.011, 0.025, 0.06])
def test_a_build_killed_at_some_time_leaves_a_whole_index(tmp_path, after):
    build(tmp_path, OLD)
    builder = subprocess.Popen(
        [sys.executable, "-c", BUILDER.format(directory=str(tmp_path))], stdout=subprocess.PIPE
    )
    builder.stdout.readline()
    threading.Event().wait(after)
    builder.kill()
    builder.communicate()

    assert served(tmp_path) in ("old", "new")
    build(tmp_path, NEW)
    assert served(tmp_path) == "new"


def truncated(path):
    with open(path, "r+b") as file:
        file.truncate(path.stat().st_size // 2)


def emptied(path):
    path.write_bytes(b"")


def flipped(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def deleted(path):
    path.unlink()


@pytest.mark.parametrize("damage", [truncated, emptied, flipped, deleted])
@pytest.mark.parametrize("kind", ["MAIN_*.seg", "_MAIN_1.toc", "model.bin", "manifest.json"])
def test_a_damaged_generation_gives_way_to_the_one_before(tmp_path, damage, kind):
    build(tmp_path, OLD)
    build(tmp_path, NEW)
    assert served(tmp_path) == "new"

    (path,) = (tmp_path / "000002").glob(kind)
    damage(path)

    assert served(tmp_path) == "old"


@pytest.mark.parametrize("damage", [truncated, emptied, deleted])
def test_a_running_engine_outlives_the_loss_of_its_files(tmp_path, damage):
    build(tmp_path, OLD)
    engine = Engine.open(tmp_path)

    for path in (tmp_path / "000001").iterdir():
        damage(path)

    assert engine.search(Search("index")).total == 2


@pytest.mark.parametrize("content", [None, b"", b"000009\n", b"../../etc\n", b"\xff\xfe"])
def test_without_a_good_pointer_the_newest_generation_is_read(tmp_path, content):
    build(tmp_path, OLD)
    build(tmp_path, NEW)

    pointer = tmp_path / generations.POINTER
    pointer.unlink() if content is None else pointer.write_bytes(content)

    assert served(tmp_path) == "new"


def test_when_every_generation_is_damaged_the_message_says_what_to_do(tmp_path):
    build(tmp_path, OLD)
    truncated(tmp_path / "000001" / "model.bin")

    with pytest.raises(generations.NoIndex, match="build it first"):
        Engine.open(tmp_path)


def test_an_index_of_another_version_is_not_read(tmp_path, monkeypatch):
    build(tmp_path, OLD)
    monkeypatch.setattr(generations, "VERSION", 0)

    with pytest.raises(generations.NoIndex):
        Engine.open(tmp_path)


@forking
@pytest.mark.parametrize("room", [0, 500, 1_000, 2_000, 4_000])
def test_a_build_that_finds_the_disk_full_leaves_the_old_index(tmp_path, room):
    import resource  # Windows has none

    build(tmp_path, OLD)
    outcome = tmp_path / "outcome"
    outcome.touch()

    def work():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            build(tmp_path, NEW)
        except OSError:
            os.utime(outcome, (1, 1))  # a file that is full can still be touched

    assert in_child(work) == 0
    assert outcome.stat().st_mtime == 1
    assert served(tmp_path) == "old"
    assert not list(tmp_path.glob("building-*"))


@forking
def test_a_second_build_at_the_same_time_is_refused_and_the_first_one_stands(tmp_path):
    build(tmp_path, OLD)
    refused = []

    def also_build(share, stage):
        if stage == "writing" and not refused:
            with pytest.raises(generations.BuildRunning, match="wait until it is done") as caught:
                build(tmp_path, OLD)
            refused.append(caught)

    build(tmp_path, NEW, also_build)

    assert len(refused) == 1
    assert served(tmp_path) == "new"


ONE_OF_SEVERAL = """
from contextlib import suppress
from tests.search.engine.test_generations import NEW, build, generations
for _ in range(20):
    with suppress(generations.BuildRunning):
        build({directory!r}, NEW)
"""


@forking
def test_builds_of_several_processes_at_once_leave_a_whole_index(tmp_path):
    build(tmp_path, OLD)
    builders = [
        subprocess.Popen(
            [sys.executable, "-c", ONE_OF_SEVERAL.format(directory=str(tmp_path))], stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]

    errors = [builder.communicate()[1].decode() for builder in builders]

    assert errors == ["", "", ""]
    assert served(tmp_path) == "new"
    assert not list(tmp_path.glob("building-*"))


def test_the_last_two_generations_are_kept(tmp_path):
    for _ in range(4):
        build(tmp_path, OLD)

    assert [path.name for path in generations.numbered(tmp_path)] == ["000003", "000004"]


def test_readers_follow_every_swap_without_a_failed_request(tmp_path):
    build(tmp_path, OLD)
    engine, stop = Engine.open(tmp_path), threading.Event()
    seen, failures = set(), []

    def read():
        while not stop.is_set():
            try:
                results = engine.search(Search("index"))
                seen.add((results.total, len(results.hits)))
            except Exception as error:
                failures.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for documents, total in ((NEW, 3), (OLD, 2)) * 10:
            build(tmp_path, documents)
            # one reader opens the new generation, and the others go on with the old one until then
            wait_until(lambda total=total: engine.search(Search("index")).total == total)
    finally:
        stop.set()
        for reader in readers:
            reader.join()

    assert failures == []
    assert seen
    assert seen <= {(2, 2), (3, 3)}


def test_an_engine_opened_during_swaps_always_finds_an_index(tmp_path):
    build(tmp_path, OLD)
    stop, failures, opened = threading.Event(), [], 0

    def swap():
        while not stop.is_set():
            build(tmp_path, OLD)

    builder = threading.Thread(target=swap)
    builder.start()
    while opened < 200:
        try:
            served(tmp_path)
        except Exception as error:
            failures.append(error)
        opened += 1
    stop.set()
    builder.join()

    assert failures == []


def test_threads_that_share_an_engine_get_the_answers_of_one(real_index):
    engine = Engine.open(real_index[0])
    asked = [
        Search(words, page=page) for words in ("foreign policy", "water", "Kazakhstan", "") for page in (1, 2)
    ]
    expected = [engine.search(search) for search in asked]
    differing = []

    def ask():
        for _ in range(15):
            differing.extend(
                s for s, answer in zip(asked, expected, strict=True) if engine.search(s) != answer
            )

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert differing == []
