"""From a document to the terms of its fields."""

from search.engine.analysis import Token, analyse, words


def terms_of(document):
    """The document's terms by field, {field: [Token, ...]}, each in order of position.

    Where a term stands is given by its start and end in the document's text for `text` and `words`.
    """
    return {
        "heading": analyse(document.heading, document.language),
        "lent": analyse(document.lent, document.language),
        "names": whole(document.names),
        "number": whole(numbers(document)),
        "text": analyse(document.text, document.language),
        "words": words(document.text),
    }


def numbers(document):
    """The number as printed and the other forms of reference that lead to the document, each a term."""
    return tuple(dict.fromkeys(filter(None, (document.number, *document.references))))


def whole(values):
    """Values that are one term each, case apart; no phrase runs from one into the next."""
    return [Token(value.casefold(), 2 * place, 0, 0) for place, value in enumerate(values)]
