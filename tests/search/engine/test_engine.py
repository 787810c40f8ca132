import pytest

from search.engine import generations
from search.engine.building import Unusable, build
from search.engine.engine import Engine
from search.engine.search import Search
from tests.search.engine.factory import make_document

DOCUMENTS = (
    make_document(0, "Kazakhstan pursues a multi-vector foreign policy.", facets={"source": ("concept",)}),
    make_document(1, "The foreign policies of neighbours.", facets={"source": ("concept",)}, discussed=2),
    make_document(2, "Poita on the foreign policy of 2014.", facets={"source": ("poita",)}, discussed=5),
    make_document(3, "Water and energy.", facets={"source": ("akbayeva",)}, stored={"lines": (3, 4)}),
)


@pytest.fixture
def engine(tmp_path):
    build(tmp_path, DOCUMENTS)
    return Engine.open(tmp_path)


def ids(results):
    return [hit.id for hit in results.hits]


def test_a_word_is_found_in_all_its_forms_and_marked_as_it_stands(engine):
    results = engine.search(Search("policies", sort="position"))

    assert [(hit.id, hit.snippet) for hit in results.hits] == [
        ("d0", (("Kazakhstan pursues a multi-vector foreign ", False), ("policy", True), (".", False))),
        ("d1", (("The foreign ", False), ("policies", True), (" of neighbours.", False))),
        ("d2", (("Poita on the foreign ", False), ("policy", True), (" of 2014.", False))),
    ]


def test_no_words_find_everything_in_document_order(engine):
    assert ids(engine.search(Search())) == ["d0", "d1", "d2", "d3"]


def test_the_most_discussed_come_first_when_asked_for(engine):
    assert ids(engine.search(Search("policy", sort="discussed"))) == ["d2", "d1", "d0"]


def test_a_facet_counts_every_choice_but_its_own(engine):
    results = engine.search(Search("policy", selected={"source": ("poita",)}))

    assert (ids(results), results.total) == (["d2"], 1)
    assert results.counts == {"source": {"concept": 2, "poita": 1}}


def test_a_chosen_value_stays_at_zero(engine):
    results = engine.search(Search("water", selected={"source": ("poita",)}))

    assert results.counts == {"source": {"akbayeva": 1, "poita": 0}}


def test_a_page_after_the_last_is_empty_and_knows_the_total(engine):
    results = engine.search(Search("policy", page=9, size=2))

    assert (ids(results), results.total) == ([], 3)


@pytest.mark.parametrize("page", [0, -3])
def test_a_page_before_the_first_is_the_first(engine, page):
    assert ids(engine.search(Search("policy", page=page, size=2))) == ids(
        engine.search(Search("policy", size=2))
    )


def test_a_page_far_beyond_all_is_empty(engine):
    assert ids(engine.search(Search("policy", page=10**30))) == []


def test_what_was_stored_comes_back_untouched(engine):
    assert engine.search(Search("energy")).hits[0].stored == {"lines": (3, 4)}


def test_an_engine_follows_to_a_new_generation(engine, tmp_path):
    assert engine.search(Search("summit")).total == 0

    build(tmp_path, [*DOCUMENTS, make_document(4, "A summit.")])

    assert ids(engine.search(Search("summit"))) == ["d4"]


def test_an_empty_collection_can_be_searched(tmp_path):
    build(tmp_path, [])

    results = Engine.open(tmp_path).search(Search("policy"))

    assert (results.hits, results.total, results.counts) == ((), 0, {})


def test_two_documents_with_one_id_are_refused_by_name(tmp_path):
    with pytest.raises(Unusable, match="2020/2"):
        build(tmp_path, [make_document(0, id="2020/2.7"), make_document(1, id="2020/2.7")])


def test_without_an_index_the_message_says_what_to_do(tmp_path):
    for directory in (tmp_path, tmp_path / "absent"):
        with pytest.raises(generations.NoIndex, match="build it first"):
            Engine.open(directory)


def test_a_build_reports_its_progress_up_to_the_end(tmp_path):
    heard = []

    build(tmp_path, DOCUMENTS, lambda share, stage: heard.append((share, stage)))

    assert [share for share, _ in heard] == sorted(share for share, _ in heard)
    assert (heard[0], heard[-1]) == ((0.0, "analysing"), (1.0, "done"))
