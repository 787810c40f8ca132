from django.urls import path, re_path

from citation import views

app_name = "citation"
NAMED = r"(?P<address>(?:concept|commentary)(?:/[\w.-]+){1,2}|annotations/[\w.-]+)"
urlpatterns = [
    path("c/", views.reference, name="reference"),
    re_path(rf"^id/{NAMED}/?$", views.identifier, name="identifier"),
    path("errata/", views.errata, name="errata"),
    path("errata.atom", views.errata_feed, name="errata_feed"),
]
