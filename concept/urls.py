"""Addresses of the document's pages. A text and a unit have the same content as data (data_urls)."""

from django.urls import path, re_path

from concept import views

app_name = "concept"
# The optional slash keeps a reader who left it off, or typed a ref in another spelling, to one redirect.
REF = r"(?P<slug>[^/]+)/(?P<ref>[^/]+?)"
urlpatterns = [
    path("", views.home, name="home"),
    path("concept/", views.documents, name="documents"),
    path("concept/<slug>/", views.document, name="document"),
    re_path(r"^concept/(?P<slug>[^/]+)$", views.document),
    path("concept/<slug>/<ref>/", views.clause, name="clause"),
    re_path(rf"^concept/{REF}/?$", views.clause),
]
