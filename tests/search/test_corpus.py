import pytest

from search.corpus import Name, Pattern, texts
from search.editorial import authority

pytestmark = pytest.mark.usefixtures("indexed_edition")


def keywords(pattern, ref="4.2"):
    text = next(text for text in texts() if text.ref == ref)
    return [text.text[found.start : found.end] for found in pattern.find(text)]


def test_a_word_is_found_in_all_its_forms():
    assert keywords(Pattern("relation")) == ["relations", "relations"]


def test_a_word_taken_exactly_has_no_other_form():
    assert keywords(Pattern("relation", exact=True)) == []
    assert keywords(Pattern("Relations", exact=True)) == ["relations", "relations"]


def test_a_beginning_finds_every_word_that_begins_so():
    assert keywords(Pattern("strateg*", exact=True)) == ["strategic"] * 3


def test_a_phrase_is_found_as_one():
    assert keywords(Pattern("allied relations")) == ["allied relations"]


def test_a_compound_is_found_whole_with_a_hyphen_apart_and_joined():
    def found(typed):
        pattern = Pattern(typed)
        return [text.text[place.start : place.end] for text in texts() for place in pattern.find(text)]

    assert found("multivector") == found("multi-vector") == found("multi vector")
    assert sorted(set(found("multivector"))) == ["Multi-vector", "multi-vector", "multivector"]


def test_a_name_is_found_in_every_form_and_language():
    entry = authority().named("mfa")
    found = {text.text[place.start : place.end] for text in texts() for place in Name(entry).find(text)}

    assert entry.preferred["en"] == "Ministry of Foreign Affairs"
    assert found == {
        "MFA",
        "Ministry of Foreign Affairs",
        "Ministry of Foreign Affairs of the Republic of Kazakhstan",
    }


def test_words_that_only_contain_a_name_do_not_name_it():
    assert authority().named("the work of the MFA in 2020") is None


def test_lists_of_words_and_titles_are_no_running_text():
    refs = {(text.source, text.ref) for text in texts()}

    assert ("poita-2020", "p14") in refs
    assert refs.isdisjoint({("poita-2020", "p15"), ("akbayeva-2023", "r1"), ("poita-2020", "title-en")})
