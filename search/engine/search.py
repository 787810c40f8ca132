"""The narrow seam of search: a `Search` goes in, `Results` come out.

Views, commands and benchmarks know only these records; another engine may stand behind them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True)
class Search:
    """One request: words as typed, chosen facet values, order and page. It is the whole state of a search."""

    words: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    size: int = 10
    exact: bool = False


class Hit(NamedTuple):
    """One document found. `snippet` alternates plain and matched text: ((text, is_match), ...).

    Of a document whose text has nothing that matches, `found_by` are the terms that others of its fields hold:
    {field: (term, ...)}.
    """

    id: str
    score: float
    snippet: tuple[tuple[str, bool], ...]
    stored: Mapping[str, object]
    found_by: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Correction:
    """A word that was replaced, because it matched nothing, or (`applied` False) that may have been meant."""

    typed: str
    meant: str
    applied: bool


@dataclass(frozen=True)
class Understanding:
    """How the words typed were understood, for the line above the results.

    `widened` maps a word or name as typed to the other forms that were searched too; `repairs` are sentences
    about syntax that was mended; `reference` is the id of the document that a typed reference names, or None;
    `related` are names of what was searched because it is related to a name typed;
    `named` are the ids of all that references name, `references` those of several that are all that was typed;
    `exact` is true when words were taken as typed, without widening or correction; `selected` are the facet values
    that field words (`lang:ru`) chose; `sentence` says it all in one line. Sentences are in English and can say
    themselves in other languages (`sentences.said`).
    """

    sentence: str = ""
    reference: str | None = None
    named: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    widened: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    exact: bool = False
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """The page of hits asked for, the number of all hits, and each facet's counts: {facet: {value: count}}.

    A facet's counts apply the words and every selection but the facet's own. A chosen value is always
    present.
    """

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    understanding: Understanding
