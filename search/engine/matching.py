"""Answering a query tree: from a node to the set of matching documents with scores."""

from functools import lru_cache, singledispatchmethod

import numpy as np

from search.engine import matches, phrases
from search.engine.query import And, AndMaybe, Best, Everything, Not, Nothing, Or, Phrase, Prefix, Term

# Frequent terms are kept as whole arrays, and so are phrases, up to so many bytes each for a generation.
CACHE = 32 * 2**20


class Matcher:
    """Answers query trees over the postings of one generation; safe to share between threads."""

    def __init__(self, postings, size):
        self.postings, self.size = postings, size
        kept = lru_cache(maxsize=max(8, CACHE // (9 * size + 1)))
        self.frequent, self.phrase = kept(self.frequent), kept(self.phrase)

    @singledispatchmethod
    def match(self, node):
        """The documents that match the node: `Sparse` or `Dense`."""
        raise TypeError(f"{node!r} is no node of a query tree")

    @match.register
    def _(self, node: Everything):
        return matches.everything(self.size)

    @match.register
    def _(self, node: Nothing):
        return matches.nothing(self.size)

    @match.register
    def _(self, node: Term):
        number = self.number(node.field, node.text)
        if number is None:
            return matches.nothing(self.size)
        return self.term(node.field, number).boosted(node.boost)

    @match.register
    def _(self, node: Prefix):
        postings = self.postings[node.field]
        documents, impacts = postings.postings(*postings.span(node.text))
        if not len(documents):
            return matches.nothing(self.size)
        if not matches.is_large(len(documents), self.size):
            return matches.sparse_union(documents, impacts, 1, np.add).boosted(node.boost)
        scores = np.bincount(documents, impacts, self.size)
        return matches.Dense(scores > 0, scores).boosted(node.boost)

    @match.register
    def _(self, node: Phrase):
        numbers = [self.number(node.field, term) for term in node.terms]
        if not numbers or None in numbers:
            return matches.nothing(self.size)
        if len(numbers) == 1:
            return self.term(node.field, numbers[0]).boosted(node.boost)
        return self.phrase(node.field, tuple(numbers), node.slop).boosted(node.boost)

    @match.register
    def _(self, node: And):
        wanted = [self.match(child) for child in node.children if not isinstance(child, Not)]
        result = matches.intersection(wanted) if wanted else matches.everything(self.size)
        for child in node.children:
            if isinstance(child, Not):
                result = matches.without(result, self.match(child.child))
        return result

    @match.register
    def _(self, node: Or):
        children = flattened(node.children) if node.minimum == 1 else node.children
        return self.union(children, node.minimum, np.add)

    @match.register
    def _(self, node: Best):
        return self.union(node.children, 1, np.maximum)

    @match.register
    def _(self, node: Not):
        return matches.complement(self.match(node.child), self.size)

    @match.register
    def _(self, node: AndMaybe):
        return matches.enriched(self.match(node.required), self.match(node.optional))

    def union(self, children, minimum, combine):
        parts = [self.match(child) for child in children]
        if not parts or minimum > len(parts):
            return matches.nothing(self.size)
        return matches.union(parts, self.size, minimum, combine) if len(parts) > 1 else parts[0]

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
        if isinstance(child, Or) and child.minimum == 1:
            yield from flattened(child.children)
        else:
            yield child
