"""Answering a query tree: from a node to the set of matching documents with scores."""

from functools import lru_cache, singledispatchmethod

import numpy as np

from search.engine import matches, phrases
from search.engine.query import And, AndMaybe, Best, Everything, Not, Nothing, Or, Phrase, Prefix, Term

# Frequent terms are kept as whole arrays, up to so many bytes for a generation.
CACHE = 64 * 2**20


class Matcher:
    """Answers query trees over the postings of one generation; safe to share between threads."""

    def __init__(self, postings, size):
        self.postings, self.size = postings, size
        self.frequent = lru_cache(maxsize=max(8, CACHE // (9 * size + 1)))(self.frequent)

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
        documents = phrases.documents(self.postings[node.field], numbers, node.slop)
        terms = [self.term(node.field, number) for number in numbers]
        scores = sum(matches.found_among(term, documents)[1] for term in terms)
        return matches.made(documents, scores * node.boost, self.size)

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
        return self.union(node.children, node.minimum, np.add)

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
        if not children or minimum > len(children):
            return matches.nothing(self.size)
        parts = [self.match(child) for child in children]
        return matches.union(parts, self.size, minimum, combine) if len(parts) > 1 else parts[0]

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
