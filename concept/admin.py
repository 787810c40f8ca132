"""The texts in the admin, to look things up: they come from files, so nothing of them is changed here."""

from django.contrib import admin

from concept.models import Clause, ClauseEmendation, ClauseNote, Document


class FromFiles(admin.ModelAdmin):
    """Shows records that are loaded from the edition's files, where they are also changed (docs/adding-a-text.md)."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Document)
class DocumentAdmin(FromFiles):
    list_display = ["slug", "short_title", "date"]


@admin.register(Clause)
class ClauseAdmin(FromFiles):
    list_display = ["ref", "english_label", "kind", "text"]
    list_filter = ["kind"]
    search_fields = ["ref", "english_label", "text"]


@admin.register(ClauseNote)
class ClauseNoteAdmin(FromFiles):
    list_display = ["key", "clause", "kind", "exact", "note"]
    list_filter = ["kind"]
    list_select_related = ["clause"]
    search_fields = ["key", "exact", "note"]


@admin.register(ClauseEmendation)
class ClauseEmendationAdmin(FromFiles):
    list_display = ["key", "kind", "line", "reason"]
