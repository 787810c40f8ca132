"""A search engine for a collection of texts in several languages; knows no Django.

    from search.engine.building import build
    from search.engine.engine import Engine
    from search.engine.search import Search
    from search.engine.understanding import Interpreter

    build(directory, documents)              # Documents, in any order; the old index serves on meanwhile
    understand = Interpreter(authority).readings
    engine = Engine.open(directory, understand)   # once a process; NoIndex says that there is nothing to open
    results = engine.search(Search("foreign policy", selected={"source": ("concept-2020",)}))
    results.total, results.hits[0].snippet, results.counts["chapter"]
    engine.count                             # how many documents the current generation holds

An engine follows when another process builds a new generation, and may be shared by threads.
"""
