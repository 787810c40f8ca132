"""The edition's own data: every quotation stands where its link says."""

from commentary.models import AgreementSide, Annotation, Change, Passage, Reference


def test_both_quotations_of_every_link_are_found_at_their_offsets(edition):
    annotations = Annotation.objects.select_related("passage", "clause")

    wrong = [
        a.key
        for a in annotations
        if a.passage.text[a.passage_start : a.passage_end] != a.passage_exact
        or a.clause.text[a.clause_start : a.clause_end] != a.clause_exact
        or not a.passage.text[: a.passage_start].endswith(a.passage_prefix)
        or not a.clause.text[a.clause_end :].startswith(a.clause_suffix)
    ]

    assert len(annotations) == 159
    assert wrong == []


def test_quotations_of_agreements_and_changes_are_found(edition):
    quoting = [*AgreementSide.objects.select_related("passage"), *Change.objects.select_related("passage")]

    assert [str(q) for q in quoting if q.passage.text[q.start : q.end] != q.exact] == []
    assert len(quoting) == 26 * 2 + 59


def test_abstracts_titles_and_key_words_know_their_versions(edition):
    def versions(ref):
        passage = Passage.objects.get(commentary__slug="akbayeva-2023", ref=ref)
        return [(p.ref, p.language) for p in Passage.objects.versions_of(passage)]

    assert versions("p2") == [("p5", "ru"), ("p8", "kk")]
    assert versions("p3") == [("p6", "ru"), ("p9", "kk")]
    assert versions("title-kk") == [("title-en", "en"), ("title-ru", "ru")]
    assert versions("p10") == []


def test_repeated_sentences_stand_once(edition):
    texts = [p.text for p in Passage.objects.filter(commentary__slug="poita-2020")]

    for words in (
        "To do this, you must also comply",
        "This factor is likely to not be",
        "Also, it is obvious that",
    ):
        assert sum(text.count(words) for text in texts) == 1, words


def test_a_paragraph_broken_by_a_page_is_one(edition):
    joined = Passage.objects.get(commentary__slug="akbayeva-2023", first_line=74)

    assert "in the process of international cooperation" in joined.text
    assert joined.last_line == 76


def test_the_references_are_records_with_their_addresses(edition):
    references = Reference.objects.select_related("passage").order_by("number")

    assert [r.passage.ref for r in references] == [f"r{n}" for n in range(1, 8)]
    assert references[1].url == "http://adilet.zan.kz/rus/docs/U190000027U"
    assert all(r.url for r in references)


def test_no_address_of_a_person_is_published(edition):
    assert not any("@" in p.text + p.lead for p in Passage.objects.all())
