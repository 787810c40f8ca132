"""How a page looks where its address is shared: Open Graph's tags, which messengers and networks read."""

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from citation import versions
from config.addresses import site_address
from config.languages import permanent_address
from formats import cards

register = template.Library()
LOCALES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
TWITTER = '<meta name="twitter:card" content="summary_large_image">'


@register.simple_tag(takes_context=True)
def card(context, item=None):
    """The card of this page: its own title and description, and the picture of `item` or else of the edition."""
    request = context["request"]
    here = site_address(request)
    title = _block(context, "title")
    picture = (
        f"{permanent_address(item).rstrip('/')}.png" if item else reverse("formats-data:edition_picture")
    )
    tags = [
        ("og:type", "article" if item else "website"),
        ("og:site_name", gettext(versions.TITLE)),
        ("og:locale", LOCALES.get(get_language(), LOCALES["en"])),
        ("og:title", title),
        ("og:description", _block(context, "description")),
        ("og:url", here + request.path),
        ("og:image", here + picture),
        ("og:image:type", "image/png"),
        ("og:image:width", cards.WIDTH),
        ("og:image:height", cards.HEIGHT),
        ("og:image:alt", title),
    ]
    # Twitter has its own name for a picture that fills the card; the rest it takes from Open Graph.
    lines = (f'<meta property="{name}" content="{conditional_escape(content)}">' for name, content in tags)
    return mark_safe("\n".join([*lines, TWITTER]))


def _block(context, name):
    """What the page put into a block of base.html, once more; safe, since its template escaped it."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(" ".join(block.nodelist.render(context).split()))
