"""Parts: the members of a zip archive, unpacked piece by piece, checked, and never more than may be.

Python's `zipfile` stops where an entry says that it ends; other programs unpack what is there. So the parts are
unpacked here, and one that is longer or other than it says is refused.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from loaders.opening import limits
from loaders.opening.refusing import damaged, locked, too_large

# What reading a damaged directory may end in, by which of its bytes is wrong.
DAMAGED = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError, IndexError)
ENTRY, LOCAL_HEADER = b"PK\x01\x02", 30
ENCRYPTED = 0x1
STORED, DEFLATED = 0, 8
# Packed bytes handed over at a time: what is left of them is copied for every piece.
FED = 64 * limits.KILO


class Parts:
    """The members of an archive by their names, as the archive writes them."""

    def __init__(self, content: bytes, *, what: str = "workbook") -> None:
        self._content = content
        self._what = what
        entries = self._directory()
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise damaged("two of its parts have one name", what=what)
        self._folded = {_folded(name): name for name in self._entries}
        self._check_sizes()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members that are no folders."""
        return tuple(name for name in self._entries if not name.endswith("/"))

    @property
    def unpacked(self) -> int:
        """How many bytes the members are together."""
        return sum(entry.file_size for entry in self._entries.values())

    def size(self, name: str) -> int:
        """Return how many bytes a member is."""
        return self._entries[name].file_size

    def find(self, name: str) -> str | None:
        """Return the name of a member as it is written here, whatever its case and slashes; None if absent."""
        return self._folded.get(_folded(name))

    def read(self, name: str) -> bytes:
        """Return a member whole.

        Raises:
            Refused: it is damaged, or larger than a part may be.
        """
        if self._entries[name].file_size > limits.LARGEST_PART:
            raise too_large(f"the part {name} is larger than 256 MB", "parts of at most 256 MB")
        return b"".join(self.pieces(name))

    def beginning(self, name: str, most: int) -> bytes:
        """Return the first bytes of a member, unchecked: fewer than `most`, or none, where it is damaged."""
        entry = self._entries[name]
        packed = self._packed(entry)[:FED]
        if entry.compress_type != DEFLATED:
            return bytes(packed[:most])
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
        except zlib.error:
            return b""

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a member in pieces.

        Raises:
            Refused: it is damaged; nothing is known of what was yielded before.
        """
        entry = self._entries[name]
        size = check = 0
        for piece in self._unpack(entry):
            size += len(piece)
            check = zlib.crc32(piece, check)
            if size > entry.file_size:
                break
            yield piece
        if size != entry.file_size or check != entry.CRC:
            raise damaged(f"its part {name} is not as it was saved", what=self._what)

    def _directory(self) -> list[zipfile.ZipInfo]:
        if self._content.count(ENTRY) > limits.MOST_PARTS:
            raise too_large(f"an archive of more than {limits.MOST_PARTS:,} parts", "fewer parts")
        try:
            with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
                return archive.infolist()
        except DAMAGED as error:
            raise damaged("it breaks off or was changed", what=self._what) from error

    def _check_sizes(self) -> None:
        if any(entry.flag_bits & ENCRYPTED for entry in self._entries.values()):
            raise locked(self._what)
        allowed = max(limits.FREE_UNPACKED, limits.HIGHEST_RATIO * len(self._content))
        if self.unpacked > min(allowed, limits.LARGEST_UNPACKED):
            packed, unpacked = len(self._content) / limits.MEGA, self.unpacked / limits.MEGA
            raise too_large(
                f"{packed:,.1f} MB that unpack to {unpacked:,.0f} MB", "a file that unpacks to what a table needs"
            )

    def _unpack(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(entry)
        if entry.compress_type == STORED:
            yield from (bytes(packed[at : at + limits.PIECE]) for at in range(0, len(packed), limits.PIECE))
        elif entry.compress_type == DEFLATED:
            yield from _inflated(packed, entry.filename, self._what)
        else:
            raise damaged(f"its part {entry.filename} is packed in an unusual way", what=self._what)

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        at = entry.header_offset
        header = self._content[at : at + LOCAL_HEADER] if at >= 0 else b""
        if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
            raise damaged(f"its part {entry.filename} is missing", what=self._what)
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = at + LOCAL_HEADER + names
        return memoryview(self._content)[start : start + entry.compress_size]


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _inflated(packed: memoryview, name: str, what: str) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), FED):
            yield from _pieces_of(unpacking, packed[at : at + FED])
    except zlib.error as error:
        raise damaged(f"its part {name} cannot be unpacked", what=what) from error


def _pieces_of(unpacking: "zlib._Decompress", packed: memoryview) -> Iterator[bytes]:
    waiting: bytes | memoryview = packed
    while waiting and not unpacking.eof:
        piece = unpacking.decompress(waiting, limits.PIECE)
        waiting = unpacking.unconsumed_tail
        if piece:
            yield piece
