"""Where the pages of this app stand in the edition: breadcrumbs, pairs of label and address, outermost first."""

from django.urls import reverse
from django.utils.translation import pgettext


def below_commentaries(*above):
    """Return the breadcrumbs of a page below the list of commentaries, and below each of `above`."""
    return [
        (pgettext("navigation", "Commentary"), reverse("commentary:commentaries")),
        *((str(one), one.get_absolute_url()) for one in above),
    ]


def below_links():
    return [(pgettext("navigation", "Links"), reverse("commentary:annotations"))]


def below_text(document):
    return [(pgettext("navigation", "Text"), document.get_absolute_url())]
