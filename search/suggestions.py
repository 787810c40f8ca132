"""Suggestions while typing: places, headings, topics, names and terms that begin as what was typed.

Everything that can be suggested is kept in memory for each generation of the index, sorted by every word that it
contains, so that a keystroke costs one search by halves and no query to the database.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import itemgetter
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from concept.models import Clause
from concept.quotation import beginning
from search import index
from search.documents import clause_id
from search.editorial import authority, name_of, topics
from search.engine import references
from search.engine.analysis import language_of, words
from search.engine.keyboard import in_other_layout
from search.storage import once_a_generation

MOST = 8
# What is looked at for one keystroke; a single letter begins hundreds of names.
CONSIDERED = 400
# A text of the edition may be longer than what fits on a line under the search box.
DETAIL = 80


@dataclass(frozen=True)
class Suggestion:
    """What is offered (`label`, in `language`), a word on what it is (`detail`), and the page that it leads to.

    Several with the same `key` are names of one thing, of which one is enough. The detail of a place is its text.
    """

    key: str
    label: str
    detail: str
    url: str
    kind: str
    language: str = "en"
    weight: float = 0
    detail_language: str = field(default_factory=get_language)


def suggest(typed: str) -> list[Suggestion]:
    """What may be meant, best first: what begins with the words typed before what only contains them.

    Before both comes the unit that is referred to in another way than by its label (`cl. 3.15`, `п. 2.7`). When nothing
    is found, what the same keys give in the other keyboard layout.
    """
    return _suggest(typed) or _suggest(in_other_layout(typed))


def _suggest(typed):
    best = {}
    wanted = folded(typed)
    for place, suggestion in _beginning(wanted) if wanted else ():
        rank = (place, -suggestion.weight, len(suggestion.label), suggestion.label)
        if suggestion.key not in best or rank < best[suggestion.key][0]:
            best[suggestion.key] = (rank, suggestion)
    found = [suggestion for _, suggestion in sorted(best.values(), key=itemgetter(0))]
    unit = _referred(typed)
    return ([unit] * bool(unit and unit.key not in best) + found)[:MOST]


def _referred(typed):
    """The unit that is all that was typed, or None."""
    found = references.find(typed, lambda form: index.engine().lexicon.holders("number", form))
    return units(get_language()).get(found[0]) if found and found[1].whole else None


def _beginning(wanted):
    """Pairs of the place of the word at which a suggestion agrees, 0 for its beginning, and the suggestion."""
    keys, rows = table(get_language())
    first = bisect_left(keys, wanted)
    for key, row in zip(keys[first : first + CONSIDERED], rows[first : first + CONSIDERED], strict=True):
        if not key.startswith(wanted):
            return
        yield row


@once_a_generation
def table(language):
    """Every suggestion under each of its words with what follows: sorted keys, and for each (place, suggestion).

    Suggestions are made in the active language, which `language` must name.
    """
    made = list(everything())
    rows = []
    for number, suggestion in enumerate(made):
        row = folded(suggestion.label).split()
        rows += [(" ".join(row[place:]), place, number) for place in range(len(row))]
    rows.sort()
    return [key for key, _, _ in rows], [(place, made[number]) for _, place, number in rows]


def folded(text):
    """The words of a text as they are compared: without case, marks and punctuation."""
    return " ".join(token.text for token in words(text))


def everything():
    return [*places(), *subjects(), *names()]


@once_a_generation
def units(language):
    """The suggestion of each unit of the Concept in the active language, which `language` must name, by its id."""
    return {clause_id(unit): next(iter(place(unit))) for unit in Clause.objects.select_related("document")}


def places():
    """The units of the Concept by their labels and numbers, its divisions by their headings."""
    for unit in Clause.objects.select_related("document"):
        yield from place(unit)


def place(unit):
    """A unit by each of its labels, that in the language of the page first."""
    if unit.is_division:
        yield from headings(unit)
        return
    url, detail, of = unit.get_absolute_url(), beginning(unit.text, DETAIL), unit.document.language
    for label, language in labels_of(unit):
        yield Suggestion(url, label, detail, url, "place", language, 500, of)
    if "." in unit.number:
        yield Suggestion(url, unit.number, detail, url, "place", of, 500, of)


def headings(division):
    """A division by its heading, with each label that it has."""
    url = division.get_absolute_url()
    for label, _ in labels_of(division):
        name = full_name(division, label)
        yield Suggestion(url, name, gettext("Heading"), url, "heading", division.document.language, 1000)


def labels_of(unit):
    """What a unit is called in the language of the page, and then in that of the edition: (label, language) pairs."""
    return {unit.label: get_language(), unit.english_label: settings.LANGUAGE_CODE}.items()


def full_name(division, label):
    """A division's heading with what it is called: “Section 2. Priorities in …”, though the print has only “2.”."""
    return f"{label}. {division.title}" if division.number else division.text


def subjects():
    """The topics, in each language; those with most texts weigh most."""
    counts = index.everything().counts.get("topic", {})
    for id, topic in topics().items():
        url = f"{reverse('search:search')}?{urlencode({'topic': id})}"
        for language, label in topic.labels.items():
            yield Suggestion(id, label, gettext("Topic"), url, "topic", language, counts.get(id, 0))


def names():
    """Names and terms that the texts mention, in each form; the most mentioned weigh most."""
    lexicon = index.engine().lexicon
    for entry in authority():
        mentioned = lexicon.document_frequency("names", entry.id.casefold())
        for form in entry.forms if mentioned else ():
            # The preferred form stands for its entry where several begin alike.
            weight = mentioned + 0.5 * (form in entry.preferred.values())
            detail = "" if form == name_of(entry) else name_of(entry)
            url = f"{reverse('search:search')}?{urlencode({'q': form})}"
            yield Suggestion(entry.id, form, detail, url, "name", language_of(form), weight)
