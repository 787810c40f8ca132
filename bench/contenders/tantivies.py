"""tantivy, the search library written in Rust: one segment, English stemmer, facets by terms aggregation."""

import json

import tantivy

from bench.contenders import PAGE, SELECTED, TYPED, UNSELECTED, others
from bench.passages import FACETS


class Tantivy:
    name = "tantivy"

    @staticmethod
    def build(directory, documents):
        index = tantivy.Index(schema(), path=directory)
        writer = index.writer(256_000_000, num_threads=1)
        for document in documents:
            row = tantivy.Document(id=document.id, text=document.text)
            for facet in FACETS:
                for value in document.facets[facet]:
                    row.add_text(facet, value)
            writer.add_document(row)
        writer.commit()
        writer.wait_merging_threads()

    def __init__(self, directory, rare):
        self.rare = rare
        self.index = tantivy.Index.open(directory)
        self.index.reload()
        self.searcher = self.index.searcher()

    def query(self, kind):
        if kind == "fuzzy":
            return tantivy.Query.fuzzy_term_query(self.index.schema, "text", "kazahstan", distance=1)
        if kind == "prefix":
            return tantivy.Query.regex_query(self.index.schema, "text", "inter.*")
        return self.index.parse_query(TYPED[kind].format(rare=self.rare), ["text"])

    def top(self, kind):
        found = self.searcher.search(self.query(kind), PAGE, count=False)
        return [self.searcher.doc(address)["id"][0] for _, address in found.hits]

    def page(self, kind):
        query = self.query(kind)
        narrowed = self.narrowed(query, SELECTED)
        found = self.searcher.search(narrowed, PAGE, count=True)
        self.counts(narrowed, UNSELECTED)
        for facet in SELECTED:
            self.counts(self.narrowed(query, others(facet)), (facet,))
        snippets = tantivy.SnippetGenerator.create(self.searcher, query, self.index.schema, "text")
        snippets.set_max_num_chars(240)
        ids = []
        for _, address in found.hits:
            document = self.searcher.doc(address)
            snippets.snippet_from_doc(document).to_html()
            ids.append(document["id"][0])
        return ids

    def narrowed(self, query, selected):
        parts = [(tantivy.Occur.Must, query)]
        for facet, values in selected.items():
            chosen = tantivy.Query.term_set_query(self.index.schema, facet, list(values))
            parts.append((tantivy.Occur.Must, tantivy.Query.const_score_query(chosen, 0.0)))
        return tantivy.Query.boolean_query(parts)

    def counts(self, query, facets):
        asked = {facet: {"terms": {"field": facet, "size": 100}} for facet in facets}
        found = self.searcher.aggregate(query, asked)
        found = json.loads(found) if isinstance(found, str) else found
        return {facet: {row["key"]: row["doc_count"] for row in found[facet]["buckets"]} for facet in facets}


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    for facet in FACETS:
        builder.add_text_field(facet, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()
