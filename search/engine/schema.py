"""The fields of the index, what each holds, and how Whoosh stores them.

The terms come analysed. Whoosh is given finished tokens and never analyses, so that what it holds is exactly what the
read model holds.
"""

from dataclasses import dataclass
from zlib import crc32

from whoosh import fields, formats
from whoosh.analysis import IDTokenizer

# Raised when the analysis, a formula or a file's layout changes: an index of another version is built anew.
LAYOUT = 9

# BM25's parameters; `k1` is how soon repeating a word stops counting, a field's `b` how much its length counts.
K1 = 1.2

# What the score of a text that only lists words (keywords, hashtags, bibliography) is worth beside other text.
LISTING_WEIGHT = 0.35


@dataclass(frozen=True)
class Field:
    """An index field: its name, its BM25 `b`, and whether its terms stand in the document's text."""

    name: str
    b: float = 0.75
    in_text: bool = False


# In alphabetical order, which is the order in which Whoosh wants them written.
#
#   about    stems of labels for what the document is about, in all languages, each once
#   heading  stems of its own heading and of those above it
#   lent     stems of what other texts say of it
#   names    entries of the authority file that its text mentions, where it mentions them
#   number   its id, its number as printed, and the forms of reference that lead to it
#   text     stems of its text
#   treats   ids of the documents that it discusses
#   within   ids of the documents that it stands in
#   words    its words as printed, folded
#
# A passage may be a sentence or a page, and the long ones treat many things: length counts half. What editors and
# other texts say of a document does not count less because they say more of it.
FIELDS = (
    Field("about", b=0.0),
    Field("heading", b=0.5),
    Field("lent", b=0.0),
    Field("names", b=0.0, in_text=True),
    Field("number", b=0.0),
    Field("text", b=0.5, in_text=True),
    Field("treats", b=0.0),
    Field("within", b=0.0),
    Field("words", b=0.5, in_text=True),
)
# What an index must have been built with; a change of the fields or their weights counts as well.
VERSION = f"{LAYOUT}-{crc32(repr((FIELDS, K1, LISTING_WEIGHT)).encode()):08x}"

BY_NAME = {field.name: field for field in FIELDS}


class AnalysedText(fields.FieldType):
    """A field whose values are lists of (text, position); terms of a query are taken as they stand, too."""

    def __init__(self):
        super().__init__(formats.Positions(), IDTokenizer(), scorable=True)

    def index(self, value, **options):
        places = {}
        for text, position in value:
            places.setdefault(text, []).append(position)
        for text, positions in places.items():
            yield text.encode(), len(positions), float(len(positions)), self.format.encode(positions)


def whoosh_schema():
    """The Whoosh schema: the permanent id, stored, and the analysed fields."""
    return fields.Schema(
        id=fields.ID(stored=True, unique=True), **{field.name: AnalysedText() for field in FIELDS}
    )
