"""What is packed is read unpacked, and the bytes around it as they stand."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from layouts.documents.pixels import SIGNATURE
from tests.crawl.unpacked import around


def _archive() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("words.txt", "".join(map(chr, range(32, 120))))
        archive.comment = b"of 8641"
    return b"in front 6137" + packed.getvalue()


BODIES = {
    "archive": _archive(),
    "paper": b"%PDF-1.7\n%6137\n<< /Length 7919 /Note (of 8641) >>\nstream\n7919\nendstream\n",
    "behind paper": b"%PDF-1.7\nstream\n7919\nendstream\nstartxref\n7919\n%%EOF\n6137 of 8641",
    "picture": SIGNATURE + b"\0\0\0\x06IDAT 7919 crc.\0\0\0\x0dtEXt6137\0 of 8641crc.",
}


@pytest.mark.parametrize("name", BODIES)
def test_the_bytes_around_what_is_packed_are_read(name: str) -> None:
    told = around(BODIES[name])
    assert [one for one in (b"8641", b"6137") if one not in told] == []
    assert b"7919" not in told


def test_the_deflated_bytes_of_an_archive_are_left_out() -> None:
    whole = _archive()
    assert len(around(whole)) < len(whole) - 40
