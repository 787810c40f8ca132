"""Ready citations, whole, as a reader copies them."""

import pytest

from citation import styles
from citation.records import record
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause

BASE = "https://example.org"
pytestmark = pytest.mark.usefixtures("edition")
CONCEPT = "Concept of the Foreign Policy of the Republic of Kazakhstan for 2020-2030"


def cited(item):
    """{style: citation} of a thing."""
    said = record(item, BASE)
    return {style.slug: styles.text(said, style) for style in styles.STYLES}


def test_a_clause_is_cited_as_a_decree_with_the_wording_seen():
    clause = Clause.objects.get(ref="2.7")
    seen = record(clause, BASE)["note"]

    assert cited(clause) == {
        "apa": f"President of the Republic of Kazakhstan. (2020). <i>{CONCEPT}, clause 2.7</i> (Decree No. 280) "
        f"[{seen}]. https://example.org/concept/2020/2.7/",
        "chicago": f"President of the Republic of Kazakhstan. 2020. <i>{CONCEPT}, Clause 2.7</i>. Decree No. 280. "
        f"Nur-Sultan. {seen}. https://example.org/concept/2020/2.7/.",
        "mla": f"President of the Republic of Kazakhstan. <i>{CONCEPT}, Clause 2.7</i>. Decree no. 280, "
        f"Nur-Sultan, 6 Mar. 2020, https://example.org/concept/2020/2.7/. {seen}.",
        "gost": f"President of the Republic of Kazakhstan. {CONCEPT}, clause 2.7 [Электронный ресурс]: Decree № 280. "
        f"Nur-Sultan, 2020. URL: https://example.org/concept/2020/2.7/. {seen}.",
    }


def test_a_journal_article_is_cited_by_its_doi():
    article = Commentary.objects.get(slug="akbayeva-2023")
    seen = record(article, BASE)["note"]
    title = "Features of the Foreign Policy Concept of Kazakhstan 2020-2030"
    journal = "Integration of Science, Education and Business"
    doi = "https://doi.org/10.53364/24138614_2023_29_2_60"

    assert cited(article) == {
        "apa": f"Akbayeva, A. N., &amp; Akbayeva, L. N. (2023). {title} [{seen}]. <i>{journal}</i>. {doi}",
        "chicago": f"Akbayeva, A. N., and L. N. Akbayeva. 2023. “{title}.” <i>{journal}</i>. {seen}. {doi}.",
        "mla": f"Akbayeva, A. N., and L. N. Akbayeva. “{title}.” <i>{journal}</i>, 2023, {doi}. {seen}.",
        "gost": f"Akbayeva A. N., Akbayeva L. N. {title} [Электронный ресурс] // {journal}. 2023. "
        f"URL: {doi}. {seen}.",
    }


def test_a_paragraph_is_cited_by_its_permalink_since_only_the_edition_counts_paragraphs():
    passage = Passage.objects.get(commentary__slug="akbayeva-2023", ref="p12")

    citations = cited(passage).values()

    assert {"https://example.org/commentary/akbayeva-2023/p12/" in text for text in citations} == {True}
    assert {"numbered by the edition" in text for text in citations} == {True}
    assert {"doi.org" in text for text in citations} == {False}


def test_a_link_is_cited_as_the_work_of_the_edition():
    link = Annotation.objects.with_texts().get(key="a1")
    title = "Akbayeva &amp; Akbayeva 2023, paragraph 1, discusses chapter 1 of the Concept"
    seen = record(link, BASE)["note"]

    assert cited(link)["apa"] == (
        "Foreign Policy Concept of the Republic of Kazakhstan for 2020-2030: A Digital Edition. (2026, November 24). "
        f"<i>{title}</i> [{seen}]. https://example.org/annotations/a1/"
    )


def test_words_cannot_become_markup():
    hostile = record(Clause.objects.get(ref="2.7"), BASE) | {"title": "<script>alert(1)</script> & <i>"}

    for style in styles.STYLES:
        text = styles.text(hostile, style)

        assert "&lt;" in text
        assert "<script" not in text.lower()
        assert text.count("<i>") == text.count("</i>")


def test_a_citation_without_markup_reads_as_it_looks():
    assert styles.plain("<i>Akbayeva &amp; Akbayeva</i> 2023") == "Akbayeva & Akbayeva 2023"
