"""Figures that are hidden or shown together: cells, what adds up to what, and what may not be learned of a cell."""

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The whole numbers behind a figure: people with the characteristic, those without it, and all of them."""

    COUNT = "count"
    REST = "rest"
    PEOPLE = "people"


@dataclass(frozen=True)
class Span:
    """Whole numbers of a part of a cell from `low` to `high`."""

    part: Part
    low: float
    high: float = math.inf


@dataclass(frozen=True)
class Cell:
    """A figure with the numbers behind it.

    Attributes:
        count: people with the characteristic, or the people counted.
        rest: people of the denominator without it; None where people are only counted.
        guarded: what may not be learned of it, by the rule of its source: every value in each span must stay
            possible. Nothing is guarded of a figure that is large enough.
        told: what its mark says of it if it is hidden, as spans that hold its own numbers.
        known: it was shown before, or its publisher shows it: hiding it would not help.
        hidden: it is hidden already: small, or hidden in an earlier release.
        marked: an earlier release told what its mark says, so that a vague mark would take nothing back.
        weight: how much is lost by hiding it, above 0.
    """

    key: str
    count: int
    rest: int | None = None
    guarded: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    known: bool = False
    hidden: bool = False
    marked: bool = False
    weight: float = 1.0

    def number(self, part: Part) -> int:
        """Return the number of people of a part."""
        rest = self.rest or 0
        return {Part.COUNT: self.count, Part.REST: rest, Part.PEOPLE: self.count + rest}[part]

    def span(self, part: Part, *, vague: bool = False) -> tuple[float, float]:
        """Return between which numbers a part lies, as far as the mark of the hidden cell tells; from 0 at least."""
        told = [one for one in self.told if one.part is part and (self.marked or not vague)]
        return max([0.0, *(one.low for one in told)]), min([math.inf, *(one.high for one in told)])


@dataclass(frozen=True)
class Sum:
    """A part of some cells adds up to that of another, or (not `exact`) to no more than it; cells by their keys.

    `of`: what it adds up to, where that is another part of the total: all who passed or failed are those tested.
    """

    part: Part
    total: str
    parts: tuple[str, ...]
    exact: bool = True
    of: Part | None = None

    @property
    def whole(self) -> Part:
        """Return the part of the total that the parts add up to."""
        return self.of or self.part


@dataclass(frozen=True)
class Table:
    """Cells that hang together by sums."""

    cells: Mapping[str, Cell]
    sums: Sequence[Sum]

    def digest(self) -> str:
        """Return a mark of what adds up to what in it: it changes where anything else does."""
        said = sorted(f"{one.part} {one.whole} {one.exact} {one.total} {sorted(one.parts)}" for one in self.sums)
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def guards(self) -> Iterator[tuple[str, Part, float]]:
        """Yield every end that must stay possible: the cell, the part of it, and the number."""
        for cell in self.cells.values():
            if cell.hidden and not cell.known:
                yield from ((cell.key, span.part, end) for span in cell.guarded for end in (span.low, span.high))


def connected(cells: Mapping[str, Cell], sums: Sequence[Sum]) -> list[Table]:
    """Return the tables that cells fall into: cells in one sum hang together.

    A known cell joins nothing, since its number is the same whatever is hidden on either side of it; it stands in every
    table whose sums name it.
    """
    groups = _joined(cells, sums)
    belong: dict[str, list[Sum]] = defaultdict(list)
    for one in sums:
        free = next((key for key in (one.total, *one.parts) if not cells[key].known), None)
        if free is not None:
            belong[groups[free]].append(one)
    members: dict[str, dict[str, Cell]] = defaultdict(dict)
    for key, group in groups.items():
        members[group][key] = cells[key]
    for group, own in belong.items():
        members[group] |= {key: cells[key] for one in own for key in (one.total, *one.parts)}
    return [Table(own, belong[group]) for group, own in members.items()]


def _joined(cells: Mapping[str, Cell], sums: Sequence[Sum]) -> dict[str, str]:
    """Return for each cell that is not known the one that stands for all those it hangs together with."""
    leader = {key: key for key, cell in cells.items() if not cell.known}

    def lead(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for one in sums:
        free = [key for key in (one.total, *one.parts) if key in leader]
        for key in free[1:]:
            leader[lead(key)] = lead(free[0])
    return {key: lead(key) for key in leader}
