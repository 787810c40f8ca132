"""The search form, declared once: what may be asked, how it is validated, and what each facet and value is called."""

from dataclasses import replace
from functools import cache, cached_property, lru_cache

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from search import labels
from search.engine.search import Search
from search.engine.syntax import MAX_QUERY

LAST_PAGE = 100_000
SORTS = {"relevance": _("Best match"), "document": _("Document order"), "discussed": _("Most discussed")}


class Shared:
    """A field that all forms share: it keeps nothing of any of them, and Django would copy it for each request."""

    def __deepcopy__(self, memo):
        return self


class WordsField(Shared, forms.CharField):
    """Any text at all: characters that are no text become spaces, and what is too long is cut."""

    widget = forms.TextInput(attrs={"type": "search"})

    def clean(self, value):
        text = "".join(letter if letter.isprintable() else " " for letter in value or "")
        return " ".join(text.split())


class FacetField(Shared, forms.Field):
    """Any number of values, each once."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        return tuple(dict.fromkeys(filter(None, map(str.strip, value or ()))))


class PageField(Shared, forms.Field):
    """A page number from 1; what is none is page one."""

    def clean(self, value):
        digits = value if value and value.isascii() and value.isdigit() and len(value) < 10 else "1"
        return min(max(int(digits), 1), LAST_PAGE)


class SortField(Shared, forms.ChoiceField):
    def clean(self, value):
        return value if value in SORTS else "relevance"


class FlagField(Shared, forms.Field):
    def clean(self, value):
        return value in ("1", "on", "true", "yes")


class SearchFilter(django_filters.Filter):
    """A part of the form that sets the part of a Search with the same name, or `sets`."""

    def __init__(self, field_class, sets=None, **kwargs):
        self.field_class, self.sets = field_class, sets
        super().__init__(required=False, **kwargs)

    def filter(self, asked, value):
        return replace(asked, **{self.sets or self.field_name: value})


class FacetFilter(django_filters.Filter):
    """One facet. Several chosen values widen the search; a value that no document has is left out, and reported.

    `names` returns {value: label} in the order to show; `by_count` shows the most frequent values first; `opened`
    shows it unfolded on the page; `prefix` may stand before a value typed by hand (`chapter-5` is 5); `field_words`
    choose its values among the words of a query (`lang:ru`), on a page of any language; `named` says that the values
    are called by names, which have other forms in the authority file.
    """

    field_class = FacetField

    def __init__(
        self, *, names, by_count=False, opened=False, prefix="", field_words=(), named=False, **kwargs
    ):
        super().__init__(required=False, **kwargs)
        self.names, self.by_count, self.opened = names, by_count, opened
        self.prefix, self.field_words, self.named = prefix, field_words, named

    def known(self, value):
        """The facet's value that is meant, or None."""
        bare = value.casefold().removeprefix(self.prefix) if self.prefix else value
        return next((candidate for candidate in (value, bare) if candidate in self.names()), None)

    def filter(self, asked, values):
        """The Search with those of the values chosen that are known."""
        chosen = tuple(dict.fromkeys(filter(None, map(self.known, values))))
        return replace(asked, selected={**asked.selected, self.field_name: chosen}) if chosen else asked

    def unknown(self, values):
        """Those of the values that are not known."""
        return [value for value in values if not self.known(value)]


class SearchFilters(django_filters.FilterSet):
    """What a request asks, as a Search; nothing that a person types makes it invalid."""

    q = SearchFilter(WordsField, "words", label=_("Words, a phrase in quotation marks, or a reference"))
    source = FacetFilter(
        names=labels.sources,
        opened=True,
        field_words=("source", "text", "источник", "текст", "дереккөз", "мәтін"),
        label=pgettext_lazy("facet", "Text"),
    )
    chapter = FacetFilter(
        names=labels.chapters,
        opened=True,
        prefix="chapter-",
        field_words=("chapter", "глава", "тарау"),
        label=_("Chapter of the Concept"),
    )
    section = FacetFilter(
        names=labels.sections,
        prefix="section-",
        field_words=("section", "раздел", "бөлім"),
        label=_("Section of chapter 5"),
    )
    topic = FacetFilter(
        names=labels.topic_labels,
        by_count=True,
        opened=True,
        field_words=("topic", "тема", "тақырып"),
        label=_("Topic"),
    )
    actor = FacetFilter(
        names=labels.actors,
        by_count=True,
        opened=True,
        field_words=("actor", "актор"),
        named=True,
        label=_("State, organisation or person named"),
    )
    kind = FacetFilter(names=labels.kinds, field_words=("kind", "вид", "түр"), label=_("Kind of text"))
    relation = FacetFilter(
        names=labels.relations, field_words=("relation", "связь", "байланыс"), label=_("Link between texts")
    )
    author = FacetFilter(
        names=labels.authors, field_words=("by", "author", "автор"), named=True, label=_("Commentator")
    )
    language = FacetFilter(
        names=labels.languages, field_words=("lang", "language", "язык", "тіл"), label=_("Language")
    )
    sort = SearchFilter(SortField, choices=tuple(SORTS.items()), label=_("Order"))
    exact = SearchFilter(FlagField, label=_("Exactly as typed"))
    page = SearchFilter(PageField, label=_("Page"))

    def __init__(self, data):
        # django-filter narrows a queryset, filter by filter; here a Search takes its place.
        self.is_bound, self.data, self.form_prefix = True, data or QueryDict(), None
        self.filters = self.base_filters

    def get_form_class(self):
        return form_of(*sorted(self.data.keys() & self.filters.keys()))

    @cached_property
    def given(self):
        """What the request has of the form, cleaned, in the order declared: {name: value}."""
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def search(self):
        """The Search that is asked."""
        asked = Search()
        for name, value in self.given.items():
            asked = self.filters[name].filter(asked, value)
        return replace(asked, words=asked.words[:MAX_QUERY])

    @cached_property
    def notices(self):
        """Sentences about what was left out of the request."""
        return [*self._unknown_values(), *self._overlong_words()]

    def _unknown_values(self):
        for name, facet in self.facets().items():
            for value in facet.unknown(self.given.get(name, ())):
                notice = gettext("“%(value)s” is not a value of “%(facet)s”, and was left out.")
                yield notice % {"value": value[:60], "facet": facet.label}

    def _overlong_words(self):
        if len(self.given.get("q", "")) > MAX_QUERY:
            notice = ngettext(
                "Only the first %(number)s character was searched.",
                "Only the first %(number)s characters were searched.",
                MAX_QUERY,
            )
            yield notice % {"number": MAX_QUERY}

    @classmethod
    @cache
    def facets(cls):
        """The facets declared, by name, in the order to show."""
        return {name: one for name, one in cls.base_filters.items() if isinstance(one, FacetFilter)}


@lru_cache(maxsize=512)
def form_of(*names):
    """The form of some of the filters: to clean all of them for each request would take longer than searching."""
    fields = {name: one.field for name, one in SearchFilters.base_filters.items() if name in names}
    return type("SearchForm", (forms.Form,), fields)
