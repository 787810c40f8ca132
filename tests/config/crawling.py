"""A crawl from the front page, in this process: what every page of the site is called, holds and leads to."""

import re
from collections import Counter, deque
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from lxml import html

HOST = "http://testserver"
# Of addresses that differ in the values of their query, or in the thing that they give in another language or format.
ALIKE = 2


@dataclass
class Page:
    """An answer: `links` are the addresses within the site that a page names, those of its files too.

    `shown` are the keys of the links between texts that stand on it. Only a page in HTML has a title.
    """

    status: int
    title: str = ""
    ids: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()


def crawl(client):
    """Return the Page at each address that can be reached from the front page, by address.

    All pages in the edition's language that have no query are asked for; of others alike, the first few.
    """
    found, seen, alike = {}, set(), Counter()
    waiting = deque([reverse("concept:home")])
    while waiting:
        address = waiting.popleft()
        if address not in seen:
            seen.add(address)
            likeness = _likeness(address)
            alike[likeness] += 1
            if not likeness or alike[likeness] <= ALIKE:
                found[address] = _ask(client, address)
                waiting.extend(urldefrag(link)[0] for link in sorted(found[address].links))
    return found


def _likeness(address):
    """Return what an address has in common with others like it, or None for one that is always asked for."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    language = translation.get_language_from_path(path)
    try:
        with translation.override(language or settings.LANGUAGE_CODE):
            view = resolve(path).view_name
    except Resolver404:
        return None
    suffix = re.search(r"(\.[a-z][a-z.]*)?$", path.rpartition("/")[2])[0]
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})
    asked = names[0] if len(names) == 1 else len(names) > 1
    return (view, language, suffix, asked) if language or suffix or asked else None


def _ask(client, address):
    if address.startswith(settings.STATIC_URL):
        return Page(200 if finders.find(address.removeprefix(settings.STATIC_URL)) else 404)
    answer = client.get(address)
    if not answer.headers["Content-Type"].startswith("text/html"):
        return Page(answer.status_code)
    document = html.fromstring(answer.content)
    named = document.xpath("//a/@href | //link/@href | //*/@src")
    absolute = (urljoin(HOST + address, one) for one in named)
    return Page(
        status=answer.status_code,
        title=" ".join(document.findtext(".//title").split()),
        ids=tuple(document.xpath("//@id")),
        links=frozenset(one.removeprefix(HOST) for one in absolute if one.startswith(f"{HOST}/")),
        shown=tuple(document.xpath("//@data-link")),
    )
