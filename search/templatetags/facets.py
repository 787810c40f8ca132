"""The values of facets as HTML. A page has a hundred of them, and a template for each takes longer than the search."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from search.facets import Value

register = template.Library()

CURRENT = mark_safe(' aria-current="true"')
LABEL = '<span class="facet-label"{}>{}</span><span class="count">{}</span>'
LINK = f'<li><a href="{{}}"{{}} rel="nofollow">{LABEL}</a></li>'
TYPED = f'<li><span class="facet-value"{{}}>{LABEL}</span></li>'


@register.simple_tag
def facet_values(values):
    """The items of a list of facet values: links that choose them, or take them back."""
    return mark_safe("".join(map(item, values)))


def item(value: Value):
    """A value as an item of a list; one that words typed choose is no link."""
    language = format_html(' lang="{}"', value.language) if value.language else ""
    if not value.query:
        return format_html(TYPED, CURRENT, language, value.label, value.count)
    current = CURRENT if value.selected else ""
    return format_html(LINK, value.query, current, language, value.label, value.count)
