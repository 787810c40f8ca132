"""Suggestions while typing: places, headings, topics, names and terms that begin as what was typed.

Everything that can be suggested is kept in memory for each generation of the index, sorted by every word that it
contains, so that a keystroke costs one search by halves and no query to the database.
"""

from bisect import bisect_left
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from concept.models import Clause
from search import index
from search.documents import full_name
from search.editorial import authority, topics
from search.engine.analysis import words
from search.storage import once_a_generation

MOST = 8
# What is looked at for one keystroke; a single letter begins hundreds of names.
CONSIDERED = 400
# A text of the edition may be longer than what fits on a line under the search box.
DETAIL = 80


@dataclass(frozen=True)
class Suggestion:
    """What is offered (`label`, in `language`), a word on what it is (`detail`), and the page that it leads to."""

    label: str
    detail: str
    url: str
    kind: str
    language: str = "en"
    weight: int = 0


def suggest(typed: str) -> list[Suggestion]:
    """What may be meant, best first: what begins with the words typed before what only contains them."""
    wanted = folded(typed)
    if not wanted:
        return []
    found = {}
    for start, suggestion in _beginning(wanted):
        kept = found.get(suggestion.url)
        if kept is None or (start, -suggestion.weight) < kept[0]:
            found[suggestion.url] = ((start, -suggestion.weight), suggestion)
    best = sorted(found.values(), key=lambda ranked: (ranked[0], len(ranked[1].label), ranked[1].label))
    return [suggestion for _, suggestion in best[:MOST]]


def _beginning(wanted):
    """Pairs of the place of the word at which a suggestion agrees, 0 for its beginning, and the suggestion."""
    keys, rows = table()
    first = bisect_left(keys, wanted)
    for key, row in zip(keys[first : first + CONSIDERED], rows[first : first + CONSIDERED], strict=True):
        if not key.startswith(wanted):
            return
        yield row


@once_a_generation
def table():
    """Every suggestion under each of its words and all that follow: (sorted keys, [(place of the word, suggestion)])."""
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


def places():
    """The units of the Concept by their labels, its divisions by their headings, and bare numbers."""
    for unit in Clause.objects.select_related("document"):
        url = unit.get_absolute_url()
        weight = 1000 if unit.is_division else 500
        if unit.is_division:
            yield Suggestion(full_name(unit), "Go to the heading", url, "heading", weight=weight)
        else:
            yield Suggestion(unit.label, shortened(unit.text), url, "place", weight=weight)
        if "." in unit.number:
            yield Suggestion(unit.number, shortened(unit.text), url, "place", weight=weight)


def subjects():
    counts = index.everything().counts.get("topic", {})
    for id, topic in topics().items():
        url = f"{reverse('search:search')}?{urlencode({'topic': id})}"
        for language, label in topic.labels.items():
            yield Suggestion(label, "Topic", url, "topic", language, counts.get(id, 0))


def names():
    """Names and terms that the texts mention, in each form; the most mentioned weigh most."""
    lexicon = index.engine().lexicon
    for entry in authority():
        mentioned = lexicon.document_frequency("names", entry.id.casefold())
        if not mentioned:
            continue
        languages = {form: language for language, form in entry.preferred.items()}
        for form in entry.forms:
            yield Suggestion(
                form,
                "" if form == entry.preferred["en"] else entry.preferred["en"],
                f"{reverse('search:search')}?{urlencode({'q': form})}",
                "name",
                languages.get(form, "en"),
                mentioned,
            )


def shortened(text):
    return text if len(text) <= DETAIL else text[:DETAIL].rsplit(" ", 1)[0] + "…"
