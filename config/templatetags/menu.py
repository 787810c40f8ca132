"""Where a page stands in the menu of every page."""

from django import template

register = template.Library()
# The section of a view, or else of its app. What has none (help, download, a wrong address) stands under nothing.
SECTIONS = {
    "concept": "text",
    "concept:home": "home",
    "commentary": "commentary",
    "commentary:compare": "text",
    "commentary:annotations": "links",
    "commentary:annotation": "links",
    "commentary:about": "",
    "commentary:emendations": "",
    "search": "search",
}


@register.simple_tag(takes_context=True)
def section(context):
    """The section of the menu under which the page stands: one of the values of SECTIONS, or an empty string."""
    match = context["request"].resolver_match
    return SECTIONS.get(match.view_name, SECTIONS.get(match.app_name, "")) if match else ""
