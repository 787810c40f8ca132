"""From what was typed to query trees, and the account of how it was understood.

A query has readings, from the strictest to the softest; the first that finds something is the one to show. Words are
searched by their stems in the text, in headings, in what other texts say of a document and in what an editor says it
is about; words that name an entry of the authority file also by that entry, in whatever form the text has it. Documents
that hold more of the words, and rarer ones, come first; none has to hold all, unless they make up one name. A phrase
is searched as typed, then inflected or with words between, and is never widened by names.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain, permutations

from search.engine import account, references, syntax
from search.engine.analysis import query_stems, words, words_typed
from search.engine.authority import Authority
from search.engine.composition import Weights
from search.engine.query import And, Everything, Node, Not, Nothing, Or, Phrase, Prefix, Term
from search.engine.questions import is_question, subject_of
from search.engine.runs import Runs
from search.engine.search import Correction, Understanding
from search.engine.sentences import gettext_lazy as _
from search.engine.spelling import Speller
from search.engine.vocabulary import Vocabulary

EXACT_PHRASE, LOOSE_PHRASE, LENT_PHRASE = 4.0, 1.0, 0.3
LOOSE_SLOP = 6
MOST_IN_ANY_ORDER = 3  # words of a phrase near each other; more have too many orders
# A unit that is referred to comes before what discusses it, and that before what stands in it.
UNIT, TREATING, OUTER, INSIDE = 6.0, 3.0, 2.0, 0.3


@dataclass(frozen=True)
class FieldWord:
    """A word before a colon that chooses values of a facet: `lang:ru`. `values` maps each value to its labels."""

    facet: str
    values: Mapping[str, tuple[str, ...]]


@dataclass
class Notes:
    """What there is to tell, gathered while the tree is made."""

    reference: str | None = None
    named: list[str] = field(default_factory=list)
    references: tuple[str, ...] = ()
    corrections: list[Correction] = field(default_factory=list)
    widened: dict[str, tuple[str, ...]] = field(default_factory=dict)
    related: list[str] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)


class Interpreter:
    """Understands queries to one collection; safe to share between threads.

    `field_words()` says which words before a colon choose which facet's values. It is asked anew for each query, and
    the vocabulary comes with it, because both change with the index.
    """

    def __init__(
        self,
        authority: Authority,
        field_words: Callable[[], Mapping[str, FieldWord]] = dict,
        weights: Weights | None = None,
    ):
        self.authority, self.field_words, self.weights = authority, field_words, weights or Weights()
        self.authority_words = Vocabulary(
            sorted({token.text for entry in authority for form in entry.forms for token in words(form)})
        )
        self.latest = (None, None)

    def readings(self, typed: str, lexicon, exact: bool = False) -> Iterator[tuple[Understanding, Node]]:
        """How what was typed may be understood, each with its tree, strictest first; at least one."""
        field_words = self.field_words()
        parsed = syntax.parse(typed, field_words, self.names)
        selected, repairs = choose(parsed, field_words)
        if parsed.whole is None:
            tree = Everything() if parsed.everything or selected or not typed.strip() else Nothing()
            told = account.everything() if tree == Everything() else ""
            yield reading(tree, told, Notes(repairs=repairs), selected, exact)
            return
        for compiler in self.compilers(lexicon, exact, parsed.whole):
            notes = Notes(repairs=list(repairs))
            tree, told = compiler(notes).compile(parsed.whole)
            yield reading(tree, told, notes, selected, exact)

    def names(self, text):
        """Where names stand in a text: (start, end) of each."""
        return ((mention.start, mention.end) for mention in self.authority.asked(text))

    def compilers(self, lexicon, exact, whole):
        if exact:
            return [lambda notes: Exact(notes)]
        runs = self.runs(lexicon)
        strict = [lambda notes: Compiler(runs, lexicon, notes)]
        return strict + [lambda notes: Softer(runs, lexicon, notes)] * has_demands(whole)

    def runs(self, lexicon):
        """The reader of words over the vocabulary of an index; made once for each index."""
        of, runs = self.latest
        if of is not lexicon:
            speller = Speller(lexicon.vocabulary, self.authority_words)
            runs = Runs(lexicon, self.authority, speller, self.weights)
            self.latest = (lexicon, runs)
        return runs


def choose(parsed, field_words):
    """The facet values that field words choose, {facet: values}, and sentences on those that choose none."""
    selected, repairs = {}, list(parsed.repairs)
    for name, typed_values in parsed.fields.items():
        facet = field_words[name].facet
        for typed in typed_values:
            values = matching(typed, field_words[name].values)
            if values:
                selected[facet] = tuple(dict.fromkeys((*selected.get(facet, ()), *values)))
            else:
                repairs.append(account.no_value(name, typed))
    return selected, repairs


class Compiler:
    """Makes the tree of a query's parts and says in words what each part was taken for.

    Of a part that must not be there it says what is left out, and leaves it to `listed` to say that it is.
    """

    def __init__(self, runs, lexicon, notes):
        self.runs, self.lexicon, self.notes = runs, lexicon, notes

    def compile(self, part) -> tuple[Node, str]:
        match part:
            case syntax.Either(parts):
                trees, told = zip(*map(self.compile, parts), strict=True)
                return Or(trees), reduce(account.either, told)
            case syntax.All(parts):
                return self.all(parts)
            case syntax.Quote(text, slop):
                return self.phrase(text, slop), account.quoted(text, slop)
            case syntax.Begins(text):
                return begins(text), _("words that begin with %(beginning)s", beginning=text)
            case syntax.Without(inner):
                tree, told = self.excluded(inner)
                return Not(tree), told
            case syntax.Run(text):
                return self.run(text)
        raise TypeError(f"{part!r} is no part of a query")

    def excluded(self, part):
        """What must not be there: a word in any inflection, but no other name of it and no correction."""
        return Inflected(self.notes).compile(part)

    def all(self, parts):
        trees, told = zip(*map(self.compile, parts), strict=True)
        return (And(trees) if len(trees) > 1 else trees[0]), account.listed(parts, told)

    def phrase(self, text, slop):
        """As typed first, then the same words inflected or with a few others between, there or in what is lent."""
        folded = tuple(row(text))
        stems = tuple(found[0] for word in folded if (found := query_stems(word)))
        # who says how far apart they may stand wants them no further
        loose = slop if slop > 1 else LOOSE_SLOP
        wanted = [("words", folded, slop, EXACT_PHRASE)]
        if len(stems) > 1:
            wanted += [("text", stems, loose, LOOSE_PHRASE), ("lent", stems, loose, LENT_PHRASE)]
        return any_of(
            Phrase(name, order, apart, weight)
            for name, terms, apart, weight in wanted
            for order in orders(terms, slop)
        )

    def run(self, text):
        text, mistyped = self.runs.wording.in_layout(text)
        self.notes.corrections += mistyped
        if tree := self.reference(text):
            return tree, account.without_stop(text)
        subject = subject_of(text) if is_question(text) else text
        found = self.runs.read(subject)
        self.notes.corrections += found.corrections
        self.notes.widened |= found.widened
        self.notes.related += found.related
        return found.tree, (
            account.as_many_as_possible(found.subjects)
            if subject != text
            else account.without_stop(found.text)
        )

    def reference(self, text):
        """The tree of a reference to a unit, or None. Among other words it is offered, and they are searched."""
        ids, absent = references.several(text, self.holders)
        if ids:
            self.notes.named += ids
            self.notes.reference = ids[0] if len(ids) == 1 else None
            self.notes.references = ids if len(ids) > 1 else ()
            self.notes.repairs += [account.no_units(absent)] if absent else []
            return Or(tuple(referred(id, len(ids)) for id in ids))
        found = references.find(text, self.holders)
        if not found:
            if (missing := references.missing(text)) and not self.runs.authority.named(text):
                self.notes.repairs.append(account.no_unit(missing))
            return None
        id, reference = found
        self.notes.named.append(id)
        self.notes.reference = id
        rest = self.runs.read(text).tree
        outer = tuple(self.outer(reference, rest))
        return Or((referred(id), *outer)) if reference.whole else Or((referred(id), *outer, rest))

    def holders(self, form):
        return self.lexicon.holders("number", form)

    def outer(self, reference, rest):
        """What the reference says the unit stands in, and those texts there that speak of such units."""
        for form in reference.outer:
            for id in self.holders(form):
                yield Or(
                    (Term("number", id.casefold(), OUTER), And((Term("within", id.casefold(), INSIDE), rest)))
                )


def referred(id, among=1):
    """The unit that is referred to, what discusses it, and what stands in it; `among` counts the units in all.

    What discusses several of them scores for each, and comes after them all the same.
    """
    terms = (("number", UNIT * among), ("treats", TREATING), ("within", INSIDE))
    return Or(tuple(Term(field, id.casefold(), weight) for field, weight in terms))


class Softer(Compiler):
    """Demands nothing that can be left out: phrases become words, and not every part must be there."""

    def __init__(self, runs, lexicon, notes):
        super().__init__(runs, lexicon, notes)
        notes.repairs.append(account.not_together())

    def all(self, parts):
        trees, told = zip(*map(self.compile, parts), strict=True)
        kept, excluded = syntax.parted(parts, trees)
        tree = Or(tuple(kept)) if len(kept) > 1 else next(iter(kept), Everything())
        tree = And((tree, *excluded)) if excluded else tree
        return tree, account.listed(parts, told, account.either)

    def phrase(self, text, slop):
        return self.reference(text) or self.runs.read(text).tree

    def compile(self, part):
        tree, told = super().compile(part)
        if isinstance(part, syntax.Quote):
            told = _("the words of “%(phrase)s”", phrase=part.text)
        return tree, told


class Exact(Compiler):
    """Takes words as typed: no stems, names, corrections or references; every part must be there."""

    def __init__(self, notes):
        self.notes = notes

    def phrase(self, text, slop):
        return any_of(Phrase("words", order, slop) for order in orders(tuple(row(text)), slop))

    def run(self, text):
        terms = tuple(map(self.term, row(text)))
        return (And(terms) if terms else Nothing()), text

    def term(self, word):
        return Term("words", word)

    def excluded(self, part):
        return self.compile(part)


class Inflected(Exact):
    """Takes words as typed, in any inflection."""

    def term(self, word):
        return Or((Term("words", word), *(Term("text", stem) for stem in query_stems(word))))


def orders(row, slop):
    """The orders in which the words of a phrase may stand: as typed, or in any if others may stand between few."""
    free = slop > 1 and len(row) <= MOST_IN_ANY_ORDER
    return tuple(dict.fromkeys(permutations(row))) if free else (row,)


def any_of(trees):
    trees = tuple(trees)
    return Or(trees) if len(trees) > 1 else trees[0]


def reading(tree, told, notes, selected, exact):
    understanding = Understanding(
        reference=notes.reference,
        named=tuple(notes.named),
        references=notes.references if len(notes.named) == len(notes.references) else (),
        corrections=tuple(dict.fromkeys(notes.corrections)),
        widened=notes.widened,
        related=tuple(dict.fromkeys(notes.related)),
        repairs=tuple(dict.fromkeys(notes.repairs)),
        exact=exact,
        selected=selected,
    )
    return replace(understanding, sentence=account.sentence(told, understanding)), tree


def begins(text):
    """Words of which the last may go on: `multi-vec*`."""
    *whole, last = row(text)
    tree = Prefix("words", last)
    return And((*(Term("words", word) for word in whole), tree)) if whole else tree


def has_demands(part):
    """Whether a softer reading could find more: something is quoted, or several parts must all be there."""
    match part:
        case syntax.Either(parts):
            return any(map(has_demands, parts))
        case syntax.All(parts):
            return len(parts) > 1 or any(map(has_demands, parts))
    return isinstance(part, syntax.Quote)


def matching(typed: str, values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The values whose name or label is the one typed or, if none is, has words that begin with those typed."""
    wanted = row(typed)
    called = {value: [row(name) for name in (value, *labels)] for value, labels in values.items()}
    same = tuple(value for value, names in called.items() if wanted in names)
    if same or not wanted:
        return same
    return tuple(
        value for value, names in called.items() if all(begun(word, chain(*names)) for word in wanted)
    )


def row(text) -> list[str]:
    return [token.text for token in words_typed(text)]


def begun(word, candidates: Iterable[str]):
    return any(other.startswith(word) for other in candidates)
