"""Sentences for readers, which can be said in any language when they are read.

An answer is remembered and read by many, each in the language of a page. So a sentence keeps what it was made of: a
format string in English, for which there may be a translation, and the values that fill it.

Whoever shows a sentence hands over `translations`, anything that has the functions `gettext` and `ngettext` of Python's
own module of that name. Django's `django.utils.translation` is one. The functions that make sentences are called as
Django calls its own, because the names are how its makemessages finds the strings.
"""


class Sentence(str):
    """A sentence or a part of one: a string, in English, that can say itself in other languages."""

    __slots__ = ("number", "plural", "text", "values")

    def __new__(cls, text, values, plural="", number=1):
        made = super().__new__(cls, (plural if plural and number != 1 else text) % values)
        made.text, made.values, made.plural, made.number = text, values, plural, number
        return made

    def said(self, translations) -> str:
        """The sentence in the language of the translations, and all that it holds."""
        if self.plural:
            text = translations.ngettext(self.text, self.plural, self.number)
        else:
            text = translations.gettext(self.text)
        return text % {name: said(value, translations) for name, value in self.values.items()}


def said(value, translations):
    """A sentence in the language of the translations; anything else as it is."""
    return value.said(translations) if isinstance(value, Sentence) else value


def gettext_lazy(text: str, **values) -> Sentence:
    """The format string with its values: `gettext_lazy("words that begin with %(beginning)s", beginning="dip")`."""
    return Sentence(text, values)


def ngettext_lazy(text: str, plural: str, number: int, **values) -> Sentence:
    """The one of two format strings that goes with a number, which both may call `%(number)s`."""
    return Sentence(text, {"number": number, **values}, plural, number)


def gettext_noop(text: str) -> str:
    """The text itself, marked as one to translate."""
    return text
