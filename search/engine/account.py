"""The account of how a query was understood, in sentences for the line above the results.

Whole format strings, because other languages put their words in another order.
"""

import re
from functools import reduce

from search.engine import syntax
from search.engine.sentences import gettext_lazy as _
from search.engine.sentences import ngettext_lazy

END_STOP = re.compile(r"(?<=\w)(?:(?<=\d)\.|[?!,;:])+\s*$")
FORMS_SAID = 3  # of the other forms of a name, in the sentence
RELATED_SAID = 4  # of what is related to a name
UNITS_SAID = 3  # of those that a range goes past


def sentence(told, understanding):
    """How the query was understood, in one line of plain text."""
    if not told:
        return _("Nothing to search for was typed.")
    more = [instead(correction) for correction in understanding.corrections if correction.applied]
    more += [also_as(name, forms) for name, forms in understanding.widened.items()]
    more += [with_related(understanding.related)] * bool(understanding.related)
    more += [_("words exactly as typed")] * understanding.exact
    if not more:
        return _("Searched for %(what)s.", what=told)
    # Translators: “more” is a list of remarks, such as “foreign instead of foriegn”, with semicolons between.
    return _("Searched for %(what)s; %(more)s.", what=told, more=reduce(furthermore, more))


def furthermore(one, other):
    return _("%(one)s; %(other)s", one=one, other=other)


def instead(correction):
    return _("%(meant)s instead of %(typed)s", meant=correction.meant, typed=correction.typed)


def also_as(name, forms):
    return _("%(name)s also as %(forms)s", name=name, forms=", ".join(forms[:FORMS_SAID]))


def with_related(names):
    return _("and what is related: %(names)s", names=", ".join(names[:RELATED_SAID]))


def everything():
    # Translators: what was searched for: “Searched for everything without Kazakhstan.”
    return _("everything")


def either(one, other):
    return _("%(one)s or %(other)s", one=one, other=other)


def both(one, other):
    return _("%(one)s and %(other)s", one=one, other=other)


def without(kept, left_out):
    return _("%(kept)s without %(left_out)s", kept=kept, left_out=left_out)


def listed(parts, told, joined=both):
    """`a and b`, or as they are joined, and what is left out at the end."""
    kept, left_out = syntax.parted(parts, told)
    return reduce(without, left_out, reduce(joined, kept) if kept else everything())


def quoted(text, slop):
    if slop == 1:
        return _("“%(phrase)s”", phrase=text)
    return ngettext_lazy(
        "“%(phrase)s”, at most %(number)s other word between",
        "“%(phrase)s”, at most %(number)s other words between",
        slop - 1,
        phrase=text,
    )


def as_many_as_possible(subjects):
    return _("as many as possible of: %(words)s", words=", ".join(subjects))


def no_unit(missing):
    # Translators: “unit” is one by its name and number, such as “clause 9.9”.
    return _("There is no %(unit)s, so its words were searched.", unit=missing)


def no_units(absent):
    # Translators: “units” are some by their names and numbers, such as “clause 9.9 or clause 9.10”.
    return _(
        "There is no %(units)s, so only the others were searched.", units=reduce(either, absent[:UNITS_SAID])
    )


def not_together():
    return _("No text has all of that together, so texts with parts of it are shown.")


def no_value(name, typed):
    # Translators: “name” is a word that stands before a colon, such as “by” in “by:Poita”.
    return _("%(name)s: has no value “%(value)s”, so it was left out.", name=name, value=typed)


def without_stop(text):
    """The text without the punctuation at its end, for it is told within a sentence: `2.7.`, `trade?`, but `U.S.`."""
    return END_STOP.sub("", text)
