"""An answered search, as the page and its JSON need it."""

import re
from functools import cached_property, lru_cache
from operator import itemgetter

from django.core.paginator import Paginator
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commentary.models import Passage
from concept.labels import in_language
from concept.models import Clause
from config.languages import localised
from search import index, labels, named
from search.addresses import Address
from search.engine.search import Search
from search.engine.sentences import said
from search.facets import facets
from search.filters import SORTS, SearchFilters
from search.highlighting import marked_up, placed, places, plain
from search.reasons import reasons

# Kinds that a hit's label does not show, and that a reader should know of.
REMARKABLE = {"title", "heading", "abstract", "keywords", "reference", "note"}
# What is stored of a hit that a page says in its own language.
SAID = itemgetter(
    "label", "url", "place", "place_language", "language", "kind", "voice", "discussed", "treats"
)


class Answer:
    """What was asked (`asked`, a Search) and what was found (`results`), with the links to its neighbours.

    A page past the last one becomes the last one, and `notices` says so.
    """

    def __init__(self, data):
        filters = SearchFilters(data)
        self.asked, self.notices = filters.search, list(filters.notices)
        self.results = index.search(self.asked)
        if not self.results.hits and self.results.total:
            self._turn_back()
        self.address = Address(self.asked)

    def _turn_back(self):
        last = -(-self.results.total // self.asked.size)
        notice = _("There is no page %(page)s; this is the last one, page %(last)s.")
        self.notices.append(notice % {"page": self.asked.page, "last": last})
        self.asked = Search(**{**vars(self.asked), "page": last})
        self.results = index.search(self.asked)

    @property
    def is_invitation(self):
        """Whether nothing was asked."""
        return not self.asked.words and not self.asked.selected

    @property
    def is_one_of_many(self):
        """Whether the page is a choice from what plain words find, of which there is no end to list."""
        asked = self.asked
        return bool(asked.selected or asked.exact or asked.page > 1 or asked.sort != Search().sort)

    @cached_property
    def title(self):
        """What the page is called, in its language."""
        words, page = self.asked.words, self.asked.page
        if words and page > 1:
            return _("“%(words)s”, page %(page)s · Search") % {"words": words, "page": page}
        if words:
            return _("“%(words)s” · Search") % {"words": words}
        return pgettext("navigation", "Search") if self.is_invitation else _("Browse the texts")

    @property
    def total(self):
        return self.results.total

    @property
    def how_many(self):
        """How many passages were found, in words."""
        if not self.total:
            return _("Nothing found")
        return ngettext("%(total)s passage", "%(total)s passages", self.total) % {"total": self.total}

    @cached_property
    def pages(self):
        """How many pages there are; one, empty, when nothing was found."""
        return max(1, -(-self.total // self.asked.size))

    @cached_property
    def facets(self):
        return facets(self.asked, self.results, self.address)

    @cached_property
    def hits(self):
        """The hits of this page: what was stored of each, and what the page shows of it in its own language."""
        language = translation.get_language()
        return [
            {
                **hit.stored,
                "id": hit.id,
                **in_words(language, *SAID(hit.stored)),
                "is_reference": (is_named := self.is_named(hit)),
                "snippet": marked_up(hit.snippet),
                "reasons": reasons(hit, is_named),
            }
            for hit in self.results.hits
        ]

    def is_named(self, hit):
        """Whether a hit is the place that was named, or one of several."""
        return hit.id in self.understanding.named

    @property
    def first(self):
        """The number of the first hit on this page, from 1."""
        return (self.asked.page - 1) * self.asked.size + 1

    @property
    def last(self):
        return self.first + len(self.results.hits) - 1

    @property
    def understanding(self):
        return self.results.understanding

    @cached_property
    def sentence(self):
        """How the words were understood, in the language of the page."""
        return said(self.understanding.sentence, translation)

    @property
    def repairs(self):
        """What was mended in the words, in sentences in the language of the page."""
        return [said(repair, translation) for repair in self.understanding.repairs]

    @property
    def exact_query(self):
        """The query string of the same words, taken exactly as typed."""
        return self.address.for_words(self.asked.words, exact=True)

    @property
    def wide_query(self):
        """The query string of the same words, understood as usual."""
        return self.address.for_words(self.asked.words)

    @property
    def suggestions(self):
        """Words that may have been meant, though those typed were searched: [{meant, query}]."""
        return [
            {"meant": one.meant, "query": self.address.for_words(corrected(self.asked.words, one))}
            for one in self.understanding.corrections
            if not one.applied
        ]

    @property
    def is_corrected(self):
        """Whether other words were searched than those typed."""
        return any(one.applied for one in self.understanding.corrections)

    @cached_property
    def reference(self):
        """The unit of the Concept that a typed reference names, or None if there is none or a hit here shows it."""
        id = self.understanding.reference
        return None if any(hit.id == id for hit in self.results.hits) else named.unit(id)

    @cached_property
    def link(self):
        """The link between texts whose label was typed, as {label, url}, or None."""
        return named.link(self.asked.words)

    @cached_property
    def stretch(self):
        """The Stretch of the units that were named, if they follow each other, or None."""
        return named.stretch(self.understanding.references)

    @cached_property
    def pills(self):
        """The chosen values as removable labels: [{label, language, facet, query}]."""
        return [
            {"label": value.label, "language": value.language, "facet": facet.label, "query": value.query}
            for facet in self.facets
            for value in facet.chosen
            if value.query
        ]

    @property
    def sorts(self):
        """The orders to choose from: [{label, query, current}]."""
        return [
            {"label": label, "query": self.address.sorted_by(sort), "current": sort == self.asked.sort}
            for sort, label in SORTS.items()
        ]

    @property
    def page_links(self):
        """Links to the pages around this one, None where some are left out: [{number, query, current}]."""
        pages = Paginator(range(self.total), self.asked.size)
        return [
            {"number": number, "query": self.address.at_page(number), "current": number == self.asked.page}
            if number != Paginator.ELLIPSIS
            else None
            for number in pages.get_elided_page_range(self.asked.page, on_each_side=2, on_ends=1)
        ]

    @property
    def previous(self):
        return self.address.at_page(self.asked.page - 1) if self.asked.page > 1 else None

    @property
    def next(self):
        return self.address.at_page(self.asked.page + 1) if self.asked.page < self.pages else None

    def as_json(self):
        """The answer by the contract of /search.json."""
        return {
            "query": self.asked.words,
            "understood": self.understood(),
            "notices": self.notices,
            "total": self.total,
            "page": self.asked.page,
            "pages": self.pages,
            "results": [as_result(hit, self.is_named(hit)) for hit in self.results.hits],
            "facets": {facet.name: [as_value(value) for value in facet.values] for facet in self.facets},
        }

    def understood(self):
        understanding = self.understanding
        return {
            "sentence": understanding.sentence,
            "reference": understanding.reference,
            "selected": {name: list(values) for name, values in understanding.selected.items()},
            "corrections": [vars(correction) for correction in understanding.corrections],
            "widened": {typed: list(forms) for typed, forms in understanding.widened.items()},
            "repairs": list(understanding.repairs),
            "exact": understanding.exact,
        }


def corrected(words, correction):
    """The words with the one that was typed replaced by what may have been meant, in any case of letters."""
    typed = rf"(?<!\w){re.escape(correction.typed)}(?!\w)"
    return re.sub(typed, lambda match: correction.meant, words, count=1, flags=re.IGNORECASE)


# The same few texts are found again and again, and saying this of them takes longer than finding them.
@lru_cache(maxsize=2048)
def in_words(_language, label, url, place, place_language, language, kind, voice, discussed, treats):
    """What a hit is called, where it stands and leads to, and marks of what is unusual in it, for a page."""
    return {
        "name": in_language(label),
        "address": localised(url),
        "standing": placed(place, place_language),
        "language_mark": language_mark(language),
        "kind_mark": kind_mark(kind, voice),
        "how_discussed": how_discussed(discussed, treats),
    }


def how_discussed(discussed, treats):
    """How many passages discuss a unit, or how many units a passage discusses, in words."""
    if discussed:
        words = ngettext("Discussed in %(number)s passage", "Discussed in %(number)s passages", discussed)
    else:
        words = ngettext(
            "Discusses %(number)s unit of the Concept", "Discusses %(number)s units of the Concept", treats
        )
    return words % {"number": discussed or treats}


def language_mark(language):
    return "" if language == "en" else labels.languages().get(language, language)


def kind_mark(kind, voice):
    return str((Passage if voice else Clause).Kind(kind).label) if kind in REMARKABLE else ""


def as_result(hit, is_named):
    names = ("ref", "url", "kind", "number", "label", "language", "source", "discussed")
    shown = {name: hit.stored[name] for name in names}
    return {
        "id": hit.id,
        **shown,
        "title": hit.stored["title"],
        "snippet": plain(hit),
        "marks": places(hit),
        "reasons": reasons(hit, is_named),
    }


def as_value(value):
    return {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}
