"""The engines compared, each driven as well as it can be, behind the same few methods.

A contender has a `name`; `build(directory, documents)` builds its index, and `Contender(directory, rare)` opens it
with nothing cached. `top(kind)` gives the ids of the ten best, and `page(kind)` does all that a search page needs:
parsing, the top ten among the chosen facet values, the total, five facet counts of which each ignores its own choice,
and ten snippets. A kind that it cannot do gives None.
"""

from bench.passages import FACETS

# The kinds of query, as one types them in each engine's own syntax; {rare} is a word that few passages hold.
TYPED = {
    "frequent": "kazakhstan",
    "rare": "{rare}",
    "AND": "foreign AND policy",
    "OR": "water OR energy OR trade",
    "phrase": '"foreign policy"',
    "prefix": "inter*",
    "fuzzy": "kazahstan~",
}
SELECTED = {"source": ("concept", "akbayeva"), "language": ("en",)}
UNSELECTED = tuple(facet for facet in FACETS if facet not in SELECTED)
PAGE = 10


def others(facet):
    """The choices that apply to a facet's counts: all but its own."""
    return {name: values for name, values in SELECTED.items() if name != facet}
