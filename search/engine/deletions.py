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

# Letters of a word that are considered, and letters left out at most.
PREFIX = 8
REACH = 2


class Deletions:
    """The index over a list of words; made in milliseconds, read-only after."""

    def __init__(self, words):
        self.words = words
        forms, owners = all_forms(words)
        order = np.argsort(forms, kind="stable")
        self.forms, self.owners = forms[order], owners[order]
        self.lengths = np.array([len(word) for word in words], np.int64)
        self.letters = np.array([letters_of(word) for word in words], np.uint64)

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
        differing = np.bitwise_count(self.letters[owners] ^ np.uint64(letters_of(word)))
        alike = (np.abs(self.lengths[owners] - len(word)) <= distance) & (differing <= 2 * distance)
        return [self.words[owner] for owner in np.unique(owners[alike]).tolist()]


def letters_of(word):
    """Which letters a word has, a bit each; rarely two share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


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
    """The hashes of every word's forms and the word that each belongs to."""
    letters, lengths = letter_table(words)
    forms, owners = [], []
    for n in range(REACH + 1):
        for gone in combinations(range(PREFIX), n):
            rows = np.flatnonzero(lengths > (gone[-1] if gone else -1))
            forms.append(hashes_without(letters[rows], lengths[rows], gone))
            owners.append(rows.astype(np.int32))
    return np.concatenate(forms), np.concatenate(owners)


def letter_table(words):
    """The code points of the words' first letters, a row a word, and how many there are."""
    lengths = np.array([min(len(word), PREFIX) for word in words], np.int64)
    text = "".join(word[:PREFIX].ljust(PREFIX, "\0") for word in words)
    table = np.frombuffer(text.encode("utf-32-le"), np.uint32).reshape(-1, PREFIX)
    return table, lengths


def hashes_without(letters, lengths, gone):
    """The hash of each row's letters but those at the places gone."""
    value = np.ones(len(letters), np.uint32)
    for place in range(PREFIX):
        if place not in gone:
            value = np.where(place < lengths, value * np.uint32(BASE) + letters[:, place], value)
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
