"""The read model answers as plain Whoosh does: the same documents, scores, order and counts, whatever is asked."""

import tempfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import matches
from search.engine.building import build
from search.engine.engine import Engine
from search.engine.query import And, Everything, Not, Nothing, Or, Phrase, Prefix, Term
from search.engine.search import Search, Understanding
from tests.search.engine.factory import make_document, real_documents
from tests.search.engine.oracle import Oracle

WORDS = (
    "policy",
    "policies",
    "foreign",
    "of",
    "the",
    "Kazakhstan",
    "trade",
    "water",
    "multi-vector",
    "peace",
)
STEMS = (
    "polici",
    "foreign",
    "kazakhstan",
    "trade",
    "water",
    "multivector",
    "multi",
    "vector",
    "peac",
    "absent",
)
FOLDED = ("policy", "policies", "foreign", "of", "the", "kazakhstan", "trade", "water", "multi", "absent")
VOCABULARY = {
    "text": STEMS,
    "heading": STEMS,
    "lent": STEMS,
    "words": FOLDED,
    "names": ("eaeu", "china", "un"),
    "number": ("2.7", "3"),
}


def named(ids):
    """The names of a document, at no place in particular."""
    return tuple((id, 0, 0) for id in ids)


texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
documents = st.builds(
    dict,
    text=texts,
    heading=texts,
    lent=texts,
    number=st.sampled_from(("", "2.7", "3")),
    names=st.lists(st.sampled_from(("eaeu", "china", "un")), max_size=2, unique=True).map(named),
    listing=st.booleans(),
    discussed=st.integers(0, 3),
    facets=st.fixed_dictionaries(
        {
            "source": st.sampled_from([("concept",), ("poita",), ()]),
            "topic": st.lists(st.sampled_from(("law", "trade", "water")), max_size=3).map(tuple),
        }
    ),
)
collections = st.lists(documents, min_size=1, max_size=30).map(
    lambda given: [make_document(position, **one) for position, one in enumerate(given)]
)

boosts = st.sampled_from((1.0, 0.5, 2.0))
fields = st.sampled_from(sorted(VOCABULARY))
terms = fields.flatmap(
    lambda field: st.builds(Term, st.just(field), st.sampled_from(VOCABULARY[field]), boosts)
)
phrases = st.sampled_from(("text", "words", "heading")).flatmap(
    lambda field: st.builds(
        Phrase,
        st.just(field),
        st.lists(st.sampled_from(VOCABULARY[field][:6]), min_size=1, max_size=3).map(tuple),
        st.integers(1, 4),
        boosts,
    )
)
prefixes = st.builds(Prefix, fields, st.sampled_from(("p", "po", "f", "water", "2", "e", "zz")), boosts)
leaves = terms | phrases | prefixes | st.just(Everything()) | st.just(Nothing())
several = {"min_size": 1, "max_size": 4}
trees = st.recursive(
    leaves,
    lambda nodes: (
        st.lists(nodes | nodes.map(Not), **several).map(lambda children: And(tuple(children)))
        | st.lists(nodes, **several).map(lambda children: Or(tuple(children)))
        | nodes.map(Not)
    ),
    max_leaves=8,
)
selections = st.fixed_dictionaries(
    {},
    optional={
        "source": st.lists(st.sampled_from(("concept", "poita", "unknown")), max_size=2, unique=True).map(
            tuple
        ),
        "topic": st.lists(st.sampled_from(("law", "trade")), max_size=2, unique=True).map(tuple),
    },
)
sorts = st.sampled_from(("relevance", "position", "discussed"))


@pytest.fixture(params=["dense sets", "sparse sets"])
def representation(request, monkeypatch):
    """Small collections answered as small ones are, and as if they were a hundred times as large."""
    if request.param == "sparse sets":
        monkeypatch.setattr(matches, "SMALL", 0)
        monkeypatch.setattr(matches, "RATIO", 3)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    collection=collections,
    asked=st.lists(st.tuples(trees, selections, sorts), min_size=5, max_size=10),
    size=st.integers(1, 12),
)
def test_every_answer_is_that_of_plain_whoosh(representation, collection, asked, size):
    with tempfile.TemporaryDirectory() as directory:
        build(directory, collection)
        engine = Engine.open(directory)

        with Oracle(directory, collection) as oracle:
            for tree, selected, sort in asked:
                assert_same(engine, oracle, tree, selected, sort, size)


def assert_same(engine, oracle, tree, selected, sort, size):
    engine.understand = lambda words, lexicon, exact: [(Understanding(), tree)]
    expected = oracle.scores(tree)
    numbers = ordered(oracle, oracle.selected(expected, selected), expected, sort)

    pages = [
        engine.search(Search(selected=selected, sort=sort, page=page, size=size))
        for page in range(1, len(numbers) // size + 2)
    ]

    found = [hit for page in pages for hit in page.hits]
    assert [hit.id for hit in found] == [oracle.documents[number].id for number in numbers]
    assert [hit.score for hit in found] == pytest.approx([expected[number] for number in numbers], abs=1e-8)
    assert {page.total for page in pages} == {len(numbers)}
    assert all(page.counts == oracle.counts(expected, selected) for page in pages)


def ordered(oracle, numbers, scores, sort):
    keys = {
        "relevance": lambda number: (-round(scores[number], 9), number),
        "position": lambda number: number,
        "discussed": lambda number: (-oracle.documents[number].discussed, number),
    }
    return sorted(numbers, key=keys[sort])


REAL = [
    Term("text", "multilater"),
    And((Term("text", "foreign"), Term("text", "polici"), Not(Term("text", "econom")))),
    Or((Term("text", "water"), Term("text", "energi"), Term("words", "trade"))),
    Phrase("words", ("republic", "of", "kazakhstan")),
    Phrase("text", ("central", "asia"), slop=3),
    Prefix("words", "inter"),
    Or((Phrase("words", ("foreign", "policy")), Term("text", "diplomaci", 0.5))),
    And((Term("text", "cooper"), Or((Term("text", "region", 2.0), Term("heading", "asia"))))),
]


@pytest.mark.parametrize("tree", REAL, ids=repr)
def test_the_real_texts_are_answered_as_by_plain_whoosh(tree, real_index):
    directory, collection = real_index
    engine = Engine.open(directory)

    with Oracle(directory, collection) as oracle:
        assert oracle.scores(tree)
        assert_same(engine, oracle, tree, {"size": ("long",)}, "relevance", 10)


def test_real_documents_are_many_and_in_order():
    assert len(real_documents()) == 240
