"""A commentary as TEI P5: its titles and abstracts in front, its text by sections, its references at the back.

Each paragraph has its permanent ref as xml:id and points, with corresp, to the units of the Concept that it discusses.
"""

import re

from lxml import etree
from lxml.builder import ElementMaker

from citation import versions
from commentary.models import Passage
from commentary.parsing import LANGUAGE_NAMES

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Kind = Passage.Kind
FRONT = (Kind.TITLE, Kind.ABSTRACT)
BACK = (Kind.REFERENCE, Kind.NOTE)


def of_commentary(commentary, base):
    """A commentary as a TEI document; bytes of an XML file."""
    passages = list(
        commentary.passages.readable()
        .prefetch_related("annotations__clause__document")
        .select_related("reference")
    )
    tei = E.TEI(
        _header(commentary, base, passages),
        E.text(
            _front(passages, base), E.body(*_sections(passages, base, back=False)), *_back(passages, base)
        ),
        **{f"{XML}lang": commentary.language},
    )
    return etree.tostring(tei, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _header(commentary, base, passages):
    languages = sorted({passage.language for passage in passages})
    return E.teiHeader(
        E.fileDesc(
            E.titleStmt(
                *(
                    E.title(title, **{f"{XML}lang": language})
                    for language, title in commentary.titles.items()
                ),
                *(E.author(str(author)) for author in commentary.authors.all()),
            ),
            E.publicationStmt(
                E.publisher(versions.TITLE),
                E.date(when=versions.current().date.isoformat()),
                E.idno(base + commentary.get_absolute_url(), type="URL"),
                E.availability(E.p(commentary.rights)),
            ),
            E.sourceDesc(_source(commentary)),
        ),
        E.encodingDesc(
            E.projectDesc(
                E.p(
                    f"{versions.TITLE}, version {versions.current().number}, "
                    f"text {versions.text_digests()[commentary.slug]}. {commentary.note}"
                )
            )
        ),
        E.profileDesc(
            E.langUsage(*(E.language(LANGUAGE_NAMES.get(tag, tag), ident=tag) for tag in languages)),
            *_keywords(passages),
        ),
    )


def _source(commentary):
    number = [E.idno(commentary.doi, type="DOI")] if commentary.doi else []
    number += [E.idno(commentary.udc, type="UDC")] if commentary.udc else []
    return E.bibl(
        *(E.author(str(author)) for author in commentary.authors.all()),
        E.title(commentary.title),
        E.publisher(commentary.venue),
        E.date(commentary.date, when=commentary.date),
        *number,
    )


def _keywords(passages):
    found = [passage for passage in passages if passage.kind == Kind.KEYWORDS]
    lists = [
        E.keywords(E.list(*(E.item(word.strip(" .")) for word in _words(passage)), **_language(passage)))
        for passage in found
    ]
    return [E.textClass(*lists)] if lists else []


def _words(passage):
    return [word for word in re.split("[,;#]", passage.text) if word.strip(" .")]


def _front(passages, base):
    titles = [
        E.titlePart(passage.text, **_attributes(passage, base))
        for passage in passages
        if passage.kind == Kind.TITLE
    ]
    abstracts = {}
    for passage in passages:
        if passage.kind == Kind.ABSTRACT:
            abstracts.setdefault(passage.language, []).append(_paragraph(passage, base))
    divisions = [
        E.div(*paragraphs, type="abstract", **{f"{XML}lang": language})
        for language, paragraphs in abstracts.items()
    ]
    return E.front(E.docTitle(*titles), *divisions)


def _back(passages, base):
    divisions = list(_sections(passages, base, back=True))
    return [E.back(*divisions)] if divisions else []


def _sections(passages, base, back):
    """The divisions of the body, or those at the back: sections of references or notes, as about the author."""
    sections = {}
    for passage in passages:
        if passage.kind in (*FRONT, Kind.KEYWORDS):
            continue
        heading = passage if passage.kind == Kind.HEADING else passage.section
        sections.setdefault(heading and heading.ref, []).append(passage)
    for heading, members in sections.items():
        if (heading is not None and any(member.kind in BACK for member in members)) == back:
            yield E.div(*_members(members, base))


def _members(members, base):
    works = [member for member in members if member.kind == Kind.REFERENCE]
    for member in members:
        if member.kind == Kind.HEADING:
            yield E.head(member.text, **_attributes(member, base))
        elif member.kind != Kind.REFERENCE:
            yield _paragraph(member, base)
    if works:
        yield E.listBibl(*(E.bibl(work.text, n=work.number, **_attributes(work, base)) for work in works))


def _paragraph(passage, base):
    number = {"n": passage.number} if passage.number else {}
    return E.p(passage.text, **_attributes(passage, base), **number)


def _attributes(passage, base):
    units = dict.fromkeys(base + link.clause.get_absolute_url() for link in passage.annotations.all())
    return {
        f"{XML}id": passage.ref,
        **_language(passage),
        **({"corresp": " ".join(units)} if units else {}),
    }


def _language(passage):
    return {f"{XML}lang": passage.language}
