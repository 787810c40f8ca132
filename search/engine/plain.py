"""Words understood in the plainest way: each must occur, in some inflection. For an engine that nobody types into."""

from search.engine.analysis import analyse
from search.engine.query import And, Everything, Nothing, Term
from search.engine.search import Understanding


def understand(words, lexicon, exact):
    terms = tuple(Term("text", token.text) for token in analyse(words))
    if not words.strip():
        return [(Understanding(), Everything())]
    return [(Understanding(sentence=words), And(terms) if terms else Nothing())]
