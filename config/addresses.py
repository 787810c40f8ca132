"""What can be told from an address alone: whether data or a page lies there, and where the site itself is."""

import re

# A program asks for what has one of these suffixes. Not for all that has a dot: "chapter-1.p1.z" is the ref of a page.
SUFFIXES = (
    *("json", "jsonld", "jsonl", "csv", "xml", "atom"),
    *("bib", "ris", "txt", "md", "png"),
    *("epub", "pdf", "sqlite", "zip"),
)
DATA = re.compile(rf"/[^/]+\.(?:{'|'.join(SUFFIXES)})$")


def is_data(path):
    """Whether the address of data or of a file, rather than of a page.

    >>> is_data("/concept/2020/2.7.csl.json"), is_data("/concept/2020/chapter-1.p1.z")
    (True, False)
    """
    return bool(DATA.search(path))


def site_address(request):
    """The site's own address as this reader has it, without a slash at its end."""
    return f"{request.scheme}://{request.get_host()}"
