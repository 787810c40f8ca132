"""From the words in an address to the commentary, passage or link that they name."""

from django.urls import reverse
from django.utils.translation import gettext

from commentary.models import Annotation, Commentary
from commentary.reader import with_everything
from concept.addresses import UnknownRef, find
from concept.refs import nearest, normalise


def commentary(slug):
    """Return the Commentary with this slug, in any case; an unknown one offers them all."""
    found = Commentary.objects.prefetch_related("authors").filter(slug=slug.casefold()).first()
    if found is None:
        offered = [(str(one), one.get_absolute_url()) for one in Commentary.objects.all()]
        raise UnknownRef(
            gettext("There is no commentary at this address. These are in the edition:"), offered
        )
    return found


def passage(slug, ref):
    """Return the readable Passage that `ref` names, with everything shown at it."""
    owner = commentary(slug)
    rows = with_everything(owner.passages.readable())
    return find(rows, owner.slug, ref, more=[(str(owner), owner.get_absolute_url())])


def annotation(key):
    """Return the Annotation with this key, with its texts; an unknown one offers its neighbours in number."""
    found = Annotation.objects.with_texts().filter(key=normalise(key)).first()
    if found is None:
        keys = nearest(key, Annotation.objects.values_list("key", flat=True))
        links = Annotation.objects.with_texts().in_bulk(keys, field_name="key")
        offered = [(described(links[key]), links[key].get_absolute_url()) for key in keys]
        offered.append((gettext("All links"), reverse("commentary:annotations")))
        raise UnknownRef(gettext("There is no such link."), offered)
    return found


def described(link):
    """Return a link's name with what it says: “Link a149: Paragraph 12 quotes Clause 2.7”."""
    return gettext("Link %(key)s: %(sentence)s") % {"key": link.key, "sentence": link.sentence}
