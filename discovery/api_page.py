"""The description of the data as a page to read: plain lists of what the OpenAPI document says."""

from django.utils.translation import gettext as _


def page(document):
    """What the page shows: {about, groups: [(title, [operation])], schemas: [{name, about, properties}]}."""
    operations = [
        _operation(path, method, said)
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]
    is_form = [one["media_types"] != "application/json" for one in operations]
    return {
        "about": document["info"]["description"].replace("`", ""),
        "groups": [
            (_("Data"), [one for one, form in zip(operations, is_form, strict=True) if not form]),
            (_("Other forms"), [one for one, form in zip(operations, is_form, strict=True) if form]),
        ],
        "schemas": [_schema(name, schema) for name, schema in document["components"]["schemas"].items()],
    }


def _operation(path, method, said):
    content = said["responses"]["200"]["content"]
    (media_type, body), *_ = content.items()
    return {
        "method": method.upper(),
        "path": path,
        "summary": said["summary"],
        "example": _example(path, said["parameters"]),
        "parameters": said["parameters"],
        "media_types": media_type,
        "schema": body.get("schema", {}).get("$ref", "").rpartition("/")[2],
    }


def _example(path, parameters):
    for parameter in parameters:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
    return path


def _schema(name, schema):
    parts = schema.get("allOf", [schema])
    properties = [
        {"name": key, "type": _type(value), "about": value.get("description", "")}
        for part in parts
        for key, value in part.get("properties", {}).items()
    ]
    return {
        "name": name,
        "about": parts[-1].get("description", ""),
        "wider": [part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part],
        "properties": properties,
    }


def _type(value):
    """A property's type in a few words: "string or null", "list of Unit", "quotes, paraphrases, discusses"."""
    if "$ref" in value:
        return value["$ref"].rpartition("/")[2]
    if "enum" in value:
        return " | ".join(value["enum"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    kind = value.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else kind
