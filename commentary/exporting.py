"""Writing what editors corrected in the admin back to the links' file, which is the edition's own record.

Only records that were edited are replaced, so that a change made to another one in the file since it was loaded is
kept, and a diff shows what the editors did and nothing else.
"""

import json
import os

from commentary.files import SOURCES
from commentary.models import Annotation
from concept.quotation import distinguishing_prefix

FILE = SOURCES / "annotations.json"


def annotation_record(annotation):
    """Return a link as its file has it: refs, words on both sides, and a prefix only where it needs one."""
    record = {
        "id": annotation.key,
        "commentary": annotation.passage.commentary.slug,
        "passage": annotation.passage.ref,
        **_words("passage", annotation.passage.text, annotation),
        "clause": annotation.clause.ref,
        **_words("clause", annotation.clause.text, annotation),
        "relation": annotation.relation,
        "level": annotation.level,
        "compares_previous": annotation.compares_previous,
        "why": annotation.reason,
    }
    return record | ({"editor": annotation.editor} if annotation.editor else {})


def _words(side, text, annotation):
    """Return the keys of one side: its exact words, and those before them where they stand there twice."""
    exact = getattr(annotation, f"{side}_exact")
    prefix = distinguishing_prefix(text, exact, getattr(annotation, f"{side}_start"))
    return {f"{side}_exact": exact} | ({f"{side}_prefix": prefix} if prefix else {})


def merged(records, edited):
    """Return `records` with each of `edited` in the place of the one with its id, new ones at the end."""
    edited = {record["id"]: record for record in edited}
    kept = [edited.pop(record["id"], record) for record in records]
    return [*kept, *edited.values()]


def dumped(records):
    """Return the text of a JSON file of records, in the one form that this edition writes."""
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def export(source=FILE, output=None):
    """Write the edited links into the records of `source`; return how many there were.

    Without `output` the file itself is replaced, in one step, and the links count as edited no longer.
    """
    links = list(Annotation.objects.with_texts().filter(edited=True))
    records = json.loads(source.read_text(encoding="utf-8"))
    text = dumped(merged(records, [annotation_record(link) for link in links]))
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
        return len(links)
    draft = source.with_suffix(".json.new")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, source)
    Annotation.objects.filter(pk__in=[link.pk for link in links]).update(edited=False)
    return len(links)
