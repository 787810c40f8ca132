"""One page of a long list, whatever the address asks for."""

from dataclasses import dataclass
from math import ceil

DIGITS = 6


@dataclass(frozen=True)
class Page:
    """The rows of page `number` (from 1) of `pages`; none on a page beyond the last. There is always a page one."""

    rows: list
    number: int
    pages: int
    total: int
    size: int

    @property
    def is_beyond(self):
        """Return whether the list ends before this page."""
        return self.number > self.pages

    @property
    def previous(self):
        """Return the number of the page before, the last one for a page beyond it, or None."""
        return min(self.number - 1, self.pages) or None

    @property
    def next(self):
        return self.number + 1 if self.number < self.pages else None

    @property
    def first_shown(self):
        """Return the place in the whole list, from 1, of the first row shown."""
        return (self.number - 1) * self.size + 1

    @property
    def last_shown(self):
        return self.first_shown + len(self.rows) - 1


def paginate(rows, data, size, largest):
    """Return the Page of a queryset that `data` asks for (`page`, `size`); what is no number counts as not asked."""
    size = min(number(data.get("size", "")) or size, largest)
    total = rows.count()
    page = number(data.get("page", "")) or 1
    start = (page - 1) * size
    return Page(list(rows[start : start + size]), page, max(1, ceil(total / size)), total, size)


def number(word):
    """Return the whole number above 0 that `word` is, or None.

    >>> [number(word) for word in ("3", "0", "-1", "x", "²", "9" * 20)]
    [3, None, None, None, None, None]
    """
    if word.isascii() and word.isdigit() and len(word) <= DIGITS:
        return int(word) or None
    return None
