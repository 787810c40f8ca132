"""Addresses of the document. Each page has the same content as data at the same address + .json."""

from django.urls import path, re_path

from concept import views

app_name = "concept"
# The optional slash keeps a reader who left it off, or typed a ref in another spelling, to one redirect.
REF = r"(?P<slug>[^/]+)/(?P<ref>[^/]+?)"
urlpatterns = [
    path("", views.home, name="home"),
    path("concept/", views.documents, name="documents"),
    path("concept/<slug>.json", views.document_data, name="document_data"),
    path("concept/<slug>/", views.document, name="document"),
    re_path(r"^concept/(?P<slug>[^/]+)$", views.document),
    re_path(rf"^concept/{REF}\.json$", views.clause_data, name="clause_data"),
    path("concept/<slug>/<ref>/", views.clause, name="clause"),
    re_path(rf"^concept/{REF}/?$", views.clause),
]
