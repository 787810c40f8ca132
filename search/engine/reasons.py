"""Why a document was found in whose text no word of the query stands: where else the words stand."""

from bisect import bisect_left
from functools import cached_property

from search.engine.query import Term
from search.engine.schema import BY_NAME
from search.engine.snippets import leaves


class Reasons:
    """What a query tree seeks in fields that are not a document's text."""

    def __init__(self, tree, postings):
        self.tree, self.postings = tree, postings

    @cached_property
    def sought(self):
        """The documents that hold each term, by field: {field: {term: document numbers, ascending}}."""
        found = {}
        for leaf in leaves(self.tree):
            if isinstance(leaf, Term) and not BY_NAME[leaf.field].in_text:
                found.setdefault(leaf.field, {})[leaf.text] = self.postings[leaf.field].holders(leaf.text)
        return found

    def of(self, document):
        """The terms that the document holds: {field: (term, ...)}."""
        held = {
            field: tuple(term for term, holders in terms.items() if contains(holders, document))
            for field, terms in self.sought.items()
        }
        return {field: terms for field, terms in held.items() if terms}


def contains(ascending, number):
    place = bisect_left(ascending, number)
    return place < len(ascending) and ascending[place] == number
