"""Why a document was found in whose text no word of the query stands: where else the words stand."""

from functools import cached_property

from search.engine.matches import holds
from search.engine.query import Term
from search.engine.schema import BY_NAME
from search.engine.snippets import leaves


class Reasons:
    """What a query tree seeks in fields that are not a document's text."""

    def __init__(self, tree, matcher):
        self.tree, self.matcher = tree, matcher

    @cached_property
    def sought(self):
        """The terms, and where each counts: [(Term, the sets of documents that it takes)]."""
        return [
            (leaf, [self.matcher.match(node) for node in (leaf, demand) if node])
            for leaf, demand in leaves(self.tree)
            if isinstance(leaf, Term) and not BY_NAME[leaf.field].in_text
        ]

    def of(self, document):
        """The terms that the document holds, and with them all that must be there as well: {field: (term, ...)}."""
        found = {}
        for term, sets in self.sought:
            if all(holds(documents, document) for documents in sets):
                found.setdefault(term.field, {})[term.text] = True
        return {field: tuple(terms) for field, terms in found.items()}
