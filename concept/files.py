"""The files of a text: a verbatim source beside editorial tables, read as text or records; what is wrong is named.

Knows no Django.
"""

import tomllib
from dataclasses import fields
from types import UnionType
from typing import get_args, get_origin


class SourceError(Exception):
    """Something is wrong in a source or editorial file: which file, which place in it, what, and what to do."""

    def __init__(self, file, place, problem, remedy):
        super().__init__(f"{file}, {place}: {problem}. {remedy}")


def read_toml(path):
    """Return the parsed TOML file at `path`; a missing or malformed one is a SourceError naming the line."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            shown(path), "TOML syntax", str(error), "Mend the line named and load again"
        ) from None


def read_records(path, table, record_class):
    """Return `[[table]]` of the TOML file at `path` as records of a dataclass, in file order.

    A key that the dataclass lacks, a required one that is missing, and an id used twice are SourceErrors.
    """
    records = []
    for row, entry in enumerate(read_toml(path).get(table, []), start=1):
        place = f"{table} {row} ({entry.get('id', 'without id')})"
        records.append(build(record_class, entry, shown(path), place))
        if any(record.id == records[-1].id for record in records[:-1]):
            raise SourceError(shown(path), place, "its id is used twice", "Give it an id of its own")
    return records


def build(record_class, entry, file, place):
    """Return a dataclass record of a table read from a file; a wrong key or type is a SourceError."""
    if not isinstance(entry, dict):
        raise SourceError(file, place, "it is no table of its own", "Write its brackets as in the others")
    try:
        record = record_class(**entry)
    except TypeError as error:
        problem = str(error).partition("__init__() ")[2]
        raise SourceError(file, place, problem, "Mend the keys of this entry") from None
    for part in fields(record):
        value, wanted = getattr(record, part.name), _classes(part.type)
        if not isinstance(value, wanted):
            names = " or ".join(each.__name__ for each in wanted)
            raise SourceError(
                file, place, f"{part.name} is {value!r}, not {names}", "Give it as in the others"
            )
    return record


def _classes(annotation):
    """Return the classes that a field's annotation allows: `str | list[str]` allows str and list."""
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(get_origin(kind) or kind for kind in kinds)


def shown(path):
    """Return how a message names a file: with its folder, for each text has files of the same names."""
    return f"{path.parent.name}/{path.name}"


def read_text(path):
    """Return the text of the file at `path`, exactly as stored (no newline translation)."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise SourceError(shown(path), "whole file", "it is missing", f"Put it at {path}") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SourceError(
            shown(path), f"line {line}", "it is not UTF-8 text", "Save it again as UTF-8"
        ) from None


def source_file(folder):
    """Return the one verbatim text of a source folder (`<anything>.txt`)."""
    texts = sorted(folder.glob("*.txt"))
    if len(texts) != 1:
        raise SourceError(
            folder.name,
            "folder",
            f"it holds {len(texts)} .txt files",
            "Keep one verbatim text in each folder",
        )
    return texts[0]
