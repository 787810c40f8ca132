"""The whole site as who follows every link finds it."""

from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client
from django.utils import translation

from commentary.models import Annotation, Passage
from concept.models import Clause
from tests.config.crawling import crawl

pytestmark = pytest.mark.usefixtures("indexed_edition")


@pytest.fixture(scope="module")
def pages(built_index, django_db_blocker):
    with django_db_blocker.unblock():
        return crawl(Client())


def named_on(pages, wrong):
    """Return {address: a page that names it} of the addresses `wrong`."""
    return {
        link: address
        for address, page in pages.items()
        for link in page.links
        if link in wrong or urldefrag(link)[0] in wrong
    }


def test_every_unit_passage_and_link_is_reached_from_the_front_page(pages):
    things = [
        *Clause.objects.select_related("document"),
        *Passage.objects.readable().select_related("commentary"),
        *Annotation.objects.all(),
    ]

    assert len(things) == 151 + 70 + 159
    assert {thing.get_absolute_url() for thing in things} - set(pages) == set()


def test_no_link_is_dead_or_leads_elsewhere_than_it_says(pages):
    assert named_on(pages, {address for address, page in pages.items() if page.status != 200}) == {}


def test_every_fragment_is_on_the_page_it_is_of(pages):
    named = {link for page in pages.values() for link in page.links if urldefrag(link)[1]}
    asked = {link for link in named if urldefrag(link)[0] in pages and pages[urldefrag(link)[0]].title}
    dead = {link for link in asked if urldefrag(link)[1] not in pages[urldefrag(link)[0]].ids}

    assert len(asked) > 1000
    assert named_on(pages, dead) == {}


def test_no_id_stands_twice_on_a_page(pages):
    wrong = {address for address, page in pages.items() if len(set(page.ids)) < len(page.ids)}

    assert wrong == set()


def test_no_two_pages_have_one_title(pages):
    titles = {}
    for address, page in pages.items():
        parts = urlsplit(address)
        if page.title and not parts.query and not translation.get_language_from_path(parts.path):
            titles.setdefault(page.title, []).append(address)

    assert len(titles) > 380
    assert {title: shared for title, shared in titles.items() if len(shared) > 1} == {}


def test_every_link_between_texts_is_visible_from_both_its_ends(pages):
    links = Annotation.objects.select_related("passage__commentary", "clause__document")
    from_passages = [key for passage in {one.passage for one in links} for key in _own(pages, passage)]
    from_clauses = [key for clause in {one.clause for one in links} for key in _own(pages, clause)]

    loaded = sorted(one.key for one in links)
    assert len(loaded) == 159
    assert sorted(from_passages) == loaded
    assert sorted(from_clauses) == loaded


def _own(pages, text):
    """Return the links of a unit or passage that its page shows; a heading's page also shows those in it."""
    own = set(text.annotations.values_list("key", flat=True))
    return [key for key in pages[text.get_absolute_url()].shown if key in own]
