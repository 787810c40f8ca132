"""What was typed with the keyboard set to the other script: `ыусгкшен` for security, `,tpjgfcyjcnm` for безопасность.

The same keys, read as if the other layout had been on: English QWERTY and Russian ЙЦУКЕН. The Kazakh layout is the
Russian one with its own letters on the keys of the numerals, which are left alone.
"""

from search.engine.analysis import CYRILLIC

# The keys row by row, then those that give other signs with Shift; Э has a quotation mark there, which is syntax.
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + "{}:<>~"
RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё" + "хъжбюё"
TO_RUSSIAN = str.maketrans(LATIN, RUSSIAN)
TO_LATIN = {ord(letter): key for key, letter in reversed(tuple(zip(LATIN, RUSSIAN, strict=True)))}


def in_other_layout(typed: str) -> str:
    """The text, in small letters, that the same keys give in the other layout."""
    typed = typed.casefold()
    return typed.translate(TO_LATIN if CYRILLIC.search(typed) else TO_RUSSIAN)
