"""What stands in a file that is no text: what is packed in it, what a PDF says, what a picture says of itself."""

import functools
import re
import struct
from base64 import b64encode
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from layouts.documents.picture import FONT
from layouts.documents.pixels import SIGNATURE, notes_of
from tests.layouts.documents import papers

PACKED, PAPER = b"PK\x03\x04", b"%PDF-"
WORDS = "text/plain"
STREAMS = re.compile(rb"(?s)stream\r?\n.*?endstream")
LITERALS = re.compile(rb"\((?:[^()\\]|\\.)*\)|%[^\r\n]*")
"""The texts and the comments of a PDF."""
TYPE = b64encode(FONT.read_bytes())
"""The type that stands in drawings: no figure can be in it."""


@functools.cache
def _told(document: bytes) -> bytes:
    """Return what a PDF says; it is asked for more than once, and takes long to read."""
    paper = papers.read(document)
    return f"{paper.text}\n{paper.claims}".encode()


def unpacked(body: bytes, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield all that can be read in a body, each part with its kind or its name.

    Deflated bytes are those of any number by chance, and so are lengths and places in a PDF: what is deflated is read
    unpacked, and the bytes around it as they stand.
    """
    if body.startswith(PAPER):
        yield WORDS, _told(body)
    elif body.startswith(SIGNATURE):
        yield WORDS, "\n".join(f"{name}: {text}" for name, text in notes_of(body)).encode()
    elif body.startswith(PACKED):
        with ZipFile(BytesIO(body)) as archive:
            for part in archive.infolist():
                yield part.filename, archive.read(part)
    yield kind, around(body)


def around(body: bytes) -> bytes:
    """Return the bytes of a body that stand as they are: of a PDF its texts, its comments, and what follows its end."""
    if body.startswith(PAPER):
        bare = STREAMS.sub(b"", body)
        return b"\n".join([*LITERALS.findall(bare), bare.partition(b"%%EOF")[2]])
    if body.startswith(SIGNATURE):
        return _without(body, _pixels(body))
    if is_zipfile(BytesIO(body)):
        return _without(body, _deflated(body))
    return body.replace(TYPE, b"")


def _without(body: bytes, spans: Iterable[tuple[int, int]]) -> bytes:
    """Return a body without some spans of it, which follow each other."""
    begins, kept = 0, []
    for start, end in spans:
        kept.append(body[begins:start])
        begins = end
    return b"\n".join([*kept, body[begins:]])


def _deflated(body: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the deflated bytes of each file in an archive stand."""
    with ZipFile(BytesIO(body)) as archive:
        for part in sorted(archive.infolist(), key=lambda one: one.header_offset):
            name, extra = struct.unpack_from("<HH", body, part.header_offset + 26)
            begins = part.header_offset + 30 + name + extra
            if part.compress_type == ZIP_DEFLATED:
                yield begins, begins + part.compress_size


def _pixels(body: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the deflated bytes of a picture stand, with their check sums."""
    begins = len(SIGNATURE)
    while begins + 8 <= len(body):
        length, kind = struct.unpack_from(">I4s", body, begins)
        if kind == b"IDAT":
            yield begins + 8, begins + 12 + length
        begins += length + 12
