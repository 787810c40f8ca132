"""What people type, taken apart: words, "phrases", OR, NOT and -word, prefix*, "a b"~5, field words, brackets.

The parser never fails. What it cannot make sense of is a word, what is broken is mended, and each mending is
told in a sentence. It knows no index: `body:x` is two words, unless `body` is one of the field words that the
caller names.

    soft power -Russia "open sky"~3 by:Poita
    -> All(Run("soft power"), Without(Run("Russia")), Quote("open sky", 3)), fields {"by": ("Poita",)}
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from search.engine.analysis import words_typed
from search.engine.sentences import gettext_lazy as _
from search.engine.sentences import ngettext_lazy

MAX_QUERY = 500  # characters that count
MAX_WORDS = 40
MAX_DEPTH = 6
MAX_SLOP = 20
SHORTEST_PREFIX = 2

OPENING, CLOSING = '"“”„‟«»‹›＂', '"“”„‟«»‹›＂'
TOKEN = re.compile(
    rf"""
    (?P<quote>[{OPENING}])
    | (?P<bracket>[()])
    | (?P<minus>(?:(?<=\s)|(?<=\()|^)[-−](?=[\w{OPENING}(]))
    | (?P<word>[^\s(){OPENING}]+)
    """,
    re.VERBOSE,
)
END_OF_QUOTE = re.compile(rf"[{CLOSING}](?:\s*~\s*(?P<slop>\d+))?")
OR_WORDS = frozenset(("OR", "|", "||", "ИЛИ", "НЕМЕСЕ"))
NOT_WORDS = frozenset(("NOT", "НЕ", "ЕМЕС"))
AND_WORDS = frozenset(("AND", "&&", "И", "ЖӘНЕ"))
FIELD = re.compile(r"(?P<name>[^\W\d_]+):(?P<value>.*)")
DASHES = frozenset("-–—")
PREFIX = re.compile(r"(?P<text>.*\w)\*+")


class Part:
    """A part of what was typed."""


@dataclass(frozen=True)
class Run(Part):
    """Words in a row, as typed."""

    text: str


@dataclass(frozen=True)
class Quote(Part):
    """A phrase in quotation marks; its words stand at most `slop` places apart, 1 being side by side."""

    text: str
    slop: int = 1


@dataclass(frozen=True)
class Begins(Part):
    """Words that begin with the text."""

    text: str


@dataclass(frozen=True)
class Without(Part):
    """What must not be there."""

    part: Part


@dataclass(frozen=True)
class All(Part):
    """Everything in it is meant."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Either(Part):
    """Any one of several will do."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Typed:
    """A query taken apart: its parts, the values of its field words, the sentences that tell what was mended."""

    whole: All | Either | None
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()
    everything: bool = False


Spans = Iterable[tuple[int, int]]


def parse(
    text: str, field_words: Collection[str] = (), names: Callable[[str], Spans] = lambda text: ()
) -> Typed:
    """Take apart what was typed.

    `field_words` are the names that count before a colon; `names` tells where names stand in a text, as (start, end).
    """
    parser = Parser(text, frozenset(field_words), names)
    whole = parser.alternatives(0)
    everything = whole is None and not parser.fields and "*" in text
    return Typed(whole, parser.fields, tuple(dict.fromkeys(parser.repairs)), everything)


BOUNDARY = Part()  # stands between runs that AND keeps apart


class Parser:
    """Walks through the text once, from left to right."""

    def __init__(self, text, field_words, names):
        self.repairs, self.fields, self.field_words = [], {}, field_words
        text = text.replace("\0", " ")
        if len(text) > MAX_QUERY:
            self.repairs.append(too_many_characters())
            text = text[:MAX_QUERY]
        self.text, self.place, self.words = text, 0, 0
        # with the capitals locked every `and` is an AND: in a name it is a word then
        self.names = tuple(names(text)) if text.isupper() else ()

    def next(self):
        """The next token, a match, or None at the end."""
        match = TOKEN.search(self.text, self.place)
        if match:
            self.place = match.end()
        return match

    def peek(self):
        return TOKEN.search(self.text, self.place)

    def alternatives(self, depth):
        """What stands up to the end or the bracket that closes: Either of what OR parts, or All; None if nothing."""
        rows = [[]]
        while match := self.next():
            word = match.group()
            if word == ")" and depth:
                break
            if word in OR_WORDS:
                rows.append([])
            elif word in AND_WORDS and not self.in_name(match.start()):
                rows[-1] += [BOUNDARY] * bool(rows[-1])
            elif part := self.part(match, depth):
                rows[-1].append(part)
        wholes = [All(joined(row)) for row in rows if row]
        if len(rows) > 1 and len(wholes) < 2 and (wholes or not self.fields):
            self.repairs.append(_("OR stands between two things: one was missing, so it was left out."))
        if len(wholes) > 1:
            return Either(tuple(wholes))
        return wholes[0] if wholes else None

    def in_name(self, place):
        return any(start <= place < end for start, end in self.names)

    def part(self, match, depth):
        """The part that begins with a token, or None if there is none."""
        word = match.group()
        if match["quote"]:
            return self.quote()
        if match["bracket"]:
            return self.alternatives(depth + 1) if word == "(" and depth < MAX_DEPTH else None
        if match["minus"] or word in NOT_WORDS:
            return self.without(word, depth)
        if word in DASHES and self.is_between_numbers(match):
            return Run(word)
        return self.word(word)

    def is_between_numbers(self, match):
        """Whether a token stands apart between two numbers, as the dash of a range does: `2.7 – 2.9`."""
        before, after = self.text[: match.start()].rstrip(), self.text[match.end() :].lstrip()
        return before[-1:].isdigit() and after[:1].isdigit()

    def without(self, sign, depth):
        following = self.peek()
        if following is None or following.group() in OR_WORDS or following.group() == ")":
            self.repairs.append(nothing_after(sign))
            return None
        if name := self.field_name(following.group()):
            return self.ignored(name)
        part = self.part(self.next(), depth)
        if isinstance(part, Without):
            return part.part
        return Without(part) if part else None

    def field_name(self, word):
        """The name before the colon, if the word is a field word; else None."""
        match = FIELD.fullmatch(word)
        name = match["name"].casefold() if match else None
        return name if name in self.field_words else None

    def ignored(self, name):
        """Passes over a field word that should exclude its value, which would choose it."""
        chosen = dict(self.fields)
        self.word(self.next().group())
        self.fields = chosen
        self.repairs.append(cannot_exclude(name))

    def quote(self):
        """The phrase that begins here; one that never ends, ends with the text."""
        end = END_OF_QUOTE.search(self.text, self.place)
        inner = self.text[self.place : end.start() if end else len(self.text)].strip()
        self.place = end.end() if end else len(self.text)
        if not words_typed(inner):
            if not end:
                self.repairs.append(
                    _("A quotation mark stands at the end with nothing after it: it was left out.")
                )
            return None
        if not end:
            self.repairs.append(never_closed(inner))
        slop = int(end["slop"]) if end and end["slop"] else 1
        if slop > MAX_SLOP:
            self.repairs.append(too_far_apart())
        return Quote(inner, min(max(slop, 1), MAX_SLOP)) if self.counts(inner) else None

    def word(self, word):
        if name := self.field_name(word):
            return self.field(name, word.partition(":")[2])
        word = word.lstrip("+")
        if not words_typed(word) or not self.counts(word):
            return None
        if match := PREFIX.fullmatch(word):
            if sum(len(token.text) for token in words_typed(match["text"])) >= SHORTEST_PREFIX:
                return Begins(match["text"])
            self.repairs.append(too_short_to_begin())
            return Run(match["text"])
        return Run(word)

    def field(self, name, value):
        """Notes the value of a field word: the rest of the word or, if that is empty, the phrase that follows."""
        following = self.peek()
        if not value and following and following["quote"] and following.start() == self.place:
            self.next()
            phrase = self.quote()
            value = phrase.text if phrase else ""
        if value:
            self.fields[name] = (*self.fields.get(name, ()), value)
        else:
            self.repairs.append(nothing_after(f"{name}:"))

    def counts(self, text):
        """Whether there is room for the words of the text."""
        self.words += len(text.split())
        if self.words > MAX_WORDS:
            self.repairs.append(too_many_words())
            return False
        return True


def parted(parts, of):
    """What there is of each part, apart for parts that must be there and for those that must not."""
    excluded = [isinstance(part, Without) for part in parts]
    return (
        [one for one, out in zip(of, excluded, strict=True) if not out],
        [one for one, out in zip(of, excluded, strict=True) if out],
    )


def joined(parts):
    """The parts with neighbouring words put together into runs, and brackets within a row opened."""
    row = []
    for part in parts:
        if isinstance(part, Run) and row and isinstance(row[-1], Run):
            row[-1] = Run(f"{row[-1].text} {part.text}")
        else:
            row.append(part)
    # a dash between numbers is a word of a run only
    return tuple(
        part for part in row if part is not BOUNDARY and not (isinstance(part, Run) and part.text in DASHES)
    )


# What was mended, in sentences


def too_many_characters():
    return ngettext_lazy(
        "Only the first %(number)s character was searched.",
        "Only the first %(number)s characters were searched.",
        MAX_QUERY,
    )


def too_many_words():
    return ngettext_lazy(
        "Only the first %(number)s word was searched.",
        "Only the first %(number)s words were searched.",
        MAX_WORDS,
    )


def nothing_after(sign):
    return _("Nothing came after %(sign)s, so it was left out.", sign=sign)


def cannot_exclude(name):
    # Translators: “name” is a word that stands before a colon, such as “by” in “-by:Poita”.
    return _("%(name)s: can choose a value, but not exclude it, so it was ignored.", name=name)


def never_closed(phrase):
    return _(
        "The quotation mark before “%(words)s” was never closed: it was closed at the end.", words=cut(phrase)
    )


def too_far_apart():
    return ngettext_lazy(
        "Words may stand %(number)s place apart at most.",
        "Words may stand %(number)s places apart at most.",
        MAX_SLOP,
    )


def too_short_to_begin():
    return ngettext_lazy(
        "At least %(number)s letter is needed before *.",
        "At least %(number)s letters are needed before *.",
        SHORTEST_PREFIX,
    )


def cut(text, most=40):
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
