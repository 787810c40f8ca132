"""The interface in Russian and Kazakh: complete, and true to the code."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.site import ROOT

LANGUAGES = ("ru", "kk")


def catalog(language):
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_in_all_its_plural_forms(language):
    messages = [message for message in catalog(language) if message.id]

    assert len(messages) > 500
    assert [message.id for message in messages if message.fuzzy or not all(_strings(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_values_and_markup(language):
    kept = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")

    lost = [
        (message.id, string)
        for message in catalog(language)
        if message.id
        for string in _strings(message)
        if not set(kept.findall(string)) <= {found for one in _ids(message) for found in kept.findall(one)}
        or (len(_ids(message)) == 1 and sorted(kept.findall(string)) != sorted(kept.findall(message.id)))
    ]

    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_runs_is_what_was_translated(language):
    """The compiled file is in git, so that a fresh clone needs no gettext: `manage.py compilemessages`."""
    with (ROOT / "locale" / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = _strings_by_id(read_mo(file))

    assert compiled == _strings_by_id(catalog(language))


def test_the_files_hold_just_the_strings_of_the_code(tmp_path):
    if not shutil.which("xgettext"):
        missing = "GNU gettext is not installed (on Debian and Ubuntu: apt install gettext)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns(
        ".venv", ".git", "var", "tests", "bench", "docs", "__pycache__", ".*_cache"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--all", "--no-location", "--no-obsolete"],
        cwd=copy,
        env={**os.environ, "VAR_DIR": str(tmp_path / "var"), "DJANGO_SETTINGS_MODULE": "config.settings"},
        check=True,
        capture_output=True,
    )

    for language in LANGUAGES:
        with (copy / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
            collected = {(one.context, one.id) for one in read_po(file)}
        assert {(one.context, one.id) for one in catalog(language)} == collected


def _strings_by_id(messages):
    return {(_context(one), *_ids(one)): tuple(_strings(one)) for one in messages if one.id}


def _context(message):
    # Babel reads the contexts of a compiled file as bytes.
    return message.context.decode() if isinstance(message.context, bytes) else message.context


def _ids(message):
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message):
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)
