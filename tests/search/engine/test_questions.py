"""Sentences that ask something are told from rows of words, in three languages."""

import pytest

from search.engine.questions import is_question, subject_of


@pytest.mark.parametrize(
    "text",
    [
        "why did Kazakhstan adopt a new concept",
        "in which organisations is Kazakhstan a member",
        "the main priorities of diplomacy?",
        "каковы приоритеты внешней политики",
        "в какие отрасли привлекаются инвестиции",
        "Қазақстан қандай ұйымдарға мүше",
        "тұжырымдаманың мақсаттары қандай",
    ],
)
def test_a_question_is_known_by_what_it_asks_with(text):
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "what next",
        "the will of the people",
        "страны Европы не в составе ЕС",
        "сыртқы саясаттың негізгі қағидаттары",
    ],
)
def test_a_row_of_words_is_no_question(text):
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("What does the Concept say about visas?", "the Concept about visas"),
        ("what did experience show", "experience"),
        ("о чем говорит концепция", "о концепция"),
        ("Қазақстан қандай ұйымдарға мүше", "Қазақстан ұйымдарға мүше"),
        ("who may address the nation?", "address the nation"),
        ("What does it mean?", "it"),
        ("How?", "How?"),
    ],
)
def test_what_a_question_is_about_is_left_of_it(text, subject):
    assert subject_of(text) == subject
