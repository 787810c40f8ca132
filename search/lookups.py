"""The forms of the pages that look at words: what to look for, how to match it, and in which order to show it."""

from functools import cached_property

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from search import corpus
from search.editorial import authority, name_of
from search.engine.syntax import MAX_QUERY
from search.filters import WordsField

MATCHES = {
    "forms": _("in all its forms"),
    "name": _("as a name, in every form and language"),
    "exact": _("exactly as typed"),
}
ORDERS = {
    "right": _("the word to the right"),
    "left": _("the word to the left"),
    "text": _("order of the text"),
}


class ForgivingChoice(forms.ChoiceField):
    """A choice of which what is unknown is the first."""

    def __init__(self, choices, **kwargs):
        self.first = next(iter(choices))
        super().__init__(choices=tuple(choices.items()), required=False, **kwargs)

    def clean(self, value):
        return value if value in dict(self.choices) else self.first


class LookupForm(forms.Form):
    """A word, phrase or name; nothing that is typed is invalid."""

    q = WordsField(label=_("A word, a phrase, a name, or a beginning such as diplom*"), required=False)
    match = ForgivingChoice(MATCHES, label=_("Match it"))


class ConcordanceForm(LookupForm):
    sort = ForgivingChoice(ORDERS, label=_("Sort by"))


class Lookup:
    """What a request asks to look for: `words` as typed, and `pattern`, which finds it in a text."""

    form_class = LookupForm

    def __init__(self, data):
        self.form = self.form_class(data)
        self.form.is_valid()
        self.asked = self.form.cleaned_data
        self.words = self.asked["q"][:MAX_QUERY]

    @property
    def match(self):
        return self.asked["match"]

    @property
    def match_label(self):
        return MATCHES[self.match]

    @property
    def selects(self):
        """The fields of the form besides the words."""
        return [field for field in self.form if field.name != "q"]

    @cached_property
    def entry(self):
        """The name or term that was typed, if it is one."""
        return authority().named(self.words)

    @property
    def name(self):
        """What the name or term that was typed is called in the language of the page."""
        return name_of(self.entry)

    @cached_property
    def pattern(self):
        if self.match == "name" and self.entry:
            return corpus.Name(self.entry)
        return corpus.Pattern(self.words, exact=self.match == "exact")

    @property
    def notice(self):
        """What to tell about the match, in a sentence, or an empty string."""
        if self.match == "name" and self.words and not self.entry:
            notice = gettext(
                "“%(words)s” is no name or term that the edition knows, so its words were looked for."
            )
            return notice % {"words": self.words}
        if self.match == "name" and self.entry:
            notice = gettext("Every mention of %(name)s, by whatever name: %(forms)s.")
            return notice % {"name": self.name, "forms": "; ".join(self.entry.forms[:8])}
        return ""

    @property
    def offers_name(self):
        """The query string that looks for the name instead of the words, or an empty string."""
        if not self.entry or self.match == "name":
            return ""
        return "?" + urlencode({**self.asked, "match": "name"})

    @property
    def query(self):
        """The query string of this page."""
        return "?" + urlencode(self.asked)


class ConcordanceLookup(Lookup):
    form_class = ConcordanceForm

    @property
    def sort(self):
        return self.asked["sort"]
