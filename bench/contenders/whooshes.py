"""Whoosh used well: one compound segment, one searcher and one parser kept, facets by `groupedby`."""

from whoosh import fields
from whoosh.analysis import StemmingAnalyzer
from whoosh.index import create_in, open_dir
from whoosh.qparser import FuzzyTermPlugin, QueryParser
from whoosh.query import And, Or, Term
from whoosh.sorting import FieldFacet

from bench.contenders import PAGE, SELECTED, TYPED, UNSELECTED, others
from bench.passages import FACETS, MANY_VALUED
from search.engine.indexing import terms_of
from search.engine.schema import whoosh_schema


class PlainWhoosh:
    name = "Whoosh, groupedby"

    @staticmethod
    def build(directory, documents):
        with create_in(directory, schema()).writer(limitmb=512) as writer:
            for document in documents:
                writer.add_document(id=document.id, text=document.text, **values(document))

    def __init__(self, directory, rare):
        self.rare = rare
        self.index = open_dir(directory)
        self.searcher = self.index.searcher()
        self.parser = QueryParser("text", self.index.schema)
        self.parser.add_plugin(FuzzyTermPlugin())

    def query(self, kind):
        return self.parser.parse(TYPED[kind].format(rare=self.rare))

    def top(self, kind):
        return [hit["id"] for hit in self.searcher.search(self.query(kind), limit=PAGE)]

    def page(self, kind):
        query = self.query(kind)
        results = self.search(query, SELECTED, UNSELECTED)
        counts = {facet: counted(results, facet) for facet in UNSELECTED}
        for facet in SELECTED:
            counts[facet] = counted(self.search(query, others(facet), (facet,)), facet)
        results.fragmenter.surround = 100
        # groupedby keeps every hit, whatever the limit
        best = results[:PAGE]
        return [hit["id"] for hit in best if hit.highlights("text") is not None]

    def search(self, query, selected, facets):
        grouped = {facet: FieldFacet(facet, allow_overlap=facet == MANY_VALUED) for facet in facets}
        return self.searcher.search(query, limit=PAGE, filter=chosen(selected), groupedby=grouped)


def counted(results, facet):
    return {value: len(numbers) for value, numbers in results.groups(facet).items()}


def chosen(selected):
    return And([Or([Term(facet, value) for value in values]) for facet, values in selected.items()])


def schema():
    facets = {
        facet: fields.KEYWORD(commas=True) if facet == MANY_VALUED else fields.ID(sortable=True)
        for facet in FACETS
    }
    text = fields.TEXT(StemmingAnalyzer(cachesize=-1), stored=True)
    return fields.Schema(id=fields.ID(stored=True), text=text, **facets)


def values(document):
    return {facet: ",".join(document.facets[facet]) for facet in FACETS}


class WhooshWriter:
    """Whoosh's own writer given the very terms that this engine indexes, analysed by the same code."""

    name = "Whoosh's writer, same fields"

    @staticmethod
    def build(directory, documents):
        with create_in(directory, whoosh_schema()).writer(limitmb=512) as writer:
            for document in documents:
                terms = {
                    field: [(token.text, token.position) for token in tokens]
                    for field, tokens in terms_of(document).items()
                }
                writer.add_document(id=document.id, **terms)
