"""Which names and terms a text mentions."""

from search.engine.authority import Authority, longest_first


def make_authority(**changes):
    records = {
        "cica": {
            "forms": [
                "CICA",
                "CIMCA",
                "Conference on Interaction and Confidence Building Measures in Asia",
                "СВМДА",
            ]
        },
        "asia": {"forms": ["Asia", "Asian"], "not_within": ["cica", "central-asia"]},
        "central-asia": {"forms": ["Central Asia", "Центральная Азия", "Орталық Азия"]},
        "us": {"forms": ["US", "United States"], "case_sensitive_forms": ["US"]},
        "soft-power": {"forms": ["soft power", "мягкая сила", "жұмсақ күш"], "related": ["image"]},
        "mediation": {"forms": ["mediation"]},
        "nationalism": {"forms": ["nationalism"]},
    }
    return Authority.from_records(
        {"id": id, "kind": "term", "preferred": {"en": record["forms"][0]}, **record}
        for id, record in records.items()
    )


def named(text, language="en"):
    return [mention.id for mention in make_authority().mentions(text, language)]


def asked(text):
    return [mention.id for mention in make_authority().asked(text)]


def test_a_wrong_form_of_the_sources_names_the_same_entry():
    assert named("the work of the SCO, CIMCA, OIC") == named("the CICA") == ["cica"]


def test_a_mention_inside_one_that_swallows_it_does_not_count():
    assert named("Confidence Building Measures in Asia, Asia") == ["asia", "asia"]
    assert named("Conference on Interaction and Confidence Building Measures in Asia, Central Asia") == [
        "cica",
        "central-asia",
    ]


def test_case_counts_where_the_file_says_so():
    assert named("the US and the EU") == ["us"]
    assert named("let us see") == []
    assert asked("us") == ["us"]


def test_inflected_forms_are_found_in_each_language():
    assert named("инструменты мягкой силы", "ru") == ["soft-power"]
    assert named("жұмсақ күштің құралдары", "kk") == ["soft-power"]
    assert asked("mediating disputes") == ["mediation"]


def test_english_words_that_only_share_a_stem_with_a_form_are_no_mention():
    assert named("medians, mediating, nationalism") == ["nationalism"]
    assert named("the national interest") == asked("national interest") == []


def test_a_query_in_cyrillic_is_looked_up_as_russian_and_as_kazakh():
    assert asked("Орталық Азияда") == ["central-asia"]
    assert asked("в Центральной Азии") == ["central-asia"]


def test_a_query_may_have_the_words_of_a_form_in_another_order():
    assert asked("soft and steady power") == []
    assert asked("power, soft") == ["soft-power"]
    assert named("power, soft") == []


def test_an_acronym_has_no_inflections():
    assert named("CICAs") == []


def test_mentions_say_which_words_they_span():
    mentions = make_authority().mentions("what is soft power in Central Asia")

    assert [(m.id, m.first, m.last, m.exact) for m in mentions] == [
        ("soft-power", 2, 4, True),
        ("central-asia", 5, 7, True),
    ]


def test_each_word_belongs_to_the_longest_mention_around_it():
    authority = Authority.from_records(
        {"id": form, "kind": "place", "preferred": {"en": form}, "forms": [form]}
        for form in ("UN", "Almaty", "UN Hub in Almaty")
    )

    assert [m.id for m in longest_first(authority.mentions("UN Hub in Almaty and Almaty"))] == [
        "UN Hub in Almaty",
        "Almaty",
    ]
