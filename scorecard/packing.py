"""Archives that are the same bytes on every machine, which the compressor of a Python installation does not promise.

Source: RFC 1951, DEFLATE Compressed Data Format, sections 3.2.5 (lengths, distances) and 3.2.6 (fixed codes);
PKWARE, .ZIP File Format Specification, sections 4.3.7, 4.3.12 and 4.3.16.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

SHORTEST, LONGEST, FARTHEST = 4, 258, 32_768
"""Bytes of a repetition that is looked for, at least and at most, and how far back it may lie."""
STARTS = (20, SHORTEST)
"""Bytes by which repetitions are looked for: first a long one, else what is short."""
END = 256
"""The symbol that ends a block."""
STRIDE = 16
"""Bytes of a repetition that are compared at once."""
FIXED_BLOCK = (0b011, 3)
"""What a last block with fixed codes starts with."""
AT_A_TIME = 64
"""Bits that are written together: whole bytes."""
LOCAL, CENTRAL, CLOSING = struct.Struct("<IHHHHHIIIHH"), struct.Struct("<IHHHHHHIIIHHHHHII"), struct.Struct("<IHHHHIIH")
VERSION, UNIX, NAMED_IN_UTF8, DEFLATED = 20, 3 << 8, 1 << 11, 8
FIRST_DAY = 1 << 5 | 1
"""1 January 1980, as archives count days: the earliest that they can bear, so that none bears another."""
READABLE = 0o100644 << 16
"""An ordinary file that everybody may read."""

Code = tuple[int, int]
"""Bits to be written, the first of them lowest, and how many."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as an archive, in their order, packed and without a time of writing.

    Args:
        files: by their names, which may lie in folders.
    """
    body, listed = bytearray(), bytearray()
    for name, data in files.items():
        place, packed, encoded = len(body), deflated(data), name.encode()
        common = (NAMED_IN_UTF8, DEFLATED, 0, FIRST_DAY, zlib.crc32(data), len(packed), len(data), len(encoded), 0)
        body += LOCAL.pack(0x04034B50, VERSION, *common) + encoded + packed
        listed += CENTRAL.pack(0x02014B50, UNIX | VERSION, VERSION, *common, 0, 0, 0, READABLE, place) + encoded
    count = len(files)
    return bytes(body + listed + CLOSING.pack(0x06054B50, 0, 0, count, count, len(listed), len(body), 0))


def repacked(archive: bytes) -> bytes:
    """Return an archive that another library wrote, with the same files as `zipped` writes them."""
    with ZipFile(io.BytesIO(archive)) as found:
        return zipped({name: found.read(name) for name in found.namelist()})


def deflated(data: bytes) -> bytes:
    """Return data packed as one block with fixed codes; text comes to half as much again as with dynamic codes."""
    packed, (held, size) = bytearray(), FIXED_BLOCK
    for bits, width in _codes(data):
        held |= bits << size
        size += width
        if size >= AT_A_TIME:
            packed += (held & (1 << AT_A_TIME) - 1).to_bytes(AT_A_TIME // 8, "little")
            held, size = held >> AT_A_TIME, size - AT_A_TIME
    return bytes(packed + held.to_bytes((size + 7) // 8, "little"))


def _codes(data: bytes) -> Iterator[Code]:
    """Yield the codes of data; a repetition is looked for where its first bytes last stood."""
    seen: list[tuple[int, dict[bytes, int]]] = [(size, {}) for size in STARTS]
    place, end = 0, len(data)
    while place < end:
        before = -1
        for size, last in seen:
            start = data[place : place + size]
            found = last.get(start, -1)
            last[start] = place
            if before < 0 <= found and place - found <= FARTHEST and place + size <= end:
                before = found
        if before < 0:
            yield SYMBOLS[data[place]]
            place += 1
        else:
            length = _common(data, before, place, min(LONGEST, end - place))
            yield LENGTHS[length]
            yield DISTANCES[place - before]
            place += length
    yield SYMBOLS[END]


def _common(data: bytes, before: int, place: int, most: int) -> int:
    """Return how many bytes two places have in common, which is at least the shortest repetition."""
    length = SHORTEST
    while length + STRIDE <= most and (
        data[before + length : before + length + STRIDE] == data[place + length : place + length + STRIDE]
    ):
        length += STRIDE
    while length < most and data[before + length] == data[place + length]:
        length += 1
    return length


def _turned(value: int, size: int) -> Code:
    """Return a code whose first bit is written first; other numbers are written from their lowest bit."""
    return int(f"{value:0{size}b}"[::-1], 2), size


def _symbol(symbol: int) -> Code:
    """Return the fixed code of a byte, the end or a length."""
    starts = ((280, 0b11000000, 8), (256, 0, 7), (144, 0b110010000, 9), (0, 0b00110000, 8))
    first, code, size = next(start for start in starts if symbol >= start[0])
    return _turned(code + symbol - first, size)


def _spans(first: int, group: int, most: int) -> Iterator[tuple[int, int, int]]:
    """Yield the symbols for spans of values: number, first value and extra bits, which grow by one with each group."""
    number, value = 0, first
    while value <= most:
        extra = max(0, number // group - 1)
        yield number, value, extra
        number, value = number + 1, value + (1 << extra)


def _lengths() -> list[Code]:
    codes = [(0, 0)] * (LONGEST + 1)
    for number, start, extra in _spans(3, 4, LONGEST - 1):
        bits, size = _symbol(END + 1 + number)
        for value in range(start, min(start + (1 << extra), LONGEST)):
            codes[value] = (bits | (value - start) << size, size + extra)
    codes[LONGEST] = _symbol(285)
    return codes


def _distances() -> list[Code]:
    codes = [(0, 0)] * (FARTHEST + 1)
    for number, start, extra in _spans(1, 2, FARTHEST):
        bits, size = _turned(number, 5)
        for value in range(start, start + (1 << extra)):
            codes[value] = (bits | (value - start) << size, size + extra)
    return codes


SYMBOLS = [_symbol(symbol) for symbol in range(END + 1)]
LENGTHS = _lengths()
"""Codes by length; those shorter than three are none."""
DISTANCES = _distances()
"""Codes by distance; there is none for 0."""
