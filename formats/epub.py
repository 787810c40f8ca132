"""The edition as an EPUB 3 book: the Concept with the links under each unit, then each commentary, then the sources."""

import uuid
import zipfile

from lxml import etree
from lxml.builder import ElementMaker

from citation import versions
from citation.records import date_in_words
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from formats.rowfiles import member
from formats.tables import source

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
XML = "{http://www.w3.org/XML/1998/namespace}"
H = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
P = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
D = ElementMaker(namespace=DC, nsmap={"dc": DC})
CONTAINER = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
STYLE = b"""body { line-height: 1.5; margin: 1em; }
h1, h2, h3 { line-height: 1.2; hyphens: none; }
aside { margin: 0.5em 0 1em 1.5em; font-size: 0.9em; border-left: 2px solid #b07f0c; padding-left: 0.75em; }
.ref { font-size: 0.8em; color: #48595f; }
"""


def book(path):
    """Write the EPUB file."""
    chapters = [_title_page(), *_concept(), *map(_commentary, Commentary.objects.all()), _sources()]
    with zipfile.ZipFile(path, "w") as archive:
        # The first member is the media type, bare, so that the file can be told by its first bytes.
        member(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        member(archive, "META-INF/container.xml", CONTAINER)
        member(archive, "EPUB/style.css", STYLE)
        member(archive, "EPUB/package.opf", _package(chapters))
        member(archive, "EPUB/nav.xhtml", _nav(chapters))
        for name, title, language, content in chapters:
            member(archive, f"EPUB/{name}", _page(title, language, content))


def _bytes(element):
    return etree.tostring(element, encoding="utf-8", xml_declaration=True)


def _page(title, language, content):
    return _bytes(
        H.html(
            H.head(H.title(title), H.link(rel="stylesheet", type="text/css", href="style.css")),
            H.body(*content),
            **{f"{XML}lang": language, "lang": language},
        )
    )


def _title_page():
    version = versions.current()
    content = [
        H.h1(versions.TITLE),
        H.p(f"Version {version.number} of {date_in_words(version.date)}"),
        H.p(f"SHA-256 of the texts: {versions.texts_digest()}", {"class": "ref"}),
    ]
    return "opening.xhtml", "Title", "en", content


def _concept():
    """A chapter for each top-level division of the Concept, with what stands before it."""
    document = Document.objects.current()
    links = {}
    for link in Annotation.objects.with_texts().strongest_first():
        links.setdefault(link.clause_id, []).append(link)
    for top in document.clauses.filter(parent=None):
        units = [top, *Clause.objects.within(top)]
        content = [element for unit in units for element in _unit(unit, links.get(unit.pk, []))]
        if not top.is_division:
            content.insert(0, H.h2(top.label))
        yield f"{top.ref}.xhtml", top.text if top.is_division else top.label, document.language, content


def _unit(unit, links):
    lead = unit.lead.strip()
    words = unit.text if unit.is_division else f"{lead} {unit.text}".strip()
    heading = H.h2 if unit.parent_id is None else H.h3
    yield (heading if unit.is_division else H.p)(words, id=_id(unit.ref))
    for link in links:
        yield _link(link)


def _link(link):
    passage = link.passage
    address = f"{passage.commentary.slug}.xhtml#{_id(passage.ref)}"
    said = f" {link.relation} ({link.level}): “{link.passage_exact}” {link.reason}"
    return H.aside(H.p(H.a(f"{passage.commentary.short_title}, {passage.label}", href=address), said))


def _commentary(commentary):
    by = ", ".join(map(str, commentary.authors.all()))
    content = [H.h1(commentary.title), H.p(by), H.p(commentary.note)]
    for passage in commentary.passages.readable():
        name = H.h2 if passage.kind == Passage.Kind.HEADING else H.p
        language = {f"{XML}lang": passage.language, "lang": passage.language}
        content.append(
            name(f"{passage.lead.strip()} {passage.text}".strip(), id=_id(passage.ref), **language)
        )
    return (
        f"{commentary.slug}.xhtml",
        f"{commentary.short_title}: {commentary.title}",
        commentary.language,
        content,
    )


def _sources():
    rows = (*Document.objects.all(), *Commentary.objects.all())
    content = [H.h1("Sources and rights")]
    for row in rows:
        content += [H.h2(row.short_title), H.p(source(row)), H.p(row.rights)]
    return "sources.xhtml", "Sources and rights", "en", content


def _id(ref):
    """A ref as an XML id, which may not begin with a digit."""
    return f"u-{ref}"


def _nav(chapters):
    items = (H.li(H.a(title, href=name)) for name, title, _, _ in chapters)
    nav = H.nav(H.h1("Contents"), H.ol(*items), {f"{{{OPS}}}type": "toc"})
    return _page("Contents", "en", [nav])


def _package(chapters):
    version = versions.current()
    identifier = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{versions.TITLE} {version.number} {versions.texts_digest()}"
    )
    moment = f"{version.date.isoformat()}T00:00:00Z"
    metadata = P.metadata(
        D.identifier(f"urn:uuid:{identifier}", id="id"),
        D.title(versions.TITLE),
        *(D.language(tag) for tag in _languages()),
        D.date(version.date.isoformat()),
        *(D.rights(row.rights) for row in (*Document.objects.all(), *Commentary.objects.all())),
        *(D.source(source(row)) for row in (*Document.objects.all(), *Commentary.objects.all())),
        P.meta(moment, property="dcterms:modified"),
        *_accessibility(),
    )
    files = [
        P.item(id="nav", href="nav.xhtml", **{"media-type": "application/xhtml+xml", "properties": "nav"}),
        P.item(id="style", href="style.css", **{"media-type": "text/css"}),
        *(
            P.item(id=f"c{place}", href=chapter[0], **{"media-type": "application/xhtml+xml"})
            for place, chapter in enumerate(chapters)
        ),
    ]
    spine = (P.itemref(idref=f"c{place}") for place, _ in enumerate(chapters))
    package = P.package(metadata, P.manifest(*files), P.spine(*spine), version="3.0")
    package.set("unique-identifier", "id")
    package.set(f"{XML}lang", "en")
    return _bytes(package)


def _languages():
    return sorted(set(Passage.objects.readable().values_list("language", flat=True)))


def _accessibility():
    said = {
        "schema:accessMode": "textual",
        "schema:accessModeSufficient": "textual",
        "schema:accessibilityFeature": "structuralNavigation",
        "schema:accessibilityHazard": "none",
        "schema:accessibilitySummary": "Text alone, with headings, contents and links.",
    }
    return [P.meta(value, property=name) for name, value in said.items()]
