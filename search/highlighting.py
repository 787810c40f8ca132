"""Hits for people to read: the one place where markup is put around text from a source."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from concept.labels import in_language
from search.engine.search import Hit


def marked_up(snippet: tuple[tuple[str, bool], ...]) -> SafeString:
    """The snippet as HTML: every character of the text escaped, every match in a `mark` element."""
    # All that is not the two tags goes through escape(), whoever wrote it.
    pieces = (f"<mark>{escape(text)}</mark>" if match else escape(text) for text, match in snippet)
    return mark_safe("".join(pieces))


def placed(place: tuple[tuple[str, str], ...], language: str) -> SafeString:
    """Where a text stands, as HTML: labels in the language of the page, headings marked as in theirs."""
    return mark_safe(
        " › ".join(step(escape(in_language(label)), escape(words), language) for label, words in place)
    )


def step(label, heading, language):
    if not heading:
        return label
    marked = f'<span lang="{escape(language)}">{heading}</span>'
    return f"{label}. {marked}" if label else marked


def plain(hit: Hit) -> str:
    """The snippet without marks."""
    return "".join(text for text, _ in hit.snippet)


def places(hit: Hit) -> list[list[int]]:
    """Where the matches stand in the plain snippet: [[start, end], ...] in characters."""
    found, at = [], 0
    for text, match in hit.snippet:
        if match:
            found.append([at, at + len(text)])
        at += len(text)
    return found
