"""Refs as people type them."""

import pytest

from concept.models import Clause
from concept.refs import nearest, normalise


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("2.7", "2.7"),
        ("02.07", "2.7"),
        ("2,7", "2.7"),
        (" 2.10 ", "2.10"),
        ("clause-2.7", "2.7"),
        ("Clause 2.7", "2.7"),
        ("Goal-6", "goal-6"),
        ("goal6", "goal-6"),
        ("goal_06", "goal-6"),
        ("Goal – 6", "goal-6"),
        ("P12", "p12"),
        ("p012", "p12"),
        ("p-12", "p12"),
        ("paragraph 12", "p12"),
        ("R3", "r3"),
        ("CHAPTER-1.P3", "chapter-1.p3"),
        ("chapter-01.p03.B", "chapter-1.p3.b"),
        ("title-KK", "title-kk"),
        ("tools.p4.", "tools.p4"),
        ("soft power", "soft-power"),
        ("", ""),
        ("/../", ""),
        ("2..7", "2.7"),
        ("٢.٧", "٢.٧"),
        ("0", "0"),
    ],
)
def test_spellings_of_a_ref_lead_to_the_permanent_one(typed, ref):
    assert normalise(typed) == ref


def test_every_ref_of_the_edition_is_its_own_permanent_spelling(edition):
    refs = list(Clause.objects.values_list("ref", flat=True))

    assert [normalise(ref) for ref in refs] == refs


def test_normalising_a_monstrous_number_is_only_tidying():
    assert normalise("0" * 9 + "9" * 5000) == "9" * 5000


@pytest.mark.parametrize(
    ("unknown", "offered"),
    [
        ("2.15", ["2.14", "2.13"]),
        ("2.0", ["2.1", "2.2"]),
        ("goal-9", ["goal-7", "goal-6"]),
        ("chapter-1.p99", ["chapter-1.p10", "chapter-1.p9"]),
        ("chapter-9.p1", ["chapter-7", "chapter-6"]),
        ("chapter-7.p1.a", ["chapter-7", "chapter-1.p1.a"]),
        ("princple-4", ["principle-4", "principle-1"]),
        ("9" * 5000, []),
        ("", []),
        ("зззз", []),
    ],
)
def test_the_nearest_refs_of_an_unknown_one(edition, unknown, offered):
    known = Clause.objects.values_list("ref", flat=True)

    assert nearest(unknown, known, count=2) == offered
