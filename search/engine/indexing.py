"""From a document to the terms of its fields."""

from search.engine.analysis import Token, analyse, analyse_label, words


def terms_of(document):
    """The document's terms by field, {field: [Token, ...]}, each in order of position.

    Where a term stands is given by its start and end in the document's text for `names`, `text` and `words`.
    """
    tokens = words(document.text)
    return {
        "about": whole(sorted({token.text for label in document.about for token in analyse_label(label)})),
        "heading": analyse(document.heading, document.language),
        "lent": analyse(document.lent, document.language),
        "names": [Token(id, 2 * place, start, end) for place, (id, start, end) in enumerate(document.names)],
        "number": whole(numbers(document)),
        "text": analyse(document.text, document.language, tokens),
        "treats": whole(document.treats),
        "within": whole(document.within),
        "words": tokens,
    }


def numbers(document):
    """The id, the number as printed and the other forms of reference that lead to the document, each a term."""
    forms = (document.id, document.number, *document.references)
    return tuple(dict.fromkeys(form.casefold() for form in forms if form))


def whole(values):
    """Values that are one term each, case apart; no phrase runs from one into the next."""
    return [Token(value.casefold(), 2 * place, 0, 0) for place, value in enumerate(values)]
