"""Within: whether a place lies in the wider ones that its row names, and of which kind a column's places are."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from loaders.numbers.values import Cells
from loaders.publishers.leftovers import Reason
from loaders.publishers.names import Names
from loaders.tables.spelling import fold, header_match
from loaders.tables.texts import Texts, filled_from_above
from loaders.templates.shapes import Place

# Kind, width, name, and whether the name stands in a row above.
Asked = tuple[tuple[str, int, str, bool], ...]
DISTRICT = "(?:school )?districts?(?: ?names?)?|lea(?: ?name)?|distritos?(?: escolar)?"
# A district's or a school's row may name the city of its address; neither is part of that city.
ADDRESSED = ("school district", "school")
# A code of letters, such as US, is told from a name by its shortness and its capitals.
LETTERS = re.compile(r"[A-Z]{2,3}")
ELSEWHERE = Reason(
    "places that lie elsewhere:",
    "a place of the framework that lies in the wider place of its row",
    "If it is the framework's place, say in the sheet Places what it is part of, and add the wider name to the aliases "
    "of that.",
)
UNTOLD = Reason(
    "places of which nobody knows whether they lie in the wider place of their row:",
    "a place of the framework that lies in the wider place of its row",
    "Say in the sheet Places what it is part of, and what the wider place is called.",
)


@dataclass(frozen=True)
class Wider:
    """A column of wider places: their kind, how wide it is (0 the widest), and its texts, shape (rows,)."""

    kind: str
    width: int
    said: Cells
    above: Cells

    @classmethod
    def of(cls, kind: str, width: int, texts: Cells, silent: frozenset[str]) -> "Wider":
        """Return a column whose marks say nothing; `above` fills an empty cell with the nearest text above it."""
        said = texts.copy()
        said[np.array([fold(text) in silent for text in texts], dtype=bool)] = ""
        return cls(kind, width, said, filled_from_above(said))


def kind_of_header(place: Place, texts: Texts) -> str:
    """Return the kind of place that the header of a single column of places names; "" where it names none."""
    at = texts.table.position(place.columns[0]) if len(place.columns) == 1 else None
    if at is None or not place.within:
        return ""
    kinds = {**place.within, DISTRICT: ADDRESSED[0]}
    return next((kind for pattern, kind in kinds.items() if header_match(pattern, texts.table.headers[at])), "")


def wider_of(place: Place, texts: Texts) -> tuple[Wider, ...]:
    """Return the columns of a table that name wider places than its column of places does."""
    table = texts.table
    own = {table.position(header) for header in (*place.columns, place.kind_column)}
    silent = frozenset(map(fold, texts.edition.marks))
    return tuple(
        Wider.of(kind, width, texts.column(header), silent)
        for width, (pattern, kind) in enumerate(place.within.items())
        for at, header in enumerate(table.headers)
        if at not in own and table.position(header) == at and header_match(pattern, header)
    )


def asked_of(wider: tuple[Wider, ...], row: int) -> Asked:
    """Return what a row says of wider places: kind, width, name, and whether it stands in a row above."""
    return tuple((one.kind, one.width, str(one.above[row]), not one.said[row]) for one in wider if one.above[row])


@dataclass(frozen=True)
class Within:
    """Asks whether places lie in wider ones; `within` is the recipe's, header to kind, the widest first."""

    names: Names
    within: Mapping[str, str]

    def doubt(self, place: str, written: str, asked: Asked) -> tuple[Reason, str] | None:
        """Return why a row's place is not meant, with the wider name; None where it lies in all that its row names."""
        kind = fold(self.names.kinds.get(place, ""))
        if _is_code(written, self.names, place):
            return None
        for wider_kind, width, name, from_above in asked:
            address = wider_kind == "city" and kind in ADDRESSED
            if address or (from_above and self._width(kind) <= width):
                continue
            if not (self._is_it(place, width, name) or self._lies_in(place, wider_kind, name)):
                return self._reason(place, wider_kind), name
        return None

    def _is_it(self, place: str, width: int, name: str) -> bool:
        """Say whether a column of narrower places names the place itself: the nation, United States, as a state US."""
        wide = self._width(fold(self.names.kinds.get(place, ""))) <= width
        return wide and fold(name) in self.names.writings.get(place, frozenset())

    def _width(self, kind: str) -> int:
        kinds = [fold(one) for one in self.within.values()]
        return kinds.index(kind) if kind in kinds else len(kinds)

    def _lies_in(self, place: str, kind: str, name: str) -> bool:
        forms = set(_forms(name, kind))
        around = [one for one in self.names.chain(place) if self.names.is_of(one, kind)]
        return any(forms & self.names.writings.get(one, frozenset()) for one in around)

    def _reason(self, place: str, kind: str) -> Reason:
        told = any(fold(self.names.kinds.get(one, "")) == fold(kind) for one in self.names.chain(place))
        return ELSEWHERE if told else UNTOLD


def _forms(name: str, kind: str) -> Iterator[str]:
    """Yield the writings of a wider place whose kind is known: Orange, Orange County; a code with its lost zero."""
    bare = fold(name)
    yield from (bare, f"{bare} {kind}", f"{kind} of {bare}", bare.removesuffix(f" {kind}"))
    if bare.isdigit():
        yield bare.zfill(2)


def _is_code(written: str, names: Names, place: str) -> bool:
    """Say whether a place is named by a code, which stands for one place alone."""
    code = names.codes.get(place, "")
    numbered = re.search(r"\d", code) and fold(written) == fold(code)
    return bool(re.fullmatch(r"\d{4,}", written) or numbered or (LETTERS.fullmatch(code) and written == code))
