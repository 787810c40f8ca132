"""What templates say of several commentaries at once."""

from django import template
from django.utils.html import format_html_join
from django.utils.translation import pgettext

register = template.Library()


@register.simple_tag
def any_of(commentaries):
    """The names of the commentaries, each with its colour, as alternatives: “Akbayeva 2023 or Poita 2020”."""
    dot = '<span class="voice-dot" aria-hidden="true" data-voice="{}"></span>{}'
    names = ((one.position, one.short_title) for one in commentaries)
    either = pgettext("between names", "or")
    return format_html_join(f" {either} ", dot, names)
