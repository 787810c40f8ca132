"""The document side as data: what the .json addresses answer, as plain dictionaries. /openapi.json describes them."""


def document_record(document, clauses):
    """Return a document with its units in document order."""
    return {
        "slug": document.slug,
        "url": document.get_absolute_url(),
        "title": document.title,
        "decree": {
            "title": document.decree_title,
            "number": document.number,
            "date": document.date.isoformat(),
            "place": document.place,
            "authority": document.authority,
            "signatory": document.signatory,
        },
        "language": document.language,
        "rights": document.rights,
        "source": {"file": document.source_file, "name": document.source_name, "url": document.source_url},
        "total": len(clauses),
        "units": [unit_record(clause) for clause in clauses],
    }


def unit_record(clause):
    """Return a unit of an Outline with what the edition did to it and says of it."""
    return {
        "ref": clause.ref,
        "url": clause.get_absolute_url(),
        "kind": clause.kind,
        "number": clause.number or None,
        "label": clause.label,
        "text": clause.text,
        "parent": clause.parent and clause.parent.ref,
        "notes": [note_record(note) for note in clause.shown_notes],
        "emendations": [emendation_record(one) for one in clause.shown_emendations],
        "source": clause.source,
    }


def stretch_record(stretch):
    """Return a range of units (reading.Stretch)."""
    return {
        "ref": stretch.ref,
        "url": stretch.get_absolute_url(),
        "label": stretch.label,
        "total": len(stretch.clauses),
        "units": [unit_record(clause) for clause in stretch.clauses],
        "source": {
            "file": stretch.document.source_file,
            "lines": [stretch.clauses[0].first_line, stretch.clauses[-1].last_line],
        },
    }


def note_record(note):
    """Return an editorial note on some words of a text, or on all of it."""
    return {"id": note.key, "kind": note.kind, "exact": note.exact or None, "note": note.note}


def emendation_record(emendation):
    """Return an emendation; what the source has is null where the edition withholds it."""
    return {
        "id": emendation.key,
        "kind": emendation.kind,
        "line": emendation.line,
        "before": None if emendation.withheld else emendation.before,
        "after": emendation.after,
        "reason": emendation.reason,
    }
