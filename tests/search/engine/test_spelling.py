"""Unknown words, and which known word was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.families import root
from search.engine.sound import sound_key
from search.engine.spelling import Speller
from search.engine.vocabulary import Vocabulary


def make_speller(**frequencies):
    known = {
        "terrorism": 5,
        "environmental": 8,
        "semipalatinsk": 1,
        "migration": 1,
        "khorgos": 2,
        "foreign": 60,
        "empty": 2,
    }
    known |= frequencies
    return Speller(
        Vocabulary(sorted(known), lambda word: known.get(word, 0)),
        Vocabulary(("embassy", "жаңғыру", "токаев")),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("terorism", "terrorism"),
        ("terrroism", "terrorism"),
        ("enviromental", "environmental"),
        ("semipalatinks", "semipalatinsk"),
        ("embasy", "embassy"),
        ("emty", "empty"),
    ],
)
def test_a_slip_of_the_keyboard_is_corrected_from_what_is_known(typed, meant):
    assert make_speller().nearest(typed) == meant


@pytest.mark.parametrize("typed", ["wary", "xyzzy", "of", "q", "", "wholly-unlike"])
def test_a_word_like_none_that_is_known_is_left_alone(typed):
    assert make_speller(wars=3).nearest(typed) is None


def test_no_word_is_taken_for_a_mistyped_function_word():
    assert make_speller(again=40).nearest("gain") is None
    assert make_speller(against=40).nearest("agianst") is None


def test_a_wrong_first_letter_is_a_slip_only_if_the_rest_is_right_and_long():
    speller = make_speller(gather=3, solution=4)

    assert speller.nearest("father") is None
    assert speller.nearest("pollution") is None
    assert speller.nearest("wnvironmental") == "environmental"
    assert speller.nearest("ofreign") == "foreign"


def test_a_slip_before_the_ending_is_no_relative():
    speller = make_speller(positive=9, postal=3, migrant=1, forming=5)

    assert speller.slip_inside("postive") == "positive"
    assert speller.slip_inside("migrants") is None
    assert speller.slip_inside("foreing") is None  # foreign is nearer than forming


def test_a_word_of_a_name_is_no_slip():
    assert make_speller(embassies=9).nearest("embassy") is None


def test_of_two_near_words_the_more_frequent_is_meant():
    assert make_speller(traded=1, trades=30).nearest("tradex") == "trades"


def test_a_much_more_frequent_neighbour_is_suggested_and_an_inflection_is_not():
    speller = make_speller(sovereign=1, foreing=1, foreigns=1)

    assert speller.likelier("foreing", 1) == "foreign"
    assert speller.likelier("foreigns", 1) is None
    assert speller.likelier("foreing", 10) is None


@pytest.mark.parametrize(
    "spellings",
    [
        ("khorgos", "horgos", "хоргос"),
        ("tokayev", "tokaev", "toqaev", "токаев", "тоқаев"),
        ("zhomart", "jomart", "жомарт"),
        ("rukhani", "ruhani", "рухани"),
        ("zhangyru", "jangyru", "жаңғыру", "жангыру"),
        ("nazarbayev", "nazarbaev", "назарбаев"),
        ("yelbasy", "elbasy", "елбасы"),
        ("kassym", "kasym", "qasym", "касым", "қасым"),
    ],
)
def test_spellings_of_a_name_sound_alike_in_either_script(spellings):
    assert len({sound_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("tokayev", "tokarev"), ("russia", "prussia"), ("iran", "iraq")])
def test_different_names_sound_different(one, other):
    assert sound_key(one) != sound_key(other)


def test_a_name_in_an_unknown_spelling_is_found_by_its_sound():
    assert make_speller().same_sound("horgos") == ("khorgos",)
    assert make_speller().same_sound("tokaev") == ("токаев",)


def test_a_short_kazakh_word_is_found_without_its_kazakh_letters():
    assert make_speller(күш=1).same_sound("куш") == ("күш",)
    assert make_speller(куш=1).same_sound("күш") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("migrants", "migration"),
        ("terrorist", "terrorism"),
        ("investors", "investment"),
        ("mediator", "mediation"),
        ("defense", "defend"),
        ("expansion", "expanding"),
        ("defence", "defend"),
        ("democracy", "democratic"),
        ("uzbek", "uzbekistan"),
        ("kyrgyz", "kyrgyzstan"),
        ("belarusian", "belarus"),
    ],
)
def test_relatives_share_a_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("state", "station"), ("nation", "native")])
def test_short_words_that_begin_alike_are_no_relatives(one, other):
    assert root(one) != root(other)


def test_relatives_of_an_unknown_word_are_found():
    assert make_speller().relatives("migrants") == ("migration",)


@given(st.text())
def test_any_word_can_be_looked_up(word):
    make_speller().nearest(word[:64])


def test_a_function_word_is_no_other_spelling():
    assert make_speller(most=9).same_sound("мост") == ()
    assert make_speller(mosk=9).same_sound("моск") == ("mosk",)
