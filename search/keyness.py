"""Key words: those that set one text apart from another.

How surprising the difference is: the log-likelihood ratio G2 of T. Dunning, "Accurate methods for the statistics of
surprise and coincidence", Computational Linguistics 19 (1993), in the form for two corpora of P. Rayson and R. Garside,
"Comparing corpora using frequency profiling", Workshop on Comparing Corpora, ACL (2000). How large it is: the log ratio
of A. Hardie (2014), the binary logarithm of the ratio of relative frequencies.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log, log2

from search.corpus import texts
from search.storage import once_a_generation

# Chi-squared with one degree of freedom: 1 %, so that what is listed is seldom chance.
LEAST = 6.63
# W. Cochran's rule for such tables: below this expected count the approximation is not to be trusted.
EXPECTED = 5
# Stands for no occurrence at all in a log ratio, which zero would make infinite (Hardie 2014).
HALF = 0.5
MOST = 30


@dataclass(frozen=True)
class KeyWord:
    """A word that one text has more of than the other. `count` in the text itself, `other` in the one compared with.

    `g2` is the log-likelihood ratio, `ratio` the log ratio (1: twice as frequent, 2: four times), `weak` says that a
    count is too small for G2 to be trusted.
    """

    word: str
    count: int
    other: int
    rate: float
    other_rate: float
    g2: float
    ratio: float
    weak: bool


@dataclass(frozen=True)
class Profile:
    """A text's content words: how often each stem stands, the commonest form of each, and the size in words."""

    counts: Counter
    forms: dict[str, str]
    size: int


@once_a_generation
def profiles() -> dict[str, Profile]:
    """The Profile of the English running text of every source."""
    sizes, counts, forms = Counter(), defaultdict(Counter), defaultdict(Counter)
    for text in texts():
        if text.language != "en":
            continue
        sizes[text.source] += len(text.tokens)
        for token in text.tokens:
            stem = next(iter(text.stems.get(token.position, ())), None)
            if stem and not stem[0].isdigit():
                counts[text.source][stem] += 1
                forms[text.source, stem][text.text[token.start : token.end]] += 1
    commonest = {key: found.most_common(1)[0][0] for key, found in forms.items()}
    return {
        source: Profile(found, {stem: commonest[source, stem] for stem in found}, sizes[source])
        for source, found in counts.items()
    }


def log_likelihood(count: int, other: int, size: int, other_size: int) -> float:
    """G2 of a word that stands `count` times in `size` words and `other` times in `other_size`; 0 for equal rates."""
    total = (count + other) / (size + other_size)
    parts = ((count, size * total), (other, other_size * total))
    return 2 * sum(found * log(found / expected) for found, expected in parts if found)


def log_ratio(count: int, other: int, size: int, other_size: int) -> float:
    """How often the relative frequency doubles from the other text to this one; negative where it is lower."""
    return log2((max(count, HALF) / size) / (max(other, HALF) / other_size))


def key_words(source: str, against: str) -> list[KeyWord]:
    """The words that set `source` apart from `against`, most surprising first; at most MOST, none below LEAST."""
    own, other = profiles().get(source), profiles().get(against)
    if not own or not other:
        return []
    found = (key_word(stem, own, other) for stem in own.counts)
    kept = [one for one in found if one.ratio > 0 and one.g2 >= LEAST]
    return sorted(kept, key=lambda one: (-one.g2, one.word))[:MOST]


def key_word(stem, own, other):
    count, against = own.counts[stem], other.counts[stem]
    expected = (count + against) / (own.size + other.size) * min(own.size, other.size)
    return KeyWord(
        word=own.forms[stem],
        count=count,
        other=against,
        rate=count * 1000 / own.size,
        other_rate=against * 1000 / other.size,
        g2=log_likelihood(count, against, own.size, other.size),
        ratio=log_ratio(count, against, own.size, other.size),
        weak=expected < EXPECTED,
    )
