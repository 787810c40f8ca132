"""A vocabulary and which of its words are near a word: by letters, by sound, by root; as arrays that can be kept.

The vocabulary of an index is as large as the collection makes it, so its arrays are made when it is built, and a
reader looks up what it needs. Of words that share a key only the hash of the key is kept; whoever is found by it is
looked at before it is believed.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

import numpy as np

from search.engine.analysis import KAZAKH
from search.engine.deletions import Deletions
from search.engine.deletions import indexed as deletions_of
from search.engine.families import root
from search.engine.sound import sound_key

SHORTEST_SLIP = 5  # letters of a word that is taken for what a mistyped one meant
SHORTEST_RELATIVE = 4  # letters of a word that others may share sound or root with
SHORTEST_KAZAKH = 3  # of one with Kazakh letters, for which others stand on a Russian keyboard (күш, куш)


class Vocabulary:
    """`words` with their frequencies, if they were counted; `stored` are the arrays that `indexed` makes of them."""

    def __init__(
        self,
        words: Sequence[str],
        frequency: Callable[[str], int] | None = None,
        stored: Mapping[str, np.ndarray] | None = None,
    ):
        stored = indexed(words) if stored is None else stored
        self.is_counted, self.frequency = bool(frequency), frequency or (lambda word: 0)
        self.letters = Deletions(words, part(stored, "letters"))
        self.sound = Keyed(words, sound_key, part(stored, "sound"))
        self.root = Keyed(words, root, part(stored, "root"))
        self.words = words

    def __contains__(self, word):
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word


class Keyed:
    """Words by a key that several may share."""

    def __init__(self, words, key, stored):
        self.words, self.key = words, key
        self.hashes, self.owners = stored["hashes"], stored["owners"]

    def sharing(self, word: str) -> list[str]:
        """The words that have the same key."""
        key = self.key(word)
        low, high = np.searchsorted(self.hashes, np.array([hashed(key), hashed(key) + 1], np.uint64)).tolist()
        found = (self.words[owner] for owner in self.owners[low:high].tolist())
        return [other for other in found if self.key(other) == key]


def indexed(words: Sequence[str]) -> dict[str, np.ndarray]:
    """The arrays by which the near ones are found among so many words."""
    slips = numbers(words, SHORTEST_SLIP)
    relatives = numbers(words, SHORTEST_RELATIVE)
    sounding = numbers(words, SHORTEST_RELATIVE, SHORTEST_KAZAKH)
    parts = {
        "letters": deletions_of(words, slips),
        "sound": keyed(words, sound_key, sounding),
        "root": keyed(words, root, relatives),
    }
    return {f"{name}.{inner}": array for name, arrays in parts.items() for inner, array in arrays.items()}


def numbers(words, shortest, shortest_kazakh=None):
    """The places of the words of letters alone that are long enough; one with a Kazakh letter may be shorter."""

    def is_long(word):
        return len(word) >= (shortest_kazakh or shortest) and (len(word) >= shortest or KAZAKH.search(word))

    return np.array([n for n, word in enumerate(words) if word.isalpha() and is_long(word)], np.uint32)


def keyed(words, key, chosen):
    hashes = np.array([hashed(key(words[number])) for number in chosen.tolist()], np.uint64)
    order = np.argsort(hashes, kind="stable")
    return {"hashes": hashes[order], "owners": chosen[order]}


def hashed(key):
    return crc32(key.encode())


def part(stored, name):
    """The arrays of one part, without its name."""
    return {
        key.removeprefix(f"{name}."): array for key, array in stored.items() if key.startswith(f"{name}.")
    }
