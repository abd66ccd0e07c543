"""Codes: whether the code beside a place's name is that of another place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.numbers.values import Cells
from loaders.publishers.leftovers import Reason
from loaders.publishers.names import Names
from loaders.tables.spelling import fold
from loaders.tables.texts import Texts

# Columns of codes that mean the same everywhere; a code by another name may be of the publisher's own making.
STANDARD = re.compile(r"\b(?:fips|geo ?id|ansi)")
OWN = re.compile(r"\b(?:codes?|códigos?|codigos?)\b")
# The census writes 0500000US41039 for 41039.
PREFIX = re.compile(r"\w{7,9}US(?=\d+$)", re.IGNORECASE)
KINDS = {
    "county": "county",
    "condado": "county",
    "state": "state",
    "estado": "state",
    "city": "city",
    "ciudad": "city",
    "municipality": "city",
    "municipio": "city",
    "district": "district",
    "distrito": "district",
    "school": "school",
    "escuela": "school",
    "tract": "tract",
    "zip": "zip",
    "region": "region",
    "nation": "nation",
    "country": "nation",
}
ANOTHER = Reason(
    "places beside the code of another one:",
    "a place and its own code in a row",
    "Correct the name or the code; where the code holds, correct that of the place in the sheet Places.",
)


@dataclass(frozen=True)
class Coded:
    """A column of codes beside the names of places.

    Attributes:
        said: its texts, shape (rows,).
        kinds: words of its header for a kind of place: county, school, district.
        standard: whether such codes mean the same everywhere.
    """

    said: Cells
    kinds: frozenset[str] = field(default=frozenset())
    standard: bool = True

    def others(self, names: Names, pairs: Sequence[tuple[str | None, str]]) -> list[int]:
        """Return which of several pairs of a place and a code are of two places.

        Where codes may be of the publisher's own making, one of them must agree before the others are believed.
        """
        said = [self.differs(names, place, code) if place else None for place, code in pairs]
        believed = self.standard or False in said
        return [number for number, differs in enumerate(said) if differs and believed]

    def differs(self, names: Names, place: str, written: str) -> bool | None:
        """Say whether a code is another than that of a place; None where the two cannot be compared.

        Lost leading zeros are restored. A code of another length, of a wider place around, or of another kind of place
        is of something else.
        """
        own, code = digits(names.codes.get(place, "")), digits(written)
        if not own or not code.strip("0") or len(code) not in (len(own), len(own) - 1) or not self._fits(names, place):
            return None
        wider = {digits(names.codes.get(one, "")) for one in names.chain(place)[1:]}
        return None if code in wider else code.zfill(len(own)) != own

    def _fits(self, names: Names, place: str) -> bool:
        kinds = fold(names.kinds.get(place, "")).split()
        return not (self.kinds and kinds) or (self.kinds <= set(kinds) and kinds[-1] in self.kinds)


def coded_of(texts: Texts, own: set[int | None]) -> list[Coded]:
    """Return the columns of codes of a table, but those (0-based) that say the place themselves."""
    found = []
    for at, header in enumerate(texts.table.headers):
        name = fold(header)
        standard = STANDARD.search(name) is not None
        if at not in own and texts.table.position(header) == at and (standard or OWN.search(name)):
            kinds = frozenset(KINDS[word] for word in name.split() if word in KINDS)
            found.append(Coded(texts.column(header), kinds, standard))
    return found


def digits(code: str) -> str:
    """Return a code without what programs put around it: the census's prefix, and .0; "" for one with letters."""
    bare = PREFIX.sub("", code.strip()).removesuffix(".0")
    return bare if bare.isascii() and bare.isdigit() else ""
