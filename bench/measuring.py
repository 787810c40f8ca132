"""Measuring contenders side by side: alternating in one run, so that a busy moment of the machine hits all alike."""

import statistics
import time
from multiprocessing import get_context
from pathlib import Path

# A call is repeated for so long, in seconds, and the median taken; a slow one is made once.
LONG_ENOUGH = 0.02


def seconds(call, *arguments):
    """The median time of a call, in seconds, or None if it gives None."""
    times = []
    while sum(times) < LONG_ENOUGH:
        began = time.perf_counter()
        if call(*arguments) is None:
            return None
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def warm(contenders, kinds, rounds):
    """{(contender's name, kind, "page" or "top"): median seconds}, everything having been asked once before."""
    times = {}
    for turn in range(-1, rounds):
        for kind in kinds:
            for contender in rotated(contenders, turn):
                for what in ("page", "top"):
                    taken = seconds(getattr(contender, what), kind)
                    if turn >= 0 and taken is not None:
                        times.setdefault((contender.name, kind, what), []).append(taken)
    return {key: statistics.median(found) for key, found in times.items()}


def rotated(contenders, turn):
    start = turn % len(contenders)
    return contenders[start:] + contenders[:start]


def cold(kinds, fresh, what, rounds):
    """{kind: median seconds} of the first call after the contender was opened; the opening is not counted."""
    times = {}
    for _ in range(rounds):
        for kind in kinds:
            call = getattr(fresh(), what)
            began = time.perf_counter()
            call(kind)
            times.setdefault(kind, []).append(time.perf_counter() - began)
    return {kind: statistics.median(found) for kind, found in times.items()}


def size(directory):
    """The bytes of all files under a directory."""
    return sum(path.stat().st_size for path in Path(directory).rglob("*") if path.is_file())


def memory(contender, directory, rare, kinds):
    """What a process of its own takes to open an index and answer every kind: (its own bytes, mapped from files)."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(memory_here, (contender, directory, rare, kinds))


def memory_here(contender, directory, rare, kinds):
    before = resident()
    opened = contender(directory, rare)
    for kind in kinds:
        opened.page(kind)
    return tuple(after - was for after, was in zip(resident(), before, strict=True))


def resident():
    """The process's resident memory in bytes, its own and from files; zeros where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0, 0
    told = dict(line.split(":", 1) for line in lines)
    return tuple(int(told[name].split()[0]) * 1024 for name in ("RssAnon", "RssFile"))
