"""Every page that has content of its own, with the day on which that content last changed."""

from django.urls import reverse
from lxml import etree
from lxml.builder import ElementMaker

from citation import versions
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
PAGES = (
    "concept:home",
    "commentary:commentaries",
    "commentary:annotations",
    "commentary:agreement",
    "commentary:changes",
    "commentary:about",
    "commentary:emendations",
    "commentary:coverage",
    "citation:errata",
    "formats:downloads",
    "discovery:api",
)


def sitemap(base):
    """The sitemap as bytes; `base` is the site's address without a slash at its end."""
    entries = (E.url(E.loc(base + path), E.lastmod(day.isoformat())) for path, day in pages())
    return etree.tostring(E.urlset(*entries), encoding="utf-8", xml_declaration=True)


def pages():
    """Pairs of a page's path and the date of its last change."""
    latest = versions.current().date
    yield from ((path, latest) for path in map(reverse, PAGES))
    yield from (
        (item.get_absolute_url(), latest) for item in (*Document.objects.all(), *Commentary.objects.all())
    )
    for rows in (
        Clause.objects.select_related("document"),
        Passage.objects.readable().select_related("commentary"),
    ):
        yield from ((row.get_absolute_url(), versions.changed(versions.key(row))) for row in rows)
    for link in Annotation.objects.with_texts():
        changed = map(versions.changed, map(versions.key, (link.clause, link.passage)))
        yield link.get_absolute_url(), max(changed)
