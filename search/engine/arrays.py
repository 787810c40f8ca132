"""A file of named arrays, which many processes can map into memory and share.

Layout: eight bytes with the length of a JSON head, the head ({name: [dtype, shape, offset]}), then the arrays, each at
a multiple of 64 bytes.
"""

import json
import mmap
import os
import struct

import numpy as np

ALIGNMENT = 64

# A file up to this size is read, a larger one is mapped: then it is read where it is touched and shared between
# processes. What is read survives even a file that is cut short under a running process.
READ_UP_TO = 64 * 2**20


def write(path, arrays):
    """Write {name: array} to `path`; the caller makes the file safe."""
    arrays = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    head, offset = {}, 0
    for name, array in arrays.items():
        head[name] = [array.dtype.str, array.shape, offset]
        offset = aligned(offset + array.nbytes)
    text = json.dumps(head).encode()
    text += b" " * (aligned(8 + len(text)) - 8 - len(text))
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for array in arrays.values():
            file.write(array.data if array.size else b"")
            file.write(b"\0" * (aligned(array.nbytes) - array.nbytes))


def aligned(length):
    return -(-length // ALIGNMENT) * ALIGNMENT


def read(path):
    """The arrays of a file, {name: array}, read-only; they keep its memory as long as one of them lives."""
    content = content_of(path)
    (length,) = struct.unpack_from("<Q", content)
    head = json.loads(content[8 : 8 + length])
    return {
        name: np.frombuffer(content, dtype, count(shape), 8 + length + offset).reshape(shape)
        for name, (dtype, shape, offset) in head.items()
    }


def content_of(path):
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size <= READ_UP_TO:
            return file.read()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def count(shape):
    return int(np.prod(shape, dtype=np.int64))
