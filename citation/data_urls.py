"""Permanent identifiers and the feed: the same in every language of the interface."""

from django.urls import path, re_path

from citation import views

app_name = "citation-data"
NAMED = r"(?P<address>(?:concept|commentary)(?:/[\w.-]+){1,2}|annotations/[\w.-]+)"
urlpatterns = [
    re_path(rf"^id/{NAMED}/?$", views.identifier, name="identifier"),
    path("errata.atom", views.errata_feed, name="errata"),
]
