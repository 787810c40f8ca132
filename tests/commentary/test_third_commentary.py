"""A third commentary, put among the others as docs/adding-a-text.md says, is drawn wherever they are."""

import io
import json
import re
import shutil

import pytest
from PIL import Image, ImageColor

from commentary import files, loading
from commentary.models import Commentary
from formats import cards

SLUG = "poita-2020b"


def rewrite(path, *changes):
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def third(edition, tmp_path):
    """The edition with a third commentary: the text of the second once more, with one link."""
    sources = tmp_path / "commentary"
    shutil.copytree(files.SOURCES, sources)
    folder = shutil.copytree(sources / "poita-2020", sources / SLUG)
    (folder / "poita-2020.txt").rename(folder / f"{SLUG}.txt")
    rewrite(
        folder / "metadata.toml",
        ('"poita-2020"', f'"{SLUG}"'),
        ("Poita 2020", "Poita 2020b"),
        ("position = 2", "position = 3"),
    )
    for name in ("notes.toml", "emendations.toml"):
        rewrite(folder / name, ('id = "', 'id = "third-'))
    links = json.loads((sources / "annotations.json").read_text(encoding="utf-8"))
    link = next(link for link in links if link["commentary"] == "poita-2020")
    links.append(link | {"commentary": SLUG, "id": "a1000"})
    (sources / "annotations.json").write_text(json.dumps(links), encoding="utf-8")
    loading.load(files.read_edition(sources=sources), "with a third commentary")
    return Commentary.objects.get(slug=SLUG)


def voices(client, path):
    """The numbers of the commentaries that speak on a page."""
    return sorted(set(re.findall(r'data-voice="([1-9])"', client.get(path).text)))


@pytest.mark.parametrize(
    "path",
    [
        "/commentary/",
        "/coverage/",
        "/links/",
        "/compare/?part=all",
        "/annotations/?commentary=poita-2020b",
        "/concept/2020/",
    ],
)
def test_a_third_commentary_speaks_on_every_page_in_its_own_voice(client, third, path):
    assert "3" in voices(client, path)


def test_its_own_pages_and_files_are_there(client, third):
    passage = third.passages.get(ref="p5")
    paths = [
        third.get_absolute_url(),
        passage.get_absolute_url(),
        "/annotations/a1000/",
        f"/commentary/{SLUG}.xml",
    ]

    assert [client.get(path).status_code for path in paths] == [200] * 4
    assert all(voices(client, path) == ["3"] for path in paths[:3])


def test_every_commentary_is_offered_for_download(client, third):
    offered = re.findall(r'<a href="/commentary/([\w-]+)\.xml">(.*?)</a>', client.get("/download/").text)

    assert offered == [
        ("akbayeva-2023", "Akbayeva &amp; Akbayeva 2023"),
        ("poita-2020", "Poita 2020"),
        (SLUG, "Poita 2020b"),
    ]


def test_each_commentary_has_pictures_in_its_own_colour(third):
    pictures = [io.BytesIO(cards.png(one, "http://testserver")) for one in Commentary.objects.all()]

    bands = [Image.open(picture).convert("RGB").getpixel((0, 0)) for picture in pictures]

    assert bands == [ImageColor.getrgb(colour) for colour in cards.VOICES[1:4]]
