"""Recoding: the parts of a workbook that are XML in another encoding, written anew in UTF-8.

XML may be written in UTF-16 or in any encoding that it declares, and some programs do so. Calamine takes every part
for UTF-8 and finds no cells in it: a sheet full of figures would read as an empty one.
"""

import codecs
import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from loaders.opening.parts import Parts
from loaders.opening.refusing import damaged

XML = (".xml", ".rels", ".vml")
# How XML begins in an encoding that is no superset of ASCII: with a mark, or with its first tag.
BEGINNINGS = {
    b"\xff\xfe\0\0": "utf-32",  # before UTF-16, whose mark is the first half of this one
    b"\0\0\xfe\xff": "utf-32",
    b"<\0\0\0": "utf-32-le",
    b"\0\0\0<": "utf-32-be",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")
SEEN = 256
AS_IS = {"utf-8", "utf-8-sig", "ascii"}
# Encodings of letters, by Python's names; it also knows some of other things (rot13, punycode).
LETTERS = re.compile(r"utf-(?:16|32)(?:-[lb]e)?|iso8859-\d+|cp\d+|koi8-\w|big5\w*|gb\w+|shift_jis\w*|euc_\w+|mac-\w+")


def in_utf8(content: bytes) -> bytes:
    """Return a workbook with every part of XML in UTF-8: the same bytes where they already are.

    Raises:
        Refused: the workbook is damaged, or a part declares an encoding that is not known or is not written in it.
    """
    parts = Parts(content)
    others = {name: encoding for name in parts.names if (encoding := _other(parts, name))}
    if not others:
        return content
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.names:
            pieces = _recoded(parts, name, others[name]) if name in others else parts.pieces(name)
            _write(archive, name, pieces)
    return file.getvalue()


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    with archive.open(name, "w", force_zip64=True) as member:
        for piece in pieces:
            member.write(piece)


def _other(parts: Parts, name: str) -> str | None:
    """Return the encoding of a part of XML that is not in UTF-8; None for every other part."""
    start = parts.beginning(name, SEEN) if name.casefold().endswith(XML) else b""
    for beginning, encoding in BEGINNINGS.items():
        if start.startswith(beginning):
            return encoding
    declared = DECLARED.match(start)
    if declared is None:
        return None
    try:
        known = codecs.lookup(declared[1].decode()).name
    except LookupError:
        known = ""
    if known not in AS_IS and not LETTERS.fullmatch(known):
        raise damaged(f"its part {name} is in the encoding “{declared[1].decode()}”, which is not known")
    return None if known in AS_IS else known


def _recoded(parts: Parts, name: str, encoding: str) -> Iterator[bytes]:
    decoder, first = codecs.getincrementaldecoder(encoding)("strict"), True
    try:
        for piece in parts.pieces(name):
            text = decoder.decode(piece)
            # Without a declaration XML is UTF-8.
            yield (DECLARATION.sub("", text) if first else text).encode()
            first = False
        yield decoder.decode(b"", True).encode()
    except UnicodeError as error:
        raise damaged(f"its part {name} is not in the encoding {encoding.upper()}, as it says") from error
