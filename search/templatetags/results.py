"""The parts of a page of results as HTML: what was understood, hits, values of facets, orders, pages.

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
TO_FACETS = '<p class="to-facets"><a href="#facets">%s</a></p>'


@register.simple_tag
def summary(answer):
    """What stands above the hits: their number, how the words were understood, what is chosen, the order."""
    parts = (
        how_many(answer),
        TO_FACETS % gettext("Narrow down") if answer.facets else "",
        understanding(answer),
        *(f'<p class="note note-warn">{escape(notice)}</p>' for notice in answer.notices),
        pills(answer) if answer.pills else "",
        sorts(answer.sorts) if answer.total > 1 else "",
    )
    return mark_safe("\n".join(filter(None, parts)))


def how_many(answer):
    place = f'<span class="soft">, {answer.first}–{answer.last}</span>' if answer.pages > 1 else ""
    said = gettext("The place you named") if answer.link and not answer.total else answer.how_many
    return f'<h2 id="results" class="results-count">{escape(said)}{place}</h2>'


def understanding(answer):
    """How the words were understood, with links to other ways to take them."""
    lines = [escape(repair) for repair in answer.repairs]
    if answer.sentence:
        lines.append(f"{escape(answer.sentence)} {ways(answer)}")
    if answer.stretch:
        together = gettext('<a href="%(url)s">%(label)s</a> on one page')
        url, label = answer.stretch.get_absolute_url(), answer.stretch.label
        lines.append(together % {"url": escape(url), "label": escape(label)})
    meant = gettext('Did you mean <a href="%(url)s">%(words)s</a>?')
    lines += [
        meant % {"url": escape(one["query"]), "words": escape(one["meant"])} for one in answer.suggestions
    ]
    return f'<div class="understanding" role="status">{"".join(f"<p>{line}</p>" for line in lines)}</div>'


def ways(answer):
    """A link to the same words taken more widely, or exactly as typed; empty where none were typed."""
    if answer.asked.exact:
        return link(answer.wide_query, gettext("Search more widely"))
    if answer.is_corrected:
        instead = gettext("Search for “%(words)s”") % {"words": answer.asked.words}
        return link(answer.exact_query, escape(instead))
    return link(answer.exact_query, gettext("Exactly as typed")) if answer.asked.words else ""


def link(query, words):
    return f'<a href="{escape(query)}">{words}</a>'


def pills(answer):
    """The chosen values as links that take them back."""
    label, clear = gettext("Chosen"), gettext("Clear all")
    items = [pill(one) for one in answer.pills]
    if len(items) > 1:
        items.append(f'<a class="pill" href="{escape(answer.address.cleared())}">{clear}</a>')
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="pills" aria-label="{label}">{inner}</ul>'


def pill(one):
    without = escape(gettext("Without %(facet)s:") % {"facet": one["facet"]})
    return (
        f'<a class="pill" href="{escape(one["query"])}"><span class="unseen">{without} </span>'
        f'{in_language(one["label"], one["language"])}<span aria-hidden="true">×</span></a>'
    )


def in_language(words, language):
    """Words, marked with their language if it is not that of the page."""
    return f'<span lang="{escape(language)}">{escape(words)}</span>' if language else escape(words)


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
    """Why it was found if nothing in it is marked, what is unusual in it, and how much it is discussed or discusses."""
    tags = "".join(f'<span class="hit-reason">{escape(reason)}</span> ' for reason in one["reasons"])
    tags += "".join(
        f'<span class="tag">{escape(mark)}</span> '
        for mark in (one["language_mark"], one["kind_mark"])
        if mark
    )
    if one["discussed"]:
        return f'{tags}<a href="{address}#discussion">{escape(one["how_discussed"])}</a>'
    return tags + (escape(one["how_discussed"]) if one["treats"] else "")


def sorts(offered):
    """Links to the same hits in other orders (search.answers.Answer.sorts)."""
    links = (
        f'<a href="{escape(one["query"])}"{CURRENT if one["current"] else ""}>{escape(str(one["label"]))}</a>'
        for one in offered
    )
    label = gettext("Order")
    return f'<nav class="sorts" aria-label="{label}">{"".join(links)}</nav>'


@register.simple_tag
def pager(answer):
    """Links to the other pages of hits."""
    label, words = gettext("Pages of results"), gettext('<span class="unseen">Page </span>%(number)s')
    links = "".join(page(one, words) for one in answer.page_links)
    before = answer.previous and turn(answer.previous, "prev", gettext("Previous page"), "←")
    after = answer.next and turn(answer.next, "next", gettext("Next page"), "→")
    return mark_safe(
        f'<nav class="pager" aria-label="{label}">\n'
        f'<ul class="pages">{before or ""}{links}{after or ""}</ul>\n</nav>'
    )


def page(one, words):
    if not one:
        return '<li aria-hidden="true">…</li>'
    number = words % {"number": one["number"]}
    if one["current"]:
        return f'<li><span aria-current="page">{number}</span></li>\n'
    return f"<li>{link(one['query'], number)}</li>\n"


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
