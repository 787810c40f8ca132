"""The plain way to the same answers: the query tree as Whoosh's own query objects, run by Whoosh's own searcher."""

import whoosh.query as whoosh
from whoosh.index import open_dir
from whoosh.matching import ListMatcher
from whoosh.scoring import BM25F

from search.engine import generations
from search.engine.query import And, Everything, Not, Nothing, Or, Phrase, Prefix, Term
from search.engine.schema import FIELDS, K1, LISTING_WEIGHT


class Scoring(BM25F):
    """Whoosh's BM25F with the fields' parameters; text that only lists words counts less."""

    def __init__(self, documents, use_final=True):
        super().__init__(K1=K1, **{f"{field.name}_B": field.b for field in FIELDS})
        self.documents, self.use_final = documents, use_final

    def final(self, searcher, number, score):
        return score * (LISTING_WEIGHT if self.documents[number].listing else 1.0)


class Oracle:
    """Answers over the current generation in `directory`, which was built from `documents` (in document order)."""

    def __init__(self, directory, documents):
        self.documents = documents
        self.index = open_dir(str(generations.candidates(directory)[0]))
        self.searcher = self.index.searcher(weighting=Scoring(documents))
        self.bare_searcher = self.index.searcher(weighting=Scoring(documents, use_final=False))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.searcher.close()
        self.bare_searcher.close()
        self.index.close()

    def scores(self, tree):
        """{document number: score} of all that match."""
        return asked(self.searcher, self.query(tree))

    def bare_scores(self, tree):
        """The same without the documents' weights, for use within a larger query."""
        return asked(self.bare_searcher, self.query(tree))

    def selected(self, numbers, selected, but=None):
        """Those of the documents that have one of the chosen values in each facet but one."""
        return [
            number
            for number in numbers
            if all(
                set(values) & set(self.documents[number].facets.get(facet, ()))
                for facet, values in selected.items()
                if values and facet != but
            )
        ]

    def counts(self, numbers, selected):
        """{facet: {value: count}} by looking at every document."""
        facets = {facet for document in self.documents for facet in document.facets}
        counted = {}
        for facet in facets:
            row = counted[facet] = dict.fromkeys(selected.get(facet, ()), 0)
            for number in self.selected(numbers, selected, but=facet):
                for value in set(self.documents[number].facets.get(facet, ())):
                    row[value] = row.get(value, 0) + 1
        return counted

    def query(self, node):
        match node:
            case Everything():
                return Among(dict.fromkeys(range(len(self.documents)), 0.0))
            case Nothing():
                return whoosh.NullQuery
            case Term():
                return whoosh.Term(node.field, node.text, boost=node.boost)
            case Phrase(terms=(term,)):
                return whoosh.Term(node.field, term, boost=node.boost)
            case Phrase():
                return whoosh.Phrase(node.field, list(node.terms), slop=node.slop, boost=node.boost)
            case Prefix():
                return self.prefix(node)
            case And():
                return whoosh.And([self.query(child) for child in node.children])
            case Or():
                return self.disjunction(node)
            case Not():
                found = self.bare_scores(node.child)
                return Among({number: 0.0 for number in range(len(self.documents)) if number not in found})

    def prefix(self, node):
        reader = self.searcher.reader()
        terms = [text.decode() for text in reader.expand_prefix(node.field, node.text)]
        return either([whoosh.Term(node.field, term, boost=node.boost) for term in terms])

    def disjunction(self, node):
        found = Among({number: 0.0 for child in node.children for number in self.bare_scores(child)})
        return whoosh.And([either([self.query(child) for child in node.children]), found])


def asked(searcher, query):
    return {hit.docnum: hit.score for hit in searcher.search(query, limit=None)}


def either(queries):
    """An Or that walks all matchers; Whoosh's quicker form for small indexes loses documents with score 0."""
    query = whoosh.Or(queries)
    query.matcher_type = whoosh.Or.DEFAULT_MATCHER
    return query if queries else whoosh.NullQuery


class Among(whoosh.Query):
    """Some documents by number, with given scores.

    Negations are put together from searches of their own: Whoosh's matchers lose documents when they nest.
    """

    def __init__(self, scores):
        self.numbers = sorted(scores)
        self.scores = [scores[number] for number in self.numbers]

    def matcher(self, searcher, context=None):
        return ListMatcher(self.numbers, self.scores)

    def estimate_size(self, reader):
        return len(self.numbers)
