"""What a page says about its thing to who cites it: people (`citation_box`, `save_hits`) and machines (`head_of`)."""

from functools import cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from citation import styles, versions, zotero
from citation.managers import MANAGERS
from citation.records import fingerprint, is_counted, record
from commentary.models import Annotation, Commentary, Passage
from concept.addresses import form_address
from concept.models import Clause, Document
from config.addresses import site_address
from config.languages import in_edition_language, permanent_address
from formats import representations, schema_org, selection

register = template.Library()
HEADINGS = {
    Document: _("Cite or save this document"),
    Clause: _("Cite or save this unit"),
    Commentary: _("Cite or save this commentary"),
    Passage: _("Cite or save this passage"),
    Annotation: _("Cite or save this link"),
}
COUNTED = {
    Clause: _("The source gives this unit no number: it was counted by this edition."),
    Passage: _("The source gives this passage no number: it was counted by this edition."),
}


@register.inclusion_tag("formats/_box.html", takes_context=True)
def citation_box(context, item):
    """The box that says how the thing of this page is cited, saved and taken along; one a page."""
    said = record(item, site_address(context["request"]))
    citations = [
        # The text comes escaped from citation.markup.
        {"slug": style.slug, "name": gettext(style.name), "text": mark_safe(styles.text(said, style))}
        for style in styles.STYLES
    ]
    return {
        "heading": HEADINGS[type(item)],
        "citations": citations,
        "forms": [(form, address(item, form)) for form in representations.of(item).values()],
        "version": versions.current(),
        "fingerprint": fingerprint(item),
        "counted": COUNTED[type(item)] if is_counted(item) else "",
        "coins": "" if isinstance(item, Commentary | Passage) else zotero.coins(said),
    }


@register.inclusion_tag("formats/_head.html", takes_context=True)
def head_of(context, item):
    """What stands in the head of the thing's page: Highwire or Dublin Core, its other forms, and JSON-LD."""
    here = site_address(context["request"])
    said = record(item, here)
    is_article = isinstance(item, Commentary | Passage)
    return {
        "tags": list(zotero.highwire(said)) if is_article else [],
        "dublin_core": dublin_core(item, said),
        "forms": [(form, address(item, form)) for form in representations.of(item).values()],
        "graph": mark_safe(schema_org.graph(item, here)),
    }


@register.simple_tag(takes_context=True)
def edition_head(context):
    """What the head of the first page says of the whole site to search engines."""
    graph = schema_org.edition(site_address(context["request"]))
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(graph))


@register.simple_tag(takes_context=True)
def save_hits(context, answer):
    """For a page of a search: a COinS for each hit, and links that save those ticked or all that the search found.

    Drawn here for the same reason as the hits (search.templatetags.results).
    """
    request = context["request"]
    files = addresses("selection_file")
    _manager, first = files[0]
    coins = selection.coins(answer.hits, site_address(request))
    return mark_safe(
        f'<form class="saving no-print" id="saving" action="{first}">\n{save_chosen(files)}\n'
        f"{save_found(answer.total, request.META.get('QUERY_STRING', ''))}\n</form>\n{coins}"
    )


def save_chosen(files):
    """Buttons that save the hits ticked, one for each reference manager."""
    label = gettext("Save those chosen:")
    buttons = "".join(
        f'<button class="button button-quiet button-small" formaction="{address}">{manager.name}</button> '
        for manager, address in files
    )
    return f'<p class="cite-forms">{label} {buttons}</p>'


def save_found(total, query):
    """Links that save all that was found; for a long list with what a script needs to say how far it is."""
    label = ngettext("Save the one found:", "Save all %(total)s found:", total) % {"total": total}
    links = " · ".join(
        f'<a href="{address}?{escape(query)}" download data-mark="{escape(manager.mark)}">{manager.name}</a>'
        for manager, address in addresses("search_file")
    )
    progress = words_of_progress(total) if total > selection.BATCH else ""
    return f'<p class="cite-forms"{progress}>{label} {links}</p>'


def words_of_progress(total):
    saved, stop = gettext("Saved."), gettext("Stop")
    return f' data-saving="{total}" data-saved="{saved}" data-stop="{stop}"'


@cache
def addresses(route):
    """The address of a file for each reference manager, which has no language: [(manager, address)]."""
    return [(one, reverse(f"formats-data:{route}", args=[suffix])) for suffix, one in MANAGERS.items()]


def address(item, form):
    """The address of a form of a thing."""
    return form_address(permanent_address(item), form.suffix)


@in_edition_language
def dublin_core(item, said):
    """Dublin Core's words for a thing; no creator, which Zotero would prefer to what the COinS says."""
    pairs = [
        ("dcterms.title", said["title"]),
        ("dcterms.issued", zotero.iso_date(said)),
        ("dcterms.language", said["language"]),
        ("dcterms.identifier", said["URL"]),
        ("dcterms.type", "Text"),
    ]
    owner = getattr(item, "document", None) or getattr(item, "commentary", None)
    if owner is not None:
        pairs.append(
            ("dcterms.isPartOf", said["URL"].removesuffix(item.get_absolute_url()) + owner.get_absolute_url())
        )
    return pairs
