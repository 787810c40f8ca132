import pytest

from concept.quotation import QuotationError, distinguishing_prefix, find_quotation, surroundings

TEXT = "the state, national business and the people of the state"


def test_words_found_once_know_their_place_and_context():
    place = find_quotation(TEXT, "national business")

    assert (place.start, place.end) == (11, 28)
    assert (place.prefix, place.suffix) == ("the state, ", " and the people of the state")


@pytest.mark.parametrize(
    ("exact", "message"),
    [("National business", "is not in the text"), ("the state", "is in the text 2 times"), ("", "is not in")],
)
def test_words_not_there_or_there_twice_are_refused(exact, message):
    with pytest.raises(QuotationError, match=message):
        find_quotation(TEXT, exact)


def test_a_prefix_chooses_between_several():
    assert find_quotation(TEXT, "the state", prefix="of ").start == TEXT.rindex("the state")


@pytest.mark.parametrize(
    ("exact", "start", "prefix"),
    [
        ("national business", 11, ""),
        ("state", TEXT.rindex("state"), "of the "),
        ("the state", 0, ""),
    ],
)
def test_a_prefix_is_as_short_as_tells_the_words_apart(exact, start, prefix):
    assert distinguishing_prefix(TEXT, exact, start) == prefix


def test_the_surroundings_of_a_quotation_are_whole_words():
    text = "Kazakhstan pursues a multi-vector foreign policy of peace"

    assert surroundings(text, 21, 33, length=12) == ("…pursues a ", " foreign…")
    assert surroundings(text, 0, 10, length=12) == ("", " pursues a…")
    assert surroundings(text, 52, 57, length=99) == (text[:52], "")
