"""How good a ranking is, by judged lines of the sources.

A hit covers lines of a verbatim file and counts with its best line; a line counts once, for the first hit that has it.
nDCG has linear gain and a log2 discount (Järvelin and Kekäläinen, 2002, ACM TOIS 20(4)).
"""

from dataclasses import dataclass
from math import log2

DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A query with the grade of every relevant line (`file:line`) and the line that must be among the first three."""

    id: str
    type: str
    query: str
    relevant: dict[str, int]
    must_top3: str | None


@dataclass(frozen=True)
class Score:
    """What one query scored."""

    ndcg: float
    reciprocal_rank: float
    success: float


def score(judged: Judged, hits: list[list[str]]) -> Score:
    """The score of a ranking: for each hit the lines that it covers, best hit first."""
    gains, firsts = [], []
    credited = set()
    for lines in hits[:DEPTH]:
        fresh = [line for line in lines if line in judged.relevant and line not in credited]
        credited.update(fresh)
        gains.append(max((judged.relevant[line] for line in fresh), default=0))
        firsts.append(set(lines))
    ideal = sorted(judged.relevant.values(), reverse=True)[:DEPTH]
    wanted = {judged.must_top3} if judged.must_top3 else set(judged.relevant)
    return Score(
        ndcg=discounted(gains) / discounted(ideal),
        reciprocal_rank=next((1 / place for place, gain in enumerate(gains, 1) if gain), 0.0),
        success=float(any(lines & wanted for lines in firsts[:3])),
    )


def discounted(gains):
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, start=1))


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0
