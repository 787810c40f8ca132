"""The words of the index: how frequent they are, which begin alike, who holds them."""

from search.engine.vocabulary import Vocabulary


class Lexicon:
    """Questions about the vocabulary of a generation; safe to share between threads.

    `vocabulary` finds the words as printed that are near another.
    """

    def __init__(self, postings, count, identify, stored=None):
        self.postings, self.count, self.identify = postings, count, identify
        words = postings["words"]
        self.vocabulary = Vocabulary(words.terms, words.frequency, stored)

    def document_frequency(self, field, term):
        """In how many documents the term stands in the field; 0 if in none."""
        return self.postings[field].frequency(term)

    def holders(self, field, term):
        """The ids of the documents that hold the term in the field, in document order."""
        return [self.identify(document) for document in self.postings[field].holders(term).tolist()]

    def terms(self, field):
        """All terms of the field, sorted by code point. The list is the model's own: do not change it."""
        return self.postings[field].terms

    def prefix(self, field, text, limit=10):
        """Up to `limit` terms that begin with the text, the most frequent first, then in order."""
        postings = self.postings[field]
        low, high = postings.span(text)
        frequencies = (postings.first[low + 1 : high + 1] - postings.first[low:high]).tolist()
        order = sorted(range(high - low), key=lambda place: -frequencies[place])
        return [postings.terms[low + place] for place in order[:limit]]
