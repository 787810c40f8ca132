"""The links as W3C Web Annotations: the commentary's passage is the body, the Concept's unit the target.

https://www.w3.org/TR/annotation-model/ — each side is a SpecificResource with a TextQuoteSelector and a
TextPositionSelector over the plain text of its source, so that software can find the words again.
"""

import json

from commentary.models import Annotation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {
    Annotation.Relation.QUOTES: "identifying",
    Annotation.Relation.PARAPHRASES: "describing",
    Annotation.Relation.DISCUSSES: "commenting",
}
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def page(annotations, base):
    """An AnnotationPage of all of `annotations`, as JSON text."""
    address = f"{base}/annotations.jsonld"
    items = [_item(annotation, base) for annotation in annotations]
    collection = {
        "id": f"{base}/annotations/",
        "type": "AnnotationCollection",
        "label": "Links between the commentaries and the Concept",
        "total": len(items),
        "first": address,
        "last": address,
    }
    return _json(
        {
            "@context": _context(base),
            "id": address,
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        }
    )


def one(annotation, base):
    """One Annotation, as JSON text."""
    return _json({"@context": _context(base), **_item(annotation, base)})


def _json(data):
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _context(base):
    names = ("relation", "level", "comparesPrevious")
    return [CONTEXT, {name: f"{base}/api/#{name}" for name in names}]


def _item(annotation, base):
    made = {
        "id": base + annotation.get_absolute_url(),
        "type": "Annotation",
        "motivation": ["linking", MOTIVATIONS[annotation.relation]],
        "relation": annotation.relation,
        "level": annotation.level,
        "comparesPrevious": annotation.compares_previous,
        "body": [
            _side(annotation, "passage", annotation.passage, base),
            {
                "type": "TextualBody",
                "value": annotation.reason,
                "purpose": "describing",
                "format": "text/plain",
                "language": "en",
            },
        ],
        "target": _side(annotation, "clause", annotation.clause, base),
    }
    if annotation.editor:
        made["creator"] = {"type": "Person", "name": annotation.editor}
    return made


def _side(annotation, side, row, base):
    quote = {"type": "TextQuoteSelector", "exact": getattr(annotation, f"{side}_exact")}
    for name in ("prefix", "suffix"):
        if value := getattr(annotation, f"{side}_{name}"):
            quote[name] = value
    start, end = (getattr(annotation, f"{side}_{name}") for name in ("start", "end"))
    return {
        "type": "SpecificResource",
        "source": base + row.get_absolute_url(),
        "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
    }
