"""The links in the admin, where editors correct them; everything else there is from files, to look things up."""

from django import forms
from django.contrib import admin
from django.db.models import Max

from commentary.models import (
    Agreement,
    Annotation,
    Change,
    Commentary,
    Passage,
    PassageEmendation,
    PassageNote,
    Reference,
)
from concept.admin import FromFiles
from concept.models import Clause
from concept.quotation import QuotationError, distinguishing_prefix, find_quotation

NO_BREAK_SPACE = "\u00a0"
REMEDY = (
    "Copy the words exactly as they stand in the text shown below; where they stand there more than once, "
    "give the words just before them too."
)


def with_own_spaces(text, words):
    """Return `words` with the no-break spaces that they have in `text`: browsers lose them when one copies.

    Nothing else is forgiven, and where it is not plain which place is meant, nothing is changed.
    """
    plain, wanted = text.replace(NO_BREAK_SPACE, " "), words.replace(NO_BREAK_SPACE, " ")
    if words in text or plain.count(wanted) != 1:
        return words
    start = plain.index(wanted)
    return text[start : start + len(words)]


class AnnotationForm(forms.ModelForm):
    """A link as an editor writes it: refs and words; where the words stand is found again each time."""

    passage_ref = forms.CharField(
        label="Passage", help_text="Commentary and ref, as in its address: poita-2020/p7."
    )
    clause_ref = forms.CharField(
        label="Unit", help_text="Ref in the Concept, as in its address: 2.7, goal-6, chapter-1.p4."
    )
    passage_before = forms.CharField(
        required=False,
        strip=False,
        label="Words just before the passage's",
        help_text="Only where the quotation stands in the passage more than once.",
    )
    clause_before = forms.CharField(
        required=False,
        strip=False,
        label="Words just before the unit's",
        help_text="Only where the quotation stands in the unit more than once.",
    )

    class Meta:
        model = Annotation
        fields = [
            "relation",
            "level",
            "compares_previous",
            "passage_exact",
            "clause_exact",
            "reason",
            "editor",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for side in ("passage", "clause"):
            self.fields[f"{side}_exact"].strip = False
            if self.instance.pk:
                self._fill(side)

    def _fill(self, side):
        """Show the ref of one side, and the words before its quotation where it needs them."""
        owner, link = getattr(self.instance, side), self.instance
        slug = f"{owner.commentary.slug}/" if side == "passage" else ""
        exact, start = getattr(link, f"{side}_exact"), getattr(link, f"{side}_start")
        self.initial[f"{side}_ref"] = slug + owner.ref
        self.initial[f"{side}_before"] = distinguishing_prefix(owner.text, exact, start)

    def clean_passage_ref(self):
        slug, _, ref = self.cleaned_data["passage_ref"].partition("/")
        return self._found(Passage.objects.filter(commentary__slug=slug, ref=ref), "passage")

    def clean_clause_ref(self):
        return self._found(Clause.objects.filter(ref=self.cleaned_data["clause_ref"]), "unit")

    def _found(self, queryset, name):
        """Return the one text that a typed ref means."""
        text = queryset.first()
        if text is None:
            typed = self.data.get(self.add_prefix("passage_ref" if name == "passage" else "clause_ref"))
            raise forms.ValidationError(f"There is no {name} “{typed}”. Use a ref as in its address.")
        return text

    def clean(self):
        data = super().clean()
        for side in ("passage", "clause"):
            if data.get(f"{side}_ref") and data.get(f"{side}_exact"):
                self._select(side, data)
        if not self.errors:
            self._refuse_a_second(data)
        return data

    def _select(self, side, data):
        """Find the quotation of one side in its text and put its place into the link, or say why not."""
        text, exact, before = data[f"{side}_ref"].text, data[f"{side}_exact"], data[f"{side}_before"]
        words = with_own_spaces(text, before + exact)
        try:
            place = find_quotation(text, words[len(before) :], words[: len(before)])
        except QuotationError as error:
            self.add_error(f"{side}_exact", f"{error}. {REMEDY}")
            return
        data[f"{side}_exact"] = place.exact
        setattr(self.instance, side, data[f"{side}_ref"])
        for name in ("prefix", "suffix", "start", "end"):
            setattr(self.instance, f"{side}_{name}", getattr(place, name))

    def _refuse_a_second(self, data):
        """Refuse a link that another one makes already, in the same words."""
        same = {f"{side}_exact": data[f"{side}_exact"] for side in ("passage", "clause")}
        other = Annotation.objects.filter(passage=data["passage_ref"], clause=data["clause_ref"], **same)
        if other := other.exclude(pk=self.instance.pk).first():
            self.add_error(None, f"Link {other.key} says this already, with the same words on both sides.")


@admin.register(Annotation)
class AnnotationAdmin(admin.ModelAdmin):
    """Corrects links and adds new ones. None is deleted: its address is permanent."""

    form = AnnotationForm
    list_display = ["key", "from_passage", "to_unit", "relation", "level", "compares_previous", "edited"]
    list_filter = ["edited", "passage__commentary", "relation", "level", "compares_previous"]
    list_select_related = ["passage__commentary", "clause"]
    search_fields = [
        "=key",
        "=passage__ref",
        "=clause__ref",
        "reason",
        "passage_exact",
        "clause_exact",
    ]
    readonly_fields = [
        "key",
        "edited",
        "passage_text",
        "passage_prefix",
        "passage_suffix",
        "passage_start",
        "passage_end",
        "clause_text",
        "clause_prefix",
        "clause_suffix",
        "clause_start",
        "clause_end",
    ]
    fieldsets = [
        (None, {"fields": ["key", "passage_ref", "clause_ref", "relation", "level", "compares_previous"]}),
        ("Evidence", {"fields": ["passage_exact", "passage_before", "clause_exact", "clause_before"]}),
        ("Reason", {"fields": ["reason", "editor", "edited"]}),
        ("The texts", {"fields": ["passage_text", "clause_text"]}),
        (
            "Where the words stand, found again on every save",
            {"fields": [name for name in readonly_fields if name.endswith(("fix", "start", "end"))]},
        ),
    ]

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="passage", ordering="passage")
    def from_passage(self, link):
        return f"{link.passage.commentary.slug}/{link.passage.ref}"

    @admin.display(description="unit", ordering="clause")
    def to_unit(self, link):
        return link.clause.ref

    @admin.display(description="passage")
    def passage_text(self, link):
        return link.passage.text if link.pk else "Shown once the link is saved."

    @admin.display(description="unit")
    def clause_text(self, link):
        return link.clause.text if link.pk else "Shown once the link is saved."

    def save_model(self, request, obj, form, change):
        if not change:
            obj.key, obj.position = _next_place()
        obj.edited = obj.edited or form.has_changed()
        super().save_model(request, obj, form, change)


def _next_place():
    """Return the key and position of a new link, after all others."""
    numbers = [int(key[1:]) for key in Annotation.objects.values_list("key", flat=True) if key[1:].isdigit()]
    last = Annotation.objects.aggregate(last=Max("position", default=-1))["last"]
    return f"a{max(numbers, default=0) + 1}", last + 1


@admin.register(Commentary)
class CommentaryAdmin(FromFiles):
    list_display = ["slug", "short_title", "date"]


@admin.register(Passage)
class PassageAdmin(FromFiles):
    list_display = ["ref", "commentary", "kind", "language", "text"]
    list_filter = ["commentary", "kind", "language"]
    list_select_related = ["commentary"]
    search_fields = ["ref", "text"]


@admin.register(PassageNote)
class PassageNoteAdmin(FromFiles):
    list_display = ["key", "passage", "kind", "exact", "note"]
    list_filter = ["passage__commentary", "kind"]
    list_select_related = ["passage"]
    search_fields = ["key", "exact", "note"]


@admin.register(PassageEmendation)
class PassageEmendationAdmin(FromFiles):
    list_display = ["key", "commentary", "kind", "line", "reason"]
    list_select_related = ["commentary"]


@admin.register(Reference)
class ReferenceAdmin(FromFiles):
    list_display = ["number", "passage", "url"]
    list_select_related = ["passage"]


@admin.register(Agreement)
class AgreementAdmin(FromFiles):
    list_display = ["clause", "verdict", "reason"]
    list_filter = ["verdict"]
    list_select_related = ["clause"]


@admin.register(Change)
class ChangeAdmin(FromFiles):
    list_display = ["key", "claim", "kind", "verdict"]
    list_filter = ["kind", "verdict"]
    search_fields = ["key", "claim", "note"]
