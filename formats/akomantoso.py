"""The Concept and its units in Akoma Ntoso 3.0, the OASIS standard for legislative documents.

Every unit keeps its place in the tree and has an eId after the Akoma Ntoso Naming Convention
(`chp_5__sec_2__cl_2-7`); its wId is the permanent ref (`2.7`), so that either leads to the other.
"""

from lxml import etree
from lxml.builder import ElementMaker

from citation import versions
from concept.models import Clause

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
LANGUAGES = {"en": "eng", "ru": "rus", "kk": "kaz"}
Kind = Clause.Kind
# Akoma Ntoso's element for each kind of unit, and its abbreviation in an eId.
ELEMENTS = {
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.SECTION: ("section", "sec"),
    Kind.CLAUSE: ("clause", "cl"),
    Kind.PARAGRAPH: ("paragraph", "para"),
    Kind.ITEM: ("point", "point"),
    Kind.DECREE_ITEM: ("point", "point"),
    Kind.HEADING: ("hcontainer", "hcontainer"),
}


def of_document(document, base):
    """The whole Concept, decree and all, as an Akoma Ntoso act; bytes of an XML file."""
    tree = _Tree(document.clauses.all())
    act = E.act(
        _meta(document, base, work(document)),
        E.body(*map(tree.element, tree.top)),
        name="decree",
        contains="originalVersion",
    )
    return _file(act)


def of_clause(clause, base):
    """A unit and what stands in it as an Akoma Ntoso portion of the act; bytes of an XML file."""
    document = clause.document
    tree = _Tree(document.clauses.all())
    portion = E.portion(
        _meta(document, base, f"{work(document)}/~{tree.eids[clause.pk]}"),
        E.portionBody(tree.element(clause)),
        includedIn=f"{work(document)}/{_expression(document)}",
    )
    return _file(portion)


def work(document):
    """The document's IRI as a work: "/akn/kz/act/decree/2020-03-06/280"."""
    return f"/akn/kz/act/decree/{document.date}/{document.number}"


def _expression(document):
    return f"{LANGUAGES[document.language]}@{document.date}"


def _file(element):
    return etree.tostring(E.akomaNtoso(element), encoding="utf-8", xml_declaration=True, pretty_print=True)


def _meta(document, base, this):
    version = versions.current()
    return E.meta(
        E.identification(
            _work(document, this),
            _frbr(
                "FRBRExpression",
                document,
                this,
                f"/{_expression(document)}",
                document.date.isoformat(),
                E.FRBRlanguage(language=LANGUAGES[document.language]),
            ),
            _frbr(
                "FRBRManifestation",
                document,
                this,
                f"/{_expression(document)}.xml",
                version.date.isoformat(),
                E.FRBRformat(value="application/akn+xml"),
            ),
            source="#edition",
        ),
        E.publication(
            date=document.date.isoformat(),
            name="decree",
            showAs="Decree of the President",
            number=document.number,
        ),
        E.references(
            E.TLCOrganization(
                eId="president", href="/akn/ontology/organization/kz/president", showAs=document.authority
            ),
            E.TLCOrganization(eId="edition", href=f"{base}/", showAs=versions.TITLE),
            source="#edition",
        ),
        E.notes(E.note(E.p(_said(document)), eId="note_1"), source="#edition"),
    )


def _said(document):
    """Where the text comes from and which version of the edition it was taken from."""
    text = versions.text_digests()[document.slug]
    edition = f"{versions.TITLE}, version {versions.current().number}, text {text}"
    return f"{document.source_name}: {document.source_url}. {document.rights} {edition}."


def _work(document, this):
    return E.FRBRWork(
        E.FRBRthis(value=f"{this}/!main"),
        E.FRBRuri(value=this),
        E.FRBRalias(value=document.title, name="title"),
        E.FRBRdate(date=document.date.isoformat(), name="enactment"),
        E.FRBRauthor(href="#president"),
        E.FRBRcountry(value="kz"),
        E.FRBRsubtype(value="decree"),
        E.FRBRnumber(value=document.number),
    )


def _frbr(name, document, this, suffix, date, last):
    return E(
        name,
        E.FRBRthis(value=f"{this}{suffix}/!main" if not suffix.endswith(".xml") else f"{this}{suffix}"),
        E.FRBRuri(value=f"{this}{suffix}"),
        E.FRBRdate(date=date, name="publication"),
        E.FRBRauthor(href="#edition"),
        last,
    )


class _Tree:
    """The units of a document by what they stand in, with their eIds."""

    def __init__(self, clauses):
        self.children, self.eids = {}, {}
        for clause in clauses:
            siblings = self.children.setdefault(clause.parent_id, [])
            siblings.append(clause)
            self.eids[clause.pk] = self._eid(clause, siblings)

    @property
    def top(self):
        return self.children[None]

    def _eid(self, clause, siblings):
        """The eId: that of the unit above, the kind, and the number as printed or the place among its kind."""
        abbreviation = ELEMENTS[clause.kind][1]
        alike = sum(1 for other in siblings if ELEMENTS[other.kind][1] == abbreviation)
        own = f"{abbreviation}_{clause.number.replace('.', '-') or alike}"
        above = self.eids.get(clause.parent_id)
        return f"{above}__{own}" if above else own

    def element(self, clause):
        """The unit with all that stands in it."""
        name, _ = ELEMENTS[clause.kind]
        attributes = {"eId": self.eids[clause.pk], "wId": clause.ref}
        if name == "hcontainer":
            attributes["name"] = clause.ref
        return E(name, *_num(clause), *self._content(clause), **attributes)

    def _content(self, clause):
        inner = [self.element(child) for child in self.children.get(clause.pk, [])]
        if clause.is_division:
            return [E.heading(clause.title), *(inner or [E.content(E.p())])]
        if inner:
            return [E.intro(E.p(clause.text)), *inner]
        return [E.content(E.p(clause.text))]


def _num(clause):
    """The number as it is printed: before the text, or within a heading."""
    printed = clause.text.removesuffix(clause.title) if clause.is_division else clause.lead
    return [E.num(printed.strip())] if clause.number and printed.strip() else []
