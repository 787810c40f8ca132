"""Words that nothing matches, and which known word was meant.

The vocabulary is what the index and the authority file hold. A word is looked for, in this order, by its
sound (a name in another spelling or script), by its family (a relative of the same root), and by its letters
(a slip of the keyboard).
"""

from functools import lru_cache
from math import log

from search.engine.analysis import query_stems
from search.engine.families import root
from search.engine.vocabulary import SHORTEST_SLIP, Vocabulary

# How many slips are credible in a word of so many letters; shorter words are left alone.
SLIPS = ((SHORTEST_SLIP, 1), (8, 2))
# A word is suggested, not taken, when a near one is this many times as frequent.
MUCH_LIKELIER = 10
INTACT = 3  # letters of an ending


def slips(length):
    """How many slips are credible in a word of so many letters."""
    return max((count for least, count in SLIPS if length >= least), default=0)


class Speller:
    """Looks for words in several vocabularies: that of an index, and that of the authority file."""

    def __init__(self, *vocabularies: Vocabulary):
        self.vocabularies = vocabularies
        # the same words are typed again and again
        self.near = lru_cache(maxsize=4096)(self.near)

    def frequency(self, word: str) -> int:
        """In how many documents the word stands."""
        return max(vocabulary.frequency(word) for vocabulary in self.vocabularies)

    def same_sound(self, word: str) -> tuple[str, ...]:
        """Known words that are other spellings of the same name, most frequent first."""
        return self._ranked((vocabulary.sound for vocabulary in self.vocabularies), word)

    def relatives(self, word: str) -> tuple[str, ...]:
        """Known words of the same family, most frequent first."""
        return self._ranked((vocabulary.root for vocabulary in self.vocabularies), word)

    def _ranked(self, keyed, typed):
        others = {word for one in keyed for word in one.sharing(typed) if query_stems(word)} - {typed}
        return tuple(sorted(others, key=lambda word: (-self.frequency(word), word)))

    def nearest(self, word: str) -> str | None:
        """The known word that was most likely meant by one that is not known; None if none is near enough.

        A word that stands in a name of the authority file is no mistake, though no text has it.
        """
        if any(word in vocabulary for vocabulary in self.vocabularies):
            return None
        near = {known: apart for known, apart in self.near(word).items() if is_credible(word, known, apart)}
        return min(near, key=lambda known: self._unlikeliness(word, known, near[known])) if near else None

    def slip_inside(self, word: str) -> str | None:
        """The nearest known word, if it is one slip away and ends as this one does; else None.

        Relatives differ in their endings: what differs before one is a slip, though the rest may look like a relative
        (postive, post).
        """
        known = self.nearest(word)
        return known if known and known[-INTACT:] == word[-INTACT:] and self.near(word)[known] == 1 else None

    def likelier(self, word: str, found: int) -> str | None:
        """A known word one slip away that is much more frequent than the `found` documents of the word typed."""
        near = [
            known
            for known in self.near(word, 1, MUCH_LIKELIER * max(found, 1))
            if known[0] == word[0] and not same_but_ending(known, word)
        ]
        return max(near, key=lambda known: (self.frequency(known), known), default=None)

    def near(self, word: str, most: int = 2, least: int = 0) -> dict[str, int]:
        """Known words at `least` so frequent within the slips credible for the longer of the two, with their distance.

        A function word is not among them: nobody searches for one, and mistypes it.
        """
        if not (limit := min(slips(len(word) + 1), most)):
            return {}
        return {
            known: apart
            for vocabulary in self.vocabularies
            if vocabulary.is_counted or not least
            for known, apart in vocabulary.letters.near(word, limit)
            if apart <= slips(max(len(word), len(known)))
            and self.frequency(known) >= least
            and query_stems(known)
        }

    def _unlikeliness(self, typed, known, apart):
        """Slips count most; the first letter is seldom wrong, and a frequent word is meant more often."""
        return (apart + 0.6 * (typed[0] != known[0]) - 0.12 * log(1 + self.frequency(known)), known)


def is_credible(typed, known, apart):
    """Whether a word may be a slip for a known one so far apart; a wrong first letter counts twice, as it is seldom."""
    wrong = typed[0] != known[0] and sorted(typed[:2]) != sorted(known[:2])
    return apart + wrong <= slips(max(len(typed), len(known)))


def same_but_ending(one, other):
    """Whether two words differ only by a plural or the like, which the stemmer treats already."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) or root(one) == root(other)
