"""What the data looks like, in JSON Schema: the names and types of the records, their vocabularies from the models."""

from commentary.models import Agreement, Annotation, Change, Passage
from concept.models import Clause, EditorialNote, Emendation

TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
FLAG = {"type": "boolean"}
MAYBE_TEXT = {"type": ["string", "null"]}
TEXTS = {"type": "array", "items": TEXT}


def ref(name):
    """A reference to one of SCHEMAS."""
    return {"$ref": f"#/components/schemas/{name}"}


def many(schema):
    return {"type": "array", "items": schema}


def one_of(choices, about=""):
    """One word of a closed vocabulary, a TextChoices."""
    schema = {"type": "string", "enum": list(choices.values)}
    return schema | ({"description": about} if about else {})


def record(about, **properties):
    """An object that always has these properties, and may come to have more."""
    return {
        "type": "object",
        "description": about,
        "required": list(properties),
        "properties": properties,
    }


def wider(name, about, **properties):
    """The record of SCHEMAS[name] with more properties."""
    return {"allOf": [ref(name), record(about, **properties)]}


ADDRESS = {"type": "string", "format": "uri-reference", "description": "Permanent address on this site."}
REF = {
    "type": "string",
    "description": "Permanent ref, as in the address.",
    "examples": ["2.7", "goal-6", "p12"],
}
SELECTOR = {"type": "object", "required": ["type"], "properties": {"type": TEXT, "exact": TEXT}}
EVIDENCE = record("The words that prove a link, on both sides.", clause=TEXT, passage=TEXT)

SCHEMAS = {
    "Source": record(
        "Where a text stands in the verbatim file.",
        file=TEXT,
        lines={**many({"type": "integer", "minimum": 1}), "minItems": 2, "maxItems": 2},
    ),
    "Place": record("A unit or a passage, named.", ref=REF, url=ADDRESS, label=TEXT, source=ref("Source")),
    "Note": record(
        "What a reader should know of a place in a text.", id=TEXT, kind=one_of(EditorialNote.Kind), note=TEXT
    ),
    "Emendation": record(
        "Where the edition departs from the verbatim file.",
        id=TEXT,
        kind=one_of(Emendation.Kind),
        line=COUNT,
        reason=TEXT,
    ),
    "Unit": record(
        "A unit of the Concept.",
        ref=REF,
        url=ADDRESS,
        kind=one_of(Clause.Kind),
        number={**MAYBE_TEXT, "description": "As printed; null where the edition counted."},
        label=TEXT,
        text=TEXT,
        parent=MAYBE_TEXT,
        notes=many(ref("Note")),
        emendations=many(ref("Emendation")),
        source=ref("Source"),
    ),
    "UnitPage": wider(
        "Unit",
        "A unit with what stands in it and what is said of it.",
        units=many(ref("Unit")),
        previous=MAYBE_TEXT,
        next=MAYBE_TEXT,
        annotations=many(ref("Annotation")),
        annotations_within=many(ref("Annotation")),
    ),
    "Document": record(
        "The whole Concept.",
        slug=TEXT,
        url=ADDRESS,
        title=TEXT,
        language=TEXT,
        rights=TEXT,
        total=COUNT,
        units=many(ref("Unit")),
    ),
    "Commentary": record(
        "A commentary.",
        slug=TEXT,
        url=ADDRESS,
        short_title=TEXT,
        titles={"type": "object", "additionalProperties": TEXT, "description": "Title by language."},
        language=TEXT,
        authors=many(record("An author.", family=TEXT, given=TEXT, affiliation=TEXT)),
        venue=TEXT,
        date=TEXT,
        rights=TEXT,
    ),
    "Commentaries": record("All commentaries.", url=ADDRESS, commentaries=many(ref("Commentary"))),
    "Passage": record(
        "A passage of a commentary.",
        ref=REF,
        url=ADDRESS,
        kind=one_of(Passage.Kind),
        number=MAYBE_TEXT,
        label=TEXT,
        text=TEXT,
        commentary=TEXT,
        section=MAYBE_TEXT,
        language=TEXT,
        discusses=TEXTS,
        notes=many(ref("Note")),
        emendations=many(ref("Emendation")),
        source=ref("Source"),
    ),
    "PassagePage": wider(
        "Passage",
        "A passage with its links.",
        annotations=many(ref("Annotation")),
        previous=MAYBE_TEXT,
        next=MAYBE_TEXT,
    ),
    "CommentaryPage": wider("Commentary", "A commentary with its text.", passages=many(ref("Passage"))),
    "Annotation": record(
        "A link between a passage and a unit, with its evidence.",
        id=TEXT,
        url=ADDRESS,
        relation=one_of(Annotation.Relation, "The strongest that holds."),
        level=one_of(Annotation.Level, "certain: any careful reader agrees; probable: one could disagree."),
        compares_previous=one_of(Annotation.Comparison, "What became of it since the Concept for 2014-2020."),
        reason=TEXT,
        clause=ref("Place"),
        passage=wider("Place", "The passage's place.", commentary=TEXT, language=TEXT),
        evidence=EVIDENCE,
        selectors=record(
            "W3C Web Annotation selectors of each side.", clause=many(SELECTOR), passage=many(SELECTOR)
        ),
    ),
    "Annotations": record(
        "A page of links.",
        total=COUNT,
        page=COUNT,
        pages=COUNT,
        size=COUNT,
        annotations=many(ref("Annotation")),
    ),
    "Agreements": record(
        "Where both commentaries speak of one unit.",
        total=COUNT,
        agreements=many(
            record(
                "A verdict.",
                verdict=one_of(Agreement.Verdict),
                reason=TEXT,
                clause=ref("Place"),
                sides=many({}),
            )
        ),
    ),
    "Changes": record(
        "What changed since the previous Concept, according to the commentators.",
        total=COUNT,
        changes=many(
            record(
                "A claim.",
                id=TEXT,
                claim=TEXT,
                kind=one_of(Change.Kind),
                quotation=TEXT,
                commentary=TEXT,
                passage=ref("Place"),
                clauses=many(ref("Place")),
                verdict=one_of(Change.Verdict),
                note=TEXT,
            )
        ),
    ),
    "Coverage": record(
        "How much each unit is discussed.",
        units=many(
            record("A unit and its counts.", ref=REF, kind=one_of(Clause.Kind), label=TEXT, url=ADDRESS)
        ),
    ),
    "Hit": record(
        "A unit or passage that was found.",
        id=TEXT,
        ref=REF,
        url=ADDRESS,
        kind=TEXT,
        number=MAYBE_TEXT,
        label=TEXT,
        language=TEXT,
        title=TEXT,
        snippet=TEXT,
        reasons=TEXTS,
        source=ref("Source"),
    ),
    "Search": record(
        "A page of hits.",
        query=TEXT,
        understood=record("How the words were understood.", sentence=TEXT, reference=MAYBE_TEXT, exact=FLAG),
        total=COUNT,
        page=COUNT,
        pages=COUNT,
        results=many(ref("Hit")),
        facets={
            "type": "object",
            "additionalProperties": many(
                record("A value of a facet.", value=TEXT, label=TEXT, count=COUNT, selected=FLAG)
            ),
        },
    ),
    "Suggestions": record(
        "What may be meant.",
        query=TEXT,
        suggestions=many(
            record(
                "A suggestion.",
                label=TEXT,
                detail=TEXT,
                url=ADDRESS,
                kind=TEXT,
                language=TEXT,
                detail_language=TEXT,
            )
        ),
    ),
    "OpenSearchSuggestions": {
        "type": "array",
        "description": "What was typed, then lists of words that may be meant, what each is, and where it leads.",
        "items": {"anyOf": [TEXT, TEXTS]},
        "minItems": 4,
        "maxItems": 4,
    },
    "AnnotationPage": {
        "type": "object",
        "description": "https://www.w3.org/TR/annotation-model/#annotation-page",
    },
    "Problem": {
        "type": "object",
        "description": "What went wrong (RFC 9457), with the nearest addresses where an address is unknown.",
        "required": ["type", "title", "status"],
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": COUNT,
            "detail": TEXT,
            "suggestions": many(record("A near address.", label=TEXT, url=ADDRESS)),
        },
    },
}
