"""A file of named arrays that many processes map into memory and share.

Layout: eight bytes with the length of a JSON head, the head ({name: [dtype, shape, offset]}), then the arrays, each at
a multiple of 64 bytes. Nothing is read before it is touched.
"""

import json
import mmap
import struct

import numpy as np

ALIGNMENT = 64


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
    """The arrays of a file, {name: array}, read-only and mapped; they keep the mapping open as long as they live."""
    with open(path, "rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    (length,) = struct.unpack_from("<Q", mapped)
    head = json.loads(mapped[8 : 8 + length])
    return {
        name: np.frombuffer(mapped, dtype, count(shape), 8 + length + offset).reshape(shape)
        for name, (dtype, shape, offset) in head.items()
    }


def count(shape):
    return int(np.prod(shape, dtype=np.int64))
