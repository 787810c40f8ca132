"""Turning documents inside out: from terms by document to documents by term.

A field's tokens, gathered in document order, are sorted by term once. Both the Whoosh segment and the read model are
written from the outcome, so they cannot disagree.
"""

import math
from dataclasses import dataclass

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from search.engine.schema import BY_NAME, K1, LISTING_WEIGHT

# Between the last word of a document and the first of the next lie so many places: no phrase reaches across.
GAP = 128

# Which document a place belongs to is noted for every block of 2**BLOCK places, which is less than a gap.
BLOCK = 6


@dataclass(frozen=True)
class Inverted:
    """A field turned inside out.

    `terms` sorted; `first[t]:first[t+1]` are the postings of term t: `documents`, and `impacts`, BM25F as Whoosh
    scores. `first_place[p]:first_place[p+1]` are posting p's `places`: positions counted through all documents.
    `base` is where each document's places begin, and where the last's end; `block_document` is the document at the
    beginning of each block of places. `lengths` are the documents' lengths as Whoosh rounds them.

    Token by token in document order, document d having `first_token[d]:first_token[d+1]`: `token_term`,
    `token_place`, `token_start` and `token_length` (in characters of the text).
    """

    name: str
    terms: list
    first: np.ndarray
    documents: np.ndarray
    impacts: np.ndarray
    first_place: np.ndarray
    places: np.ndarray
    base: np.ndarray
    block_document: np.ndarray
    lengths: np.ndarray
    first_token: np.ndarray
    token_term: np.ndarray
    token_place: np.ndarray
    token_start: np.ndarray
    token_length: np.ndarray


def inverted(name, gathering, listing):
    """A field inverted, of which all tokens are gathered; `listing` says for each document whether it only lists."""
    weights = np.where(listing, LISTING_WEIGHT, 1.0)
    terms, token_term = numbered(gathering)
    counts = np.asarray(gathering.counts, np.int64)
    first_token = running(counts)
    token_document = np.repeat(np.arange(len(counts)), counts)
    positions = np.asarray(gathering.positions, np.int64)
    base = bases(positions, first_token)
    token_place = base[token_document] + positions
    blocks = np.arange(0, base[-1] + 1, 2**BLOCK)

    order = without_repetition(np.argsort(token_term, kind="stable"), token_term, token_place)
    documents, first_place, first = postings(token_term[order], token_document[order], len(terms))
    lengths = rounded_lengths(counts)
    tf = np.diff(np.append(first_place, len(order)))
    return Inverted(
        name,
        terms,
        first,
        documents.astype(np.int32),
        impacts(name, first, documents, tf, lengths, counts, weights),
        np.append(first_place, len(order)),
        token_place[order].astype(np.uint32),
        base.astype(np.uint32),
        (np.searchsorted(base, blocks, "right") - 1).astype(np.int32),
        lengths,
        first_token,
        token_term,
        token_place,
        np.asarray(gathering.starts, np.uint32),
        np.asarray(gathering.lengths, np.uint32),
    )


def numbered(gathering):
    """The terms sorted, and each token's number among them."""
    terms = sorted(gathering.numbers)
    rank = np.empty(len(terms), np.uint32)
    rank[[gathering.numbers[term] for term in terms]] = np.arange(len(terms), dtype=np.uint32)
    return terms, rank[np.asarray(gathering.terms, np.int64)]


def without_repetition(order, term, place):
    """The tokens in order, but a term only once at a place."""
    again = (np.diff(term[order].astype(np.int64)) == 0) & (np.diff(place[order]) == 0)
    return order[np.append(True, ~again)[: len(order)]]


def running(counts):
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def bases(positions, first_token):
    """Where each document's places begin, and where the last's end."""
    spans = np.zeros(len(first_token) - 1, np.int64)
    filled = first_token[1:] > first_token[:-1]
    spans[filled] = positions[first_token[1:][filled] - 1] + 1
    return running(spans + GAP)


def postings(term, document, vocabulary):
    """From tokens sorted by term and document: each posting's document, its first token, each term's first posting."""
    new = np.ones(len(term), bool)
    new[1:] = (term[1:] != term[:-1]) | (document[1:] != document[:-1])
    first_place = np.flatnonzero(new)
    first = np.searchsorted(term[first_place], np.arange(vocabulary + 1))
    return document[first_place], first_place, first


def rounded_lengths(counts):
    """Field lengths as Whoosh keeps them, in one byte of a logarithmic scale."""
    kept = {length: byte_to_length(length_to_byte(length)) for length in set(counts.tolist())}
    return np.array([kept[length] for length in counts.tolist()], np.int64)


def impacts(name, first, documents, tf, lengths, counts, weights):
    """Each posting's score: Okapi BM25 in the form and order of operations of whoosh.scoring.bm25, times the
    document's weight. The inverse document frequency is Whoosh's: log(N / (df + 1)) + 1.
    """
    total, b = len(counts), BY_NAME[name].b
    average = int(counts.sum()) / (total or 1) or 1
    df = np.diff(first)
    idf = np.array([math.log(total / (n + 1)) + 1 for n in df.tolist()])
    ratio = tf * (K1 + 1) / (tf + K1 * ((1 - b) + b * lengths[documents] / average))
    return np.repeat(idf, df) * ratio * weights[documents]
