"""Records straight from the pages of a database, where SQLite cannot read which tables lie in it.

The layout is that of https://www.sqlite.org/fileformat2.html, sections 1.6 (b-tree pages) and 2.1 (records).
What comes out may be anything: whoever asks has to know what is sound.
"""

import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from mmap import mmap

Record: TypeAlias = tuple[Any, ...]

PAGE_BYTES = 4096
"""What SQLite takes unless it is told otherwise."""
_LEAF_OF_TABLE = 0x0D
_LEAF_HEADER_BYTES = 8
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_BYTES_OF_VARINT = 9
_MOST_BYTES = 1 << 24


def records(file: "bytes | mmap", columns: int) -> Iterator[Record]:
    """The records with so many columns in all leaves of tables; those that make no sense are passed by.

    Args:
        file: the whole of it, or a map of it in memory.
        columns: in the row of the table that is looked for.
    """
    size = _page_bytes(file)
    for start in range(size, len(file) - size + 1, size):  # the first page is never a leaf of ours
        if file[start] != _LEAF_OF_TABLE:
            continue
        cells = int.from_bytes(file[start + 3 : start + 5], "big")
        for number in range(min(cells, size // 4)):
            at = start + _LEAF_HEADER_BYTES + 2 * number
            place = start + int.from_bytes(file[at : at + 2], "big")
            try:
                record = _record(_payload(file, place, size), columns)
            except (IndexError, ValueError, struct.error):
                continue
            if record is not None:
                yield record


def _page_bytes(file: "bytes | mmap") -> int:
    """As the file says, if that can be: a flipped bit of it never gives another size that can."""
    said = int.from_bytes(file[16:18], "big")
    return said if said.bit_count() == 1 and said >= 512 else PAGE_BYTES


def _payload(file: "bytes | mmap", place: int, page_bytes: int) -> bytes:
    """The bytes of a record: those in its cell, and those on the pages on which it goes on."""
    length, at = _varint(file, place)
    _, at = _varint(file, at)  # the number of its row
    if length > _MOST_BYTES:
        raise ValueError("longer than any record")
    local = _local_bytes(length, page_bytes)
    parts, left = [file[at : at + local]], length - local
    following = int.from_bytes(file[at + local : at + local + 4], "big")
    while left > 0:
        start = (following - 1) * page_bytes
        if not 0 < start < len(file):
            raise ValueError("goes on nowhere")
        parts.append(file[start + 4 : start + 4 + min(left, page_bytes - 4)])
        left -= page_bytes - 4
        following = int.from_bytes(file[start : start + 4], "big")
    return b"".join(parts)


def _local_bytes(length: int, page_bytes: int) -> int:
    """How much of a record stands in its cell."""
    most = page_bytes - 35
    if length <= most:
        return length
    least = (page_bytes - 12) * 32 // 255 - 23
    local = least + (length - least) % (page_bytes - 4)
    return local if local <= most else least


def _record(payload: bytes, columns: int) -> Record | None:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) != columns:
        return None
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    """A value of a serial type, and where the next one begins."""
    match kind:
        case 0:
            return None, at
        case 8 | 9:
            return kind - 8, at
        case 7:
            return struct.unpack(">d", payload[at : at + 8])[0], at + 8
        case _ if kind in _SIZES:
            end = at + _SIZES[kind]
            return int.from_bytes(payload[at:end], "big", signed=True), end
        case _ if kind >= 12:
            end = at + (kind - 12) // 2
            if end > len(payload):
                raise ValueError("beyond the end")
            return (payload[at:end].decode() if kind % 2 else payload[at:end]), end
    raise ValueError("no such type")


def _varint(file: "bytes | mmap", at: int) -> tuple[int, int]:
    """A number of one to nine bytes, seven bits in each but the ninth; and where the next thing begins."""
    value = 0
    for number in range(1, _MOST_BYTES_OF_VARINT + 1):
        byte = file[at]
        at += 1
        if number == _MOST_BYTES_OF_VARINT:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at
