"""A collection of any size, grown from the three texts by a seeded generator.

A passage is a chain of fragments of the real texts, so that common phrases stay common, with words of a long tail
strewn in: invented words whose frequencies follow Zipf's law, as names and rare terms do in a growing collection.
"""

import random
import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

from search.engine.documents import Document

ROOT = Path(__file__).parent.parent
SOURCES = {
    "concept": ROOT / "concept/sources/2020/concept-2020.txt",
    "akbayeva": ROOT / "commentary/sources/akbayeva-2023/akbayeva-2023.txt",
    "poita": ROOT / "commentary/sources/poita-2020/poita-2020.txt",
}
SEED = 2020
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "or")]
TAIL_SHARE = 0.12  # of the words of a passage

FACETS = {
    "source": ("concept", "akbayeva", "poita"),
    "chapter": tuple(f"chapter-{n}" for n in range(1, 8)),
    "kind": ("clause", "paragraph", "item", "passage"),
    "language": ("en", "ru", "kk"),
    "topic": tuple(f"topic-{n}" for n in range(1, 23)),
}
MANY_VALUED = "topic"


def passages(count, seed=SEED):
    """`count` Documents, the same for the same count and seed, with the facets of FACETS."""
    chance = random.Random(seed)
    words = real_words()
    tail, weights = tail_words(chance, count)
    return [passage(chance, number, words, tail, weights) for number in range(count)]


def real_words():
    return [
        word for path in SOURCES.values() for word in re.findall(r"\S+", path.read_text(encoding="utf-8"))
    ]


def tail_words(chance, count):
    """Invented words, the more the larger the collection, and their cumulative weights by Zipf's law."""
    size = int(40 * count**0.6)
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _ in range(size)]
    return words, list(accumulate(1 / rank for rank in range(1, size + 1)))


def passage(chance, number, words, tail, weights):
    length = chance.randint(20, 90)
    text = []
    while len(text) < length:
        start = chance.randrange(len(words))
        text += words[start : start + chance.randint(3, 12)]
        if chance.random() < TAIL_SHARE * 8:
            text += chance.choices(tail, cum_weights=weights, k=1)
    return Document(
        id=f"p{number}",
        position=number,
        language="en",
        text=" ".join(text),
        discussed=chance.randint(0, 9),
        facets=facets(chance),
        stored={"ref": f"p{number}", "label": f"Passage {number}"},
    )


def facets(chance):
    """One value of each facet, unevenly, and up to three topics."""
    one = {name: (skewed(chance, values),) for name, values in FACETS.items() if name != MANY_VALUED}
    topics = tuple(dict.fromkeys(skewed(chance, FACETS[MANY_VALUED]) for _ in range(chance.randint(1, 3))))
    return {**one, MANY_VALUED: topics}


def skewed(chance, values):
    return values[int(len(values) * chance.random() ** 1.5)]


def rare_word(documents):
    """A word that about one passage in two thousand holds, but three at least."""
    held = Counter(word for document in documents for word in set(document.text.split()))
    wanted = max(3, len(documents) // 2000)
    plain = sorted(word for word in held if re.fullmatch("[a-z]{6,}", word))
    return min(plain, key=lambda word: abs(held[word] - wanted))
