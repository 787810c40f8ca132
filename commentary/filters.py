"""Choosing among links, agreements and changes: django-filter does the choosing, facets say what can be chosen.

A value that is not among the choices is ignored, and `unknown` says so. A facet counts with every choice but its own.
"""

from dataclasses import dataclass
from functools import cached_property

import django_filters
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django_filters.fields import MultipleChoiceField

from commentary.models import Agreement, Annotation, Change, Commentary
from commentary.paging import number
from concept.addresses import json_address
from concept.models import Clause
from concept.refs import normalise
from config.languages import permanent_path

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class FacetValue:
    """One choice of a facet; the address `url` makes the choice, or gives it up where it is `selected`.

    What chooses a part of the document has its `heading`, whose words stand beside the label: “Chapter 2: …”.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str
    depth: int = 0
    heading: Clause | None = None

    def __str__(self):
        return f"{self.label}: {self.heading.title}" if self.heading else str(self.label)


@dataclass(frozen=True)
class Facet:
    """A facet as a template draws it; values that would find nothing are left out unless they are selected."""

    name: str
    label: str
    values: list[FacetValue]

    @property
    def selected(self):
        return [value for value in self.values if value.selected]


@dataclass(frozen=True)
class Sorting:
    """One way to sort: its name in the address, its label, the fields to order by."""

    value: str
    label: str
    fields: tuple[str, ...]


class KnownChoicesField(MultipleChoiceField):
    """A multiple choice that keeps the values it knows, however they are spelled, and drops the others."""

    def clean(self, value):
        spelled = (self.spelling(one) for one in value or ())
        return super().clean(list(dict.fromkeys(filter(None, spelled))))

    def spelling(self, value):
        """Return the choice that `value` means, or an empty string."""
        wanted = _tidy(value)
        return next((str(choice) for choice, _ in self.choices if _tidy(str(choice)) == wanted), "")


def _tidy(value):
    return " ".join(value.casefold().replace("-", " ").replace("_", " ").split())


class DivisionField(KnownChoicesField):
    """A choice of chapters and sections by ref, where a bare number means that chapter."""

    def spelling(self, value):
        ref = normalise(value)
        return super().spelling(f"chapter-{ref}" if ref.isascii() and ref.isdigit() else ref)


class KnownChoicesFilter(django_filters.MultipleChoiceFilter):
    """Chooses the rows that have any of the chosen values."""

    field_class = KnownChoicesField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, distinct=False, **kwargs)

    def load(self):
        """Fetch the choices, where they are rows."""

    def counts(self, rows):
        """Return {value: how many of `rows` have it}."""
        counted = rows.order_by().values_list(self.field_name).annotate(count=Count("pk"))
        return dict(counted)

    def depth(self, value):
        """Return how far `value` is indented under the one before it."""
        return 0

    def heading(self, value):
        """Return the numbered heading that a value stands for, or None."""
        return None


class CommentaryFilter(KnownChoicesFilter):
    """Chooses by commentary, by slug."""

    def load(self):
        self.extra["choices"] = list(Commentary.objects.values_list("slug", "short_title"))


class DivisionFilter(KnownChoicesFilter):
    """Chooses by chapter, or by a section inside one: `field_name` leads to a unit, which stands in it or is it."""

    field_class = DivisionField

    def load(self):
        headings = Q(parent=None) | Q(kind__in=(Clause.Kind.SECTION, Clause.Kind.HEADING))
        self.divisions = list(Clause.objects.filter(headings).select_related("document"))
        self.extra["choices"] = [(unit.ref, unit.label) for unit in self.divisions]

    def filter(self, rows, value):
        chosen = [unit for unit in self.divisions if unit.ref in value]
        inside = Q()
        for unit in chosen:
            inside |= self._inside(unit)
        return rows.filter(inside)

    def _inside(self, unit):
        path = self.field_name
        places = {
            "document": unit.document_id,
            "position__gte": unit.position,
            "position__lte": unit.last_position,
        }
        return Q(**{f"{path}__{name}": value for name, value in places.items()})

    def counts(self, rows):
        path = self.field_name
        counted = rows.order_by().values_list(f"{path}__document", f"{path}__position")
        places = list(counted.annotate(count=Count("pk")))
        return {unit.ref: sum(_count_in(unit, *place) for place in places) for unit in self.divisions}

    def depth(self, value):
        return int(any(unit.ref == value and unit.parent_id is not None for unit in self.divisions))

    def heading(self, value):
        return next((unit for unit in self.divisions if unit.ref == value and unit.number), None)


def _count_in(unit, document, position, count):
    inside = document == unit.document_id and unit.position <= position <= unit.last_position
    return count if inside else 0


class FacetedFilterSet(django_filters.FilterSet):
    """A FilterSet that knows its facets, its sortings and what it had to ignore. Subclasses name `sortings`."""

    sortings: tuple[Sorting, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for one in self.filters.values():
            one.load()

    @cached_property
    def chosen(self):
        """The known values chosen, by filter: {"relation": ["quotes"]}."""
        return {name: values for name, values in self.form.cleaned_data.items() if values}

    @property
    def form(self):
        form = super().form
        form.is_valid()
        return form

    @cached_property
    def sorting(self):
        """The sorting asked for, or the first."""
        wanted = self.data.get("sort", "")
        return next((one for one in self.sortings if one.value == wanted), self.sortings[0])

    @property
    def rows(self):
        """Return the rows chosen, sorted."""
        return self.qs.order_by(*self.sorting.fields)

    @cached_property
    def unknown(self):
        """What the address asked for and nobody knows: pairs of parameter and value, cut short."""
        ignored = []
        for name, one in self.filters.items():
            for value in self.data.getlist(name):
                if value.strip() and not one.field.spelling(value):
                    ignored.append((name, value[:LONGEST_SHOWN]))
        wanted = self.data.get("sort", "")
        if wanted and self.sorting.value != wanted:
            ignored.append(("sort", wanted[:LONGEST_SHOWN]))
        return ignored

    @cached_property
    def facets(self):
        """A Facet for each filter, in order, at one query each."""
        return [self._facet(name, one) for name, one in self.filters.items()]

    @property
    def pills(self):
        """Return (facet label, value) for every choice made, whose url gives it up."""
        return [(facet.label, value) for facet in self.facets for value in facet.selected]

    @property
    def description(self):
        """Return what is chosen and how it is sorted, in words; empty for the whole list in its first order."""
        words = [str(value) for _, value in self.pills]
        if self.sorting != self.sortings[0]:
            words.append(str(self.sorting.label))
        return ", ".join(words)

    @property
    def sorting_choices(self):
        """Return (sorting, its address, whether it is the current one)."""
        return [(one, self.query(sort=one.value), one == self.sorting) for one in self.sortings]

    def query(self, page=None, **changes):
        """Return the address of this state with `changes` ({name: values}); it starts at page one again."""
        state = QueryDict(mutable=True)
        for name, values in {**self.chosen, **changes}.items():
            if values and name != "sort":
                state.setlist(name, values)
        sort = changes.get("sort", self.sorting.value)
        if sort != self.sortings[0].value:
            state["sort"] = sort
        if size := number(self.data.get("size", "")):
            state["size"] = size
        if page and page > 1:
            state["page"] = page
        return f"{self.request.path}?{state.urlencode()}" if state else self.request.path

    @property
    def data_address(self):
        """Return where the rows chosen stand as data."""
        path, _, query = permanent_path(self.query()).partition("?")
        return f"{json_address(path)}?{query}" if query else json_address(path)

    def _facet(self, name, one):
        rows = self.queryset.all()
        for other, values in self.chosen.items():
            if other != name:
                rows = self.filters[other].filter(rows, values)
        counts = one.counts(rows)
        selected = self.chosen.get(name, [])
        values = [
            self._value(name, one, str(value), label, counts, selected) for value, label in one.field.choices
        ]
        return Facet(name, one.label, [value for value in values if value.count or value.selected])

    def _value(self, name, one, value, label, counts, selected):
        is_selected = value in selected
        others = [other for other in selected if other != value]
        url = self.query(**{name: others if is_selected else [*selected, value]})
        return FacetValue(
            value, label, counts.get(value, 0), is_selected, url, one.depth(value), one.heading(value)
        )


class AnnotationFilter(FacetedFilterSet):
    """Chooses among links."""

    commentary = CommentaryFilter("passage__commentary__slug", label=_("Commentary"))
    relation = KnownChoicesFilter("relation", label=_("Relation"), choices=Annotation.Relation.choices)
    level = KnownChoicesFilter("level", label=_("Level"), choices=Annotation.Level.choices)
    change = KnownChoicesFilter(
        "compares_previous", label=_("Since 2014–2020"), choices=Annotation.Comparison.choices
    )
    chapter = DivisionFilter("clause", label=_("Part of the Concept"))

    sortings = (
        Sorting(
            "clause",
            _("in the Concept’s order"),
            ("clause__document", "clause__position", "passage__commentary__position", "strength", "position"),
        ),
        Sorting(
            "passage",
            _("in the commentaries’ order"),
            ("passage__commentary__position", "passage__position", "passage_start", "position"),
        ),
        Sorting("strength", _("strongest first"), ("strength", "clause__position", "position")),
        Sorting("id", _("in the editors’ order"), ("position",)),
    )

    class Meta:
        model = Annotation
        fields = []


class AgreementFilter(FacetedFilterSet):
    """Chooses among the units that each commentary treats."""

    verdict = KnownChoicesFilter("verdict", label=_("Verdict"), choices=Agreement.Verdict.choices)
    chapter = DivisionFilter("clause", label=_("Part of the Concept"))

    sortings = (Sorting("clause", _("in the Concept’s order"), ("clause__document", "clause__position")),)

    class Meta:
        model = Agreement
        fields = []


class ChangeFilter(FacetedFilterSet):
    """Chooses among claims of what changed since the previous Concept."""

    kind = KnownChoicesFilter("kind", label=_("Claimed to be"), choices=Change.Kind.choices)
    commentary = CommentaryFilter("passage__commentary__slug", label=_("Who says so"))
    verdict = KnownChoicesFilter("verdict", label=_("The Concept’s own text"), choices=Change.Verdict.choices)

    sortings = (Sorting("passage", _("in the commentaries’ order"), ("position",)),)

    class Meta:
        model = Change
        fields = []
