"""Editors correct links in the admin: every quotation is found again, and what they did goes back to the file."""

import json
import shutil

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from commentary import exporting, files, loading
from commentary.models import Annotation
from concept import loading as concept_loading

NO_BREAK_SPACE = "\u00a0"


@pytest.fixture
def editor(client, edition):
    client.force_login(User.objects.create_superuser("editor"))
    return client


def address(key):
    return f"/desk/commentary/annotation/{Annotation.objects.get(key=key).pk}/change/"


def form_of(client, key, **changes):
    """Return what the browser would send from the form of a link, with `changes`."""
    form = client.get(address(key)).context["adminform"].form
    return {name: form[name].value() or "" for name in form.fields} | changes


def save(client, key, **changes):
    return client.post(address(key), form_of(client, key, **changes))


def errors(response):
    return response.context["adminform"].form.errors


def copied_sources(folder):
    for name, source in (("concept", concept_loading.SOURCES), ("commentary", files.SOURCES)):
        shutil.copytree(source, folder / name)
    return folder / "commentary/annotations.json"


def load_from(folder):
    loading.load(files.read_edition(folder / "concept", folder / "commentary"), "another digest")


def test_a_reason_corrected_in_the_admin_goes_to_the_file_and_comes_back(editor, tmp_path):
    file = copied_sources(tmp_path)
    before = file.read_text(encoding="utf-8").splitlines()
    reason = "Restates clause 2.7: more exports, fewer barriers."

    assert save(editor, "a84", reason=reason).status_code == 302
    assert Annotation.objects.get(key="a84").edited
    assert exporting.export(file) == 1
    load_from(tmp_path)

    link = Annotation.objects.get(key="a84")
    changed = [
        (old, new)
        for old, new in zip(before, file.read_text(encoding="utf-8").splitlines(), strict=True)
        if old != new
    ]
    assert (link.reason, link.edited) == (reason, False)
    assert [new.strip() for _, new in changed] == [f'"why": "{reason}"']


def test_a_shorter_quotation_is_found_again_at_its_new_place(editor):
    words = "volumes and geography of national exports"

    assert save(editor, "a84", clause_exact=words).status_code == 302

    link = Annotation.objects.get(key="a84")
    assert link.clause.text[link.clause_start : link.clause_end] == words == link.clause_exact
    assert link.clause_prefix.endswith("expanding the nomenclature, ")
    assert link.clause_suffix.startswith(", primarily non-primary ones")


def test_a_quotation_that_is_not_in_the_text_is_refused_with_a_remedy(editor):
    response = save(editor, "a84", clause_exact="volumes & geography of national exports")

    assert response.status_code == 200
    assert errors(response)["clause_exact"][0].startswith(
        "“volumes & geography of national exports” is not in the text. Copy the words exactly"
    )
    assert not Annotation.objects.get(key="a84").edited


def test_words_that_stand_twice_need_those_before_them(editor):
    words = "of national exports"
    twice = "multinational people of Kazakhstan"
    assert Annotation.objects.get(key="a149").passage.text.count(twice) == 2
    assert Annotation.objects.get(key="a84").clause.text.count(words) == 1

    refused = save(editor, "a149", passage_exact=twice)
    accepted = save(
        editor, "a149", passage_exact=twice, passage_before='not be "to strengthen the unity of the '
    )

    assert "is in the text 2 times" in errors(refused)["passage_exact"][0]
    assert "words just before" in errors(refused)["passage_exact"][0]
    assert accepted.status_code == 302
    link = Annotation.objects.get(key="a149")
    assert link.passage_start == link.passage.text.rindex(twice)
    assert exporting.annotation_record(link)["passage_prefix"] != ""
    assert form_of(editor, "a149")["passage_before"] == exporting.annotation_record(link)["passage_prefix"]


def test_no_break_spaces_that_a_browser_lost_are_put_back(editor):
    link = next(a for a in Annotation.objects.all() if NO_BREAK_SPACE in a.passage_exact)
    words = link.passage_exact

    typed = words.replace(NO_BREAK_SPACE, " ")
    assert save(editor, link.key, passage_exact=typed, reason="Seen again.").status_code == 302

    assert Annotation.objects.get(key=link.key).passage_exact == words


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"clause_ref": "9.9"}, "clause_ref", "There is no unit “9.9”. Use a ref as in its address."),
        ({"passage_ref": "p7"}, "passage_ref", "There is no passage “p7”. Use a ref as in its address."),
        ({"reason": ""}, "reason", "This field is required."),
        ({"clause_exact": ""}, "clause_exact", "This field is required."),
    ],
)
def test_a_form_that_says_too_little_is_refused(editor, change, field, message):
    response = save(editor, "a84", **change)

    assert errors(response) == {field: [message]}


def test_saving_without_a_change_leaves_nothing_to_export(editor):
    assert save(editor, "a84").status_code == 302

    assert not Annotation.objects.filter(edited=True).exists()


def test_a_new_link_gets_the_next_id_and_stands_last_in_the_file(editor, tmp_path):
    file = copied_sources(tmp_path)
    new = form_of(editor, "a84", clause_ref="2.6", clause_exact="foreign markets", reason="A test's reason.")

    response = editor.post("/desk/commentary/annotation/add/", new)
    exporting.export(file)

    assert response.status_code == 302
    records = json.loads(file.read_text(encoding="utf-8"))
    assert (len(records), records[-1]["id"], records[-1]["clause"]) == (160, "a160", "2.6")
    load_from(tmp_path)
    assert Annotation.objects.get(key="a160").position == 159


def test_the_same_link_is_not_made_twice(editor):
    response = editor.post("/desk/commentary/annotation/add/", form_of(editor, "a84"))

    assert errors(response)["__all__"] == ["Link a84 says this already, with the same words on both sides."]


def test_texts_are_shown_but_not_changed_and_links_are_not_deleted(editor):
    link = Annotation.objects.select_related("clause", "passage").get(key="a84")

    for kind, pk in (("concept/clause", link.clause.pk), ("commentary/passage", link.passage.pk)):
        assert editor.get(f"/desk/{kind}/{pk}/change/").status_code == 200
        assert editor.post(f"/desk/{kind}/{pk}/change/", {"text": "Other words."}).status_code == 403
        assert editor.get(f"/desk/{kind}/add/").status_code == 403
    assert editor.post(address("a84").replace("change", "delete"), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize(
    "kind",
    [
        "concept/document",
        "concept/clause",
        "concept/clausenote",
        "concept/clauseemendation",
        "commentary/annotation",
        "commentary/commentary",
        "commentary/passage",
        "commentary/passagenote",
        "commentary/passageemendation",
        "commentary/reference",
        "commentary/agreement",
        "commentary/change",
    ],
)
def test_every_list_of_the_admin_opens_with_few_queries(editor, kind, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        response = editor.get(f"/desk/{kind}/")

    assert response.status_code == 200
    assert response.context["cl"].result_count > 0


def test_links_are_found_by_id_ref_and_words(editor):
    def found(query):
        changelist = editor.get("/desk/commentary/annotation/", {"q": query}).context["cl"]
        return [link.key for link in changelist.result_list]

    assert found("a84") == ["a84"]
    assert found("2.7") == ["a84"]
    assert found("CIMCA is a slip") == ["a101"]


def test_strangers_are_sent_to_log_in(client, edition):
    response = client.get("/desk/commentary/annotation/")

    assert response.status_code == 302
    assert response.url.startswith("/desk/login/")


def test_the_database_gives_back_the_file_of_links_byte_for_byte(edition, tmp_path):
    Annotation.objects.update(edited=True)

    count = exporting.export(output=tmp_path / "annotations.json")

    assert count == Annotation.objects.count() == 159
    assert (tmp_path / "annotations.json").read_bytes() == exporting.FILE.read_bytes()


def test_an_export_elsewhere_leaves_the_links_edited(editor, tmp_path, capsys):
    save(editor, "a84", reason="Another reason.")

    call_command("export_annotations", output=tmp_path / "links.json")

    assert "Wrote 1 edited links" in capsys.readouterr().out
    assert "Another reason." in (tmp_path / "links.json").read_text(encoding="utf-8")
    assert Annotation.objects.filter(edited=True).count() == 1


def test_a_place_that_cannot_be_written_is_named(edition, tmp_path):
    with pytest.raises(CommandError, match=r"links.json cannot be written: No such file.*--output"):
        call_command("export_annotations", output=tmp_path / "nowhere/links.json")


def test_another_record_changed_in_the_file_meanwhile_is_kept(editor, tmp_path):
    file = copied_sources(tmp_path)
    records = json.loads(file.read_text(encoding="utf-8"))
    records[0]["why"] = "Changed in the file."
    file.write_text(exporting.dumped(records), encoding="utf-8")

    save(editor, "a84", reason="Changed in the admin.")
    exporting.export(file)

    records = {record["id"]: record for record in json.loads(file.read_text(encoding="utf-8"))}
    assert records["a1"]["why"] == "Changed in the file."
    assert records["a84"]["why"] == "Changed in the admin."


def test_loading_refuses_to_overwrite_what_was_not_exported(editor):
    save(editor, "a84", reason="Not exported.")

    with pytest.raises(CommandError, match=r"1 links were corrected.*export_annotations.*--discard-edits"):
        call_command("load_edition", force=True)

    assert Annotation.objects.get(key="a84").reason == "Not exported."


def test_edits_can_be_discarded(editor):
    reason = Annotation.objects.get(key="a84").reason
    save(editor, "a84", reason="Not wanted.")

    call_command("load_edition", force=True, discard_edits=True, verbosity=0)

    link = Annotation.objects.get(key="a84")
    assert (link.reason, link.edited) == (reason, False)
