"""The commentary side as data: what the .json addresses answer, as plain dictionaries."""

from concept.records import emendation_record, note_record

LINK_HEAD = [
    "id",
    "commentary",
    "passage",
    "language",
    "clause",
    "relation",
    "level",
    "compares_previous",
    "passage_words",
    "clause_words",
]


def commentary_record(commentary):
    """Return what a commentary is, without its passages."""
    return {
        "slug": commentary.slug,
        "url": commentary.get_absolute_url(),
        "short_title": commentary.short_title,
        "titles": commentary.titles,
        "language": commentary.language,
        "authors": [
            {"family": author.family, "given": author.given, "affiliation": author.affiliation}
            for author in commentary.authors.all()
        ],
        "venue": commentary.venue,
        "date": commentary.date,
        "doi": commentary.doi or None,
        "udc": commentary.udc or None,
        "rights": commentary.rights,
        "note": commentary.note,
        "source": {"file": commentary.source_file, "url": commentary.source_url or None},
    }


def reading_records(reading):
    """Return the passages of a reader.Reading in the order of the source, versions knowing each other."""
    listed = []
    for block in reading.blocks:
        for shown in block.members:
            versions = [other.passage for other in block.members if other is not shown]
            listed.append((shown.passage.position, passage_record(shown, versions)))
    return [record for _, record in sorted(listed, key=lambda pair: pair[0])]


def passage_record(shown, versions=()):
    """Return a passage (reader.Shown) with the keys of its links; `versions` are its other language versions."""
    passage = shown.passage
    return {
        **_text_record(passage),
        "commentary": passage.commentary.slug,
        "section": passage.section and passage.section.ref,
        "language": passage.language,
        "versions": [
            {"ref": version.ref, "url": version.get_absolute_url(), "language": version.language}
            for version in versions
        ],
        "discusses": [link.key for link in shown.links],
        "notes": [note_record(note) for note in shown.notes],
        "emendations": [emendation_record(emendation) for emendation in shown.emendations],
        "source": passage.source,
    }


def _text_record(row):
    """Return what every unit and passage says of itself."""
    return {
        "ref": row.ref,
        "url": row.get_absolute_url(),
        "kind": row.kind,
        "number": row.number or None,
        "label": row.label,
        "text": row.text,
    }


def annotation_record(link):
    """Return a link with both ends, its evidence and its W3C selectors."""
    return {
        "id": link.key,
        "url": link.get_absolute_url(),
        "relation": link.relation,
        "level": link.level,
        "compares_previous": link.compares_previous,
        "reason": link.reason,
        "clause": _end(link.clause),
        "passage": {
            **_end(link.passage),
            "commentary": link.passage.commentary.slug,
            "language": link.passage.language,
        },
        "evidence": {"clause": link.clause_exact, "passage": link.passage_exact},
        "selectors": {"clause": _selectors(link, "clause"), "passage": _selectors(link, "passage")},
    }


def _end(row):
    return {"ref": row.ref, "url": row.get_absolute_url(), "label": row.label, "source": row.source}


def _selectors(link, side):
    """Return the W3C selectors of one side; offsets count characters (Unicode code points) of its text."""

    def field(name):
        return getattr(link, f"{side}_{name}")

    return [
        {
            "type": "TextQuoteSelector",
            "exact": field("exact"),
            "prefix": field("prefix"),
            "suffix": field("suffix"),
        },
        {"type": "TextPositionSelector", "start": field("start"), "end": field("end")},
    ]


def agreement_record(meeting):
    """Return where the commentaries meet on a unit (discussion.Meeting)."""
    return {
        "verdict": meeting.record.verdict,
        "reason": meeting.record.reason,
        "clause": {**_end(meeting.clause), "text": meeting.clause.text},
        "sides": [
            {
                "commentary": side.commentary.slug,
                "quotation": side.record.exact,
                "passage": _end(side.passage),
                "passages": [passage.ref for passage in side.passages],
            }
            for side in meeting.sides
        ],
    }


def change_record(change):
    """Return a claim of what changed since the previous Concept."""
    return {
        "id": change.key,
        "claim": change.claim,
        "kind": change.kind,
        "quotation": change.exact,
        "commentary": change.passage.commentary.slug,
        "passage": _end(change.passage),
        "clauses": [_end(clause) for clause in change.clauses.all()],
        "verdict": change.verdict,
        "note": change.note,
    }


def link_row(link):
    """Return a link as a row of a table under LINK_HEAD."""
    return [
        link.key,
        link.passage.commentary.slug,
        link.passage.ref,
        link.passage.language,
        link.clause.ref,
        link.relation,
        link.level,
        link.compares_previous,
        link.passage_exact,
        link.clause_exact,
    ]


def page_record(name, records, page):
    """Return a page of a long list: `total` of all pages, `page` of `pages`, and the records under `name`."""
    return {
        "total": page.total,
        "page": page.number,
        "pages": page.pages,
        "size": page.size,
        name: records,
    }
