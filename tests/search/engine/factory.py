"""Documents for the tests of the engine: real paragraphs of the three texts, or small ones made for the purpose."""

from functools import cache
from pathlib import Path

from search.engine.documents import Document

ROOT = Path(__file__).parents[3]
SOURCES = (
    ROOT / "concept/sources/2020/concept-2020.txt",
    ROOT / "commentary/sources/akbayeva-2023/akbayeva-2023.txt",
    ROOT / "commentary/sources/poita-2020/poita-2020.txt",
)


def make_document(
    position=0, text="Kazakhstan pursues a multi-vector, pragmatic and proactive foreign policy.", **given
):
    """A document with an id made from its position, in English, in the facet `source`."""
    defaults = {
        "id": f"d{position}",
        "position": position,
        "language": "en",
        "facets": {"source": ("concept",)},
    }
    return Document(**{**defaults, "text": text, **given})


@cache
def real_documents():
    """Every line of the three sources as a document; facets `source`, and `size` with one or two values."""
    lines = [
        (path.stem, number, line)
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip()
    ]
    return tuple(
        make_document(
            position,
            line,
            id=f"{source}:{number}",
            facets={"source": (source,), "size": sizes(line)},
            stored={"line": number},
        )
        for position, (source, number, line) in enumerate(lines)
    )


def sizes(line):
    return tuple(name for name, least in (("any", 0), ("long", 200), ("longest", 800)) if len(line) >= least)
