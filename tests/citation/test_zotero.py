from urllib.parse import parse_qsl

import pytest

from citation import zotero
from citation.records import record
from commentary.models import Commentary
from concept.models import Clause

BASE = "https://example.org"
pytestmark = pytest.mark.usefixtures("edition")


def test_a_coins_says_report_corporate_author_series_and_permalink():
    said = record(Clause.objects.get(ref="2.7"), BASE)

    assert parse_qsl(zotero.coins(said)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "report"),
        ("rft.btitle", said["title"]),
        ("rft.series", "Decree No. 280"),
        ("rft.pub", "President of the Republic of Kazakhstan"),
        ("rft.place", "Nur-Sultan"),
        ("rft.aucorp", "President of the Republic of Kazakhstan"),
        ("rft.date", "2020-03-06"),
        ("rft.language", "en"),
        ("rft_id", "https://example.org/concept/2020/2.7/"),
    ]


def test_highwire_tags_name_each_author_and_the_doi():
    said = record(Commentary.objects.get(slug="akbayeva-2023"), BASE)

    assert list(zotero.highwire(said)) == [
        ("citation_title", "Features of the Foreign Policy Concept of Kazakhstan 2020-2030"),
        ("citation_author", "Akbayeva, A.N."),
        ("citation_author", "Akbayeva, L.N."),
        ("citation_publication_date", "2023"),
        ("citation_journal_title", "Integration of Science, Education and Business"),
        ("citation_doi", "10.53364/24138614_2023_29_2_60"),
        ("citation_public_url", "https://example.org/commentary/akbayeva-2023/"),
        ("citation_language", "en"),
    ]


def test_a_text_of_an_institute_is_a_report_to_zotero():
    said = record(Commentary.objects.get(slug="poita-2020"), BASE)

    assert dict(zotero.highwire(said))["citation_technical_report_institution"].startswith("CACDS")
    assert dict(zotero.highwire(said))["citation_publication_date"] == "2020/03/11"
