"""SQLite's FTS5 with the porter stemmer; facets by GROUP BY over a table beside it, topics in one of their own.

CROSS JOIN makes SQLite begin with the words; left to itself it asks FTS5 anew for each row of facets.
"""

import os
import sqlite3

from bench.contenders import PAGE, SELECTED, TYPED, others
from bench.passages import FACETS, MANY_VALUED

FILE = "passages.db"
ONE = tuple(facet for facet in FACETS if facet != MANY_VALUED)


class Fts5:
    name = "SQLite FTS5"

    @staticmethod
    def build(directory, documents):
        connection = sqlite3.connect(os.path.join(directory, FILE))
        with connection:
            fill(connection, documents)
        connection.close()

    def __init__(self, directory, rare):
        self.rare = rare
        self.connection = sqlite3.connect(os.path.join(directory, FILE))
        self.connection.execute("PRAGMA mmap_size = 2000000000")
        self.connection.execute("PRAGMA cache_size = -200000")

    def query(self, kind):
        typed = TYPED[kind].format(rare=self.rare)
        return None if typed.endswith("~") else typed

    def top(self, kind):
        if (query := self.query(kind)) is None:
            return None
        found = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ?"
        return [f"p{row}" for (row,) in self.connection.execute(found, (query, PAGE))]

    def page(self, kind):
        if (query := self.query(kind)) is None:
            return None
        where, values = condition(SELECTED)
        found = f"""SELECT passages.rowid FROM passages
            CROSS JOIN facets ON facets.rowid = passages.rowid
            WHERE passages MATCH ? AND {where} ORDER BY rank LIMIT ?"""
        rows = [row for (row,) in self.connection.execute(found, (query, *values, PAGE))]
        total = f"""SELECT count(*) FROM passages JOIN facets ON facets.rowid = passages.rowid
            WHERE passages MATCH ? AND {where}"""
        self.connection.execute(total, (query, *values)).fetchone()
        for facet in FACETS:
            self.counts(facet, query)
        return [f"p{row}" for row in rows if self.snippet(query, row)]

    def snippet(self, query, row):
        # asked row by row: within the query above it would be made for every match before the sorting
        marked = "SELECT snippet(passages, 0, '[', ']', '…', 40) FROM passages WHERE passages MATCH ? AND rowid = ?"
        return self.connection.execute(marked, (query, row)).fetchone()

    def counts(self, facet, query):
        where, values = condition(others(facet))
        many = "CROSS JOIN topics ON topics.passage = passages.rowid" if facet == MANY_VALUED else ""
        counted = f"""SELECT {facet}, count(*) FROM passages
            CROSS JOIN facets ON facets.rowid = passages.rowid {many}
            WHERE passages MATCH ? AND {where} GROUP BY {facet}"""
        return dict(self.connection.execute(counted, (query, *values)))


def condition(selected):
    parts = [f"{facet} IN ({','.join('?' * len(values))})" for facet, values in selected.items()]
    return " AND ".join(parts), [value for values in selected.values() for value in values]


def fill(connection, documents):
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61')")
    connection.execute(f"CREATE TABLE facets ({', '.join(ONE)})")
    connection.execute("CREATE TABLE topics (passage INTEGER, topic)")
    for number, document in enumerate(documents):
        connection.execute("INSERT INTO passages (rowid, text) VALUES (?, ?)", (number, document.text))
        values = [document.facets[facet][0] for facet in ONE]
        marks = ",".join("?" * len(ONE))
        connection.execute(
            f"INSERT INTO facets (rowid, {', '.join(ONE)}) VALUES (?, {marks})", (number, *values)
        )
        topics = ((number, topic) for topic in document.facets[MANY_VALUED])
        connection.executemany("INSERT INTO topics VALUES (?, ?)", topics)
    connection.execute("CREATE INDEX topic_of ON topics (passage, topic)")
    connection.execute("INSERT INTO passages (passages) VALUES ('optimize')")
