"""Writing the Whoosh index: one compound segment, from fields that are inverted already.

Whoosh's own writer inverts by sorting every posting as a tuple; here its codec is given postings in their final order,
a term at a time.
"""

import os
import shutil
from array import array
from functools import lru_cache
from itertools import pairwise

import numpy as np
from whoosh.codec import default_codec
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.engine.schema import whoosh_schema

NAME = "MAIN"


def write(directory, identifiers, fields, progress):
    """Write an index of the given inverted fields; `progress(part)` hears of each field done, as its share of 1."""
    storage, schema, codec = FileStorage(directory), whoosh_schema(), TermCodec()
    segment = default_codec().new_segment(storage, NAME)
    write_documents(codec, storage, segment, schema, identifiers, fields)
    write_postings(codec, storage, segment, schema, identifiers, fields, progress)
    segment.set_doc_count(len(identifiers))
    segment.create_compound_file(storage)
    TOC(schema, [segment], 1).write(storage, NAME)
    # where the codec kept its columns while they grew
    shutil.rmtree(os.path.join(directory, f"{NAME}.tmp"), ignore_errors=True)


def write_documents(codec, storage, segment, schema, identifiers, fields):
    lengths = [(field.name, schema[field.name], counts(field)) for field in fields]
    writer = codec.per_document_writer(storage, segment)
    for number, identifier in enumerate(identifiers):
        writer.start_doc(number)
        writer.add_field("id", schema["id"], identifier, 0)
        for name, kind, count in lengths:
            writer.add_field(name, kind, None, count[number])
        writer.finish_doc()
    writer.close()


def counts(field):
    return (field.first_token[1:] - field.first_token[:-1]).tolist()


def write_postings(codec, storage, segment, schema, identifiers, fields, progress):
    writer = TermWriter(codec, storage, segment)
    total = sum(len(field.documents) for field in fields) or 1
    for name in sorted(["id", *(field.name for field in fields)]):
        writer.start_field(name, schema[name])
        if name == "id":
            write_identifiers(writer, identifiers)
        else:
            field = next(field for field in fields if field.name == name)
            write_field(writer, field, schema[name].format)
            progress(len(field.documents) / total)
        writer.finish_field()
    writer.close()


class TermCodec(W3Codec):
    """Whoosh's codec, but with postings that take many at a time."""

    def postings_writer(self, file, byteids=False):
        return PostingsWriter(file, self._blocklimit, byteids, self._compression, self._inlinelimit)


class TermWriter(W3FieldWriter):
    """Whoosh's writer of fields, for whole terms at a time."""

    def add_term(self, text, documents, weights, values, lengths):
        """Write a term and all its postings, in document order."""
        self.start_term(text)
        self._postwriter.add_postings(documents, weights, values, lengths)
        self.finish_term()


class PostingsWriter(W3PostingsWriter):
    """Whoosh's writer of postings, for whole blocks at a time: it spends most of a build on single ones."""

    def add_postings(self, documents, weights, values, lengths):
        for start in range(0, len(documents), self._blocklimit):
            if start:
                self._write_block()
            block = slice(start, start + self._blocklimit)
            self._ids, self._weights = array("I", documents[block]), array("f", weights[block])
            self._values = values[block]
            self._minlength, self._maxlength = min(lengths[block]), max(lengths[block])
            self._maxweight = max(self._weights)


def write_identifiers(writer, identifiers):
    for identifier, number in sorted((identifier, number) for number, identifier in enumerate(identifiers)):
        writer.add_term(identifier.encode(), [number], [1.0], [], [0])


def write_field(writer, field, format):
    """One field's postings, term by term. The values are the positions, encoded as Whoosh does."""
    encode = lru_cache(maxsize=2**16)(lambda *positions: format.encode(positions))
    times = np.diff(field.first_place)
    positions = field.places - np.repeat(field.base[field.documents], times)
    lengths = field.lengths[field.documents]
    for term, (low, high) in zip(field.terms, pairwise(field.first.tolist()), strict=True):
        ends = field.first_place[low : high + 1].tolist()
        at = positions[ends[0] : ends[-1]].tolist()
        values = [encode(*at[start - ends[0] : end - ends[0]]) for start, end in pairwise(ends)]
        documents, weights = field.documents[low:high].tolist(), times[low:high].tolist()
        writer.add_term(term.encode(), documents, weights, values, lengths[low:high].tolist())
