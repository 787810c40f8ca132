"""Addresses of the commentaries and the links. Each page has its content as data at the same address + .json."""

from django.urls import path, re_path

from commentary import edition, views

app_name = "commentary"
# The optional slash keeps a reader who left it off, or typed a ref in another spelling, to one redirect.
REF = r"(?P<slug>[^/]+)/(?P<ref>[^/]+?)"
urlpatterns = [
    path("commentary/", views.commentaries, name="commentaries"),
    path("commentary.json", views.commentaries_data, name="commentaries_data"),
    path("commentary/<slug>.json", views.commentary_data, name="commentary_data"),
    re_path(rf"^commentary/{REF}\.json$", views.passage_data, name="passage_data"),
    path("commentary/<slug>/", views.commentary, name="commentary"),
    path("commentary/<slug>/<ref>/", views.passage, name="passage"),
    re_path(rf"^commentary/{REF}/?$", views.passage),
    path("annotations/", views.annotations, name="annotations"),
    path("annotations.json", views.annotations_data, name="annotations_data"),
    path("annotations/<key>.json", views.annotation_data, name="annotation_data"),
    path("annotations/<key>/", views.annotation, name="annotation"),
    path("agreement/", views.agreement, name="agreement"),
    path("agreement.json", views.agreement_data, name="agreement_data"),
    path("changes/", views.changes, name="changes"),
    path("changes.json", views.changes_data, name="changes_data"),
    path("links/", views.course, name="course"),
    path("links.csv", views.course_csv, name="course_csv"),
    path("compare/", edition.side_by_side, name="compare"),
    path("coverage/", edition.coverage_map, name="coverage"),
    path("coverage.csv", edition.coverage_csv, name="coverage_csv"),
    path("coverage.json", edition.coverage_data, name="coverage_data"),
    path("emendations/", edition.emendations, name="emendations"),
    path("about/", edition.about, name="about"),
]
