"""How often words stand where, and which set a commentary apart."""

import csv
import io
from math import log

import pytest

from search.corpus import Pattern, texts
from search.frequency import frequencies
from search.keyness import key_words, log_likelihood, log_ratio

pytestmark = pytest.mark.usefixtures("indexed_edition")


def test_the_chapters_add_up_to_the_concept():
    concept, *chapters = [row for row in frequencies(Pattern("security"), "security") if row.voice == 0]

    assert concept.label == "Foreign Policy Concept 2020-2030"
    assert len(chapters) == 8
    assert (concept.size, concept.count) == (
        sum(row.size for row in chapters),
        sum(row.count for row in chapters),
    )


def test_a_rate_is_per_thousand_words():
    row = frequencies(Pattern("security"), "security")[0]

    assert row.rate == 1000 * row.count / row.size


def test_an_english_word_is_not_counted_among_russian_ones():
    rows = {row.label: row for row in frequencies(Pattern("policy"), "policy")}
    russian = {row.label: row for row in frequencies(Pattern("политика"), "политика")}
    english = sum(
        len(text.tokens) for text in texts() if text.source == "akbayeva-2023" and text.language == "en"
    )

    assert rows["Akbayeva & Akbayeva 2023"].size == english
    assert russian["Akbayeva & Akbayeva 2023"].count > 0
    assert russian["Foreign Policy Concept 2020-2030"].size == 0


def test_log_likelihood_follows_the_formula():
    # 10 of 1000 against 5 of 2000: expected are 5 and 10.
    assert log_likelihood(10, 5, 1000, 2000) == pytest.approx(2 * (10 * log(10 / 5) + 5 * log(5 / 10)))
    assert log_likelihood(5, 10, 1000, 2000) == pytest.approx(0)
    assert log_likelihood(10, 0, 1000, 1000) == pytest.approx(20 * log(2))


def test_the_log_ratio_counts_doublings():
    assert log_ratio(8, 2, 1000, 1000) == 2
    assert log_ratio(2, 8, 1000, 1000) == -2
    assert log_ratio(8, 0, 1000, 1000) == 4


def test_key_words_are_those_that_chance_does_not_explain():
    found = key_words("poita-2020", "concept-2020")
    words = [word.word for word in found]

    assert {"hybrid", "China", "ethnic"} <= set(words)
    assert [word.g2 for word in found] == sorted((word.g2 for word in found), reverse=True)
    assert min(word.g2 for word in found) >= 6.63
    assert all(word.rate > word.other_rate for word in found)


def test_counts_too_small_to_trust_are_marked():
    found = {word.word: word for word in key_words("concept-2020", "poita-2020")}

    assert found["citizens"].weak
    assert not found["cooperation"].weak


def test_the_csv_has_the_numbers_of_the_page(client):
    response = client.get("/terms.csv?q=security")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert [(row["part"], int(row["words"]), int(row["occurrences"])) for row in rows] == [
        (row.label, row.size, row.count) for row in frequencies(Pattern("security"), "security")
    ]


def test_the_key_words_are_a_csv_too(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/terms.csv").content.decode("utf-8-sig"))))
    first = next(row for row in rows if row["comparison"] == "More in Poita 2020 than in the Concept")

    assert first["word"] == key_words("poita-2020", "concept-2020")[0].word


def test_a_word_that_stands_nowhere_gets_a_way_to_the_search_and_no_table_of_zeros(client):
    page = client.get("/terms/", {"q": "terorism"}).text

    assert "“terorism” stands nowhere in the texts" in page
    assert 'href="/search/?q=terorism"' in page
    assert "<table" not in page
