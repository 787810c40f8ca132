"""Words that nothing matches, and which known word was meant.

The vocabulary is what the index and the authority file hold. A word is looked for, in this order, by its
sound (a name in another spelling or script), by its family (a relative of the same root), and by its letters
(a slip of the keyboard).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import log

from search.engine.deletions import Deletions
from search.engine.families import root
from search.engine.sound import sound_key

# How many slips are credible in a word of so many letters; shorter words are left alone.
SLIPS = ((5, 1), (8, 2))
# A word is suggested, not taken, when a near one is this many times as frequent.
MUCH_LIKELIER = 10


def slips(length):
    """How many slips are credible in a word of so many letters."""
    return max((count for least, count in SLIPS if length >= least), default=0)


class Speller:
    """The known words and how many documents hold each (0 for a word of the authority file alone)."""

    def __init__(self, frequencies: Mapping[str, int], others: Iterable[str] = ()):
        self.frequencies = dict.fromkeys(others, 0) | dict(frequencies)
        # the same words are typed again and again
        self.near = lru_cache(maxsize=4096)(self.near)

    @cached_property
    def by_letters(self):
        return Deletions([word for word in self.frequencies if slips(len(word)) and word.isalpha()])

    @cached_property
    def by_sound(self):
        return self._grouped(sound_key)

    @cached_property
    def by_root(self):
        return self._grouped(root)

    def _grouped(self, key):
        table = defaultdict(list)
        for word in self.frequencies:
            if len(word) >= 4 and word.isalpha():
                table[key(word)].append(word)
        return dict(table)

    def same_sound(self, word: str) -> tuple[str, ...]:
        """Known words that are other spellings of the same name, most frequent first."""
        return self._ranked(self.by_sound.get(sound_key(word), ()), word)

    def relatives(self, word: str) -> tuple[str, ...]:
        """Known words of the same family, most frequent first."""
        return self._ranked(self.by_root.get(root(word), ()), word)

    def _ranked(self, words, typed):
        others = [word for word in words if word != typed]
        return tuple(sorted(others, key=lambda word: (-self.frequencies[word], word)))

    def nearest(self, word: str) -> str | None:
        """The known word that was most likely meant by one that is not known; None if none is near enough."""
        near = self.near(word)
        return min(near, key=lambda known: self._unlikeliness(word, known, near[known])) if near else None

    def likelier(self, word: str, found: int) -> str | None:
        """A known word one slip away that is much more frequent than the `found` documents of the word typed."""
        near = [
            known
            for known in self.near(word, 1)
            if known[0] == word[0]
            and not same_but_ending(known, word)
            and self.frequencies[known] >= MUCH_LIKELIER * max(found, 1)
        ]
        return max(near, key=lambda known: (self.frequencies[known], known), default=None)

    def near(self, word: str, most: int = 2) -> dict[str, int]:
        """Known words within the slips credible for the longer of the two, with their distance."""
        if not (limit := min(slips(len(word) + 1), most)):
            return {}
        near = self.by_letters.near(word, limit)
        return {known: apart for known, apart in near if apart <= slips(max(len(word), len(known)))}

    def _unlikeliness(self, typed, known, apart):
        """Slips count most; the first letter is seldom wrong, and a frequent word is meant more often."""
        return (apart + 0.6 * (typed[0] != known[0]) - 0.12 * log(1 + self.frequencies[known]), known)


def same_but_ending(one, other):
    """Whether two words differ only by a plural or the like, which the stemmer treats already."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or root(one) == root(other)
