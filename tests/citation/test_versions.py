import datetime

import pytest

from citation import versions
from citation.versions import Change, Version
from commentary.models import Annotation, Passage
from concept.models import Clause

SECOND = Version(
    "1.1",
    datetime.date(2027, 1, 5),
    "A misprint.",
    "",
    (Change("correction", "A letter was missing.", "2020/2.7", "Assistance in expanding the nomenclatur"),),
)
FIRST = Version("1.0", datetime.date(2026, 11, 24), "The first version.", "")


@pytest.mark.django_db
def test_the_texts_are_those_of_the_version_named(edition):
    assert versions.texts_digest() == versions.current().texts, (
        "A wording or a ref changed. Add a version to citation/sources/history.toml that says what and why, "
        "with the older wording, and give it this digest."
    )


@pytest.mark.django_db
def test_every_change_in_the_history_is_of_a_text_that_exists(edition):
    texts = {versions.key(row) for row in Clause.objects.select_related("document")}
    texts |= {versions.key(row) for row in Passage.objects.select_related("commentary")}
    texts |= {versions.key(row) for row in Annotation.objects.all()}

    assert {change.text for version in versions.history() for change in version.changes} - {""} <= texts


def test_a_link_is_only_told_of_what_was_corrected_after_it_was_made():
    added = Version(
        "1.2", datetime.date(2027, 2, 1), "More.", "", (Change("addition", "New.", "annotations/a999"),)
    )
    third = Version("1.3", datetime.date(2027, 3, 1), "Again.", "", SECOND.changes)
    history = (third, added, SECOND, FIRST)

    assert versions.since("annotations/a1", history) == (third, added, SECOND)
    assert versions.since("annotations/a999", history) == (third,)
    assert versions.wordings("2020/2.7", versions.since("annotations/a999", history)) == [
        (third, third.changes[0])
    ]
    assert versions.wordings("2020/2.7", versions.since("annotations/a1", (FIRST,))) == []


def test_versions_go_from_newest_to_oldest_with_numbers_of_their_own():
    history = versions.history()

    assert sorted(history, key=lambda version: version.date, reverse=True) == list(history)
    assert len({version.number for version in history}) == len(history)


def test_an_older_wording_is_found_with_the_version_that_replaced_it():
    assert versions.wordings("2020/2.7", (SECOND, FIRST)) == [(SECOND, SECOND.changes[0])]
    assert versions.wordings("2020/2.8", (SECOND, FIRST)) == []


def test_a_text_changed_when_its_last_correction_came_or_else_when_it_was_first_published():
    assert versions.changed("2020/2.7", (SECOND, FIRST)) == SECOND.date
    assert versions.changed("2020/2.8", (SECOND, FIRST)) == FIRST.date
