"""The lists on a page of results as HTML: hits, values of facets, orders, pages.

Drawn here and not by a template, which takes ten times as long for each item and longer than the search for all.
"""

from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from search.facets import Facet, Value

register = template.Library()
CURRENT = ' aria-current="true"'


@register.simple_tag
def hits(found):
    """The items of the list of hits (search.answers.Answer.hits)."""
    named, choice = gettext("The place you named"), gettext('Choose<span class="unseen"> %(label)s</span>')
    return mark_safe("".join(hit(one, named, choice) for one in found))


def hit(one, named, choice):
    """A hit as an item of a list; its snippet and its place are HTML already."""
    title, name, address = escape(one["title"]), escape(one["name"]), escape(one["address"])
    eyebrow = f'<p class="eyebrow">{named}</p>' if one["is_reference"] else ""
    standing = f" <span>{one['standing']}</span>" if one["standing"] else ""
    return (
        f'<li class="hit{" hit-named" if eyebrow else ""}" data-voice="{one["voice"]}">{eyebrow}\n'
        f'<p class="hit-place"><span class="hit-source" lang="en">{title}</span>{standing} '
        '<label class="hit-choice no-print">'
        f'<input type="checkbox" name="id" value="{escape(one["id"])}" form="saving"> '
        f"{choice % {'label': name}}</label></p>\n"
        f'<h3><a href="{address}">{name}</a></h3>\n'
        f'<p class="hit-snippet" lang="{escape(one["language"])}">{one["snippet"]}</p>\n'
        f'<p class="hit-about">{about(one, address)}</p></li>\n'
    )


def about(one, address):
    """What is unusual in a hit, and how much it is discussed or discusses."""
    tags = "".join(
        f'<span class="tag">{escape(mark)}</span> '
        for mark in (one["language_mark"], one["kind_mark"])
        if mark
    )
    if one["discussed"]:
        return f'{tags}<a href="{address}#discussion">{escape(one["how_discussed"])}</a>'
    return tags + (escape(one["how_discussed"]) if one["treats"] else "")


@register.simple_tag
def sorts(offered):
    """Links to the same hits in other orders (search.answers.Answer.sorts)."""
    links = (
        f'<a href="{escape(one["query"])}"{CURRENT if one["current"] else ""}>{escape(str(one["label"]))}</a>'
        for one in offered
    )
    label = gettext("Order")
    return mark_safe(f'<nav class="sorts" aria-label="{label}">{"".join(links)}</nav>')


@register.simple_tag
def pager(answer):
    """Links to the other pages of hits."""
    label, words = gettext("Pages of results"), gettext('<span class="unseen">Page </span>%(number)s')
    links = "".join(page(link, words) for link in answer.page_links)
    before = answer.previous and turn(answer.previous, "prev", gettext("Previous page"), "←")
    after = answer.next and turn(answer.next, "next", gettext("Next page"), "→")
    return mark_safe(
        f'<nav class="pager" aria-label="{label}">\n'
        f'<ul class="pages">{before or ""}{links}{after or ""}</ul>\n</nav>'
    )


def page(link, words):
    if not link:
        return '<li aria-hidden="true">…</li>'
    number = words % {"number": link["number"]}
    if link["current"]:
        return f'<li><span aria-current="page">{number}</span></li>\n'
    return f'<li><a href="{escape(link["query"])}">{number}</a></li>\n'


def turn(query, rel, words, arrow):
    return (
        f'<li><a href="{escape(query)}" rel="{rel}">'
        f'<span class="unseen">{words}</span><span aria-hidden="true">{arrow}</span></a></li>\n'
    )


@register.simple_tag
def facets(shown):
    """The facets beside the hits under their heading, each to be unfolded."""
    heading = gettext("Narrow down")
    items = "".join(map(facet, shown))
    return mark_safe(f'<h2 id="facets-title" class="label">{heading}</h2>\n{items}')


def facet(one: Facet):
    chosen = f' <span class="count">{escape(one.how_many_chosen)}</span>' if one.chosen else ""
    return (
        f'<details class="facet"{" open" if one.open else ""}>'
        f"<summary>{escape(str(one.label))}{chosen}</summary>\n{facet_values(one)}</details>\n"
    )


@register.simple_tag
def facet_values(one: Facet):
    """The values of a facet as lists: those shown at once, and those that unfold."""
    more = ""
    if one.folded:
        more = (
            f'<details class="facet-more"><summary>{escape(one.how_many_more)}</summary>'
            f"<ul>{''.join(map(value, one.folded))}</ul></details>\n"
        )
    return mark_safe(f"<ul>{''.join(map(value, one.shown))}</ul>\n{more}")


def value(one: Value):
    """A value as an item of a list: a link that chooses it or takes it back; no link if words typed choose it."""
    current = CURRENT if one.selected or not one.query else ""
    named = f'{label(one.label, one.language)}<span class="count">{one.count}</span>'
    if not one.query:
        return f'<li><span class="facet-value"{current}>{named}</span></li>'
    return f'<li><a href="{escape(one.query)}"{current} rel="nofollow">{named}</a></li>'


@lru_cache(maxsize=1024)
def label(words, language):
    """What a value is called, in its language if that is not the page's."""
    marked = f' lang="{escape(language)}"' if language else ""
    return f'<span class="facet-label"{marked}>{escape(words)}</span>'
