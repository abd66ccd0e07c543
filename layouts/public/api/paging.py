"""Long lists in parts: a cursor tells where to go on, and is good for one release and one question."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from struct import Struct
from typing import Any, Generic, TypeVar

from layouts.public.api.parameters import CURSOR, LANG, LIMIT, USUAL
from layouts.public.api.problems import StaleCursor
from layouts.public.edition import Edition

Found = TypeVar("Found")
FORM = Struct(">8sI")
ANY = {CURSOR.name, LIMIT.name, LANG.name}
"""These may change from one part to the next: they do not change which rows there are, nor their order."""


@dataclass(frozen=True)
class Rows(Generic[Found]):
    """Rows of a list: what was found for each, and what makes a row of it when it is asked for."""

    found: Sequence[Found]
    make: Callable[[Found], Any]


@dataclass(frozen=True)
class Part:
    """Some rows of a list, how many there are in all, and the cursor of the next ones; None at the end."""

    rows: tuple[object, ...]
    total: int
    cursor: str | None


def part_of(rows: Rows[Any], question: bytes, asked: Mapping[str, str]) -> Part:
    """Return the rows that are asked for.

    Raises:
        StaleCursor: the cursor is none, or of another release or question.
    """
    begins = _offset(asked.get(CURSOR.name), question)
    ends = begins + int(asked.get(LIMIT.name, USUAL))
    total = len(rows.found)
    if begins > total:
        raise StaleCursor(CURSOR.name)
    cursor = _cursor(question, ends) if ends < total else None
    return Part(tuple(map(rows.make, rows.found[begins:ends])), total, cursor)


def question_of(edition: Edition, address: str, asked: Mapping[str, str]) -> bytes:
    """Return what tells one question about one release from every other."""
    issue = edition.released.issue
    filters = sorted((name, value) for name, value in asked.items() if name not in ANY)
    told = (edition.released.site.collaborative.id, issue.number, issue.withdrawals, address, filters)
    return blake2b(repr(told).encode(), digest_size=8).digest()


def _cursor(question: bytes, offset: int) -> str:
    return urlsafe_b64encode(FORM.pack(question, offset)).decode()


def _offset(cursor: str | None, question: bytes) -> int:
    if cursor is None:
        return 0
    try:
        packed = urlsafe_b64decode(cursor.encode())
    except (Error, ValueError):
        raise StaleCursor(CURSOR.name) from None
    if len(packed) != FORM.size or FORM.unpack(packed)[0] != question:
        raise StaleCursor(CURSOR.name)
    return int(FORM.unpack(packed)[1])
