"""What a file of pixels (PNG) says of itself: texts in its head, which programs show and search."""

import zlib
from collections.abc import Iterator, Mapping

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEAD = 25
"""Bytes of the first chunk, which holds the size of the picture: length, name, 13 bytes, check sum."""
TEXT = b"iTXt"


def with_notes(picture: bytes, notes: Mapping[str, str]) -> bytes:
    """Return a picture with notes behind its first chunk; a note that is empty is left out.

    Source: Portable Network Graphics specification, third edition, section 11.3.3.4.

    Raises:
        ValueError: it is no PNG.
    """
    if not picture.startswith(SIGNATURE):
        raise ValueError("this is no PNG")
    cut = len(SIGNATURE) + HEAD
    told = b"".join(_chunk(name, text) for name, text in notes.items() if text)
    return picture[:cut] + told + picture[cut:]


def notes_of(picture: bytes) -> Iterator[tuple[str, str]]:
    """Yield the notes of a picture that `with_notes` wrote, each with its name."""
    place = len(SIGNATURE)
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4])
        kind, body = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        if kind == TEXT:
            name, _, rest = body.partition(b"\0")
            yield name.decode("latin-1"), rest[4:].decode()
        place += length + 12


def _chunk(name: str, text: str) -> bytes:
    # Not compressed, no method, no language, no translated name.
    body = name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return len(body).to_bytes(4) + TEXT + body + zlib.crc32(TEXT + body).to_bytes(4)
