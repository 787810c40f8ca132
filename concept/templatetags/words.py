"""What templates show of a long text."""

import re

from django import template

from concept.quotation import surroundings

register = template.Library()
# What joins to words that are cut away.
LEFT_OPEN = re.compile(r"[\s,;:(–—-]+…$")


@register.filter
def beginning(text, length):
    """Return the first words of `text`, up to `length` characters, cut between words.

    >>> beginning("Kazakhstan pursues a multi-vector foreign policy of peace", 24)
    'Kazakhstan pursues a…'
    >>> beginning("volumes of exports, primarily non-primary ones", 24)
    'volumes of exports…'
    """
    _before, after = surroundings(text, 0, 0, length)
    return LEFT_OPEN.sub("…", after)
