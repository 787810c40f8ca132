"""Finding the words near a mistyped one at once, by an index of what is left when letters are left out.

Two words within two edits of each other have a form in common when at most two letters are taken out of each
(Garbe's symmetric delete; https://github.com/wolfgarbe/SymSpell). As there, only a word's first letters are
considered, which keeps the index small; candidates are measured before they are believed. Forms are kept as sorted
32-bit hashes. A hash is a polynomial in the letters, so that those of all words are computed at once from the hashes
of their beginnings.
"""

from itertools import combinations

import numpy as np

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
        self.lengths, self.letters = stored["lengths"], stored["letters"]

    def near(self, word, distance):
        """The indexed words within `distance` (at most 2) edits of the word, without it: [(word, distance)].

        An edit is a letter more, less or replaced, or two neighbours swapped.
        """
        near = ((other, edits(word, other, distance)) for other in self.candidates(word, distance))
        return [(other, apart) for other, apart in near if apart <= distance and other != word]

    def candidates(self, word, distance):
        """The words with a form in common, of about the same length and letters."""
        hashes = np.array(list(forms_of(word, distance)), np.uint32)
        low = np.searchsorted(self.forms, hashes, "left").tolist()
        high = np.searchsorted(self.forms, hashes, "right").tolist()
        owners = np.concatenate([self.owners[a:b] for a, b in zip(low, high, strict=True)])
        # a letter replaced is one letter less and another more
        differing = np.bitwise_count(self.letters[owners] ^ letters_of([word])[0])
        alike = (np.abs(self.lengths[owners] - len(word)) <= distance) & (differing <= 2 * distance)
        return [self.words[owner] for owner in np.unique(owners[alike]).tolist()]


def indexed(words, chosen=None):
    """The arrays of the index, made in milliseconds; only words at the places `chosen` can be found, or all."""
    chosen = np.arange(len(words), dtype=np.uint32) if chosen is None else chosen
    # a form and the word it belongs to in one number: those sort faster than two arrays
    pairs = np.sort(all_forms([words[number] for number in chosen.tolist()]))
    return {
        "forms": (pairs >> OWNER).astype(np.uint32),
        "owners": chosen[pairs.astype(np.uint32)],
        "lengths": np.array([len(word) for word in words], np.int64),
        "letters": letters_of(words),
    }


def letters_of(words):
    """Which letters each word has, a bit for each in a number of 64; rarely two share one."""
    # a mark after each word, because a stretch that is to be reduced must not be empty
    text = "".join(word + "\0" for word in words)
    bits = np.uint64(1) << (np.frombuffer(text.encode("utf-32-le"), np.uint32) & 63).astype(np.uint64)
    starts = np.cumsum([0] + [len(word) + 1 for word in words[:-1]])
    return np.bitwise_or.reduceat(bits, starts) if words else bits


def forms_of(word, distance):
    """The hashes of the word's beginning with up to `distance` letters left out."""
    letters = word[:PREFIX]
    places = range(len(letters))
    left_out = (gone for n in range(distance + 1) for gone in combinations(places, n))
    return {hashed(letter for place, letter in enumerate(letters) if place not in gone) for gone in left_out}


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


def edits(one, other, limit):
    """The Damerau-Levenshtein distance (each stretch edited once) of two words, or `limit` + 1 if it is more."""
    before, row = None, list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
