"""What the editors add to a search document, from the real files."""

from search.editorial import authority, enriched, topic_file, topics
from search.engine.documents import Document


def make_document(text, id="2020/1.3", language="en"):
    return Document(id=id, position=0, language=language, text=text, facets={"source": ("concept-2020",)})


def test_a_document_is_given_its_names_topics_and_actors():
    text = "Participation in the activities of the Shanghai Cooperation Organisation and the CICA"

    document = enriched(make_document(text))

    assert [(id, text[start:end]) for id, start, end in document.names] == [
        ("sco", "Shanghai Cooperation Organisation"),
        ("cica", "CICA"),
    ]
    assert document.facets == {
        "source": ("concept-2020",),
        "topic": ("non-proliferation",),
        "actor": ("sco", "cica"),
    }


def test_a_document_is_labelled_in_every_language():
    about = enriched(make_document("The status of the Caspian Sea")).about

    assert {"Disarmament and non-proliferation", "Разоружение и нераспространение"} <= set(about)


def test_a_document_is_labelled_with_all_that_its_author_is_called():
    document = Document(
        id="poita-2020/p4",
        position=0,
        language="en",
        text="In the first chapter",
        facets={"author": ("Yuri Poita",)},
    )

    assert {"Yuri Poita", "Пойта"} <= set(enriched(document).about)


def test_the_files_hold_together():
    ids = {entry.id for entry in authority()}

    assert len(ids) == 313
    assert {other for entry in authority() for other in (*entry.related, *entry.not_within)} <= ids
    assert {id for assigned in topic_file()["assignments"].values() for id in assigned} <= set(topics())
