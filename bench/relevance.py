"""How well search finds what was judged relevant, beside plain engines: `make relevance`.

The edition is loaded and indexed in a folder of its own, from the files of the repository; nothing of the running site
is touched. `--all` lists every query with what it found; `--tune` measures how much the weights of the ranking matter;
`--held-out` asks the queries that nobody looked at while the search was made.
"""

import argparse
import json
import os
import random
import tempfile
from collections import defaultdict
from dataclasses import fields, replace
from pathlib import Path

from bench.measures import DEPTH, Judged, mean, score

DATA = Path(__file__).parent / "data"
QUERIES, HELD_OUT = DATA / "judged-queries.json", DATA / "held-out-queries.json"
CHANGES = (0.5, 2.0)
COMBINATIONS = 60
SPLITS = 200
SEED = 2020


def main():
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        documents = edition(folder)
        queries = judged(HELD_OUT if options.held_out else QUERIES)
        ours = Ours(folder, documents)
        if options.tune:
            tune(ours, queries, documents)
            return
        engines = [ours, *plain_engines(documents)]
        scores = {engine.name: measured(engine, queries, documents) for engine in engines}
        print_table(queries, scores)
        if options.all:
            print_queries(ours, queries, scores[ours.name], documents)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="list every query and what it found")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--tune", action="store_true", help="measure how much the weights matter")
    only.add_argument(
        "--held-out", action="store_true", help="ask the queries that the search was not made with"
    )
    return parser.parse_args()


def judged(path):
    """The judged queries of a file: [Judged]."""
    return [Judged(**record) for record in json.loads(path.read_text(encoding="utf-8"))]


def edition(folder):
    """The search documents of the edition, by id, loaded from the repository's files."""
    os.environ.update(DJANGO_SETTINGS_MODULE="config.settings", VAR_DIR=folder)
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("load_edition", verbosity=0)
    from search.documents import documents

    return {document.id: document for document in documents()}


class Ours:
    """The search of the edition."""

    name = "this edition"

    def __init__(self, folder, documents):
        from search.engine.building import build
        from search.engine.engine import Engine

        build(Path(folder) / "relevance", list(documents.values()))
        self.engine = Engine.open(Path(folder) / "relevance")
        self.weigh(None)

    def weigh(self, weights):
        """Rank by other weights than the usual ones."""
        from search.editorial import authority
        from search.engine.understanding import Interpreter

        self.engine.understand = Interpreter(authority(), weights=weights).readings

    def search(self, words, limit=DEPTH):
        return [hit.id for hit in self.results(words, limit).hits]

    def results(self, words, limit=DEPTH):
        from search.engine.search import Search

        return self.engine.search(Search(words, size=limit))


def plain_engines(documents):
    from bench.stock import ENGINES

    texts = {id: document.text for id, document in documents.items()}
    return [engine(texts) for engine in ENGINES]


def measured(engine, queries, documents):
    """The Score of each query, in order."""
    return [score(query, [lines(documents[id]) for id in engine.search(query.query)]) for query in queries]


def lines(document):
    """The lines of the verbatim file that a document covers: `concept-2020.txt:88`."""
    source = document.stored["source"]
    first, last = source["lines"]
    return [f"{source['file']}:{line}" for line in range(first, last + 1)]


def print_table(queries, scores):
    """nDCG by type of query, then the three measures over all, for every engine."""
    print(f"{'':24}" + "".join(f"{name:>14}" for name in scores))
    types = defaultdict(list)
    for place, query in enumerate(queries):
        types[query.type].append(place)
    for type, places in types.items():
        row = [mean(found[place].ndcg for place in places) for found in scores.values()]
        print(f"{f'nDCG@{DEPTH} {type}':20}{len(places):4}" + "".join(f"{value:14.3f}" for value in row))
    for label, measure in ((f"nDCG@{DEPTH}", "ndcg"), ("MRR", "reciprocal_rank"), ("success@3", "success")):
        row = [mean(getattr(one, measure) for one in found) for found in scores.values()]
        print(f"{label:20}{len(queries):4}" + "".join(f"{value:14.3f}" for value in row))


def print_queries(ours, queries, scores, documents):
    """Each query, worst first: how it was understood, what was found (with its grade), what was missed."""
    for found, query in sorted(zip(scores, queries, strict=True), key=lambda pair: pair[0].ndcg):
        results = ours.results(query.query)
        print(f"\n{found.ndcg:.2f} {query.type}: {query.query} ({results.total})")
        print(f"  {results.understanding.sentence}")
        seen = [line for hit in results.hits for line in lines(documents[hit.id])]
        ids = [f"{hit.id}{'+' * best(query, documents[hit.id])}" for hit in results.hits]
        print("  found  ", " ".join(ids))
        print(
            "  missing",
            " ".join(f"{line}{'+' * g}" for line, g in query.relevant.items() if line not in seen),
        )


def best(query, document):
    return max((query.relevant.get(line, 0) for line in lines(document)), default=0)


def tune(ours, queries, documents):
    """How nDCG moves with the weights, and what weights chosen on one half of the queries are worth on the other."""
    from search.engine.composition import Weights

    def ndcg(weights):
        ours.weigh(weights)
        return [found.ndcg for found in measured(ours, queries, documents)]

    usual = Weights()
    as_is = ndcg(usual)
    print(f"nDCG@{DEPTH} with the weights as they are: {mean(as_is):.3f}")
    names = [field.name for field in fields(Weights)]
    print(f"{'':10}" + "".join(f"{f'times {factor:g}':>10}" for factor in (0, *CHANGES)))
    for name in names:
        row = [
            mean(ndcg(replace(usual, **{name: getattr(usual, name) * factor}))) for factor in (0, *CHANGES)
        ]
        print(f"{name:10}" + "".join(f"{value:10.3f}" for value in row))
    draw = random.Random(SEED)
    others = [
        ndcg(replace(usual, **{name: getattr(usual, name) * draw.choice((1.0, *CHANGES)) for name in names}))
        for _ in range(COMBINATIONS)
    ]
    means = [mean(found) for found in others]
    print(
        f"{COMBINATIONS} random combinations of half, usual and double: {min(means):.3f} to {max(means):.3f}"
    )
    chosen, kept = halves([as_is, *others], as_is)
    print(f"the best of them on a random half, measured on the other half: {chosen:.3f}; as is: {kept:.3f}")


def halves(candidates, as_is):
    """nDCG of what is best on one half of the queries, on the other half, and of what is used; means over splits."""
    draw = random.Random(SEED)
    places = range(len(as_is))
    chosen, kept = [], []
    for _ in range(SPLITS):
        train = set(draw.sample(places, len(as_is) // 2))
        test = [place for place in places if place not in train]
        best_found = max(candidates, key=lambda found: mean(found[place] for place in train))
        chosen.append(mean(best_found[place] for place in test))
        kept.append(mean(as_is[place] for place in test))
    return mean(chosen), mean(kept)


if __name__ == "__main__":
    main()
