"""Addresses of files: the same in every language of the interface."""

from django.urls import path, re_path

import commentary.addresses
import concept.addresses
from formats import views

app_name = "formats-data"
SUFFIX = r"(?P<suffix>bib|ris|csl\.json|txt|md|png|xml|jsonld)"


def forms(pattern, name, find):
    """The addresses of the other forms of the things whose pages lie at `pattern`, which `find` finds."""
    return re_path(rf"^{pattern}\.{SUFFIX}$", views.representation, {"find": find}, name=name)


urlpatterns = [
    re_path(r"^search\.(?P<suffix>bib|ris|csl\.json)$", views.search_file, name="search_file"),
    re_path(r"^selection\.(?P<suffix>bib|ris|csl\.json)$", views.selection_file, name="selection_file"),
    path("download/<name>", views.download, name="download"),
    path("edition.png", views.edition_picture, name="edition_picture"),
    path("annotations.jsonld", views.annotation_page, name="annotation_page"),
    forms(r"concept/(?P<slug>[^/]+)/(?P<ref>[^/]+)", "clause", concept.addresses.clause),
    forms(r"concept/(?P<slug>[^/]+)", "document", concept.addresses.document),
    forms(r"commentary/(?P<slug>[^/]+)/(?P<ref>[^/]+)", "passage", commentary.addresses.passage),
    forms(r"commentary/(?P<slug>[^/]+)", "commentary", commentary.addresses.commentary),
    forms(r"annotations/(?P<key>[^/]+)", "annotation", commentary.addresses.annotation),
]
