"""Writing the Whoosh index: one compound segment, from fields that are inverted already.

Whoosh's own writer inverts by sorting every posting as a tuple; here its codec is given postings in their final order.
"""

import os
import shutil

from whoosh.codec import default_codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from search.engine.schema import whoosh_schema

NAME = "MAIN"


def write(directory, identifiers, fields, progress):
    """Write an index of the given inverted fields; `progress(part)` hears of each field done, as its share of 1."""
    storage, schema, codec = FileStorage(directory), whoosh_schema(), default_codec()
    segment = codec.new_segment(storage, NAME)
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
    writer = codec.field_writer(storage, segment)
    total = sum(len(field.documents) for field in fields) or 1
    for field in fields:
        if field.terms:
            writer.start_field(field.name, schema[field.name])
            write_field(writer, field, schema[field.name].format)
            writer.finish_field()
        if field.name == "heading":
            write_identifiers(writer, schema, identifiers)
        progress(len(field.documents) / total)
    writer.close()


def write_identifiers(writer, schema, identifiers):
    """The permanent ids, after `heading` in alphabetical order."""
    writer.start_field("id", schema["id"])
    for identifier, number in sorted((identifier, number) for number, identifier in enumerate(identifiers)):
        writer.start_term(identifier.encode())
        writer.add(number, 1.0, b"", 0)
        writer.finish_term()
    writer.finish_field()


def write_field(writer, field, format):
    """One field's postings, term by term. The values are the positions, encoded as Whoosh does."""
    lengths, base = field.lengths.tolist(), field.base.tolist()
    first_place, alone = field.first_place.tolist(), {}
    for number, term in enumerate(field.terms):
        writer.start_term(term.encode())
        low, high = int(field.first[number]), int(field.first[number + 1])
        origin = first_place[low]
        places = field.places[origin : first_place[high]].tolist()
        for posting, document in enumerate(field.documents[low:high].tolist(), low):
            start, end = first_place[posting] - origin, first_place[posting + 1] - origin
            where = [place - base[document] for place in places[start:end]]
            if end - start > 1:
                value = format.encode(where)
            elif (value := alone.get(where[0])) is None:
                value = alone[where[0]] = format.encode(where)
            writer.add(document, float(end - start), value, lengths[document])
        writer.finish_term()
