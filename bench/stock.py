"""Search engines as they come out of the box, to compare with: any of a query's words, stemmed as English."""

import re
import sqlite3
import tempfile

import tantivy
from whoosh import fields, index
from whoosh.analysis import StemmingAnalyzer
from whoosh.qparser import OrGroup, QueryParser


class Whoosh:
    """Whoosh with its StemmingAnalyzer, its query language, and BM25F."""

    name = "Whoosh"

    def __init__(self, texts):
        schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=StemmingAnalyzer()))
        self.index = index.create_in(tempfile.mkdtemp(), schema)
        with self.index.writer() as writer:
            for id, text in texts.items():
                writer.add_document(id=id, text=text)
        self.searcher = self.index.searcher()
        self.parser = QueryParser("text", schema, group=OrGroup)

    def search(self, words, limit=10):
        return [hit["id"] for hit in self.searcher.search(self.parser.parse(words), limit=limit)]


class Fts5:
    """SQLite FTS5 with its porter tokenizer and bm25()."""

    name = "SQLite FTS5"

    def __init__(self, texts):
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='porter unicode61')"
        )
        self.database.executemany("INSERT INTO texts VALUES (?, ?)", texts.items())

    def search(self, words, limit=10):
        phrases = re.findall(r'"([^"]*)"', words) or re.findall(r"\w+", words)
        match = " OR ".join(f'"{phrase}"' for phrase in phrases)
        rows = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), rowid LIMIT ?"
        return [id for (id,) in self.database.execute(rows, (match, limit))]


class Tantivy:
    """tantivy with its English stemmer, its query language, and BM25."""

    name = "tantivy"

    def __init__(self, texts):
        schema = tantivy.SchemaBuilder().add_text_field("id", stored=True)
        schema = schema.add_text_field("text", tokenizer_name="en_stem").build()
        self.index = tantivy.Index(schema)
        writer = self.index.writer(heap_size=15_000_000, num_threads=1)
        for id, text in texts.items():
            writer.add_document(tantivy.Document(id=id, text=text))
        writer.commit()
        self.index.reload()
        self.searcher = self.index.searcher()

    def search(self, words, limit=10):
        query, _ = self.index.parse_query_lenient(words, ["text"])
        found = self.searcher.search(query, limit).hits
        return [self.searcher.doc(address)["id"][0] for _, address in found]


ENGINES = (Whoosh, Fts5, Tantivy)
