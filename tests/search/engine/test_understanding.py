"""What is typed, understood: against a real index of a few real sentences."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine.analysis import words
from search.engine.authority import Authority
from search.engine.building import build
from search.engine.engine import Engine
from search.engine.references import forms
from search.engine.search import Correction, Search
from search.engine.understanding import FieldWord, Interpreter
from tests.search.engine.factory import make_document
from tests.search.engine.test_syntax import LONG, NASTY

AUTHORITY = Authority.from_records(
    {
        "id": id,
        "kind": "term",
        "preferred": {"en": names[0], "ru": names[1]},
        "forms": names,
        "related": related,
    }
    for id, names, related in (
        (
            "eaeu",
            ["Eurasian Economic Union", "Евразийский экономический союз", "EAEU", "EAEC", "ЕАЭС"],
            ["russia"],
        ),
        ("russia", ["Russia", "Россия", "Russian Federation"], []),
        ("soft-power", ["soft power", "мягкая сила"], []),
        ("leadership-change", ["change of leadership", "смена руководства"], []),
        ("khorgos", ["Khorgos", "Хоргос"], []),
        ("belt-and-road", ["Belt and Road", "Пояс и путь"], []),
    )
)
TEXTS = {
    "4.3": "Continued close cooperation with the member states of the Eurasian Economic Union (EAEU).",
    "2.9": 'The Forum of Kazakhstan and Russia, the International Centre for Cross-Border Cooperation "Khorgos".',
    "3.4": "Strengthening cooperation in the fight against illegal migration and human trafficking.",
    "1.7": "Combating cyber terrorism and the use of information technologies for illegal purposes.",
    "2.7": "Assistance in expanding the nomenclature, volumes and geography of national exports.",
    "goal-6": "Assistance in preserving the unity of the multiethnic people of Kazakhstan.",
    "p11": "Kazakhstan is concerned about the results of membership in EAEC.",
    "p28": 'The document did not include such a concept as "soft power".',
    "p29": "The power of a soft tone in diplomacy, and of diplomats.",
    "p5": "Кризис доверия между международными акторами.",
    "p30": "World powers, and the power of each.",
    "p22": "The country, despite the change of leadership, keeps a multi-vector course.",
}
FIELD_WORDS = {
    "lang": FieldWord("language", {"en": ("English", "Английский"), "ru": ("Russian", "Русский")}),
    "by": FieldWord("author", {"Yuri Poita": ("Yuri Poita",), "A. N. Akbayeva": ("A. N. Akbayeva",)}),
}


def document(position, id, text):
    names = tuple((m.id, m.start, m.end) for m in AUTHORITY.mentions(text))
    given = {"references": (), "treats": ("2.7",) if id == "p11" else ()}
    if id == "goal-6":
        given |= {
            "references": ("goal-6", *forms(("goal", "6"), [("chapter", "4")])),
            "within": ("chapter-4",),
        }
    elif not id.startswith("p"):
        given |= {"references": forms(("clause", id)), "number": id}
    author = ("Yuri Poita",) if id == "p11" else ()
    facets = {"language": ("en",), "author": author}
    given["language"] = "ru" if id == "p5" else "en"
    return make_document(position, text, id=id, names=names, facets=facets, **given)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    directory = tmp_path_factory.mktemp("index")
    build(directory, [document(place, id, text) for place, (id, text) in enumerate(TEXTS.items())])
    return Engine.open(directory, Interpreter(AUTHORITY, lambda: FIELD_WORDS).readings)


@pytest.fixture
def found(engine):
    """The ids that a search finds, best first."""
    return lambda typed, **options: [hit.id for hit in engine.search(Search(typed, **options)).hits]


@pytest.fixture
def understood(engine):
    return lambda typed, **options: engine.search(Search(typed, **options)).understanding


def test_a_name_finds_every_form_of_it_and_says_so(found, understood):
    assert found("EAEU") == ["4.3", "p11", "2.9"]
    assert understood("EAEU").widened == {
        "EAEU": ("Eurasian Economic Union", "Евразийский экономический союз", "EAEC", "ЕАЭС")
    }


def test_a_name_in_another_language_finds_the_english_text(found):
    assert found("ЕАЭС")[:2] == ["4.3", "p11"]
    assert found("смене руководства") == ["p22"]


def test_a_name_in_cyrillic_finds_the_words_of_its_english_form_too(found):
    assert found("мягкая сила") == found("soft power") == ["p28", "p29"]


def test_the_words_of_a_name_must_all_be_there(found):
    assert found("soft power") == ["p28", "p29"]
    assert found("power") == ["p30", "p28", "p29"]


def test_the_words_of_a_name_may_stand_in_another_order(found, understood):
    assert found("leadership change")[0] == "p22"
    assert list(understood("leadership change").widened) == ["leadership change"]


def test_a_function_word_of_one_cyrillic_language_is_no_part_of_a_name(understood):
    assert list(understood("о мягкой силе").widened) == ["мягкой силе"]


def test_a_phrase_is_not_widened(found, understood):
    assert found('"EAEU"') == ["4.3"]
    assert found('"soft power"') == ["p28"]
    assert understood('"EAEU"').widened == {}


def test_a_phrase_that_nothing_holds_is_searched_as_words_and_that_is_told(found, understood):
    assert found('"trafficking of human beings"') == ["3.4"]
    assert understood('"trafficking of human beings"').sentence.startswith(
        "Searched for the words of “trafficking"
    )


def test_a_slip_is_corrected_and_told(found, understood):
    assert found("traficking") == ["3.4"]
    assert understood("traficking").corrections == (Correction("traficking", "trafficking", applied=True),)
    assert "trafficking instead of traficking" in understood("traficking").sentence


def test_a_name_in_an_unlisted_spelling_is_found_by_its_sound(found):
    assert found("Horgos") == ["2.9"]


def test_russian_typed_in_latin_letters_finds_russian(found):
    assert found("doveriya aktorov") == ["p5"]


def test_words_typed_in_the_wrong_keyboard_layout_are_put_right_and_told(found, understood):
    assert found("ьшпкфешщт") == found("migration") == ["3.4"]
    assert found("rhbpbc ljdthbz") == found("кризис доверия")
    assert understood("ьшпкфешщт ещ Кгыышф").corrections == (
        Correction("ьшпкфешщт", "migration", applied=True),
        Correction("ещ", "to", applied=True),
        Correction("Кгыышф", "russia", applied=True),
    )
    assert understood("ьшпкфешщт ш сдфгыу 2.7").reference == "2.7"


def test_words_that_are_known_or_only_function_words_in_the_other_layout_stay_as_typed(understood):
    assert understood("шт ещ").corrections == ()
    assert understood("кризис ьшпкфешщт").sentence.startswith("Searched for кризис migration;")


def test_a_latin_word_is_not_russian_for_a_stem_of_three_letters(tmp_path):
    build(tmp_path, [make_document(0, "Сыр и молоко", language="ru")])
    engine = Engine.open(tmp_path, Interpreter(AUTHORITY).readings)

    assert engine.search(Search("Syria")).understanding.corrections == ()
    assert engine.search(Search("moloka")).understanding.corrections == (
        Correction("moloka", "молока", applied=True),
    )


def test_a_russian_name_typed_in_latin_letters_is_known_as_a_whole(tmp_path):
    authority = Authority.from_records(
        [
            {"id": "asia", "kind": "region", "preferred": {"en": "Asia"}, "forms": ["Aziya"]},
            {
                "id": "ca",
                "kind": "region",
                "preferred": {"en": "Central Asia"},
                "forms": ["Центральная Азия"],
            },
        ]
    )
    build(tmp_path, [make_document(0, "Relations in Central Asia")])
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    understanding = engine.search(Search("Tsentralnaya Aziya")).understanding

    assert understanding.widened == {"центральная азия": ("Central Asia",)}


def test_an_unknown_word_finds_its_relatives(found, understood):
    assert found("migrants") == ["3.4"]
    assert understood("migrants").widened == {"migrants": ("migration",)}


def test_an_unknown_international_word_in_cyrillic_finds_the_english_one(found, understood):
    assert found("миграция") == found("миграциялар") == ["3.4"]
    assert understood("миграция").widened == {"миграция": ("migration",)}


def test_a_word_of_two_known_ones_is_taken_apart_but_not_into_function_words(found, understood):
    assert understood("migrationtrafficking").sentence == (
        "Searched for migration trafficking; migration trafficking instead of migrationtrafficking."
    )
    assert found("combattechnology") == ["1.7"]
    assert understood("сменаруководства").sentence.startswith("Searched for смена руководства;")
    assert understood("despitethe").corrections == ()


def test_words_written_as_one_or_apart_are_the_same(found):
    assert found("multivector") == found("multi-vector") == ["p22"]
    assert found("multi vector")[0] == "p22"
    assert found("cyberterrorism") == ["1.7"]


def test_a_reference_leads_to_the_unit_then_to_what_discusses_it(found, understood):
    assert found("clause 2.7") == found("2.7") == ["2.7", "p11"]
    assert understood("2.7").reference == "2.7"
    assert found("chapter 4 goal 6")[0] == "goal-6"


def test_a_reference_among_words_is_offered_and_the_words_are_searched(found, understood):
    typed = "what does clause 2.7 say about exports to Russia"

    assert understood(typed).reference == "2.7"
    assert found(typed)[0] == "2.7"
    assert "2.9" in found(typed)


def test_several_references_lead_to_each_of_the_units(found, understood):
    assert found("2.7 and 4.3") == found("clauses 2.7, 4.3") == ["4.3", "2.7", "p11"]
    assert understood("2.7 and 4.3").reference is None


def test_the_words_of_a_name_are_found_and_marked_only_together(tmp_path):
    authority = Authority.from_records(
        [
            {
                "id": "un",
                "kind": "organisation",
                "preferred": {"en": "United Nations", "ru": "ООН"},
                "forms": ["UN"],
            }
        ]
    )
    hub = "The UN hub, a unit of its own"
    documents = [
        make_document(0, "Charter of the United Nations", id="charter"),
        make_document(1, hub, id="hub", names=(("un", 4, 6),)),
        make_document(2, "States united in nationalism", id="apart", heading="ASEAN"),
        make_document(
            3, "Water", id="labels", about=("United States", "Association of Southeast Asian Nations")
        ),
        make_document(4, "A united front", id="split", heading="Nations of Asia"),
    ]
    build(tmp_path, documents)
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    for typed in ("United Nations", "ООН"):
        hits = {
            hit.id: [text for text, marked in hit.snippet if marked]
            for hit in engine.search(Search(typed)).hits
        }
        assert hits == {"charter": ["United", "Nations"], "hub": ["UN"], "apart": ["united", "nationalism"]}


def test_what_is_searched_because_it_is_related_to_a_name_is_said(understood):
    assert understood("EAEU").sentence.endswith("; and what is related: Russia.")
    assert understood("ЕАЭС").sentence.endswith("; and what is related: Россия.")
    assert understood("EAEU Russia").related == ()


def test_of_several_references_what_is_not_there_is_told(found, understood):
    told = understood("2.7, 2.98-2.99")

    assert found("2.7, 2.98-2.99")[0] == "2.7"
    assert told.reference == "2.7"
    assert told.repairs == ("There is no clause 2.98 or clause 2.99, so only the others were searched.",)


def test_units_referred_to_come_before_what_discusses_them_all(tmp_path):
    chapters = {f"chapter-{n}": (f"chapter {n}",) for n in (1, 2, 3)}
    documents = [
        make_document(0, "An abstract", id="p1", treats=tuple(chapters)),
        *(make_document(n, "A heading", id=id, references=chapters[id]) for n, id in enumerate(chapters, 1)),
    ]
    build(tmp_path, documents)
    engine = Engine.open(tmp_path, Interpreter(AUTHORITY).readings)

    assert [hit.id for hit in engine.search(Search("chapters 1-3")).hits] == [*chapters, "p1"]


def test_a_name_that_sounds_like_a_reference_is_no_missing_unit(tmp_path):
    authority = Authority.from_records(
        [{"id": "decree-280", "kind": "act", "preferred": {"en": "Decree No. 280"}, "forms": ["No. 280"]}]
    )
    build(tmp_path, [make_document(0, "Approved by Decree No. 280 of March 6, 2020")])
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    assert engine.search(Search("Decree 280")).understanding.repairs == ()
    assert engine.search(Search("Decree 281")).understanding.repairs == (
        "There is no decree 281, so its words were searched.",
    )


def test_a_reference_in_quotation_marks_leads_to_its_unit_if_no_text_has_it(found, understood):
    assert found('"clause 2.7"') == ["2.7", "p11"]
    assert understood('"clause 2.7"').reference == "2.7"


def test_a_unit_that_does_not_exist_is_told(understood):
    assert understood("clause 9.9").repairs == ("There is no clause 9.9, so its words were searched.",)
    assert understood("clause 9.9").reference is None
    assert understood("clause 9.9").corrections == ()


def test_a_question_asks_for_as_many_words_as_possible(found, understood):
    assert found("What does the Concept say about human trafficking?")[0] == "3.4"
    assert understood("What does the Concept say about human trafficking?").sentence == (
        "Searched for as many as possible of: Concept, human, trafficking."
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [("2.7.", "2.7"), ("human trafficking!", "human trafficking"), ("exports, U.S.", "exports, U.S.")],
)
def test_what_was_searched_is_told_without_the_stop_at_its_end(understood, typed, told):
    assert understood(typed).sentence == f"Searched for {told}."


def test_what_is_excluded_is_not_found(found):
    assert found("Kazakhstan -EAEC -Russia") == ["goal-6"]
    assert found("diplomacy") == ["p29"]
    assert found("diplomacy -powers") == []


def test_an_exclusion_alone_leaves_everything_else(found, understood):
    assert len(found("-Kazakhstan", size=50)) == len(TEXTS) - 3
    assert understood("-Kazakhstan").sentence == "Searched for everything without Kazakhstan."


def test_what_is_left_out_is_told_last_and_typed_words_are_not_taken_for_it(understood):
    assert understood('without borders -Russia "exports" -EAEC', exact=True).sentence == (
        "Searched for without borders and “exports” without Russia without EAEC; words exactly as typed."
    )


def test_a_unit_that_is_not_there_is_named_within_what_it_stands_in(understood):
    assert understood("goal 66 of chapter 4").repairs == (
        "There is no chapter 4 goal 66, so its words were searched.",
    )


def test_words_near_each_other_are_told(understood):
    assert understood('"Eurasian Union"~4').sentence == (
        "Searched for “Eurasian Union”, at most 3 other words between."
    )


def test_words_near_each_other_stand_in_any_order_and_no_further_apart_than_asked(found):
    assert found('"centre forum"~7') == found('"forum centre"~7') == ["2.9"]
    assert found('"forum centre"~7', exact=True) == found('"centre forum"~7', exact=True) == ["2.9"]
    assert found('"Kazakhstan centre"~2') == found("Kazakhstan centre")
    assert found('"Russia Kazakhstan"~2') == ["2.9"]


def test_what_and_joins_must_be_there_together_if_any_text_has_both(found, understood):
    assert found("Kazakhstan AND Russia") == ["2.9"]
    assert understood("Kazakhstan AND Russia").sentence.startswith("Searched for Kazakhstan and Russia;")
    assert sorted(found("migration AND exports")) == ["2.7", "3.4"]
    assert understood("Kazakhstan AND Russia").repairs == ()
    assert understood("migration AND exports").sentence == "Searched for migration or exports."
    assert understood("migration AND exports").repairs == (
        "No text has all of that together, so texts with parts of it are shown.",
    )


def test_capitals_throughout_change_nothing_but_in_a_name(found, understood):
    assert found("KAZAKHSTAN AND RUSSIA") == ["2.9"]
    assert understood("BELT AND ROAD").sentence.startswith("Searched for BELT AND ROAD;")


def test_either_of_two_is_found(found):
    assert sorted(found("migration OR exports")) == ["2.7", "3.4"]


def test_parts_that_no_text_has_together_are_searched_apart(found):
    assert sorted(found('"human trafficking" "national exports"')) == ["2.7", "3.4"]


def test_a_prefix_finds_what_begins_with_it(found):
    assert found("traff*") == ["3.4"]


def test_exact_search_takes_words_as_typed(found, understood):
    assert found("EAEU", exact=True) == ["4.3"]
    assert found("export", exact=True) == []
    assert understood("export", exact=True).exact


def test_field_words_choose_facet_values(engine, understood):
    assert understood("membership by:poita").selected == {"author": ("Yuri Poita",)}
    assert understood("lang:russian").selected == understood("lang:русс").selected == {"language": ("ru",)}
    assert [hit.id for hit in engine.search(Search("by:poita")).hits] == ["p11"]
    assert engine.search(Search("membership by:akbayeva")).total == 0


def test_a_field_word_without_such_a_value_is_told(found, understood):
    assert understood("exports by:nobody").repairs == ("by: has no value “nobody”, so it was left out.",)
    assert found("exports by:nobody") == ["2.7"]


def test_no_index_field_leaks(found):
    assert found("names:eaeu") == found("names eaeu")


def test_nothing_typed_shows_everything_and_nonsense_nothing(engine):
    assert engine.search(Search("")).total == len(TEXTS)
    assert engine.search(Search("*")).total == len(TEXTS)
    assert engine.search(Search("?!")).total == 0


def test_a_likelier_word_is_suggested_and_not_taken(tmp_path):
    texts = ["Foreign policy"] * 20 + ["A foreing word"]
    build(tmp_path, [make_document(place, text) for place, text in enumerate(texts)])
    engine = Engine.open(tmp_path, Interpreter(AUTHORITY).readings)

    results = engine.search(Search("foreing"))

    assert results.total == 1
    assert results.understanding.corrections == (Correction("foreing", "foreign", applied=False),)


def test_a_slip_before_the_ending_counts_before_relatives(tmp_path):
    build(tmp_path, [make_document(0, "A positive image"), make_document(1, "The post")])
    engine = Engine.open(tmp_path, Interpreter(AUTHORITY).readings)

    results = engine.search(Search("postive"))

    assert [hit.id for hit in results.hits] == ["d0"]
    assert results.understanding.corrections == (Correction("postive", "positive", applied=True),)


def test_a_word_within_a_name_is_taken_for_no_slip(tmp_path):
    texts = ["This chapter"] * 20 + ["The UN Charter", "A charter of broad powers"]
    authority = Authority.from_records(
        [
            {"id": "un-charter", "kind": "act", "preferred": {"en": "UN Charter"}, "forms": []},
            {"id": "bri", "kind": "term", "preferred": {"en": "Belt and Road"}, "forms": []},
        ]
    )
    build(tmp_path, [make_document(place, text) for place, text in enumerate(texts)])
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    def corrections(typed):
        return engine.search(Search(typed)).understanding.corrections

    assert corrections("charter") == (Correction("charter", "chapter", applied=False),)
    assert corrections("UN Charter") == ()
    assert corrections("Silk Road") == ()


def test_a_name_that_no_text_has_is_found_by_a_spelling_of_it_that_one_has(tmp_path):
    authority = Authority.from_records(
        [{"id": "akbayeva", "kind": "person", "preferred": {"en": "Akbayeva"}, "forms": ["Akbaeva"]}]
    )
    build(tmp_path, [make_document(0, "The concept", about=("A.N. Akbayeva",))])
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    results = engine.search(Search("Akbaeva"))

    assert results.total == 1
    assert results.understanding.corrections == (Correction("akbaeva", "akbayeva", applied=True),)


def test_a_number_at_the_end_of_an_unknown_word_is_parted_from_it(found, understood):
    assert understood("exports25").sentence == "Searched for exports 25; exports 25 instead of exports25."
    assert found("exports25") == ["2.7"]
    assert understood("xyzzy25").corrections == ()


def test_a_date_in_figures_is_read_in_words_and_a_year_without_its_abbreviation(tmp_path):
    build(tmp_path, [make_document(0, "Signed on March 6, 2020"), make_document(1, "The year 2020")])
    engine = Engine.open(tmp_path, Interpreter(AUTHORITY).readings)

    def searched(typed):
        results = engine.search(Search(typed))
        return [hit.id for hit in results.hits], str(results.understanding.sentence)

    assert searched("06.03.2020") == (
        ["d0", "d1"],
        "Searched for 6 March 2020; 6 March 2020 instead of 06.03.2020.",
    )
    assert searched("2020г.")[1] == searched("2020ж.")[1].replace("ж", "г")
    assert searched("2020г.")[0] == ["d1", "d0"]
    assert searched("32.13.2020") == ([], "Searched for 32.13.2020.")


def test_a_rare_form_of_a_name_is_widened_and_no_other_is_suggested(tmp_path):
    texts = ["Russia"] * 20 + ["Russiya"]
    authority = Authority.from_records(
        [{"id": "russia", "kind": "state", "preferred": {"en": "Russia"}, "forms": ["Russiya"]}]
    )
    build(tmp_path, [make_document(place, text) for place, text in enumerate(texts)])
    engine = Engine.open(tmp_path, Interpreter(authority).readings)

    understanding = engine.search(Search("Russiya")).understanding

    assert understanding.corrections == ()
    assert understanding.widened == {"Russiya": ("Russia",)}


@pytest.mark.parametrize("typed", NASTY)
@pytest.mark.parametrize("exact", [False, True])
def test_no_nasty_string_raises_or_takes_long(engine, typed, exact):
    began = time.thread_time()

    engine.search(Search(typed, exact=exact))

    assert time.thread_time() - began < LONG


PIECES = st.sampled_from(
    [
        *TEXTS.values(),
        "EAEU",
        "AND",
        "OR",
        "NOT",
        "-",
        '"',
        "“",
        "~3",
        "*",
        "(",
        ")",
        "by:",
        "lang:",
        "2.7",
        "in 9.9",
        "goal 6",
        "ЕАЭС",
        "ьшпкфешщт",
        "06.03.2020",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map(" ".join), st.booleans())
@settings(max_examples=200)
def test_anything_typed_is_answered(engine, typed, exact):
    results = engine.search(Search(typed, exact=exact))

    assert results.understanding.sentence or not words(typed) or results.understanding.selected
    assert all(0 <= hit.score < float("inf") for hit in results.hits)
