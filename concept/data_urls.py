"""Addresses of the document as data: the same in every language of the interface."""

from django.urls import path, re_path

from concept import views
from concept.urls import REF

app_name = "concept-data"
urlpatterns = [
    path("concept/<slug>.json", views.document_data, name="document"),
    re_path(rf"^concept/{REF}\.json$", views.clause_data, name="clause"),
]
