"""Answering a query tree: from a node to the set of matching documents with scores."""

from functools import lru_cache

import numpy as np

from search.engine import matches, phrases
from search.engine.query import And, Everything, Not, Nothing, Or, Phrase, Prefix, Term

# Frequent terms are kept as whole arrays, and so are phrases, up to so many bytes each for a generation.
CACHE = 32 * 2**20


class Matcher:
    """Answers query trees over the postings of one generation; safe to share between threads."""

    def __init__(self, postings, size):
        self.postings, self.size, self.nothing = postings, size, matches.nothing(size)
        kept = lru_cache(maxsize=max(8, CACHE // (9 * size + 1)))
        self.frequent, self.phrase = kept(self.frequent), kept(self.phrase)

    def match(self, node):
        """The documents that match the node of a query tree: `Sparse` or `Dense`."""
        match node:
            case Term():
                return self.word(node.field, node.text).boosted(node.boost)
            case Or(children):
                return matches.union([self.match(child) for child in flattened(children)], self.size)
            case And(children):
                return self.all(children)
            case Phrase():
                return self.in_order(node.field, node.terms, node.slop).boosted(node.boost)
            case Prefix():
                return self.beginning(node.field, node.text).boosted(node.boost)
            case Not(child):
                return matches.complement(self.match(child), self.size)
            case Everything():
                return matches.everything(self.size)
            case Nothing():
                return self.nothing
        raise TypeError(f"{node!r} is no node of a query tree")

    def word(self, field, text):
        number = self.number(field, text)
        return self.nothing if number is None else self.term(field, number)

    def beginning(self, field, text):
        postings = self.postings[field]
        documents, impacts = postings.postings(*postings.span(text))
        if not len(documents):
            return self.nothing
        if not matches.is_large(len(documents), self.size):
            return matches.sparse_union(documents, impacts)
        scores = np.bincount(documents, impacts, self.size)
        return matches.Dense(scores > 0, scores)

    def in_order(self, field, terms, slop):
        numbers = [self.number(field, term) for term in terms]
        if not numbers or None in numbers:
            return self.nothing
        return self.phrase(field, tuple(numbers), slop) if len(numbers) > 1 else self.term(field, numbers[0])

    def all(self, children):
        wanted = [self.match(child) for child in children if not isinstance(child, Not)]
        result = matches.intersection(wanted) if wanted else matches.everything(self.size)
        for child in children:
            if isinstance(child, Not):
                result = matches.without(result, self.match(child.child))
        return result

    def phrase(self, field, numbers, slop):
        """Kept, because readers who follow a facet or turn a page ask for the same phrase again."""
        documents = phrases.documents(self.postings[field], numbers, slop)
        terms = (self.term(field, number) for number in numbers)
        scores = sum(matches.found_among(term, documents)[1] for term in terms)
        return matches.made(documents, scores, self.size)

    def number(self, field, term):
        return self.postings[field].number(term)

    def term(self, field, number):
        first = self.postings[field].first
        if matches.is_large(first[number + 1] - first[number], self.size):
            return self.frequent(field, number)
        return matches.Sparse(*self.postings[field].postings(number, number + 1))

    def frequent(self, field, number):
        found = self.postings[field].postings(number, number + 1)
        return matches.dense(matches.Sparse(*found), self.size)


def flattened(children):
    """The parts of an Or, those of an Or within it in its place: scores add up either way."""
    for child in children:
        if isinstance(child, Or):
            yield from flattened(child.children)
        else:
            yield child
