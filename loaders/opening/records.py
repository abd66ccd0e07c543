"""Records: the binary sheets of XLS (BIFF5, BIFF8) and XLSB (BIFF12) as numbered records."""

from collections.abc import Iterator

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


def biff8(stream: bytes, start: int = 0) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of every record from `start`; ends where the stream does.

    Source: [MS-XLS] 2.1.4.
    """
    at = start
    while at + 4 <= len(stream):
        length = stream[at + 2] | stream[at + 3] << 8
        yield stream[at] | stream[at + 1] << 8, at + 4, length
        at += 4 + length


def biff12(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of every record of a part of an xlsb.

    Source: [MS-XLSB] 2.1.4: kind in one or two bytes, length in one to four, seven bits each, lowest first.
    """
    at, end = 0, len(stream)
    while at + 2 <= end:
        kind = stream[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (stream[at] & 0x7F) << 7
            at += 1
        length, at = _length(stream, at)
        yield kind, at, length
        at += length


def _length(stream: bytes, at: int) -> tuple[int, int]:
    length = 0
    for shift in range(0, 28, 7):
        byte = stream[at] if at < len(stream) else 0
        at += 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return length, at


def whole(stream: bytes, at: int, size: int) -> int:
    """Return `size` bytes from `at` as a number, lowest first; 0 past the end."""
    return int.from_bytes(stream[at : at + size], "little")
