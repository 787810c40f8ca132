"""The colours of the commentaries: every voice can be read in light and in dark, wherever it speaks."""

import re

import pytest

from formats import cards
from tests.site import ROOT

VOICES = (1, 2, 3, 4)
TOKENS = dict(
    re.findall(
        r"--([\w-]+): light-dark\((.*?)\);", (ROOT / "static/css/tokens.css").read_text(encoding="utf-8")
    )
)
READABLE = 4.5  # WCAG 2.2, 1.4.3


def colour(name, scheme):
    """The red, green and blue of a token, each from 0 to 255; `scheme` is 0 for light and 1 for dark."""
    return tuple(bytes.fromhex(TOKENS[name].split(", ")[scheme].removeprefix("#")))


def luminance(rgb):
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (one / 255 for one in rgb)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_can_be_read_on_every_ground(voice, scheme):
    grounds = ["paper", "leaf", "wash", f"voice-{voice}-wash"]

    ink = colour(f"voice-{voice}", scheme)

    assert [name for name in grounds if contrast(ink, colour(name, scheme)) < READABLE] == []


def test_every_voice_is_used_by_its_number():
    styles = (ROOT / "static/css/components/voice.css").read_text(encoding="utf-8")
    of_number = '[data-voice="{0}"] {{ --voice: var(--voice-{0}); --voice-wash: var(--voice-{0}-wash); }}'

    assert [voice for voice in VOICES if of_number.format(voice) not in styles] == []


def test_a_shared_picture_has_the_colours_of_the_pages():
    names = ["accent", *(f"voice-{voice}" for voice in VOICES)]

    assert list(cards.VOICES) == [TOKENS[name].split(", ")[0] for name in names]
