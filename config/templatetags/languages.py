"""What a template says of the languages of the interface."""

from html import escape

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from config import languages
from config.addresses import site_address

register = template.Library()
register.filter("permanent", languages.permanent_address)
register.filter(languages.permanent_path)
CURRENT = ' aria-current="true"'


@register.simple_tag(takes_context=True)
def language_links(context):
    """The items of the list of languages: links to this page in each."""
    request = context["request"]
    current = get_language()
    return mark_safe(
        "".join(
            f'<li><a href="{escape(address)}" hreflang="{code}" lang="{code}"'
            f"{CURRENT if code == current else ''}>"
            f'<span aria-hidden="true">{code.upper()}</span><span class="unseen">{name}</span></a></li>\n'
            for code, name, address in languages.versions(request.get_full_path())
        )
    )


@register.simple_tag(takes_context=True)
def spelled_out(context, path):
    """The whole of an address of this site, as it is read off paper; in a fragment that is given nothing else, too."""
    return site_address(context.request) + path


@register.simple_tag(takes_context=True)
def alternates(context):
    """For the head of a page of the edition's own words: itself as the one to index, and itself in every language."""
    request = context["request"]
    site = site_address(request)
    (code, _name, address), *others = languages.versions(request.path)
    pages = [(code, address), ("x-default", address), *((code, address) for code, _name, address in others)]
    links = (f'<link rel="alternate" hreflang="{code}" href="{escape(site + path)}">' for code, path in pages)
    return mark_safe("\n".join([f'<link rel="canonical" href="{escape(site + request.path)}">', *links]))
