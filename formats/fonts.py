"""The site's own fonts as files that the writers of PDF and of pictures can open.

The site keeps them as variable WOFF2 in parts for the browser: here a part becomes a TrueType file of one weight,
kept under VAR_DIR until the part changes.
"""

import hashlib
import os

from django.conf import settings

FOLDER = settings.BASE_DIR / "static" / "fonts"
# The parts of a family, by script; a letter that the first lacks is looked for in the next.
PARTS = ("", "-cyrillic", "-kazakh")
REGULAR, BOLD = 400, 700


def truetype(name, weight=REGULAR):
    """The path of a TrueType file; `name` is that of a file in static/fonts without its ending ("serif-cyrillic")."""
    origin = FOLDER / f"{name}.woff2"
    digest = hashlib.sha256(origin.read_bytes()).hexdigest()[:12]
    path = settings.VAR_DIR / "fonts" / f"{name}-{weight}-{digest}.ttf"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        _write(origin, weight, path)
    return path


def _write(origin, weight, path):
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(origin), {"wght": weight})
    font.flavor = None
    # Under another name first: a reader in another thread never sees half a font.
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    font.save(unfinished)
    unfinished.replace(path)
