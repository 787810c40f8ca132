"""The values of facets as HTML. A page has a hundred of them, and a template for each takes longer than the search."""

from html import escape

from django import template
from django.utils.safestring import mark_safe

from search.facets import Value

register = template.Library()


@register.simple_tag
def facet_values(values):
    """The items of a list of facet values: links that choose them, or take them back."""
    return mark_safe("".join(map(item, values)))


def item(value: Value):
    """A value as an item of a list; one that words typed choose is no link."""
    current = ' aria-current="true"' if value.selected or not value.query else ""
    if not value.query:
        return f'<li><span class="facet-value"{current}>{named(value)}</span></li>'
    return f'<li><a href="{escape(value.query)}"{current} rel="nofollow">{named(value)}</a></li>'


def named(value):
    language = f' lang="{escape(value.language)}"' if value.language else ""
    return f'<span class="facet-label"{language}>{escape(value.label)}</span><span class="count">{value.count}</span>'
