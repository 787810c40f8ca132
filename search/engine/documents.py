"""What the index is built from: a plain record per searchable unit or passage, free of Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """One searchable unit of the Concept, or one passage of a commentary.

    `id` is permanent and unique over the whole edition (`2020/2.7`, `poita-2020/p7`); `position` is its place
    in document order over all texts. `facets` maps a facet's name to the exact values the document has in it.
    `references` are forms by which it may be called (`references.forms` makes them). `names` are the ids of
    the entries of the authority file that its text mentions, once a mention. `lent` holds words that other
    texts say about this document (the evidence of its annotations); `about` holds labels in any language for
    what it is about (the forms of its names, the labels of its topics), each of which is analysed by its
    script. `within` are the ids of the documents that it stands in, outermost first, and `treats` of those it
    discusses. `listing` marks text that only lists words (keywords, hashtags, bibliography), which ranking
    holds back. `stored` is returned untouched with each hit.
    """

    id: str
    position: int
    language: str
    text: str
    heading: str = ""
    number: str = ""
    references: tuple[str, ...] = ()
    names: tuple[tuple[str, int, int], ...] = ()
    lent: str = ""
    about: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    treats: tuple[str, ...] = ()
    listing: bool = False
    discussed: int = 0
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stored: Mapping[str, object] = field(default_factory=dict)
