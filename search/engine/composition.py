"""From words and the names among them to the tree that finds and ranks what they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.engine.analysis import CYRILLIC, query_stems, words_typed
from search.engine.authority import Authority, Mention
from search.engine.query import And, Node, Nothing, Or, Term


@dataclass(frozen=True)
class Weights:
    """How much a match in a field counts beside one in the text. `make relevance` measures what they are worth.

    They are few and round on purpose: the measure hardly moves when any of them is halved or doubled.
    """

    heading: float = 0.4
    lent: float = 0.1
    about: float = 0.5
    name: float = 1.0
    related: float = 0.2
    relative: float = 0.5
    translated: float = 0.5
    # Beside the rarest subject of a query another counts by the ratio of their idf, to this power. BM25 has idf
    # already; in a sentence, though, most words are common, and together they outweigh the one that matters.
    rarity: float = 3.0

    @property
    def fields(self):
        """(index field, weight) of every field in which stems are looked for."""
        return (("text", 1.0), ("heading", self.heading), ("lent", self.lent), ("about", self.about))


@dataclass(frozen=True)
class Subject:
    """One thing that a query is about: words, the entries of the authority file that they name, and how rare it is."""

    words: tuple[str, ...]
    ids: tuple[str, ...]
    rarity: float


class Composer:
    """Composes trees with the vocabulary of one index and an authority file."""

    def __init__(self, lexicon, authority: Authority, weights: Weights):
        self.lexicon, self.authority, self.weights = lexicon, authority, weights

    def tree(self, text: str, mentions: Sequence[Mention], relatives: Mapping[str, tuple[str, ...]]) -> Node:
        """Or of what each name and each remaining word of the text finds.

        The words of a name must all be there, or the name itself in any other form. `relatives` are words to be
        searched beside one that is not known.
        """
        tokens = words_typed(text)
        subjects = list(self.subjects([token.text for token in tokens], mentions))
        emphasis = self.emphasis(subjects)
        groups = [self.group(subject, emphasis, relatives) for subject in subjects]
        groups += self.compounds(tokens)
        if not groups:
            return self.function_words(tokens)
        return groups[0] if len(groups) == 1 else Or(tuple(groups))

    def emphasis(self, subjects):
        """What each word, and each subject, counts beside the rarest of its kind: {word or subject: 0 to 1}."""
        rarity = {word: self.rarity_of_word(word) for subject in subjects for word in subject.words}
        word, subject = max(rarity.values(), default=1.0), max((s.rarity for s in subjects), default=1.0)
        counts = {each: (value / word) ** self.weights.rarity for each, value in rarity.items()}
        return counts | {each: (each.rarity / subject) ** self.weights.rarity for each in subjects}

    def subjects(self, row, mentions):
        """What a row of words is about: the names in it, then each other word but the function words."""
        spans = dict.fromkeys((mention.first, mention.last) for mention in mentions)
        for first, last in spans:
            ids = tuple(mention.id for mention in mentions if (mention.first, mention.last) == (first, last))
            said = tuple(word for word in row[first:last] if query_stems(word))
            yield Subject(
                said, ids, self.rarity("names", ids) or max(map(self.rarity_of_word, said), default=1.0)
            )
        named = {place for first, last in spans for place in range(first, last)}
        for place, word in enumerate(row):
            if place not in named and query_stems(word):
                yield Subject((word,), (), self.rarity_of_word(word))

    def rarity_of_word(self, word):
        return self.rarity("text", query_stems(word)) or self.rarity_of(1)

    def rarity(self, field, terms):
        """The idf of the most frequent of several terms of a field; 0 if none is there."""
        frequency = max((self.lexicon.document_frequency(field, term) for term in terms), default=0)
        return self.rarity_of(frequency) if frequency else 0.0

    def rarity_of(self, frequency):
        return log(1 + (self.lexicon.count - frequency + 0.5) / (frequency + 0.5))

    def group(self, subject, emphasis, relatives):
        """The tree of one subject: its words together or, if it is a name, the entries that it names."""
        words = [(word, emphasis[word], relatives.get(word, ())) for word in subject.words]
        together = self.together(words)
        if not subject.ids:
            return Or(together)
        called = (*self.in_english(subject, emphasis[subject]), *self.entries(subject.ids, emphasis[subject]))
        return Or((*together, *called))

    def together(self, words):
        """All of the words, (word, emphasis, relatives) each, in any one of the fields where words are looked for.

        A text does not speak of a name whose words stand apart, one in its heading and one in what it is lent. Labels
        are a heap of words, in which those of several may make up a name that none of them is.
        """
        names = [name for name, _ in self.weights.fields]
        if len(words) == 1:
            return tuple(term for name in names for term in self.terms(name, *words[0]))
        rows = ([Or(self.terms(name, *word)) for word in words] for name in names if name != "about")
        return tuple(And(tuple(row)) for row in rows)

    def terms(self, field, word, emphasis, relatives):
        """The stems of a word in a field, and less so those of its relatives."""
        searched = {word: 1.0} | dict.fromkeys(relatives, self.weights.relative)
        counts = dict(self.weights.fields)[field]
        return tuple(
            Term(field, stem, weight * emphasis * counts)
            for each, weight in searched.items()
            for stem in query_stems(each)
        )

    def in_english(self, subject, emphasis):
        """Of a name typed in Cyrillic, all the words of its English form: nearly all texts are in English."""
        if any(map(CYRILLIC.search, subject.words)):
            for id in subject.ids:
                if row := [word for word in self.authority[id].in_english if query_stems(word)]:
                    yield from self.together([(word, self.weights.translated * emphasis, ()) for word in row])

    def entries(self, ids, emphasis):
        """Terms for entries of the authority file and, looser, for what is related to them."""
        related = (other for id in ids for other in self.authority[id].related if other in self.authority)
        name, near = self.weights.name * emphasis, self.weights.related * emphasis
        yield from (Term("names", id, name) for id in ids)
        yield from (Term("names", id, near) for id in dict.fromkeys(related) if id not in ids)

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
