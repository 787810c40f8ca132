"""What a template says of the languages of the interface."""

from django import template

from config import languages

register = template.Library()
register.filter("permanent", languages.permanent_address)
register.filter(languages.permanent_path)


@register.simple_tag(takes_context=True)
def language_versions(context, path=""):
    """The same page, or the one at `path`, in every language: (code, the language's own name, address)."""
    return languages.versions(path or context["request"].get_full_path())
