"""Pictures of each kind of page for README and docs: `make pictures`, with Chromium.

Each is taken wide and on a phone, in light and in dark, of the running site with the real texts, and written to
docs/images/NAME-wide-light.webp and so on. ARGS="clause search" takes these kinds only.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser import ARGUMENTS, executable
from tests.kinds import KINDS
from tests.site import ROOT, Site

FOLDER = ROOT / "docs" / "images"
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
THEMES = ("light", "dark")
# Sharp on a dense screen, and together small enough to be kept in git.
QUALITY = 80
SHOWN = (
    "home",
    "text-opened",
    "chapter",
    "clause",
    "side-by-side",
    "commentary",
    "links",
    "agreement",
    "changes",
    "coverage",
    "course",
    "search",
    "concordance",
    "words",
    "not-found",
)


def take(names):
    """Take the pictures of the kinds of page in `names`, and say so."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var, Site(var) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        for size, viewport in SIZES.items():
            for theme in THEMES:
                window = browser.new_page(base_url=site.url, viewport=viewport, color_scheme=theme)
                for name in names:
                    window.goto(KINDS[name], wait_until="networkidle")
                    _keep(window.screenshot(), FOLDER / f"{name}-{size}-{theme}.webp")
                window.close()
        browser.close()


def _keep(picture, path: Path):
    Image.open(io.BytesIO(picture)).save(path, quality=QUALITY, method=6)
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    asked = sys.argv[1:] or SHOWN
    unknown = [name for name in asked if name not in KINDS]
    if unknown:
        sys.exit(f"There is no kind of page called {unknown[0]}. There is: {', '.join(KINDS)}.")
    take(asked)
