"""Addresses of the commentaries and the links as data: the same in every language of the interface."""

from django.urls import path, re_path

from commentary import edition, views
from commentary.urls import REF

app_name = "commentary-data"
urlpatterns = [
    path("commentary.json", views.commentaries_data, name="commentaries"),
    path("commentary/<slug>.json", views.commentary_data, name="commentary"),
    re_path(rf"^commentary/{REF}\.json$", views.passage_data, name="passage"),
    path("annotations.json", views.annotations_data, name="annotations"),
    path("annotations/<key>.json", views.annotation_data, name="annotation"),
    path("agreement.json", views.agreement_data, name="agreement"),
    path("changes.json", views.changes_data, name="changes"),
    path("links.csv", views.course_csv, name="course_csv"),
    path("coverage.csv", edition.coverage_csv, name="coverage_csv"),
    path("coverage.json", edition.coverage_data, name="coverage"),
]
