"""Loading: safe to repeat, keeps addresses, and changes nothing when a file is wrong."""

import json
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.asserts import assertRedirects

from commentary import files, loading
from commentary.models import Agreement, Annotation, Passage
from concept import loading as concept_loading
from concept.files import SourceError
from concept.models import Clause


@pytest.fixture
def sources(tmp_path):
    """Return copies of the two source folders, to be spoiled."""
    for name, folder in (("concept", concept_loading.SOURCES), ("commentary", files.SOURCES)):
        shutil.copytree(folder, tmp_path / name)
    return tmp_path


def read(sources):
    return files.read_edition(sources / "concept", sources / "commentary")


def spoil(path, old, new):
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def spoil_record(sources, file, index, **changes):
    path = sources / "commentary" / file
    records = json.loads(path.read_text(encoding="utf-8"))
    records[index].update(changes)
    path.write_text(json.dumps(records), encoding="utf-8")


def state():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Clause, Passage, Annotation, Agreement)
    }


@pytest.mark.parametrize(
    "path", ["/concept/", "/coverage/", "/coverage.csv", "/compare/", "/links/", "/about/"]
)
@pytest.mark.django_db
def test_a_page_about_the_document_says_that_none_is_loaded_yet(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "The edition has not been loaded yet." in response.text


def test_loading_again_changes_nothing_and_keeps_keys(edition):
    before = state()

    loading.load(files.read_edition(), loading.digest())

    assert len(before["Annotation"]) == 159
    assert state() == before


def test_an_unchanged_edition_is_not_loaded_again(edition, capsys):
    call_command("load_edition")

    assert capsys.readouterr().out == "The edition is loaded and no file has changed.\n"


def test_a_changed_reason_reaches_the_database_under_the_same_key(edition, sources):
    key = Annotation.objects.get(key="a1").pk
    spoil_record(sources, "annotations.json", 0, why="Another reason.")

    loading.load(read(sources), "another digest")

    annotation = Annotation.objects.get(key="a1")
    assert (annotation.pk, annotation.reason) == (key, "Another reason.")


def test_a_ref_that_would_vanish_is_refused_and_nothing_is_written(edition, sources):
    before = state()
    spoil(sources / "concept/2020/metadata.toml", 'name = "goal"', 'name = "aim"')
    records = (sources / "commentary/annotations.json").read_text(encoding="utf-8")
    for path in [*sources.rglob("*.json"), *sources.rglob("notes.toml")]:
        path.write_text(path.read_text(encoding="utf-8").replace('"goal-', '"aim-'), encoding="utf-8")
    assert '"goal-' in records

    with pytest.raises(SourceError, match=r"goal-1, goal-2.*would vanish.*moved"):
        loading.load(read(sources), "another digest")

    assert state() == before


def test_the_published_document_keeps_its_slug(edition, sources):
    before = state()
    spoil(sources / "concept/2020/metadata.toml", 'slug = "2020"', 'slug = "other"')

    with pytest.raises(SourceError, match=r"concept/sources, 2020: a published text has no files. Put"):
        loading.load(read(sources), "another digest")

    assert state() == before


def test_a_moved_ref_lets_its_old_address_live_on(edition, sources, client):
    spoil(sources / "concept/2020/metadata.toml", 'name = "act"', 'name = "law"')
    moves = "".join(f"act-{n} = 'law-{n}'\n" for n in range(1, 5))
    spoil(sources / "concept/2020/metadata.toml", "[moved]\n", f"[moved]\n{moves}")

    loading.load(read(sources), "another digest")

    assert Clause.objects.filter(ref="law-2").exists()
    assert not Clause.objects.filter(ref="act-2").exists()
    for old, new, status in (
        ("/concept/2020/act-2/", "/concept/2020/law-2/", 301),
        ("/concept/2020/act-2.json", "/concept/2020/law-2.json", 301),
        ("/concept/2020/act-2.bib", "/concept/2020/law-2.bib", 301),
        ("/c/?q=act-2", "/concept/2020/law-2/", 302),
    ):
        assertRedirects(client.get(old), new, status)


@pytest.mark.parametrize(
    ("moved", "message"),
    [
        ("[moved]\nact-1 = 'law-1'\n", r"metadata.toml, moved.act-1: “act-1” is in use again"),
        ("[moved]\nold-1 = 'law-1'\n", r"moved.old-1: “old-1” leads to “law-1”, which is not there"),
        ("[moved]\nold-1 = ['act-1']\n", r"moved.old-1: \['act-1'\] is no ref. Write one ref"),
        ("[[moved]]\nold-1 = 'act-1'\n", r"metadata.toml, moved: it is no table. Write its brackets once"),
    ],
)
def test_a_move_that_leads_nowhere_is_refused(sources, moved, message):
    spoil(sources / "concept/2020/metadata.toml", "[moved]\n", moved)

    with pytest.raises(SourceError, match=message):
        read(sources)


def test_a_layout_without_the_chapter_that_has_sections_is_refused(sources):
    spoil(sources / "concept/2020/metadata.toml", "\nchapter = ", "\npart = ")

    with pytest.raises(SourceError, match=r"metadata.toml, tables: 'chapter' is missing. Add it"):
        read(sources)


@pytest.mark.parametrize("spoiled", ["[[sections]]\n", "sections = 'x'\n"])
def test_a_part_of_the_layout_that_is_no_table_is_refused(sources, spoiled):
    file = sources / "concept/2020/metadata.toml"
    text = file.read_text(encoding="utf-8")
    head, _, tail = text.partition("[sections]")
    rest = tail[tail.index("\n[") :]
    file.write_text(spoiled + head + rest if "=" in spoiled else head + spoiled + rest, encoding="utf-8")

    with pytest.raises(
        SourceError, match=r"metadata.toml, sections: it is no table. Write its brackets once"
    ):
        read(sources)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"clause": "9.9"}, r"annotations.json, row 3 \(a3\): there is no unit “9.9”"),
        ({"passage": "p99"}, r"row 3 \(a3\): there is no passage “p99” in akbayeva-2023"),
        ({"commentary": "nobody"}, r"row 3 \(a3\): there is no commentary “nobody”"),
        ({"passage_exact": "not there"}, r"row 3 \(a3\): “not there” is not in the text. Copy the words"),
        ({"clause_exact": "o"}, r"row 3 \(a3\): “o” is in the text 2 times"),
        ({"relation": "likes"}, r"row 3 \(a3\): relation “likes” is not known. Use one of quotes"),
        ({"id": "a1"}, r"row 3 \(a1\): row 1 \(a1\) has the same id. Keep one"),
        ({"id": ["a1"]}, r"annotations.json, row 3 .*: a value is of the wrong type"),
        ({"why": " "}, r"row 3 \(a3\): why is empty"),
    ],
)
def test_a_wrong_link_is_named_by_file_and_row(sources, change, message):
    spoil_record(sources, "annotations.json", 2, **change)

    with pytest.raises(SourceError, match=message):
        read(sources)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            "annotations.json",
            r"row 160 \(a160\): row 1 \(a1\) has the same commentary, passage, clause, pass",
        ),
        (
            "agreement.json",
            r"commentary/agreement.json, row 27 \(decree\): row 1 \(decree\) has the same clause. ",
        ),
    ],
)
def test_a_record_that_repeats_another_is_named_and_nothing_is_written(edition, sources, file, message):
    before = state()
    path = sources / "commentary" / file
    records = json.loads(path.read_text(encoding="utf-8"))
    again = records[0] | ({"id": "a160"} if "id" in records[0] else {"verdict": "differ"})
    path.write_text(json.dumps([*records, again]), encoding="utf-8")

    with pytest.raises(SourceError, match=message):
        loading.load(read(sources), "another digest")

    assert state() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("commentary/annotations.json", '"id": "a2"', '"id" "a2"', r"annotations.json, line 1\d: Expecting"),
        ("concept/2020/metadata.toml", "[document]", "[document", r"metadata.toml, TOML syntax: .*line 3"),
        (
            "concept/2020/concept-2020.txt",
            "DECIDE:",
            "RESOLVE:",
            r"concept-2020.txt, line 2: “RESOLVE:” belongs",
        ),
        ("concept/2020/concept-2020.txt", "2.8. Con", "2.7. Con", r"line 89: a second unit “2.7”"),
        (
            "concept/2020/concept-2020.txt",
            "ToolsIn",
            "Tools. In",
            r"emendation c3 at line 128: .*is not found",
        ),
        (
            "commentary/poita-2020/metadata.toml",
            "[3, 25]",
            "[3, 24]",
            r"poita-2020.txt, line 25: it belongs to no",
        ),
        (
            "commentary/poita-2020/metadata.toml",
            'kind = "body"',
            'kind = "prose"',
            r"part 2.*unknown kind “prose”",
        ),
        ("concept/2020/emendations.toml", "line = 128", 'line = "128"', r"3 \(c3\): line is '128', not int"),
        ("concept/2020/metadata.toml", "short_title", "shorttitle", r"\[document\]: .*shorttitle"),
        (
            "concept/2020/metadata.toml",
            'label = "Decree"\n',
            "",
            r"2020/metadata.toml, frame.“On the Concept .*missing .*'label'",
        ),
        (
            "concept/2020/metadata.toml",
            'name = "act"',
            'nam = "act"',
            r"metadata.toml, lists.“chapter-7”: .*nam",
        ),
        (
            "concept/2020/metadata.toml",
            'label = "Goal"',
            "label = 7",
            r"lists.“chapter-4.p1”: label is 7, not str",
        ),
        (
            "concept/2020/metadata.toml",
            '[frame."DECIDE:"]',
            '[[frame."DECIDE:"]]',
            r"2020/metadata.toml, frame.“DECIDE:”: it is no table of its own",
        ),
        ("commentary/poita-2020/metadata.toml", "slug =", "slog =", r"\[commentary\]: .*slog"),
        ("commentary/poita-2020/metadata.toml", '"poita-2020"', '"no slug!"', r"slug: Enter a valid"),
        ("commentary/poita-2020/metadata.toml", "[3, 25]", "[3, '25']", r"part 2.*lines must be"),
        (
            "commentary/poita-2020/emendations.toml",
            'id = "p1"',
            'id = "c1"',
            r"poita-2020/emendations.toml, c1: 2020/emendations.toml uses this id too",
        ),
        ("commentary/changes.json", '"exact": "', '"exact": 7, "was": "', r"row 1 .*wrong type"),
        ("commentary/changes.json", '"claim": "', '"say": "', r"changes.json, row 1 .*'claim' is missing"),
        (
            "commentary/agreement.json",
            '"reason": "',
            '"why": "',
            r"agreement.json, row 1 .*'reason' is missing",
        ),
        (
            "commentary/akbayeva-2023/akbayeva-2023.txt",
            "- 2. ",
            "- 1. ",
            r"akbayeva-2023.txt, line 101: a second passage “r1”. Check the numbering",
        ),
        (
            "commentary/akbayeva-2023/metadata.toml",
            '["en", "ru", "kk"]',
            '["en", "ru", "ru"]',
            r"akbayeva-2023.txt, line 12: a second passage “title-ru”. Check .* language",
        ),
        (
            "commentary/akbayeva-2023/metadata.toml",
            '["en", "ru", "kk"]',
            '["en", "ru"]',
            r"akbayeva-2023.txt, line 12: its part has 2 languages and more lines. Give",
        ),
        (
            "commentary/akbayeva-2023/metadata.toml",
            'language = "ru-Latn"\nnumbered = true',
            'language = "ru-Latn"',
            r"akbayeva-2023.txt, line 100: a reference without its number",
        ),
        (
            "commentary/poita-2020/metadata.toml",
            '"poita-2020"',
            '"akbayeva-2023"',
            r"poita-2020/metadata.toml, \[commentary\]: another commentary has the slug “akbayeva-2023”",
        ),
        (
            "commentary/poita-2020/notes.toml",
            'clause = "',
            'clause = "9',
            r"poita-2020/notes.toml, note \d+ .*there is no unit “9",
        ),
    ],
)
def test_a_malformed_file_is_named_with_its_place(sources, file, old, new, message):
    spoil(sources / file, old, new)

    with pytest.raises(SourceError, match=message):
        read(sources)


@pytest.mark.parametrize("folder", ["concept/2020", "commentary/poita-2020"])
def test_metadata_without_a_table_is_named_with_its_folder(sources, folder):
    (sources / folder / "metadata.toml").write_text("[moved]\n", encoding="utf-8")

    with pytest.raises(SourceError, match=rf"{Path(folder).name}/metadata.toml, tables: .* is missing"):
        read(sources)


def test_a_missing_file_is_named(sources):
    (sources / "commentary/agreement.json").unlink()

    with pytest.raises(SourceError, match=r"agreement.json, whole file: it is missing"):
        read(sources)


@pytest.mark.parametrize("file", ["annotations.json", "poita-2020/notes.toml"])
def test_an_editors_file_in_another_encoding_is_named(sources, file):
    path = sources / "commentary" / file
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))

    with pytest.raises(SourceError, match=rf"{path.name}, line 1: it is not UTF-8 text. Save it again"):
        read(sources)


def test_a_source_that_is_not_utf8_is_named_with_its_line(sources):
    path = sources / "concept/2020/concept-2020.txt"
    path.write_bytes(path.read_bytes().replace(b"DECIDE", b"DEC\xffDE"))

    with pytest.raises(SourceError, match=r"concept-2020.txt, line 2: it is not UTF-8"):
        read(sources)
