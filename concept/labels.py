"""What units and passages are called, in the language of the page.

Labels are stored in English and built of steps (“Chapter 1, paragraph 2, item a”), each a word with or without its
number; a plural has the first and the last (“Clauses 3.10–3.14”). So some dozen words say every label there is in
another language.
"""

import re

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

STEP = re.compile(r"(?P<word>.*?) (?P<number>[0-9]+(?:\.[0-9]+)*(?:–[0-9]+(?:\.[0-9]+)*)?|[a-z])")
# An item of a decree is called otherwise than an item of a list.
WHOLE = re.compile("Decree, item [0-9]+")
NUMBERED = {
    "Chapter": _("Chapter %(number)s"),
    "Chapters": _("Chapters %(number)s"),
    "Clause": _("Clause %(number)s"),
    "Clauses": _("Clauses %(number)s"),
    "Decree, item": _("Decree, item %(number)s"),
    "Expected result": _("Expected result %(number)s"),
    "Expected results": _("Expected results %(number)s"),
    "Goal": _("Goal %(number)s"),
    "Goals": _("Goals %(number)s"),
    "Legal act": _("Legal act %(number)s"),
    "Legal acts": _("Legal acts %(number)s"),
    "Metadata": _("Metadata %(number)s"),
    "Paragraph": _("Paragraph %(number)s"),
    "Principle": _("Principle %(number)s"),
    "Principles": _("Principles %(number)s"),
    "Reference": _("Reference %(number)s"),
    "Section": _("Section %(number)s"),
    "Sections": _("Sections %(number)s"),
    "Task": _("Task %(number)s"),
    "Tasks": _("Tasks %(number)s"),
    "experience": _("experience %(number)s"),
    "experiences": _("experiences %(number)s"),
    "item": _("item %(number)s"),
    "items": _("items %(number)s"),
    "paragraph": _("paragraph %(number)s"),
}
PLAIN = {
    "Approval": _("Approval"),
    "Decree": _("Decree"),
    "English": _("English"),
    "Implementation tools": _("Implementation tools"),
    "Kazakh": _("Kazakh"),
    "Russian": _("Russian"),
    "Russian in Latin letters": _("Russian in Latin letters"),
    "Title": _("Title"),
    "Title of the Concept": _("Title of the Concept"),
    "enacting words": _("enacting words"),
    "number": _("number"),
    "place and date": _("place and date"),
    "signature": _("signature"),
}


def in_language(label):
    """Return a stored label in the active language; what no translation is known for stays as it is."""
    if get_language() == settings.LANGUAGE_CODE:
        return label
    steps = [label] if WHOLE.fullmatch(label) else label.split(", ")
    return ", ".join(map(_step, steps))


def _step(step):
    match = STEP.fullmatch(step)
    if match and match["word"] in NUMBERED:
        return NUMBERED[match["word"]] % {"number": match["number"]}
    return str(PLAIN.get(step, step))
