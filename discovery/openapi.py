"""The OpenAPI 3.1 description of the site's data, made from its routes, filters and models.

A route whose address ends in .json or .jsonld is part of it: OPERATIONS says what comes back; where a route is
missing there, a test fails.
"""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import get_resolver

from citation import versions
from commentary.filters import AgreementFilter, AnnotationFilter, ChangeFilter
from commentary.models import Annotation, Commentary, Passage
from commentary.views import DATA_PAGE_SIZE, LARGEST_DATA_PAGE
from concept.models import Clause, Document
from config.languages import in_edition_language
from discovery.schemas import COUNT, SCHEMAS, ref
from formats.representations import REPRESENTATIONS
from search.filters import SearchFilter, SearchFilters

ABOUT = """All content of the edition as data, open to every origin. Addresses are permanent. Nothing needs a key.
{rate} Ask again with `If-None-Match` rather than anew: every answer has an `ETag` and a `Last-Modified`. An unknown
filter value is ignored; an unknown address is a problem (RFC 9457) that names its neighbours, or a page for who
prefers `text/html`."""
RATE = (
    "One address may ask {} times a minute; past that the answer is 429, and `Retry-After` says for how long."
)
NO_RATE = "There is no limit to how often an address may ask."
KINDS = {
    "document": Document,
    "clause": Clause,
    "commentary": Commentary,
    "passage": Passage,
    "annotation": Annotation,
}
NAMES = {
    "slug": "Slug of the document or commentary.",
    "ref": "Permanent ref of the unit or passage; another spelling redirects.",
    "key": "Permanent id of the link.",
}
EXAMPLES = {
    "document": {"slug": "2020"},
    "clause": {"slug": "2020", "ref": "2.7"},
    "commentary": {"slug": "poita-2020"},
    "passage": {"slug": "poita-2020", "ref": "p5"},
    "annotation": {"key": "a1"},
}


@dataclass(frozen=True)
class Operation:
    """What a route answers: a summary, the name of its schema, what its query takes, what its path names.

    The query takes the `filters`, the orders that they know, and the `parameters`.
    """

    summary: str
    schema: str
    filters: type | None = None
    parameters: tuple = ()
    of: str = ""
    media_type: str = "application/json"


def parameter(name, about, schema):
    """A parameter of a query."""
    return {"name": name, "in": "query", "description": about, "schema": schema}


FROM_ONE = {"type": "integer", "minimum": 1}
PAGE = parameter("page", "Which page, from 1.", FROM_ONE)
SIZE = parameter(
    "size", f"How many on a page, at most {LARGEST_DATA_PAGE}.", FROM_ONE | {"default": DATA_PAGE_SIZE}
)
TYPED = parameter("q", "The letters typed so far.", {"type": "string"})
OPERATIONS = {
    "concept-data:document": Operation("The whole Concept", "Document", of="document"),
    "concept-data:clause": Operation("A unit and what is said of it", "UnitPage", of="clause"),
    "commentary-data:commentaries": Operation("The commentaries", "Commentaries"),
    "commentary-data:commentary": Operation("A commentary and its text", "CommentaryPage", of="commentary"),
    "commentary-data:passage": Operation("A passage and its links", "PassagePage", of="passage"),
    "commentary-data:annotations": Operation("The links", "Annotations", AnnotationFilter, (PAGE, SIZE)),
    "commentary-data:annotation": Operation("A link", "Annotation", of="annotation"),
    "commentary-data:agreement": Operation("Where the commentaries meet", "Agreements", AgreementFilter),
    "commentary-data:changes": Operation("Claims of change", "Changes", ChangeFilter),
    "commentary-data:coverage": Operation("How much each unit is discussed", "Coverage"),
    "search-data:search": Operation("Search all texts", "Search", SearchFilters),
    "search:suggestions": Operation("Suggestions while typing", "Suggestions", parameters=(TYPED,)),
    "discovery-data:opensearch_suggestions": Operation(
        "Suggestions for a browser's search box",
        "OpenSearchSuggestions",
        parameters=(TYPED,),
        media_type="application/x-suggestions+json",
    ),
    "formats-data:annotation_page": Operation(
        "All links as a W3C AnnotationPage", "AnnotationPage", media_type="application/ld+json"
    ),
}
# The description does not describe itself.
LEFT_OUT = {"discovery-data:openapi"}


@cache
@in_edition_language
def document():
    """The description as a dict; the servers' address is this site's own, so it is the same everywhere."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": versions.TITLE,
            "version": versions.current().number,
            "summary": "The Concept, two commentaries and the links between them, as data.",
            "description": about(),
        },
        "servers": [{"url": "/"}],
        "paths": {**_data_paths(), **_form_paths()},
        "components": {"schemas": SCHEMAS},
    }


def about():
    """What a reader of the data must know, with the limit that this site keeps."""
    rate = settings.API_RATE
    return ABOUT.format(rate=RATE.format(rate) if rate else NO_RATE)


def routes(resolver=None, namespace="", prefix=""):
    """Pairs of a route's name and its address as OpenAPI writes it: "/concept/{slug}/{ref}.json"."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from routes(pattern, namespace + inner, prefix + str(pattern.pattern))
        elif pattern.name:
            yield namespace + pattern.name, "/" + _template(prefix + str(pattern.pattern))


def _template(pattern):
    named = re.sub(r"\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)", r"{\1}", pattern)
    named = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", named)
    return re.sub(r"[\^$\\]", "", named)


def data_routes():
    """The routes that answer with JSON: pairs of name and address."""
    ending = (".json", ".jsonld")
    return [(name, path) for name, path in routes() if path.endswith(ending) and name not in LEFT_OUT]


def _data_paths():
    return {
        path: {"get": _operation(name.replace(":", "_"), OPERATIONS[name], path)}
        for name, path in data_routes()
        if name in OPERATIONS
    }


def _operation(name, operation, path):
    content = {operation.media_type: {"schema": ref(operation.schema)}}
    return {
        "operationId": name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(path, operation.of), *_query_parameters(operation)],
        "responses": _responses(operation.summary, content, moves=bool(operation.of)),
    }


def _responses(summary, content, moves):
    said = {
        "200": {"description": summary, "content": content, "headers": _headers()},
        "304": {"description": "Not changed since the ETag or date that was sent."},
        "429": {
            "description": "Asked too often.",
            "headers": {"Retry-After": {"description": "Seconds to wait.", "schema": COUNT}},
            "content": {"application/problem+json": {"schema": ref("Problem")}},
        },
        "4XX": {
            "description": "A problem.",
            "content": {"application/problem+json": {"schema": ref("Problem")}, "text/html": {}},
        },
    }
    if moves:
        said["301"] = {"description": "The permanent address of what was asked for in another spelling."}
    return said


def _headers():
    return {name: {"schema": {"type": "string"}} for name in ("ETag", "Last-Modified", "Cache-Control")}


def _path_parameters(path, of):
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": NAMES[name],
            "schema": {"type": "string", "minLength": 1, "pattern": "^[^/]+$"},
            "example": EXAMPLES[of][name],
        }
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _query_parameters(operation):
    filters = operation.filters.base_filters if operation.filters else {}
    chosen = [parameter(name, str(one.label or name), _filter_schema(one)) for name, one in filters.items()]
    orders = [one.value for one in getattr(operation.filters, "sortings", ())]
    sort = parameter("sort", "Order; the first unless told.", {"type": "string", "enum": orders})
    return [*chosen, *([sort] if len(orders) > 1 else []), *operation.parameters]


def _filter_schema(one):
    """The schema of a filter's values: several of a vocabulary, where it is a fixed one, or any text."""
    choices = one.extra.get("choices")
    values = {"type": "string"}
    if choices and not callable(choices):
        values["enum"] = [str(value) for value, _ in choices]
    return values if isinstance(one, SearchFilter) else {"type": "array", "items": values}


def _form_paths():
    """The other forms of each thing, as formats.urls has them: a path for each kind and suffix."""
    paths = {}
    for name, path in routes():
        app, _, kind = name.partition(":")
        if app != "formats-data" or kind not in KINDS:
            continue
        for form in REPRESENTATIONS:
            if KINDS[kind] in form.of:
                paths[path.replace("{suffix}", form.suffix)] = {"get": _form_operation(kind, form, path)}
    return paths


def _form_operation(kind, form, path):
    media_type = form.media_type.partition(";")[0]
    summary = f"A {kind} as {form.name}"
    return {
        "operationId": f"{kind}_{form.suffix.replace('.', '_')}",
        "summary": summary,
        "parameters": _path_parameters(path.replace(".{suffix}", ""), kind),
        "responses": _responses(summary, {media_type: {}}, moves=True),
    }
