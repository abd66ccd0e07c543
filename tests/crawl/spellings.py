"""How a number may be written, and where a text gives one away."""

import re
import struct
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

FEWEST_DIGITS = 4
"""A shorter number stands in many texts that mean something else."""
DIGEST = 12
"""So many letters and digits around it make four digits a part of a digest, which may hold any."""

NUMBER = re.compile(r"[\d.,' %\u00a0\u202f]+")
"""What numbers are written in."""
CODE = re.compile(r"[0-9A-Za-z+/]{6,}")
"""What base64 is written in."""


@dataclass(frozen=True)
class Secret:
    """A planted figure that nobody may see: its share in percent, and the numbers behind it."""

    name: str
    share: float | None
    counts: tuple[int, ...]

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Return every usual way to write one of its numbers that is not too short to mean it."""
        found = {one for count in self.counts if count >= 10 ** (FEWEST_DIGITS - 1) for one in _whole(count)}
        if self.share is not None:
            found |= set(_shares(self.share))
        return frozenset(found)


def _whole(count: int) -> Iterator[str]:
    grouped = f"{count:,}"
    yield from (str(count), grouped, *(grouped.replace(",", sign) for sign in (".", "'", " ", "\u00a0", "\u202f")))
    yield from _packed(float(count))


def _shares(share: float) -> Iterator[str]:
    """Yield a share in percent and as a fraction, with a point and a comma, from two digits with its sign on."""
    for number in (share, share / 100):
        yield from _packed(number)
        for decimals in range(1, 13):
            written = f"{number:.{decimals}f}"
            digits = len(written.replace(".", "").lstrip("0"))
            for one in (written, written.replace(".", ",")):
                if digits >= FEWEST_DIGITS or (digits >= 2 and decimals >= 3):
                    yield one
                if digits >= 1 and decimals >= 2:
                    yield from (f"{one}{space}%" for space in ("", " ", "\u00a0", "\u202f"))


def _packed(number: float) -> Iterator[str]:
    """Yield what is always seen of a number among others in base64, wherever in them it stands."""
    for shift in range(3):
        coded = b64encode(b"\0" * shift + struct.pack("<d", number)).decode()
        yield coded[(4 if shift else 0) : 10]


def given_away(text: str, secrets: Iterable[Secret]) -> set[str]:
    """Return the names of the secrets that a text tells, each with how it is written there."""
    return {f"{name}: {told}" for name, told in spelled(text, secrets)}


def spelled(text: str, secrets: Iterable[Secret]) -> set[tuple[str, str]]:
    """Return the names of the secrets that a text tells and the spellings that stand in it."""
    numbers, codes = _runs(NUMBER, text), _runs(CODE, text)
    each = [(one.name, told) for one in secrets for told in one.spellings]
    found = [(name, told) for name, told in each if stands(told, numbers) or told in codes]
    return {(name, told) for name, told in found if stands(told, text)}


def _runs(signs: re.Pattern[str], text: str) -> str:
    """Return what a text has of some signs, each run of them once: much less to search for thousands of spellings."""
    return "\n".join(set(signs.findall(text)))


def stands(told: str, text: str) -> bool:
    """Tell whether a spelling stands in a text as a number of its own: not in a longer one, nor in a digest."""
    if told not in text:
        return False
    if not NUMBER.fullmatch(told):
        return True
    whole = rf"(?<!\d)(?<!\d[.,]){re.escape(told)}(?!\d)"
    return any(_around(text, *one.span()) < DIGEST for one in re.finditer(whole, text))


def _around(text: str, begins: int, ends: int) -> int:
    """Return how many letters and digits stand right before and after a place."""
    before = re.search(r"[0-9A-Za-z]*$", text[max(begins - DIGEST, 0) : begins])
    after = re.match(r"[0-9A-Za-z]*", text[ends : ends + DIGEST])
    return len(before[0] if before else "") + len(after[0] if after else "")
