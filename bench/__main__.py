"""make bench: this engine beside Whoosh, SQLite FTS5 and tantivy, on collections of several sizes.

Trust the ratios, not the times: everything is measured in one run, in turns.
"""

import argparse
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bench import measuring
from bench.contenders import TYPED
from bench.contenders.fts5 import Fts5
from bench.contenders.ours import Bare, Ours
from bench.contenders.tantivies import Tantivy
from bench.contenders.whooshes import PlainWhoosh, WhooshWriter
from bench.passages import passages, rare_word

SIZES = (250, 10_000, 100_000)
RIVALS = (PlainWhoosh, Fts5, Tantivy)
# Whoosh's writer with the same fields is only timed up to this size; it takes minutes at 100,000.
WRITER_UP_TO = 10_000


def main():
    options = arguments()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(size, Path(folder), options.rounds)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="passages in the collection")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is asked")
    return parser.parse_args()


def measure(size, folder, rounds):
    note(f"making {size:,} passages")
    documents = passages(size)
    rare = rare_word(documents)
    builds = built(documents, folder, size)
    kinds = list(TYPED)

    contenders = [kind(str(folder / kind.name), rare) for kind in (Ours, *RIVALS)]
    contenders.insert(1, Bare(str(folder / Ours.name), rare))
    note("asking, warm")
    warm = measuring.warm(contenders, kinds, rounds)
    note("asking, cold")
    ours_cold = measuring.cold(kinds, partial(Ours, str(folder / Ours.name), rare), "page", rounds)
    whoosh = partial(PlainWhoosh, str(folder / PlainWhoosh.name), rare)
    whoosh_cold = measuring.cold(kinds, whoosh, "top", rounds)
    note("")
    show_queries(size, kinds, warm, ours_cold, whoosh_cold)
    show_builds(builds, folder, rare, kinds)


def built(documents, folder, size):
    """{what: seconds} to build each index."""
    writers = (Ours, *RIVALS, *([WhooshWriter] if size <= WRITER_UP_TO else []))
    times = {}
    for contender in writers:
        note(f"building {contender.name}")
        times[contender.name] = timed(contender.build, folder / contender.name, documents)
    note("building this engine with two processes")
    both = partial(Ours.build, processes=2)
    times["this engine, two processes"] = timed(both, folder / "two processes", documents)
    return times


def timed(build, directory, documents):
    directory.mkdir()
    began = time.perf_counter()
    build(str(directory), documents)
    return time.perf_counter() - began


def show_queries(size, kinds, warm, ours_cold, whoosh_cold):
    print(f"\n## {size:,} passages\n")
    print("The whole page, warm: how many times faster than each. Top ten: in times of tantivy's.")
    print("Cold: the first page after opening, in times of Whoosh's first plain top ten.\n")
    rivals = [rival.name for rival in RIVALS]
    print("| query | page, ms |", " | ".join(f"{name} ÷ ours" for name in rivals), end=" | ")
    print(" | ".join(f"{name} ÷ bare" for name in rivals), "| top ten, bare ÷ tantivy | cold ÷ Whoosh |")
    print("|---|" + "--:|" * (2 * len(rivals) + 3))
    for kind in kinds:
        cells = [f"{warm[Ours.name, kind, 'page'] * 1000:.2f}"]
        for ours in (Ours.name, Bare.name):
            cells += [ratio(warm.get((name, kind, "page")), warm[ours, kind, "page"]) for name in rivals]
        cells.append(ratio(warm[Bare.name, kind, "top"], warm[Tantivy.name, kind, "top"]))
        cells.append(ratio(ours_cold[kind], whoosh_cold[kind]))
        print(f"| {kind} |", " | ".join(cells), "|", flush=True)


def show_builds(builds, folder, rare, kinds):
    print("\n| index | build, s | index, MB | memory, MB | mapped, MB |\n|---|--:|--:|--:|--:|")
    for contender in (Ours, *RIVALS):
        directory = str(folder / contender.name)
        own, mapped = measuring.memory(contender, directory, rare, kinds)
        sizes = [measuring.size(directory), own, mapped]
        cells = [f"{builds.pop(contender.name):.1f}", *(f"{bytes / 1e6:.1f}" for bytes in sizes)]
        print(f"| {contender.name} |", " | ".join(cells), "|")
    for name, seconds in builds.items():
        print(f"| {name} | {seconds:.1f} | | | |", flush=True)


def ratio(one, other):
    """One time as a multiple of another, or a dash."""
    if one is None:
        return "–"
    found = one / other
    return f"{found:,.0f}" if found >= 20 else f"{found:.1f}" if found >= 2 else f"{found:.2f}"


def note(text):
    """What is going on, on the terminal alone."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
