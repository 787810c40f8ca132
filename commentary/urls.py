"""Addresses of the commentaries' and the links' pages. Most have their content as data too (data_urls)."""

from django.urls import path, re_path

from commentary import edition, views

app_name = "commentary"
# The optional slash keeps a reader who left it off, or typed a ref in another spelling, to one redirect.
REF = r"(?P<slug>[^/]+)/(?P<ref>[^/]+?)"
urlpatterns = [
    path("commentary/", views.commentaries, name="commentaries"),
    path("commentary/<slug>/", views.commentary, name="commentary"),
    path("commentary/<slug>/<ref>/", views.passage, name="passage"),
    re_path(rf"^commentary/{REF}/?$", views.passage),
    path("annotations/", views.annotations, name="annotations"),
    path("annotations/<key>/", views.annotation, name="annotation"),
    path("agreement/", views.agreement, name="agreement"),
    path("changes/", views.changes, name="changes"),
    path("links/", views.course, name="course"),
    path("compare/", edition.side_by_side, name="compare"),
    path("coverage/", edition.coverage_map, name="coverage"),
    path("emendations/", edition.emendations, name="emendations"),
    path("about/", edition.about, name="about"),
]
