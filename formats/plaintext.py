"""Units, passages and whole texts as plain text and as Markdown: the words, where they stand, how to cite them."""

import re
from functools import singledispatch

from citation import styles, versions
from citation.records import note, record
from commentary.models import Annotation, Commentary, Passage
from concept.models import Clause, Document
from concept.reading import Stretch

# What Markdown would take for its own at the start of a line or anywhere in it.
MARKS = re.compile(r"([\\`*_\[\]<>])")
LINE_MARKS = re.compile(r"^(\s*)(\d+)([.)])(?=\s)|^(\s*)([#+-])(?=\s)", re.MULTILINE)


def text(item, base):
    """A thing as plain text: title, words, and last how it is cited."""
    return f"{heading(item)}\n\n{body(item, _plain)}\n\n--\n{_source(item, base)}\n"


def markdown(item, base):
    """A thing as CommonMark: its words cannot become markup."""
    return f"# {escape(heading(item))}\n\n{body(item, _marked)}\n\n---\n\n{escape(_source(item, base))}\n"


def escape(words):
    """Words as they must stand in Markdown to be read as they are."""
    escaped = MARKS.sub(r"\\\1", words)
    return LINE_MARKS.sub(lambda m: f"{m[1] or m[4] or ''}{m[2] or ''}\\{m[3] or m[5]}", escaped)


def _source(item, base):
    if isinstance(item, Annotation):
        return f"{base}{item.get_absolute_url()}\n{note(item)}"
    citation = styles.plain(styles.text(record(item, base), styles.STYLES[0]))
    return f"{citation}\n{versions.TITLE}, version {versions.current().number}"


@singledispatch
def heading(item):
    """The line above the words of a thing."""
    raise TypeError(type(item).__name__)


@heading.register
def _(document: Document):
    return document.title


@heading.register
def _(units: Clause | Stretch):
    return f"{units.label}, {units.document.title}"


@heading.register
def _(commentary: Commentary):
    return f"{commentary.short_title}: {commentary.title}"


@heading.register
def _(passage: Passage):
    return f"{passage.label}, {passage.commentary.short_title}: {passage.commentary.title}"


@heading.register
def _(annotation: Annotation):
    return record(annotation, "")["title"]


@singledispatch
def body(item, write):
    """The words of a thing, `write(row)` for each of its units or passages, with an empty line between."""
    raise TypeError(type(item).__name__)


@body.register
def _(document: Document, write):
    return "\n\n".join(write(clause) for clause in document.clauses.all())


@body.register
def _(clause: Clause, write):
    return "\n\n".join(write(unit) for unit in (clause, *Clause.objects.within(clause)))


@body.register
def _(stretch: Stretch, write):
    return "\n\n".join(map(write, stretch.clauses))


@body.register
def _(commentary: Commentary, write):
    return "\n\n".join(write(passage) for passage in commentary.passages.readable())


@body.register
def _(passage: Passage, write):
    return write(passage)


@body.register
def _(annotation: Annotation, write):
    quoted = ((annotation.passage, annotation.passage_exact), (annotation.clause, annotation.clause_exact))
    said = [
        f"{row.label}, {owner}: “{words}”"
        for (row, words), owner in zip(quoted, _owners(annotation), strict=True)
    ]
    lines = [*said, f"Why: {annotation.reason}", f"Certainty: {annotation.level}"]
    return "\n\n".join(escape(line) if write is _marked else line for line in lines)


def _owners(annotation):
    return annotation.passage.commentary.short_title, annotation.clause.document.short_title


def _plain(row):
    """A row's words as they are printed: a number or a printed label before them, which headings have in them."""
    is_division = isinstance(row, Clause) and row.is_division
    return row.text if is_division else f"{row.lead.strip()} {row.text}".strip()


def _marked(row):
    if isinstance(row, Clause) and row.is_division:
        return f"## {escape(row.text)}"
    if isinstance(row, Passage) and row.kind == Passage.Kind.HEADING:
        return f"## {escape(row.text)}"
    return escape(_plain(row))
