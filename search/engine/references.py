"""References to numbered units as people write them: `2.7`, `cl. 3.15`, `chapter 4 goal 6`, `п. 3.12`.

Both sides are brought to one canonical form, kinds in English and from the outermost in: `chapter 4 goal 6`.
A document lists the forms it answers to (`forms` makes them), a query is read into the form it states
(`read`). Nothing here knows which units a document has.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain

from search.engine.analysis import CYRILLIC, Token, query_stems, stems, words_typed
from search.engine.sentences import Sentence, gettext_noop
from search.engine.sentences import gettext_lazy as _

# The order is that of nesting. A kind with several words is one thing under several names.
KINDS = {
    "decree": "decree decrees указ жарлық",
    "chapter": "chapter chapters chap ch глава гл тарау тар",
    "section": "section sections sec sect раздел разд бөлім",
    "goal": "goal goals aim цель мақсат",
    "task": "task tasks objective objectives задача міндет",
    "principle": "principle principles принцип қағидат",
    "result": "result results outcome результат нәтиже",
    "experience": "experience lesson finding опыт тәжірибе",
    "act": "act acts law акт закон заң заңы",
    "clause": (
        "clause clauses cl article art point paragraph para par item subparagraph пункт пп п подпункт абзац статья ст"
        " тармақ тармақша т бап"
    ),
}
KIND_OF = {word: kind for kind, names in KINDS.items() for word in names.split()}
# Russian nouns in all their cases, for they share their stems with verbs (указать, разделить): nouns, how they end in
# the nominative, and how else.
CASES = (
    ("указ раздел принцип результат опыт акт закон пункт подпункт абзац", "", "а у ом е ы ов ам ами ах"),
    ("глава задача", "а", "ы и у е ой ей ам ами ах"),
    ("цель", "ь", "и ью ей ям ями ях"),
    ("статья", "ья", "ьи ье ью ьей ей ьям ьями ьях"),
)
INFLECTED = {
    noun.removesuffix(nominative) + ending: KIND_OF[noun]
    for nouns, nominative, endings in CASES
    for noun in nouns.split()
    for ending in endings.split()
} | {"глав": "chapter", "задач": "task"}
KAZAKH_STEMS = {
    stem: KIND_OF[noun]
    for noun in "жарлық тарау бөлім мақсат міндет қағидат нәтиже тәжірибе тармақ тармақша".split()  # noqa: SIM905
    for stem in stems(noun, "kk")
}
NESTING = list(KINDS)
DIVISIONS = ("chapter", "section")
# What a unit is called in a sentence.
CALLED = {
    "decree": gettext_noop("decree %(number)s"),
    "chapter": gettext_noop("chapter %(number)s"),
    "section": gettext_noop("section %(number)s"),
    "goal": gettext_noop("goal %(number)s"),
    "task": gettext_noop("task %(number)s"),
    "principle": gettext_noop("principle %(number)s"),
    "result": gettext_noop("result %(number)s"),
    "experience": gettext_noop("experience %(number)s"),
    "act": gettext_noop("act %(number)s"),
    "clause": gettext_noop("clause %(number)s"),
}
# Words that may stand between the parts of a reference, or around it, without changing it.
FILLERS = frozenset(
    ("of", "the", "in", "and", "to", "see", "no", "nr", "number", "cf", "vs", "см", "в", "из", "и", "к")
)
# What remains of an ordinal (4-я, 3-ші) when the hyphen has parted it.
ORDINAL_ENDINGS = frozenset(("й", "я", "ая", "ой", "го", "ші", "шы"))

CARDINALS = ("one two three four five six seven eight nine ten", "i ii iii iv v vi vii viii ix x")
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    "первый второй третий четвертый пятый шестой седьмой восьмой",
    "первая вторая третья четвертая пятая шестая седьмая восьмая",
    "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші",
)
NUMBERS = {
    word: str(value) for row in CARDINALS + ORDINALS for value, word in enumerate(row.split(), start=1)
}
ORDINAL = frozenset(word for row in ORDINALS for word in row.split())
NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)(st|nd|rd|th|й|я|ой|ая|ші|шы)?")
SECTION_SIGN = re.compile(r"§+\s*")
# clause2.7, goal6
GLUED = re.compile(r"(?<!\w)[^\W\d_]+(?=\d)")
# 2,7 as 2.7
COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\w))")
# An address as the edition writes it: goal-6, chapter-1.p3, tools.p4; with its text 2020/2.7, poita-2020/p11
NAMED = re.compile(r"[a-z]+(-\d+)?(\.[a-z]+\d*)*|([a-z]+-)?\d{4}[ /][a-z\d.-]+")
# The address of a unit's page or of a place on it, or of the unit's place in the whole text: …/concept/2020/2.7/,
# …/concept/2020/2.7/#discussion, …/concept/2020/#2.7, …/concept/2020/?open=2.7#2.7
ADDRESS = re.compile(
    r"(?:[^\s?#]*/)?((?:[a-z]+-)?\d{4})/(?:(?:\?[^\s#]*)?#)?([a-z\d.-]+?)(?:\.json)?/?(?:[?#]\S*)?"
)
DIGIT = re.compile(r"\d")
# 3.10-3.14, 3.10–14, 2.7 to 2.9, 2.7 до 2.9, 6-7
RANGE = re.compile(
    r"(?<![\d.])((?:\d{1,3}\.)*)(\d{1,3})\s*(?:[-–—]|to\b|до\b|по\b)\s*((?:\d{1,3}\.)+)?(\d{1,3})(?![\d.])"
)
LONGEST_RANGE = 50
CONJUNCTION = re.compile(r"\s*(?:[;&]|\b(?:and|и|және)\b)\s*", re.IGNORECASE)
POINTED = re.compile(r"\d{1,3}(\.\d{1,3})+")
BARE = re.compile(r"\s*(?:№\s*)?0*(\d{1,3}(?:[.,]\d{1,3})+)\.?\s*")


@dataclass(frozen=True)
class Reference:
    """A reference in a text: its canonical form, whether it is all the text says, the words it took."""

    form: str
    whole: bool
    taken: frozenset[int]

    @property
    def outer(self) -> tuple[str, ...]:
        """The forms of what the unit is said to stand in: of `chapter 4 goal 6`, `chapter 4`."""
        named = self.form.split(" ")
        return tuple(" ".join(named[place : place + 2]) for place in range(0, len(named) - 2, 2))

    @property
    def readings(self) -> tuple[str, ...]:
        """The form and, where a clause is called by the name of what it stands in (`section 2.7`), its number."""
        *_, kind, number = ("", *self.form.split(" "))
        return (self.form, number) if kind in DIVISIONS and POINTED.fullmatch(number) else (self.form,)


def find(text: str, holders: Callable[[str], Sequence[str]]) -> tuple[str, Reference] | None:
    """The id of the document that the text refers to, and how; None if it refers to nothing that exists.

    `holders` gives the ids of the documents that answer to a form; one that several answer to leads to none.
    """
    for form in filter(None, (named(text), labelled(text))):
        if len(ids := holders(form)) == 1:
            return ids[0], Reference(form, True, frozenset(range(len(words_typed(text)))))
    reference = read(text)
    for form in reference.readings if reference else ():
        if len(ids := holders(form)) == 1:
            return ids[0], reference
    return None


def named(text: str) -> str | None:
    """The name in an address that is all of a text (`goal-6`, `2020/2.7`, https://…/concept/2020/2.7/), or None."""
    direct = " ".join(text.casefold().split()).strip(" .;,")
    if address := ADDRESS.fullmatch(direct):
        direct = "/".join(address.groups())
    return direct if NAMED.fullmatch(direct) else None


def labelled(text: str) -> str | None:
    """A text with a number in it as a label of the edition's own, which `spoken` gave; else None."""
    return spoken(text) if DIGIT.search(text) else None


def spoken(label: str) -> str:
    """The form by which a label is found however it is punctuated: `poita 2020 paragraph 11`."""
    return " ".join(token.text for token in words_typed(label))


def several(
    text: str, holders: Callable[[str], Sequence[str]]
) -> tuple[tuple[str, ...], tuple[Sentence, ...]]:
    """The ids of the units that a text lists by their numbers, and those that there are not, for saying so.

    `clauses 2.7 and 2.9`, `goals 6, 7` and `cl. 2.7 and goal 6` are two, `2.7-2.9` is three: a range stands for all
    that is in it. A text that says more lists none.
    """
    if any(map(is_too_long, RANGE.finditer(text))):
        return (), ()
    tokens = telling(RANGE.sub(counted_out, text))
    alike = pointed_alike(tokens) or numbered_alike(tokens)
    found = {form: holders(form) for form in alike or each_whole(text)}
    # what stands beside a unit of another kind may be a name: Decree 280 and goal 6
    if any(len(ids) > 1 or not (ids or alike) for ids in found.values()):
        return (), ()
    absent = (form if " " in form else f"clause {form}" for form, ids in found.items() if not ids)
    return tuple(id for ids in found.values() for id in ids), tuple(map(called, absent))


def pointed_alike(tokens):
    """The forms of clauses listed by numbers that say where they stand: `2.7`, `2.9`."""
    numbers = [word for word in tokens if POINTED.fullmatch(word)]
    if len(numbers) < 2 or any(kind_of(word) != "clause" for word in tokens if word not in numbers):
        return ()
    return tuple(map(unpadded, numbers))


def numbered_alike(tokens):
    """The forms of units of one kind listed by their numbers: `goal 6`, `goal 7`."""
    kinds = [kind for word in tokens if (kind := kind_of(word))]
    numbers = [number for word in tokens if (number := number_of(word)) and not POINTED.fullmatch(word)]
    if len(set(kinds)) != 1 or len(numbers) < 2 or len(tokens) > len(kinds) + len(numbers):
        return ()
    return tuple(f"{kinds[0]} {number}" for number in numbers)


def each_whole(text):
    """The forms of units of any kind with an “and” between, each named whole: `cl. 3.15`, `goal 6`."""
    pieces = CONJUNCTION.split(text)
    named = [read(piece) for piece in pieces] if len(pieces) > 1 else []
    return tuple(one.form for one in named) if all(one and one.whole for one in named) else ()


def telling(text):
    """The folded words of a text that may belong to a reference or make it none."""
    return [token.text for token in words_typed(text) if not is_filler(token.text)]


def is_too_long(found: re.Match) -> bool:
    """Whether a range names more units than are counted out."""
    return int(found[4]) > int(found[2]) + LONGEST_RANGE


def counted_out(found: re.Match) -> str:
    """The numbers of a range (from `2.7` to `2.9` or to `9`, from `6` to `7`) in a row; what is none stays as it is."""
    outer, first, same, last = found.groups()
    if same not in (None, outer) or int(first) >= int(last):
        return found.group()
    return ", ".join(f"{outer}{number}" for number in range(int(first), int(last) + 1))


def missing(text: str) -> Sentence | None:
    """The unit that a text names and nothing else (`clause 9.9`), for saying that there is none; else None.

    A number that names no kind may be any number (`up to 1.5`).
    """
    reference = read(text)
    return called(reference.form) if reference and reference.whole and " " in reference.form else None


def called(form: str) -> Sentence:
    """A canonical form as part of a sentence, which can be said in any language."""
    named = form.split(" ")
    steps = [_(CALLED[kind], number=number) for kind, number in zip(named[::2], named[1::2], strict=True)]
    # Translators: a unit within another, outermost first: “chapter 4 goal 66”.
    return reduce(lambda outer, inner: _("%(outer)s %(inner)s", outer=outer, inner=inner), steps)


def forms(
    own: tuple[str, str], above: Sequence[tuple[str, str]] = (), *, unique: bool = True
) -> tuple[str, ...]:
    """The canonical forms that lead to a unit.

    `own` is its kind and number as printed (`("clause", "2.7")`), `above` those of the units it stands in,
    outermost first. `unique` says that kind and number are enough to tell it from every other unit. A unit is
    also an item of what it stands in (`chapter 4 clause 6`), and a clause may be counted within its section
    (`section 2 clause 7`).
    """
    kind, number = own
    made = [f"{kind} {number}"] if unique else []
    if "." in number:
        made.append(number)
    for outer_kind, outer_number in above:
        made += [
            f"{outer_kind} {outer_number} {kind} {number}",
            f"{outer_kind} {outer_number} clause {number}",
        ]
        if number.startswith(outer_number + "."):
            made.append(f"{outer_kind} {outer_number} clause {number.removeprefix(outer_number + '.')}")
    if len(above) > 1:
        chain = " ".join(f"{k} {n}" for k, n in above)
        made += [f"{chain} {kind} {number}", f"{chain} clause {number.removeprefix(above[-1][1] + '.')}"]
    return tuple(dict.fromkeys(made))


def read(text: str) -> Reference | None:
    """The reference that a text states, or None. A bare number counts only alone and with a point.

    `cl. 3.15` -> `clause 3.15`; `goal 6 of chapter 4` -> `chapter 4 goal 6`; `1.5 degrees`, `2020-2030` ->
    None.
    """
    if bare := BARE.fullmatch(text):
        return Reference(
            unpadded(bare.group(1).replace(",", ".")), True, frozenset(range(len(words_typed(text))))
        )
    tokens = words_typed(spelled_out(text))
    parts, taken = numbered(tokens)
    if not parts:
        return alone(tokens)
    rest = [n for n, t in enumerate(tokens) if n not in taken and not is_filler(t.text)]
    parts.sort(key=lambda part: NESTING.index(part[0]))
    return Reference(" ".join(f"{kind} {number}" for kind, number in parts), not rest, frozenset(taken))


def alone(tokens):
    """A number with a point among function words alone: `see 2.7`; else None."""
    told = [token.text for token in tokens if not is_filler(token.text)]
    pointed = len(told) == 1 and POINTED.fullmatch(told[0])
    return Reference(unpadded(told[0]), True, frozenset(range(len(tokens)))) if pointed else None


def spelled_out(text: str) -> str:
    """The text with a word for a section sign, a space between a kind and its number, and points for commas."""
    text = COMMA.sub(".", SECTION_SIGN.sub(" section ", text))
    return GLUED.sub(lambda found: found.group() + " " * bool(kind_of(found.group().casefold())), text)


def kind_of(word: str) -> str | None:
    """The kind of unit that a folded word names, in any inflection: `clause` of `пунктом`; else None."""
    if kind := KIND_OF.get(word) or INFLECTED.get(word):
        return kind
    found = stems(word, "kk") if CYRILLIC.search(word) else ()
    return next((KAZAKH_STEMS[stem] for stem in found if stem in KAZAKH_STEMS), None)


def is_filler(word):
    return word in FILLERS | ORDINAL_ENDINGS or not query_stems(word)


def numbered(tokens: Sequence[Token]):
    """The (kind, number) pairs that stand side by side, and the places of the words they took."""
    kinds = [(n, kind) for n, token in enumerate(tokens) if (kind := kind_of(token.text))]
    # `глава 5 раздел 2`, but `5-тараудың 2-бөлімі`: as the first number stands, so do the others
    sides = [after, before]
    if kinds and any(number for _, number in before(tokens, kinds[0][0])):
        sides.reverse()
    parts, taken, bare = {}, set(), {}
    for n, kind in kinds:
        if n in taken:
            continue
        bare[kind] = n
        for place, number in chain.from_iterable(side(tokens, n) for side in sides):
            if number and place not in taken:
                parts[kind] = number
                taken |= {n, place}
                break
    if "decree" in bare and "decree" not in parts and "clause" in parts:
        # item 4 of the decree: the decree has no number here, its items have
        parts["decree"] = parts.pop("clause")
        taken.add(bare["decree"])
    return list(parts.items()), taken


def after(tokens, n):
    """The place and the number that may stand after a kind: [(place, number or None)]."""
    place = n + 1
    while place < len(tokens) and tokens[place].text in {"no", "nr", "number", "№"}:
        place += 1
    return [(place, number_of(tokens[place].text))] if place < len(tokens) else []


def before(tokens, n):
    """Those that may stand before it, as an ordinal or in the order of Kazakh (`3-тарау`)."""
    found = []
    if n:
        word = tokens[n - 1].text
        is_ordinal = word in ORDINAL or re.fullmatch(r"\d+(st|nd|rd|th|й|я)", word)
        if is_ordinal or (word[0].isdigit() and may_follow(tokens[n].text, word)):
            found.append((n - 1, number_of(word)))
    if n > 1 and tokens[n - 1].text in ORDINAL_ENDINGS:
        found.append((n - 2, number_of(tokens[n - 2].text)))
    return found


def may_follow(kind, number):
    """Whether a kind behind a number says whose number it is: `3 тарау`, `3 глава`, but `3 главы` are three."""
    return bool(CYRILLIC.search(kind)) and (kind not in INFLECTED or bool(POINTED.fullmatch(number)))


def number_of(word):
    """The number that a folded word states (`3`, `3.15`, `3rd`, `third`, `iii`), or None."""
    if word in NUMBERS:
        return NUMBERS[word]
    match = NUMBER.fullmatch(word)
    return unpadded(match.group(1)) if match else None


def unpadded(number):
    """A number without leading zeros: `02.07` -> `2.7`."""
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))
