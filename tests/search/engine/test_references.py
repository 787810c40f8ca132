"""References to numbered units, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.references import find, forms, missing, read, several


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("2.7", "2.7"),
        (" 02.07. ", "2.7"),
        ("№ 2.7", "2.7"),
        ("clause 3.15", "clause 3.15"),
        ("2,7", "2.7"),
        ("cl. 3.15", "clause 3.15"),
        ("Article 3.15", "clause 3.15"),
        ("п. 3.12", "clause 3.12"),
        ("пункт 3.12", "clause 3.12"),
        ("3.12-тармақ", "clause 3.12"),
        ("тарау 3", "chapter 3"),
        ("3-тарау", "chapter 3"),
        ("глава 4", "chapter 4"),
        ("4-я глава", "chapter 4"),
        ("Chapter IV", "chapter 4"),
        ("chapter four", "chapter 4"),
        ("third chapter", "chapter 3"),
        ("3rd chapter", "chapter 3"),
        ("§ 2", "section 2"),
        ("section 2", "section 2"),
        ("chapter 4 goal 6", "chapter 4 goal 6"),
        ("chapter 4, goal 6", "chapter 4 goal 6"),
        ("goal 6 of chapter 4", "chapter 4 goal 6"),
        ("глава 4 цель 6", "chapter 4 goal 6"),
        ("4-я глава цель 6", "chapter 4 goal 6"),
        ("цель 6 4-й главы", "chapter 4 goal 6"),
        ("5-тараудың 2-бөлімі", "chapter 5 section 2"),
        ("ст. 3.12", "clause 3.12"),
        ("по пункту 3.12", "clause 3.12"),
        ("абзац 3 главы 1", "chapter 1 clause 3"),
        ("2.7-тармағында", "clause 2.7"),
        ("разделом 2", "section 2"),
        ("3 глава", "chapter 3"),
        ("3 тараудың", "chapter 3"),
        ("в статьях 3.12", "clause 3.12"),
        ("2.7 пункта", "clause 2.7"),
        ("principle no. 5", "principle 5"),
        ("decree item 4", "decree 4"),
        ("item 4 of the decree", "decree 4"),
        ("clause2.7", "clause 2.7"),
        ("Ch4 goal6", "chapter 4 goal 6"),
        ("п3.12", "clause 3.12"),
        ("clause 2,7", "clause 2.7"),
        ("п. 3,12", "clause 3.12"),
    ],
)
def test_a_reference_is_read_in_any_of_its_spellings(typed, form):
    assert read(typed).form == form
    assert read(typed).whole


@pytest.mark.parametrize(
    "typed",
    [
        "2020-2030",
        "1.5 degrees",
        "up to 1.5 degrees",
        "5 principles",
        "2030",
        "7",
        "COVID-19",
        "100 concrete steps",
        "5 принципов внешней политики",
        "3 главы",
        "5 глав государств",
        "6 задач политики",
        "10 результатов",
        "в целом 5 стран",
        "5 законных мер",
        "стать 5",
        "",
        "chapter",
        "goal",
    ],
)
def test_what_only_looks_like_a_reference_is_none(typed):
    assert read(typed) is None


@pytest.mark.parametrize("typed", ["see 2.7", "cf. 2.7", "(2.7)", "см. 2.7", "in 2.7"])
def test_a_number_with_a_point_among_function_words_is_a_reference(typed):
    assert (read(typed).form, read(typed).whole) == ("2.7", True)


def test_a_reference_among_other_words_says_that_there_are_others():
    reference = read("what does clause 3.15 say about diplomacy")

    assert (reference.form, reference.whole, reference.taken) == ("clause 3.15", False, frozenset({2, 3}))


ANSWERS = {
    "chapter-4": forms(("chapter", "4")),
    "goal-6": ("goal-6", *forms(("goal", "6"), [("chapter", "4")])),
    "task-6": forms(("task", "6"), [("chapter", "4")]),
    "2.7": forms(("clause", "2.7"), [("chapter", "5"), ("section", "2")]),
    "2.8": forms(("clause", "2.8"), [("chapter", "5"), ("section", "2")]),
    "chapter-1.p3": ("chapter-1.p3",),
    "decree-4": forms(("decree", "4")),
    "poita-2020/p11": ("poita 2020 p11", "poita-2020/p11", "poita 2020 paragraph 11"),
    "2020/goal-6": ("2020/goal-6",),
}


def holders(form):
    return [id for id, answers in ANSWERS.items() if form in answers]


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("2.7", "2.7"),
        ("clause 2.7", "2.7"),
        ("section 2 clause 7", "2.7"),
        ("chapter 5 section 2 clause 7", "2.7"),
        ("section 2.7", "2.7"),
        ("chapter 5, section 2, clause 2.7", "2.7"),
        ("goal 6", "goal-6"),
        ("Goal-6", "goal-6"),
        ("chapter 4 goal 6", "goal-6"),
        ("task 6", "task-6"),
        ("chapter 4", "chapter-4"),
        ("chapter-1.p3", "chapter-1.p3"),
        ("item 4 of the decree", "decree-4"),
        ("poita-2020/p11", "poita-2020/p11"),
        ("Poita-2020 p11", "poita-2020/p11"),
        ("Poita 2020, paragraph 11", "poita-2020/p11"),
        ("https://edition.example/ru/concept/2020/goal-6/", "2020/goal-6"),
        ("edition.example/concept/2020/goal-6.json", "2020/goal-6"),
        ("/concept/2020/#goal-6", "2020/goal-6"),
        ("/concept/2020/?open=goal-2#goal-6", "2020/goal-6"),
        ("/concept/2020/goal-6/#discussion", "2020/goal-6"),
        ("/ru/concept/2020/goal-6/?from=elsewhere", "2020/goal-6"),
    ],
)
def test_a_reference_leads_to_its_document(typed, id):
    assert find(typed, holders)[0] == id


@pytest.mark.parametrize(
    "typed",
    ["2.7 and 2.8", "2.7, 2.8", "clauses 2.7 and 2.8", "в пунктах 2.7 и 2.8", "2.7-2.8", "from 2.7 to 2.8"],
)
def test_several_units_are_named_by_their_numbers(typed):
    assert several(typed, holders) == (("2.7", "2.8"), ())


@pytest.mark.parametrize(
    "typed",
    [
        "goals 6 and 7",
        "Goals 6–7",
        "goal 6, 7",
        "цели 6 и 7",
        "from goal 6 to 7",
        "goal 6 vs. goal 7",
        "6 және 7 мақсат",
        "goals six, seven",
    ],
)
def test_units_of_one_kind_are_named_by_their_numbers(typed):
    assert several(typed, lambda form: [form]) == (("goal 6", "goal 7"), ())


@pytest.mark.parametrize("typed", ["cl. 2.7 and goal 6", "п. 2.7 и цель 6", "clause 2.7; goal 6"])
def test_units_of_several_kinds_are_named_each_for_itself(typed):
    assert several(typed, lambda form: [form]) == (("clause 2.7", "goal 6"), ())


@pytest.mark.parametrize("typed", ["clauses 3.10-3.12", "3.10–12", "пункты 3.10 — 3.12", "с 3.10 по 3.12"])
def test_a_range_names_all_units_in_it(typed):
    assert several(typed, lambda number: [number]) == (("3.10", "3.11", "3.12"), ())


@pytest.mark.parametrize("typed", ["2.8-2.7", "1.5-2.5", "1.1-1.900"])
def test_what_is_no_range_is_not_counted_out(typed):
    assert len(several(typed, lambda number: [number])[0]) in (0, 2)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2.7 and 2.77", (("2.7",), ("clause 2.77",))),
        ("2.8-2.10", (("2.8",), ("clause 2.9", "clause 2.10"))),
        ("goals 6 and 99", (("goal-6",), ("goal 99",))),
        ("9.8 and 9.9", ((), ("clause 9.8", "clause 9.9"))),
    ],
)
def test_of_several_units_those_that_there_are_not_are_told(typed, expected):
    assert several(typed, holders) == expected


@pytest.mark.parametrize("typed", ["Decree 280 and goal 6", "2.7 and Law 12", "2.1-2.60", "chapters 1-60"])
def test_what_may_be_a_name_or_goes_too_far_lists_no_units(typed):
    assert several(typed, holders) == ((), ())


@pytest.mark.parametrize("typed", ["2.7", "from 2.7 to 2.8 degrees", "2.7 chapter 4"])
def test_one_number_or_numbers_among_other_words_are_not_several_units(typed):
    assert several(typed, holders) == ((), ())


@pytest.mark.parametrize("typed", ["2.77", "chapter 9", "chapter 4 item 6", "1.5 degrees"])
def test_what_does_not_exist_or_means_two_things_leads_nowhere(typed):
    assert find(typed, holders) is None


PIECES = st.sampled_from(
    ["in", "9.9", "2.7", "2,7", "6-7", "п3", "goal", "six", "§", "№", "/2020/", "#2.7", "3-тарау"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=6).map(" ".join))
def test_any_text_can_be_read(text):
    find(text, holders)
    several(text, holders)
    missing(text)


def test_a_reference_knows_what_it_says_the_unit_stands_in():
    assert find("chapter 5, section 2, clause 2.7", holders)[1].outer == ("chapter 5", "section 2")
    assert find("2.7", holders)[1].outer == ()


def test_a_unit_that_does_not_exist_can_be_told():
    assert missing("cl. 9.9") == "clause 9.9"
    assert missing("9.9") is None
    assert missing("up to 9.9") is None
    assert missing("what does clause 9.9 say of trade") is None
