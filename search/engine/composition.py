"""From words and the names among them to the tree that finds and ranks what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.engine.analysis import analyse_label, query_stems, words
from search.engine.authority import Authority, Mention
from search.engine.query import And, Node, Nothing, Or, Term


@dataclass(frozen=True)
class Weights:
    """How much a match in a field counts beside one in the text. `make relevance` measures what they are worth.

    They are few and round on purpose: the measure hardly moves when any of them is halved or doubled.
    """

    heading: float = 0.4
    lent: float = 0.3
    about: float = 0.5
    name: float = 1.0
    related: float = 0.2
    relative: float = 0.5
    # How much more the rarest word of a query counts than BM25's idf makes it count already.
    rarity: float = 3.0

    @property
    def fields(self):
        """(index field, weight) of every field in which stems are looked for."""
        return (("text", 1.0), ("heading", self.heading), ("lent", self.lent), ("about", self.about))


class Composer:
    """Composes trees with the vocabulary of one index and an authority file."""

    def __init__(self, lexicon, authority: Authority, weights: Weights):
        self.lexicon, self.authority, self.weights = lexicon, authority, weights

    def tree(self, text: str, mentions: Sequence[Mention], relatives: dict[str, tuple[str, ...]]) -> Node:
        """Or of what each name and each remaining word of the text finds.

        The words of a name must all be there, or the name itself in any other form. `relatives` are words to be
        searched beside one that is not known.
        """
        tokens = words(text)
        emphasis = self.emphasis(tokens)
        units = {
            place: Or(self.terms(token.text, emphasis[place], relatives.get(token.text, ())))
            for place, token in enumerate(tokens)
            if place in emphasis
        }
        groups = list(self.names(units, emphasis, mentions))
        named = {place for mention in mentions for place in range(mention.first, mention.last)}
        groups += [unit for place, unit in units.items() if place not in named]
        groups += self.compounds(tokens)
        if not groups:
            return self.function_words(tokens)
        return groups[0] if len(groups) == 1 else Or(tuple(groups))

    def emphasis(self, tokens):
        """{place: what the word there counts beside the rarest}; function words have no place in it.

        In a sentence most words are common, and together they would outweigh the one that matters.
        """
        rarity = {place: self.rarity(query_stems(token.text)) for place, token in enumerate(tokens)}
        rarity = {place: value for place, value in rarity.items() if value}
        rarest = max(rarity.values(), default=1.0)
        return {place: (value / rarest) ** self.weights.rarity for place, value in rarity.items()}

    def rarity(self, stems):
        """The idf of the most frequent of a word's stems in the text; 0 for a function word."""
        if not stems:
            return 0.0
        frequency = max(1, *(self.lexicon.document_frequency("text", stem) for stem in stems))
        return log(1 + (self.lexicon.count - frequency + 0.5) / (frequency + 0.5))

    def terms(self, word, emphasis, relatives=()):
        """The stems of a word, and less so those of its relatives, in every field where words are looked for."""
        searched = {word: 1.0} | dict.fromkeys(relatives, self.weights.relative)
        return tuple(
            Term(name, stem, weight * emphasis * counts)
            for each, weight in searched.items()
            for stem in query_stems(each)
            for name, counts in self.weights.fields
        )

    def names(self, units, emphasis, mentions):
        """For each stretch of words that names something: those words together, or the entries they name."""
        for first, last in dict.fromkeys((mention.first, mention.last) for mention in mentions):
            ids = [mention.id for mention in mentions if (mention.first, mention.last) == (first, last)]
            within = tuple(units[place] for place in range(first, last) if place in units)
            counts = max((emphasis[place] for place in range(first, last) if place in units), default=1.0)
            together = (And(within),) if len(within) > 1 else within
            yield Or((*together, *self.entries(ids, counts)))

    def entries(self, ids, emphasis):
        """Terms for entries of the authority file, for labels that say them, and, looser, for what is related."""
        weights, authority = self.weights, self.authority
        related = (other for id in ids for other in authority[id].related if other in authority)
        yield from (Term("names", id, weights.name * emphasis) for id in ids)
        yield from (
            Term("names", id, weights.related * emphasis) for id in dict.fromkeys(related) if id not in ids
        )
        for id in ids:
            yield self.label(authority[id], weights.about * emphasis)

    def label(self, entry, weight):
        """Documents whose labels say the entry's preferred English name: so a query in Russian finds what one in
        English finds, topics with it."""
        stems = dict.fromkeys(token.text for token in analyse_label(entry.preferred["en"]))
        return And(tuple(Term("about", stem, weight / len(stems)) for stem in stems))

    def compounds(self, tokens):
        """Neighbouring words written as one, where the texts know that: `multi vector` finds multi-vector."""
        for one, other in pairwise(tokens):
            for stem in query_stems(one.text + other.text):
                if self.lexicon.document_frequency("text", stem):
                    yield Term("text", stem)

    def function_words(self, tokens):
        """Words without a subject, such as `of the`, are searched as they stand."""
        terms = tuple(Term("words", token.text) for token in tokens)
        return And(terms) if terms else Nothing()
