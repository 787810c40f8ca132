"""A picture of a thing for those to whom its address is sent (Open Graph): its label and its first words, set in the
edition's own faces and colours.
"""

import io
from dataclasses import dataclass
from functools import cache, lru_cache, singledispatch
from threading import Lock

from citation import versions
from citation.records import date_in_words, in_running_text
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from formats.fonts import BOLD, FOLDER, PARTS, REGULAR

WIDTH, HEIGHT = 1200, 630
MARGIN, BAND = 80, 16
ROOM = WIDTH - 2 * MARGIN
# As in static/css/tokens.css, by day: a shared picture knows nothing of who looks at it.
PAPER, INK, SOFT, RULE = "#fafbfa", "#14242b", "#48595f", "#d3dcdc"
# Of the Concept, and of the commentaries by their position; those beyond are in soft ink.
VOICES = ("#0a5a70", "#7b3468", "#8f4413", "#495a12", "#3d4798")
# The words stand between these heights, in the first of these sizes in which they fit whole, or else cut.
LABEL_TOP, TOP, BOTTOM = 112, 220, 530
SIZES = (64, 56, 48, 42)
LEADING = 1.32
LABEL_SIZES = (68, 56, 46, 38)
# Letters after which a picture cannot show any more of the words, however narrow they are.
MOST = 600
_drawing = Lock()


@dataclass(frozen=True)
class Card:
    """What a picture shows: where a thing stands, what it is called, its words, its address; `voice` is its colour."""

    place: str
    label: str
    words: str
    address: str
    voice: int = 0


def png(item, base):
    """The picture of a document, unit, commentary, passage or annotation; bytes of a PNG file."""
    return _drawn(card(item, _bare(base + item.get_absolute_url())))


def of_edition(base):
    """The picture for pages that are about no single thing."""
    return _drawn(Card("A digital edition", "", versions.TITLE.partition(":")[0], _bare(base)))


def _bare(address):
    return address.partition("://")[2].rstrip("/")


@singledispatch
def card(item, address):
    """The Card of a thing."""
    raise TypeError(f"{type(item).__name__} has no picture")


@card.register
def _(document: Document, address):
    place = f"Decree No. {document.number} of {date_in_words(document.date)}"
    return Card(place, "", document.title, address)


@card.register
def _(clause: Clause, address):
    words = clause.title if clause.is_division else clause.text
    return Card(clause.document.title, clause.label, words, address)


@card.register
def _(commentary: Commentary, address):
    return Card("Commentary", commentary.short_title, commentary.title, address, commentary.position)


@card.register
def _(passage: Passage, address):
    commentary = passage.commentary
    place = f"{commentary.short_title}: {commentary.title}"
    return Card(place, passage.label, passage.text, address, commentary.position)


@card.register
def _(annotation: Annotation, address):
    passage, commentary = annotation.passage, annotation.passage.commentary
    place = f"{commentary.short_title}, {in_running_text(passage.label)}"
    label = f"{annotation.relation.capitalize()} {in_running_text(annotation.clause.label)}"
    return Card(place, label, f"“{annotation.passage_exact}”", address, commentary.position)


@lru_cache(maxsize=512)
def _drawn(shown):
    from PIL import Image, ImageDraw

    with _drawing:  # a font is shared, and FreeType changes it while it draws
        picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        _draw(ImageDraw.Draw(picture), shown)
    file = io.BytesIO()
    # With a palette the file is a third, and of so few colours nothing is lost that can be seen.
    picture.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@cache
def _palette():
    """The colours that a picture may have: the rule's, and of each ink sixteen steps from the paper, for edges."""
    from PIL import Image, ImageColor

    paper = ImageColor.getrgb(PAPER)
    steps = (
        round(ground + (tone - ground) * step / 15)
        for ink in (INK, SOFT, *VOICES)
        for step in range(16)
        for ground, tone in zip(paper, ImageColor.getrgb(ink), strict=True)
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([*steps, *ImageColor.getrgb(RULE)])
    return palette


def _draw(draw, shown):
    colour = VOICES[shown.voice] if shown.voice < len(VOICES) else SOFT
    draw.rectangle((0, 0, BAND, HEIGHT), fill=colour)
    _line(draw, 62, shown.place, Face("sans", 30), SOFT)
    _line(draw, LABEL_TOP, shown.label, _fitting(shown.label), colour)
    top = TOP if shown.label else LABEL_TOP
    face, lines = _set(shown.words, top)
    for place, line in enumerate(lines):
        _line(draw, top + place * face.leading, line, face, INK)
    draw.line((MARGIN, 548, WIDTH - MARGIN, 548), fill=RULE, width=2)
    _line(draw, 566, shown.address, Face("sans", 28), colour)


def _line(draw, y, words, face, colour):
    """Draw one line, cut where the picture ends."""
    x = MARGIN
    for run, font in face.runs(_cut(words, face)):
        draw.text((x, y), run, font=font, fill=colour)
        x += font.getlength(run)


def _fitting(label):
    faces = [Face("serif", size, BOLD) for size in LABEL_SIZES]
    return next((face for face in faces if face.width(label) <= ROOM), faces[-1])


def _set(words, top):
    """The Face and the lines of the words: all of them in the largest size that fits, or what fits in the smallest."""
    for size in SIZES:
        face = Face("serif", size)
        room = int((BOTTOM - top) // face.leading)
        lines = _wrapped(words[:MOST], face)
        if len(lines) <= room:
            return face, lines
    return face, [*lines[: room - 1], _shortened(lines[room - 1], face)]


def _wrapped(words, face):
    lines, used, space = [], ROOM, face.width(" ")
    for word in words.split():
        width = face.width(word)
        if used + space + width > ROOM:
            lines.append(word)
            used = width
        else:
            lines[-1] += f" {word}"
            used += space + width
    return lines


def _shortened(line, face):
    """A line that ends in an ellipsis, without the words that leave no room for it."""
    while " " in line and face.width(f"{line} …") > ROOM:
        line = line.rpartition(" ")[0]
    return f"{line} …"


def _cut(words, face):
    """The words, or as many letters as the picture is wide and an ellipsis."""
    kept = words[:MOST]
    if face.width(kept) <= ROOM:
        return kept
    while face.width(f"{kept}…") > ROOM:
        kept = kept[:-1]
    return f"{kept.rstrip(' …')}…"


@dataclass(frozen=True)
class Face:
    """A family in a size and weight, whose letters lie in one font a script."""

    family: str
    size: int
    weight: int = REGULAR

    @property
    def leading(self):
        return self.size * LEADING

    def width(self, words):
        return sum(font.getlength(run) for run, font in self.runs(words))

    def runs(self, words):
        """The words in pieces of one font: pairs of piece and font; what no font has is left out."""
        fonts = _fonts(self.family, self.weight, self.size)
        found = []
        for letter in words:
            font = next((font for font, letters in fonts if ord(letter) in letters), None)
            if font is None:
                continue
            if found and found[-1][1] is font:
                found[-1][0] += letter
            else:
                found.append([letter, font])
        return found


@cache
def _fonts(family, weight, size):
    """Pairs of a font and the code points that it has letters for."""
    from PIL import ImageFont

    found = []
    for part in PARTS:
        path = FOLDER / f"{family}{part}.woff2"
        font = ImageFont.truetype(path, size)
        font.set_variation_by_axes([weight])
        found.append((font, letters(path)))
    return found


@cache
def letters(path):
    """The code points that a font file has a letter for."""
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(path).getBestCmap())
