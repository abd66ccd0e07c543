"""What stands in a file that is no text: what is packed in it, what a PDF says, what a picture says of itself."""

import functools
from base64 import b64encode
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from layouts.documents.picture import FONT
from layouts.documents.pixels import SIGNATURE, notes_of
from tests.layouts.documents import papers

PACKED, PAPER = b"PK\x03\x04", b"%PDF-"
WORDS = "text/plain"
TYPE = b64encode(FONT.read_bytes())
"""The type that stands in drawings: no figure can be in it."""


@functools.cache
def _told(document: bytes) -> bytes:
    """Return what a PDF says; it is asked for more than once, and takes long to read."""
    paper = papers.read(document)
    return f"{paper.text}\n{paper.claims}".encode()


def unpacked(body: bytes, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield all that can be read in a body, each part with its kind or its name.

    A number in the bytes of a PDF, of a picture or of what is packed tells nobody anything: what they say is read, and
    those are left out.
    """
    if body.startswith(PAPER):
        yield WORDS, _told(body)
    elif body.startswith(SIGNATURE):
        yield WORDS, "\n".join(f"{name}: {text}" for name, text in notes_of(body)).encode()
    elif body.startswith(PACKED):
        with ZipFile(BytesIO(body)) as archive:
            yield WORDS, archive.comment
            for part in archive.infolist():
                yield WORDS, part.filename.encode() + b"\n" + part.comment
                yield part.filename, archive.read(part)
    else:
        yield kind, body.replace(TYPE, b"")
