"""The fragment of a document's text that shows best why it was found, its matching words marked.

The index knows every token of every text with its place, so nothing is analysed again, and exactly the words are
marked that made the document match: stems in all their forms, a phrase's words only where they stand as the phrase.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from search.engine import phrases
from search.engine.matches import holds
from search.engine.query import And, Or, Phrase, Prefix, Term
from search.engine.schema import BY_NAME

# About so many characters of text make a fragment; a word is never cut.
LENGTH = 240
ELLIPSIS = "…"


@dataclass
class Wanted:
    """What to mark in one field: single terms by number, ranges of numbers (prefixes), phrases of numbers."""

    terms: set = field(default_factory=set)
    ranges: list = field(default_factory=list)
    phrases: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.terms or self.ranges or self.phrases)


def wanted(tree, matcher):
    """What a query tree wants marked in the text: [(the documents in which it does or None for all, {field: Wanted})].

    Of words that must all be there, none is marked in a text that lacks one. Nothing is that stands under a Not.
    """
    found = {}
    for leaf, demand in leaves(tree):
        if BY_NAME[leaf.field].in_text:
            fields = found.setdefault(demand, {})
            add(fields.setdefault(leaf.field, Wanted()), leaf, matcher.postings[leaf.field])
    kept = {demand: {name: what for name, what in fields.items() if what} for demand, fields in found.items()}
    return [(matcher.match(demand) if demand else None, fields) for demand, fields in kept.items() if fields]


def leaves(node, demand=None):
    """The leaves of a tree, each with the And among several ways to match that must match for it to count, or None."""
    match node:
        case Term() | Phrase() | Prefix():
            yield node, demand
        case And(children):
            for child in children:
                yield from leaves(child, demand)
        case Or(children):
            for child in children:
                yield from leaves(child, child if isinstance(child, And) else demand)


def add(wanted, leaf, postings):
    if isinstance(leaf, Prefix):
        wanted.ranges.append(postings.span(leaf.text))
        return
    terms = (leaf.text,) if isinstance(leaf, Term) else leaf.terms
    numbers = [postings.number(term) for term in terms]
    if None in numbers or not numbers:
        return
    if len(numbers) == 1:
        wanted.terms.add(numbers[0])
    else:
        wanted.phrases.append((tuple(numbers), min(leaf.slop, phrases.MAX_SLOP)))


def marks(document, wanted, postings):
    """The stretches of the document's text to mark: [(start, end)] in order, none touching another's inside."""
    spans = set()
    for documents, fields in wanted:
        if documents is None or holds(documents, document):
            for name, what in fields.items():
                spans.update(marked(document, what, postings[name]))
    return merged(sorted(spans))


def marked(document, wanted, postings):
    begin, end = postings.first_token[document], postings.first_token[document + 1]
    terms = postings.token_term[begin:end].tolist()
    hits = [place for place, term in enumerate(terms) if term in wanted.terms] if wanted.terms else []
    for low, high in wanted.ranges:
        hits += [place for place, term in enumerate(terms) if low <= term < high]
    if wanted.phrases:
        places = postings.token_place[begin:end].tolist()
        for numbers, slop in wanted.phrases:
            hits += in_phrase(terms, places, numbers, slop)
    starts, lengths = (array[begin:end].tolist() for array in (postings.token_start, postings.token_length))
    return [(starts[hit], starts[hit] + lengths[hit]) for hit in hits]


def in_phrase(terms, places, numbers, slop):
    """The tokens that take part in a phrase."""
    members = set(numbers)
    there = [(n, term, places[n]) for n, term in enumerate(terms) if term in members]
    where = [[place for _, term, place in there if term == number] for number in numbers]
    if not all(where):
        return []
    taking_part = phrases.members(where, slop)
    return [token for token, _, place in there if place in taking_part]


def merged(spans):
    """Sorted spans, those that overlap made one."""
    result = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def snippet(text, marks, length=LENGTH):
    """A fragment of the text as ((text, is_match), ...): where most marked words stand, or the beginning."""
    start, end = window(text, marks, length)
    pieces = [(ELLIPSIS, False)] if start else []
    at = start
    for low, high in marks:
        if low >= start and high <= end:
            pieces += [(text[at:low], False), (text[low:high], True)]
            at = high
    pieces.append((text[at:end] + (ELLIPSIS if end < len(text) else ""), False))
    return joined(pieces)


def joined(pieces):
    """Without empty pieces, plain neighbours made one."""
    result = []
    for text, match in pieces:
        if result and not match and not result[-1][1]:
            result[-1] = (result[-1][0] + text, False)
        elif text:
            result.append((text, match))
    return tuple(result)


def window(text, marks, length):
    """Where the fragment begins and ends, at the edges of words."""
    if len(text) <= length:
        return 0, len(text)
    low, high = densest(marks, length) if marks else (0, 0)
    start = beginning(text, low, max(0, min(low - (length - (high - low)) // 3, len(text) - length)))
    return start, ending(text, max(high, start), start + length)


def densest(marks, length):
    """The first run of marks, within `length`, in which most different places are marked."""
    ends = [end for _, end in marks]
    best, found = (marks[0][0], marks[0][1]), 0
    for first, (start, _) in enumerate(marks):
        last = max(bisect_left(ends, start + length + 1), first + 1)
        if last - first > found:
            best, found = (start, ends[last - 1]), last - first
    return best


def beginning(text, mark, start):
    """The beginning of a word at or after `start`, but not after the mark."""
    if start == 0 or not text[start - 1].isalnum():
        return start
    space = text.find(" ", start, mark)
    return mark if space < 0 else space + 1


def ending(text, mark, end):
    """The end of a word at or before `end`, but not before the mark's end."""
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", mark, end + 1)
    return mark if space < 0 else space
