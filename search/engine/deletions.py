"""Finding the words near a mistyped one at once, by an index of what is left when letters are left out.

Two words within two edits of each other have a form in common when at most two letters are taken out of each
(Garbe's symmetric delete; https://github.com/wolfgarbe/SymSpell). As there, only a word's first letters are
considered, which keeps the index small; candidates are measured before they are believed. Forms are kept as sorted
32-bit hashes. A hash is a polynomial in the letters, so that those of all words are computed at once from the hashes
of their beginnings.
"""

from itertools import combinations

import numpy as np
from rapidfuzz.distance import OSA

BASE = 1_000_003
MASK = 2**32 - 1
OWNER = np.uint64(32)

# Letters of a word that are considered, and letters left out at most.
PREFIX = 8
REACH = 2


class Deletions:
    """The index over a list of words; read-only. `stored` are the arrays that `indexed` makes of the same words."""

    def __init__(self, words, stored=None):
        stored = indexed(words) if stored is None else stored
        self.words = words
        self.forms, self.owners = stored["forms"], stored["owners"]

    def near(self, word, distance):
        """The indexed words within `distance` (at most 2) edits of the word, without it: [(word, distance)].

        An edit is a letter more, less or replaced, or two neighbours swapped; each stretch is edited once (optimal
        string alignment).
        """
        near = (
            (other, OSA.distance(word, other, score_cutoff=distance))
            for other in self.candidates(word, distance)
        )
        return [(other, apart) for other, apart in near if 0 < apart <= distance]

    def candidates(self, word, distance):
        """The words with a form in common, in the order of the list."""
        hashes = np.array(list(forms_of(word, distance)), np.uint32)
        low = np.searchsorted(self.forms, hashes, "left").tolist()
        high = np.searchsorted(self.forms, hashes, "right").tolist()
        owners = {owner for a, b in zip(low, high, strict=True) for owner in self.owners[a:b].tolist()}
        return [self.words[owner] for owner in sorted(owners)]


def indexed(words, chosen=None):
    """The arrays of the index, made in milliseconds; only words at the places `chosen` can be found, or all."""
    chosen = np.arange(len(words), dtype=np.uint32) if chosen is None else chosen
    # a form and the word it belongs to in one number: those sort faster than two arrays
    pairs = np.sort(all_forms([words[number] for number in chosen.tolist()]))
    return {"forms": (pairs >> OWNER).astype(np.uint32), "owners": chosen[pairs.astype(np.uint32)]}


def forms_of(word, distance):
    """The hashes of the word's beginning with up to `distance` letters left out."""
    letters = word[:PREFIX]
    fewest = max(len(letters) - distance, 0)
    return {
        hashed(kept) for number in range(fewest, len(letters) + 1) for kept in combinations(letters, number)
    }


def hashed(letters):
    value = 1
    for letter in letters:
        value = (value * BASE + ord(letter)) & MASK
    return value


def all_forms(words):
    """The hashes of every word's forms, each with the number of the word in its lower half."""
    letters, lengths = letter_table(words)
    # Past a word's end a step of the polynomial leaves the hash as it is.
    factors = [np.where(place < lengths, np.uint32(BASE), np.uint32(1)) for place in range(PREFIX)]
    owners = np.arange(len(words), dtype=np.uint64)
    forms = []
    for n in range(REACH + 1):
        for gone in combinations(range(PREFIX), n):
            pairs = (hashes_without(letters, factors, gone).astype(np.uint64) << OWNER) | owners
            forms.append(pairs[lengths > gone[-1]] if gone else pairs)
    return np.concatenate(forms)


def letter_table(words):
    """The code points of the words' first letters, an array for each place, and how many each word has."""
    lengths = np.array([min(len(word), PREFIX) for word in words], np.int64)
    text = "".join(word[:PREFIX].ljust(PREFIX, "\0") for word in words)
    table = np.frombuffer(text.encode("utf-32-le"), np.uint32).reshape(-1, PREFIX)
    return np.ascontiguousarray(table.T), lengths


def hashes_without(letters, factors, gone):
    """The hash of each word's letters but those at the places gone."""
    value = np.ones(letters.shape[1], np.uint32)
    for place in range(PREFIX):
        if place not in gone:
            value *= factors[place]
            value += letters[place]
    return value
