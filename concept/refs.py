"""Refs as people type them: the one permanent spelling, and the nearest refs that exist.

A ref is a chain of steps between dots (`2.7`, `goal-6`, `chapter-1.p3.b`, `p12`). Pure functions: they know no rows.
"""

import re
import unicodedata
from difflib import SequenceMatcher

SEPARATORS = re.compile(r"[\s_\-‐‑‒–—−]+")
STEP = re.compile(r"(?P<word>[a-z]+)-?0*(?P<number>[0-9]+)")
NUMBER = re.compile(r"0*(?P<number>[0-9]+)")
SERIES = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]{1,9})")
# Words that people put before a ref, though it is unique without them.
PREFIXES = ("clause-", "paragraph-", "para-")
LEAST_LIKENESS = 0.5


def normalise(ref):
    """Return `ref` in the spelling of the permanent addresses; what is no ref comes back merely tidied.

    >>> [normalise(ref) for ref in ("02.07", "Goal 6", "P012", "chapter-1.P3.B", "Clause 2.7")]
    ['2.7', 'goal-6', 'p12', 'chapter-1.p3.b', '2.7']
    """
    tidy = unicodedata.normalize("NFKC", ref).casefold().replace(",", ".")
    tidy = SEPARATORS.sub("-", tidy).strip("-./")
    for prefix in PREFIXES:
        rest = tidy.removeprefix(prefix)
        if rest != tidy and rest[:1].isdigit():
            tidy = f"p{rest}" if prefix != "clause-" and "." not in rest else rest
    return ".".join(_step(step.strip("-")) for step in tidy.split(".") if step.strip("-"))


def _step(step):
    """Return one step of a ref, its number without leading zeros: `goal06` is goal-6, `p-1` is p1."""
    if match := NUMBER.fullmatch(step):
        return match["number"]
    if match := STEP.fullmatch(step):
        hyphen = "" if len(match["word"]) == 1 else "-"
        return f"{match['word']}{hyphen}{match['number']}"
    return step


def nearest(ref, known, count=4):
    """Return up to `count` of the refs `known` that a reader of the unknown `ref` may have meant, nearest first.

    First what counts in the same series (2.15: 2.14, 2.13), then what it would stand in (chapter-1.p99: chapter-1),
    then what is spelled alike; an empty list when nothing comes near.

    >>> nearest("2.15", ["section-2", "2.13", "2.14", "3.1"], count=2)
    ['2.14', '2.13']
    """
    wanted = normalise(ref)[:64]
    if not wanted:
        return []
    known = list(known)
    found = [*_same_series(wanted, known)[:count], *_ancestors(wanted, known), *_alike(wanted, known)]
    return list(dict.fromkeys(found))[:count]


def _same_series(wanted, known):
    """Return the known refs that differ from `wanted` in their last number only, by distance."""
    match = SERIES.fullmatch(wanted)
    if not match:
        return []
    others = {other: found for other in known if (found := SERIES.fullmatch(other))}
    siblings = [other for other, found in others.items() if found["stem"] == match["stem"]]
    return sorted(siblings, key=lambda other: abs(int(others[other]["number"]) - int(match["number"])))


def _ancestors(wanted, known):
    """Return the known refs that `wanted` would stand in, innermost first, or the nearest to them."""
    above = wanted.rpartition(".")[0]
    if not above:
        return []
    if above in known:
        return [above, *_ancestors(above, known)]
    return _same_series(above, known)[:2] or _ancestors(above, known)


def _alike(wanted, known):
    """Return the known refs spelled like `wanted`, most alike first."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored = []
    for place, other in enumerate(known):
        matcher.set_seq1(other)
        if (likeness := matcher.ratio()) >= LEAST_LIKENESS:
            scored.append((-likeness, place, other))
    return [other for _, _, other in sorted(scored)]
