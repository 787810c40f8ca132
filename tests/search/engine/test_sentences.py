"""Sentences of the engine, said in other languages."""

from search.engine.sentences import gettext_lazy, ngettext_lazy, said


class Russian:
    """Translations as Python's gettext module gives them, of a few format strings."""

    known = {
        "Searched for %(what)s.": "Искали: %(what)s.",
        "%(kept)s without %(left_out)s": "без «%(left_out)s» — %(kept)s",
        "everything": "всё",
    }

    def gettext(self, text):
        return self.known.get(text, text)

    def ngettext(self, text, plural, number):
        return {1: "%(number)s слово", 2: "%(number)s слова"}.get(number, "%(number)s слов")


def test_a_sentence_is_its_english_text():
    assert gettext_lazy("%(meant)s instead of %(typed)s", meant="a", typed="b") == "a instead of b"
    assert gettext_lazy("100 %% of %(what)s", what="50 %") == "100 % of 50 %"


def test_a_sentence_is_said_with_all_that_it_holds_in_the_order_of_the_language():
    everything = gettext_lazy("everything")
    without = gettext_lazy("%(kept)s without %(left_out)s", kept=everything, left_out="Kazakhstan")
    sentence = gettext_lazy("Searched for %(what)s.", what=without)

    assert sentence == "Searched for everything without Kazakhstan."
    assert said(sentence, Russian()) == "Искали: без «Kazakhstan» — всё."


def test_a_number_chooses_its_form_in_each_language():
    sentences = [ngettext_lazy("%(number)s word", "%(number)s words", number) for number in (1, 2, 5)]

    assert sentences == ["1 word", "2 words", "5 words"]
    assert [said(one, Russian()) for one in sentences] == ["1 слово", "2 слова", "5 слов"]


def test_what_is_no_sentence_is_said_as_it_is():
    assert said("all of 100 %", Russian()) == "all of 100 %"
