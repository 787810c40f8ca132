"""The joined stylesheet and script."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from config.joining import JOINED, join, sources


def test_the_stylesheet_follows_the_order_of_the_cascade():
    names = [path.stem for path in sources("css/site.css")]

    assert names[:3] == ["tokens", "base", "layout"]
    assert names[-1] == "print"
    assert names[3:-1] == sorted(names[3:-1])


def test_comments_do_not_travel_to_readers():
    assert "/*" not in join("css/site.css")


def test_every_joined_file_is_found_as_a_static_file():
    found = {name: Path(finders.find(name)).read_text(encoding="utf-8") for name in JOINED}

    assert found == {name: join(name) for name in JOINED}


def test_each_page_gives_the_script_the_words_that_it_says_to_readers():
    said = set(re.findall(r"\bwords\.(\w+)", join("js/site.js")))

    given = re.findall(r'data-([a-z-]+)="([^"]+)"', render_to_string("includes/_script_words.html"))

    assert {re.sub("-(.)", lambda match: match[1].upper(), name) for name, _ in given} == said
    assert ("copied", "Copied") in given
