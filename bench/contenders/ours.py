"""This engine: as the site runs it, with names, corrections and all fields, and with the bare query alone."""

from bench.contenders import PAGE, SELECTED, TYPED
from search.editorial import authority
from search.engine import ranking
from search.engine.analysis import analyse
from search.engine.building import build
from search.engine.deletions import Deletions
from search.engine.engine import Engine
from search.engine.query import And, Or, Phrase, Prefix, Term
from search.engine.search import Search, Understanding
from search.engine.understanding import Interpreter


class Ours:
    """As the site runs it."""

    name = "this engine"
    build = staticmethod(build)

    def __init__(self, directory, rare):
        self.rare = rare
        self.engine = Engine.open(directory, Interpreter(authority()).readings)

    def words(self, kind):
        return TYPED[kind].format(rare=self.rare).removesuffix("~")

    def page(self, kind):
        results = self.engine.search(Search(self.words(kind), selected=SELECTED, size=PAGE))
        return [hit.id for hit in results.hits]

    def top(self, kind):
        """The bare top ten: what was typed, parsed and matched, and ten ids."""
        model = self.engine.current()
        _, _, found = self.engine.read(Search(self.words(kind)), model)
        documents, _, _ = ranking.best(found, None, PAGE)
        return [model.id(document) for document in documents.tolist()]


class Bare(Ours):
    """The same index asked with the query tree that the other engines' parsers make: one field, no names."""

    name = "this engine, bare"

    def __init__(self, directory, rare):
        self.rare = rare
        self.engine = Engine.open(directory, self.understand)
        self.deletions = Deletions(self.engine.lexicon.terms("words"))

    def words(self, kind):
        return kind

    def understand(self, kind, lexicon, exact):
        yield Understanding(), self.tree(kind, lexicon)

    def tree(self, kind, lexicon):
        match kind:
            case "frequent":
                return Term("text", "kazakhstan")
            case "rare":
                return Term("text", analyse(self.rare)[0].text)
            case "AND":
                return And((Term("text", "foreign"), Term("text", "polici")))
            case "OR":
                return Or((Term("text", "water"), Term("text", "energi"), Term("text", "trade")))
            case "phrase":
                return Phrase("words", ("foreign", "policy"))
            case "prefix":
                return Prefix("words", "inter")
        near = self.deletions.near("kazahstan", 1)
        return Or(tuple(Term("words", word) for word, _ in near))
