"""What a page says of the edition's version and of older wordings."""

from django import template

from citation import versions

register = template.Library()


@register.simple_tag
def edition_version():
    """The Version that this is."""
    return versions.current()


@register.inclusion_tag("citation/_wordings.html")
def older_wordings(item):
    """The wordings that a unit or passage had before, with when and why each was replaced; nothing if none."""
    return {"wordings": versions.wordings(versions.key(item)), "label": item.label}


@register.inclusion_tag("citation/_changed.html")
def changed_targets(annotation):
    """For a link: which of its two texts was corrected since it was made, and when."""
    newer = versions.since(versions.key(annotation))
    sides = (annotation.passage, annotation.clause)
    corrections = [(side, versions.wordings(versions.key(side), newer)) for side in sides]
    return {"changed": [(side, *found[0]) for side, found in corrections if found]}
