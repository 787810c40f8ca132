"""Answers to searches over the real edition, for tests that ask for the fixture `indexed_edition`."""

from django.http import QueryDict

from search.answers import Answer


def answer(query=""):
    """The Answer to a query string, as the page gets it."""
    return Answer(QueryDict(query))


def ids(query, **given):
    """The ids of all hits of a query string, in order, over all its pages."""
    first = answer(query)
    separator = "&" if query else ""
    pages = [answer(f"{query}{separator}page={page}") for page in range(1, first.pages + 1)]
    return [hit.id for page in pages for hit in page.results.hits]
