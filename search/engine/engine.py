"""The search engine as its users see it: open an index, put a Search in, get Results."""

import threading
from dataclasses import replace

import numpy as np

from search.engine import generations, ranking, snippets
from search.engine.facets import bitmap, truth
from search.engine.matches import flags
from search.engine.plain import understand as plainly
from search.engine.query import Everything
from search.engine.readmodel import ReadModel
from search.engine.reasons import Reasons
from search.engine.search import Hit, Results


class Engine:
    """Answers searches over the current generation of an index, and follows when another becomes current.

    `understand(words, lexicon, exact)` makes of the words typed one or several (Understanding, query tree), the
    strictest first; the first that finds anything is taken. An engine may be shared by threads: a search runs from
    beginning to end on one generation.
    """

    def __init__(self, directory, understand=plainly):
        self.directory, self.understand = directory, understand
        # which generation is in use, and its read model; together, so that none is taken for another
        self.opened = None, None
        self.opening = threading.Lock()

    @classmethod
    def open(cls, directory, understand=plainly):
        """An engine over the index in `directory`; NoIndex if none can be read."""
        engine = cls(directory, understand)
        engine.current()
        return engine

    @property
    def count(self):
        """How many documents the index holds."""
        return self.current().count

    @property
    def lexicon(self):
        """The vocabulary of the current generation."""
        return self.current().lexicon

    @property
    def generation(self):
        """What differs for each generation that answers, hashable. What is found after is of it or of a newer one."""
        self.current()
        return self.opened[0]

    def current(self):
        """The read model of the current generation; opens it when it is new."""
        signature = generations.signature(self.directory)
        in_use, model = self.opened
        # While one thread opens the new generation the others go on with the one before.
        if (signature != in_use or not model) and self.opening.acquire(blocking=model is None):
            try:
                self.follow(signature)
            finally:
                self.opening.release()
        return self.opened[1]

    def follow(self, signature):
        in_use, model = self.opened
        if signature == in_use and model:
            return
        try:
            model = generations.opened(self.directory, lambda path, manifest: ReadModel(path))
        except generations.NoIndex:
            if model is None:
                raise
        self.opened = signature, model

    def search(self, search):
        """The Results of a Search."""
        model = self.current()
        understanding, tree, found = self.read(search, model)
        search = replace(search, selected=together(search.selected, understanding.selected))
        chosen = model.facets.chosen(search.selected)
        documents, scores, total = page(model, found, chosen, search, tree)
        return Results(
            hits(model, documents, scores, tree),
            total,
            counts(model, found, chosen, search.selected),
            understanding,
        )

    def read(self, search, model):
        """The first understanding whose tree finds something, else the first; its tree and what it finds."""
        readings = []
        for understanding, tree in self.understand(search.words, model.lexicon, search.exact):
            readings.append((understanding, tree, model.matcher.match(tree)))
            if readings[-1][2].any():
                return readings[-1]
        return readings[0]


def together(selected, typed):
    """The facet values chosen by links and those chosen by words typed, as one choice."""
    if not typed:
        return selected
    return {
        facet: tuple(dict.fromkeys((*selected.get(facet, ()), *typed.get(facet, ()))))
        for facet in {**selected, **typed}
    }


def counts(model, found, chosen, selected):
    bits = bitmap(flags(found, model.count))
    return model.facets.counts(bits, chosen, selected)


def page(model, found, chosen, search, tree):
    """The documents of the page asked for, their scores, and how many match in all."""
    allowed = truth(np.bitwise_and.reduce(list(chosen.values())), model.count) if chosen else None
    wanted = max(search.page, 1) * search.size
    begin = wanted - search.size
    if search.sort == "relevance" and not isinstance(tree, Everything):
        documents, scores, total = ranking.best(found, allowed, wanted)
    else:
        order = model.by_discussion if search.sort == "discussed" else None
        documents, scores, total = ranking.ordered(found, allowed, wanted, order)
    return documents[begin:].tolist(), scores[begin:].tolist(), total


def hits(model, documents, scores, tree):
    wanted, reasons = snippets.wanted(tree, model.matcher), Reasons(tree, model.matcher)
    return tuple(hit(model, *found, wanted, reasons) for found in zip(documents, scores, strict=True))


def hit(model, document, score, wanted, reasons):
    text, stored = model.record(document)
    marks = snippets.marks(document, wanted, model.postings)
    found_by = {} if marks else reasons.of(document)
    return Hit(model.id(document), score, snippets.snippet(text, marks), stored, found_by)
