"""The address of a search: its whole state as a query string, always in the same order, defaults left out."""

from functools import lru_cache
from urllib.parse import quote_plus

from search.engine.search import Search
from search.filters import SearchFilters

FACETS = tuple(SearchFilters.facets())


@lru_cache(maxsize=10_000)
def pair(name, value):
    return f"{name}={quote_plus(value)}"


class Address:
    """The query strings that lead from one search to its neighbours. Changing a filter returns to page one."""

    def __init__(self, asked: Search):
        self.asked = asked
        self.words = [pair("q", asked.words)] if asked.words else []
        self.chosen = {
            name: [pair(name, value) for value in asked.selected[name]]
            for name in FACETS
            if asked.selected.get(name)
        }
        self.sort = [pair("sort", asked.sort)] if asked.sort != Search().sort else []
        self.exact = ["exact=1"] if asked.exact else []

    def joined(self, *, words=None, chosen=None, sort=None, exact=None, page=1):
        """The query string with some parts replaced, with its question mark, or "?" alone if nothing is asked."""
        parts = list(self.words if words is None else words)
        for values in (self.chosen if chosen is None else chosen).values():
            parts += values
        parts += self.sort if sort is None else sort
        parts += self.exact if exact is None else exact
        parts += [f"page={page}"] if page > 1 else []
        return "?" + "&".join(parts)

    def toggling(self, name):
        """A function that gives the query string with a value of the facet `name` chosen, or no longer chosen."""
        place = FACETS.index(name)
        before, after = self.chosen_of(FACETS[:place]), self.chosen_of(FACETS[place + 1 :])
        own, before, after = (
            self.chosen.get(name, []),
            [*self.words, *before],
            [*after, *self.sort, *self.exact],
        )
        if not own:
            head, tail = "?" + "".join(f"{part}&" for part in before), "".join(f"&{part}" for part in after)
            return lambda value: head + pair(name, value) + tail

        def toggled(value):
            this = pair(name, value)
            kept = [other for other in own if other != this] if this in own else [*own, this]
            return "?" + "&".join([*before, *kept, *after])

        return toggled

    def chosen_of(self, names):
        """What is chosen of some facets, in their order."""
        return [part for name in names for part in self.chosen.get(name, ())]

    def cleared(self):
        """The query string of the words alone, with no facet chosen."""
        return self.joined(chosen={})

    def for_words(self, words, *, exact=False):
        """The query string for other words, or for these exactly as typed."""
        return self.joined(words=[pair("q", words)], exact=["exact=1"] if exact else [])

    def sorted_by(self, sort):
        return self.joined(sort=[pair("sort", sort)] if sort != Search().sort else [])

    def at_page(self, page):
        return self.joined(page=page)

    def hidden(self):
        """What a form must carry besides the words: [(name, value)]."""
        carried = [(name, value) for name in FACETS for value in self.asked.selected.get(name, ())]
        return carried + ([("sort", self.asked.sort)] if self.sort else [])
