import hashlib

import pytest

from citation.records import record
from commentary.models import Passage
from concept import addresses
from concept.models import Clause

BASE = "https://example.org"
pytestmark = pytest.mark.usefixtures("edition")


def test_the_record_of_a_clause_is_legislation_with_its_number_its_address_and_its_wording():
    clause = Clause.objects.get(ref="2.7")
    wording = hashlib.sha256(clause.text.encode()).hexdigest()[:8]

    assert record(clause, BASE) == {
        "id": "concept-2020-2.7",
        "type": "legislation",
        "title": "Concept of the Foreign Policy of the Republic of Kazakhstan for 2020-2030, clause 2.7",
        "author": [{"literal": "President of the Republic of Kazakhstan"}],
        "authority": "President of the Republic of Kazakhstan",
        "genre": "Decree",
        "number": "280",
        "issued": {"date-parts": [[2020, 3, 6]]},
        "publisher-place": "Nur-Sultan",
        "language": "en",
        "section": "2.7",
        "URL": "https://example.org/concept/2020/2.7/",
        "version": "1.0",
        "note": f"Digital edition, version 1.0, text {wording}",
    }


def test_the_hash_of_a_division_is_of_all_that_stands_in_it():
    section = Clause.objects.get(ref="section-2")
    wordings = [section.text, *(unit.text for unit in Clause.objects.within(section))]

    said = record(section, BASE)["note"]

    assert len(wordings) == 15
    assert said.endswith(hashlib.sha256("\n".join(wordings).encode()).hexdigest()[:8])


def test_a_range_is_cited_with_both_ends_and_the_wording_of_all_its_units():
    wordings = Clause.objects.filter(ref__in=("3.10", "3.11", "3.12")).values_list("text", flat=True)

    said = record(addresses.clause("2020", "3.10-3.12"), BASE)

    assert (said["id"], said["section"]) == ("concept-2020-3.10-3.12", "3.10-3.12")
    assert said["title"].endswith(", clauses 3.10–3.12")
    assert said["note"].endswith(hashlib.sha256("\n".join(wordings).encode()).hexdigest()[:8])


def test_every_unit_and_passage_has_a_record_of_its_own():
    items = [*Clause.objects.select_related("document"), *Passage.objects.select_related("commentary")]

    assert len({record(item, BASE)["id"] for item in items}) == len(items)


@pytest.mark.parametrize(("ref", "counted"), [("2.7", False), ("goal-6", False), ("chapter-1.p3", True)])
def test_a_number_that_only_the_edition_has_is_called_so(ref, counted):
    note = record(Clause.objects.get(ref=ref), BASE)["note"]

    assert note.endswith("; numbered by the edition") == counted
