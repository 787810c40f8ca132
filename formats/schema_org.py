"""What search engines are told of a page in schema.org's words, as JSON-LD for a script element that is only data."""

import json
from functools import singledispatch

from citation import versions
from citation.records import record
from citation.zotero import iso_date
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from config.languages import in_edition_language


@in_edition_language
def graph(item, base):
    """The JSON-LD of a thing's page with its place in the site, safe inside a script element."""
    described = {"@id": base + item.get_absolute_url(), **describe(item, base), **_common(item, base)}
    data = {"@context": "https://schema.org", "@graph": [described, _breadcrumbs(item, base)]}
    # "</script>" or "<!--" in a text would end the element; JSON may write any letter by its number.
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _common(item, base):
    said = record(item, base)
    return {
        "url": said["URL"],
        "name": said["title"],
        "inLanguage": item.language if isinstance(item, Passage) else said["language"],
        "version": said["version"],
        "datePublished": iso_date(said),
    }


@singledispatch
def describe(item, base):
    """What schema.org calls a thing, with what it is part of and what is part of it."""
    raise TypeError(type(item).__name__)


@describe.register
def _(document: Document, base):
    chapters = document.clauses.filter(parent=None)
    return {**_law(document), "hasPart": [_named(chapter, base) for chapter in chapters]}


@describe.register
def _(clause: Clause, base):
    parts = clause.children.select_related("document")
    return {
        **_law(clause.document),
        "text": clause.text,
        "isPartOf": _named(clause.parent or clause.document, base),
        **({"hasPart": [_named(part, base) for part in parts]} if parts else {}),
    }


@describe.register
def _(commentary: Commentary, base):
    return {**_article(commentary), "about": _named(Document.objects.current(), base)}


@describe.register
def _(passage: Passage, base):
    links = passage.annotations.select_related("clause__document")
    about = {link.clause.pk: _named(link.clause, base) for link in links}
    return {
        "@type": "CreativeWork",
        "text": passage.text,
        "isPartOf": {"@id": base + passage.commentary.get_absolute_url(), **_article(passage.commentary)},
        **({"about": list(about.values())} if about else {}),
    }


@describe.register
def _(annotation: Annotation, base):
    return {
        "@type": "CreativeWork",
        "text": annotation.reason,
        "about": [_named(annotation.clause, base), _named(annotation.passage, base)],
    }


def _law(document):
    return {
        "@type": "Legislation",
        "legislationIdentifier": f"Decree No. {document.number}",
        "legislationType": "Decree",
        "legislationDate": document.date.isoformat(),
        "legislationJurisdiction": "KZ",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": document.authority},
    }


def _article(commentary):
    found = {
        "@type": "ScholarlyArticle",
        "headline": commentary.title,
        "author": [{"@type": "Person", "name": str(author)} for author in commentary.authors.all()],
        "datePublished": commentary.date,
        "publisher": {"@type": "Organization", "name": commentary.venue},
    }
    return found | ({"sameAs": f"https://doi.org/{commentary.doi}"} if commentary.doi else {})


def _named(item, base):
    kind = "Legislation" if isinstance(item, Clause | Document) else "CreativeWork"
    return {"@type": kind, "@id": base + item.get_absolute_url(), "name": _name(item)}


def _name(item):
    return item.short_title if isinstance(item, Document | Commentary) else str(item)


def _breadcrumbs(item, base):
    steps = [*_above(item), item]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": _name(step),
                "item": base + step.get_absolute_url(),
            }
            for place, step in enumerate(steps, start=1)
        ],
    }


def _above(item):
    """The things that a thing's page stands under, outermost first."""
    if isinstance(item, Clause):
        return [item.document, *Clause.objects.around(item).select_related("document")]
    return [item.commentary] if isinstance(item, Passage) else []


def edition(base):
    """The JSON-LD of the site: what it is and how it is searched."""
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{base}/",
        "url": f"{base}/",
        "name": versions.TITLE,
        "version": versions.current().number,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{base}/search/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
    return json.dumps(data, ensure_ascii=False)
