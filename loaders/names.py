"""Names: how publishers write places, groups and periods, and which id or period of the framework is meant.

A name is found when it is written exactly so, whatever its case: as an id, a name, a code or an alias. Nothing is
guessed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.reading import Framework, KnownGroup, KnownPlace
from loaders.shapes import Period, Place, Rewrite
from loaders.values import Cells, objects


@dataclass(frozen=True)
class Names:
    """The ids of the framework's places and groups by everything that they are called, in small letters."""

    places: dict[str, str]
    groups: dict[str, str]

    def place(self, written: str) -> str | None:
        """Return the id of a place; None when the framework does not hold it."""
        return self.places.get(written.casefold())

    def group(self, written: str) -> str | None:
        """Return the id of a group; None when the framework does not hold it."""
        return self.groups.get(written.casefold())


def names_of(framework: Framework) -> Names:
    """Return every way in which the framework's places and groups are written.

    What two of them are called alike finds neither, unless it is the id of one.
    """
    return Names(_index(framework.places.values()), _index(framework.groups.values()))


def _index(known: Iterable[KnownPlace | KnownGroup]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    ids = {}
    for entry in known:
        ids[entry.id.casefold()] = entry.id
        code = (entry.code or "") if isinstance(entry, KnownPlace) else ""
        for written in filter(None, (entry.name, code, *entry.aliases)):
            meant.setdefault(written.casefold(), set()).add(entry.id)
    return {**{written: min(found) for written, found in meant.items() if len(found) == 1}, **ids}


def place_codes(place: Place, columns: Sequence[Cells]) -> Cells:
    """Return the code of each row, shape (rows,): its parts with their leading zeros restored, joined, rewritten."""
    widths = [*place.widths, *[0] * len(columns)]
    padded = [_all_padded(column, width) for column, width in zip(columns, widths, strict=False)]
    joined = padded[0]
    for column in padded[1:]:
        joined = joined + column
    return mapped(joined, lambda code: rewritten(code, place.rewrite))


def _all_padded(column: Cells, width: int) -> Cells:
    return mapped(column, lambda text: _padded(text, width))


def _padded(text: str, width: int) -> str:
    return text.zfill(width) if text.isdigit() else text


def period_text(period: Period, written: str) -> str:
    """Return a period as the framework writes it: rewritten, and made several years where a year stands for them.

    That is the last of several years, or the first of a school year: 1999 -> 1999-00. Other writings stay.
    """
    text = rewritten(written, period.rewrite)
    if not re.fullmatch(r"\d{4}", text):
        return text
    if period.pooled:
        return f"{int(text) - period.pooled + 1}-{text}"
    return f"{text}-{(int(text) + 1) % 100:02}" if period.school_year else text


def rewritten(text: str, rewrites: Sequence[Rewrite]) -> str:
    """Return a text after the first rewriting whose pattern matches it whole."""
    for rewrite in rewrites:
        if match := re.fullmatch(rewrite.pattern, text):
            return match.expand(rewrite.write)
    return text


def mapped(column: Cells, change: Callable[[str], object]) -> Cells:
    """Return a column with each different text changed once, shape (rows,)."""
    codes, different = pd.factorize(column)
    return objects([change(text) for text in different])[codes]
