"""What templates show of a long text."""

from django import template

from concept.quotation import surroundings

register = template.Library()


@register.filter
def beginning(text, length):
    """Return the first words of `text`, up to `length` characters, cut between words.

    >>> beginning("Kazakhstan pursues a multi-vector foreign policy of peace", 24)
    'Kazakhstan pursues a…'
    """
    _before, after = surroundings(text, 0, 0, length)
    return after
