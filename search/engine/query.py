"""The query tree: what the query language produces and the read model answers.

Its leaves are index terms, already analysed, so that whoever answers a tree needs no knowledge of languages,
and whoever writes one needs none of postings. Every node is immutable and hashable, so an answer can be
cached by it.
"""

from dataclasses import dataclass


class Node:
    """A node of the query tree."""


@dataclass(frozen=True)
class Everything(Node):
    """Every document, each with score 0."""


@dataclass(frozen=True)
class Nothing(Node):
    """No document."""


@dataclass(frozen=True)
class Term(Node):
    """Documents whose `field` holds the index term `text`; the score is BM25F times `boost`."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True)
class Phrase(Node):
    """Documents holding the terms in order, with at most `slop - 1` other words between neighbours."""

    field: str
    terms: tuple[str, ...]
    slop: int = 1
    boost: float = 1.0


@dataclass(frozen=True)
class Prefix(Node):
    """Documents holding any term of `field` that begins with `text`; scored as the union of those terms."""

    field: str
    text: str
    boost: float = 1.0


@dataclass(frozen=True)
class And(Node):
    """Documents that match every child; scores add."""

    children: tuple[Node, ...]


@dataclass(frozen=True)
class Or(Node):
    """Documents that match any child; scores add."""

    children: tuple[Node, ...]


@dataclass(frozen=True)
class Not(Node):
    """Documents that do not match the child, each with score 0."""

    child: Node
