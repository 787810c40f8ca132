"""Addresses of files: the same in every language of the interface."""

from django.urls import path, re_path

from formats import views

app_name = "formats-data"
SUFFIX = r"(?P<suffix>bib|ris|csl\.json|txt|md|png|xml|jsonld)"


def forms(pattern, kind):
    """The addresses of the other forms of the things whose pages lie at `pattern`."""
    return re_path(rf"^{pattern}\.{SUFFIX}$", views.representation, {"kind": kind}, name=kind)


urlpatterns = [
    re_path(r"^search\.(?P<suffix>bib|ris|csl\.json)$", views.search_file, name="search_file"),
    re_path(r"^selection\.(?P<suffix>bib|ris|csl\.json)$", views.selection_file, name="selection_file"),
    path("download/<name>", views.download, name="download"),
    path("edition.png", views.edition_picture, name="edition_picture"),
    path("annotations.jsonld", views.annotation_page, name="annotation_page"),
    forms(r"concept/(?P<slug>[^/]+)/(?P<ref>[^/]+)", "clause"),
    forms(r"concept/(?P<slug>[^/]+)", "document"),
    forms(r"commentary/(?P<slug>[^/]+)/(?P<ref>[^/]+)", "passage"),
    forms(r"commentary/(?P<slug>[^/]+)", "commentary"),
    forms(r"annotations/(?P<key>[^/]+)", "annotation"),
]
