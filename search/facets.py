"""Facets as a page shows them: each value with its label, its count, whether it is chosen, and where it leads."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import get_language, ngettext

from search.addresses import Address
from search.engine.search import Results, Search
from search.filters import SearchFilters
from search.labels import foreign
from search.storage import once_a_generation

# A facet with more values than this folds all but the first ones; chosen values never fold.
LONG, SHOWN = 9, 6


class Value(NamedTuple):
    """One value of a facet; `query` is the query string that chooses it, or no longer chooses it.

    It is empty for a value that the words typed choose (`lang:ru`), which no link can take back. `language` is that of
    a label that is not in the language of the page.
    """

    value: str
    label: str
    count: int
    selected: bool
    query: str
    language: str = ""


class Facet(NamedTuple):
    """One facet: `shown` values in order, then the `folded` ones; `opened` says whether to unfold it in any case."""

    name: str
    label: str
    shown: tuple[Value, ...]
    folded: tuple[Value, ...]
    opened: bool = False

    @property
    def values(self):
        return self.shown + self.folded

    @property
    def open(self):
        """Whether the page shows it unfolded."""
        return self.opened or bool(self.chosen)

    @property
    def chosen(self):
        return [value for value in self.values if value.selected]

    # Said here and not in a template, where each takes longer than ten links.

    @property
    def how_many_chosen(self):
        number = len(self.chosen)
        return ngettext("%(number)s chosen", "%(number)s chosen", number) % {"number": number}

    @property
    def how_many_more(self):
        number = len(self.folded)
        return ngettext("%(number)s more", "%(number)s more", number) % {"number": number}


def facets(asked: Search, results: Results, address: Address) -> list[Facet]:
    """The facets that offer something, in the order declared; `address` is that of what is asked."""
    typed = results.understanding.selected
    return [
        facet(one, asked.selected.get(one.name, ()), typed.get(one.name, ()), counts, address)
        for one in declared(get_language())
        if (counts := results.counts.get(one.name))
    ]


class Declared(NamedTuple):
    """A facet as declared, in the language of a page. `values` are in the order to show, unless the most frequent are.

    {value: (label, the label's language if it is another one)}
    """

    name: str
    label: str
    values: Mapping[str, tuple[str, str]]
    by_count: bool
    opened: bool


@once_a_generation
def declared(language: str) -> list[Declared]:
    """All facets, in the order declared. `language` is the active one."""
    return [
        Declared(
            name,
            str(one.label),
            {value: (label, foreign(label, language)) for value, label in one.names().items()},
            one.by_count,
            one.opened,
        )
        for name, one in SearchFilters.facets().items()
    ]


def facet(
    one: Declared,
    chosen: tuple[str, ...],
    typed: tuple[str, ...],
    counts: Mapping[str, int],
    address: Address,
) -> Facet:
    """A facet with its counted values: `chosen` are those that links chose, `typed` those that words did."""
    toggled, selected = address.toggling(one.name), {*chosen, *typed}
    values = [
        Value(value, label, number, value in selected, "" if value in typed else toggled(value), language)
        for value, label, language, number in ordered(counts, one.values, one.by_count)
    ]
    shown, folded = parted(values)
    return Facet(one.name, one.label, shown, folded, one.opened)


def ordered(counts, names, by_count):
    """The counted values, by count or else as listed and unlabelled ones last: [(value, label, language, count)]."""
    if by_count:
        rows = sorted((-number, *names.get(value, (value, "")), value) for value, number in counts.items())
        return [(value, label, language, -number) for number, label, language, value in rows]
    listed = [(value, *called, counts[value]) for value, called in names.items() if value in counts]
    return listed + [(value, value, "", counts[value]) for value in sorted(counts.keys() - names.keys())]


def parted(values):
    """The values that show at once, and those that fold: a long facet shows its first and its chosen values."""
    if len(values) <= LONG:
        return tuple(values), ()
    shown = [value for place, value in enumerate(values) if place < SHOWN or value.selected]
    return tuple(shown), tuple(value for value in values if value not in shown)
