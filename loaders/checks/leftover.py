"""Leftover: a small group that no file names, though everyone and all the others tell how many it holds.

What nobody loads, no rule can guard. Who knows that the groups of a dimension, or the places in a larger one, are all
there are but for a few people takes them off the whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indicators.disclosure.adding import EVERYONE
from indicators.disclosure.policy import Policy
from indicators.reading import Problem, ProblemKind, Reading
from loaders import cells
from loaders.checks.disclosing import COUNTED, SHARES, are_small
from loaders.checks.guarding import Guards
from loaders.checks.totals import Society
from loaders.workbook.known import Known

MOST_PERIODS = 4
MEND = (
    "Load what is missing too, however small: its figure is then hidden, and others so that it cannot be worked out. "
    "Where nobody is missing, check the totals."
)


class Beside(NamedTuple):
    """A figure of a file, or one that is stored; `cell`: its sheet, row and column in the file, None where stored."""

    indicator: str
    place: str
    group: str
    period: str
    value: float
    numerator: float
    denominator: float
    source: str
    cell: tuple[str, int, int] | None = None


class Whole(NamedTuple):
    """A figure, and of what kind those are that make it up: groups of a dimension, or places of a kind in its place."""

    indicator: str
    place: str
    group: str
    period: str
    kind: str
    of_places: bool


@dataclass(frozen=True)
class Leftovers:
    """What is looked for: the framework with the rows of the file, the kind of each place, and who guards figures."""

    known: Known
    kinds: Mapping[str, str]
    guards: Guards

    @classmethod
    def of(cls, known: Known, guards: Guards, reading: Reading) -> "Leftovers":
        """Return them for a file that was read against a framework; `known` holds the rows of the file already."""
        kinds = {one.id: one.kind for one in known.framework.places.values()}
        kinds |= {one.key: str(one.fields["kind"]) for one in reading.records if "kind" in one.fields}
        return cls(known, kinds, guards)

    def asked(self, reading: Reading) -> frozenset[str]:
        """Return the indicators of a file of which a figure stands under a rule."""
        pairs = reading.figures[["indicator", "source"]].drop_duplicates().itertuples(index=False, name=None)
        return frozenset(indicator for indicator, source in pairs if self.guards.policies(source, indicator))

    def found(self, figures: Iterable[Beside]) -> Iterator[tuple[Whole, Beside, Sequence[Beside]]]:
        """Yield each whole of which the parts lack so few people that the rule of the whole would hide them."""
        at = {one[:4]: one for one in figures}
        parts: dict[Whole, list[Beside]] = defaultdict(list)
        for one in at.values():
            for whole in self._wholes(one):
                parts[whole].append(one)
        for key, own in parts.items():
            held = at.get(key[:4])
            if held is not None and any(one.cell for one in (held, *own)) and self._is_small(key, held, own):
                yield key, held, own

    def _wholes(self, one: Beside) -> Iterator[Whole]:
        dimension = self.known.dimensions.get(one.group, "")
        society = Society(self.known.dimensions, self.known.part_of, self.known.within)
        if dimension not in ("", EVERYONE) and society.is_outermost(one.group):
            everyone = next((key for key, named in self.known.dimensions.items() if named == EVERYONE), EVERYONE)
            yield Whole(one.indicator, one.place, everyone, one.period, dimension, of_places=False)
        above = self.known.part_of.get(one.place)
        if above and self.kinds.get(one.place):
            yield Whole(one.indicator, above, one.group, one.period, self.kinds[one.place], of_places=True)

    def _is_small(self, key: Whole, whole: Beside, parts: Sequence[Beside]) -> bool:
        """Tell whether what the parts leave of a whole is small, and none of them is: what is hidden is guarded."""
        unit = self.known.subjects["indicator"][key.indicator].unit
        numbers = [_numbers(one, unit) for one in (whole, *parts)]
        if len(parts) < self._fewest(key) or np.isnan(numbers).any():
            return False
        left = np.array(numbers[0]) - np.sum(numbers[1:], axis=0)
        possible = left[1] >= 1 and 0 <= left[0] <= left[1]
        policies = self.guards.policies(whole.source, key.indicator) if possible else []
        return any(
            _small(said, unit, left) and not any(_small(said, unit, np.array(one)) for one in numbers[1:])
            for said in policies
        )

    def _fewest(self, key: Whole) -> int:
        """Return of how many parts it is asked: of one alone where the framework knows another, else of two."""
        if key.of_places:
            return 2
        return 1 if sum(one == key.kind for one in self.known.dimensions.values()) > 1 else 2


def _numbers(one: Beside, unit: str) -> tuple[float, float]:
    """Return who is counted, and of how many; of a number of people both are that; NaN where either is unknown."""
    if unit == COUNTED:
        return one.value, one.value
    if unit not in SHARES or np.isnan(one.value):
        return float("nan"), float("nan")
    counted = one.value * one.denominator / SHARES[unit] if np.isnan(one.numerator) else one.numerator
    return float(np.round(counted)), one.denominator


def _small(said: Policy, unit: str, numbers: np.ndarray) -> bool:
    count, people = (np.array([float(one)]) for one in numbers)
    value = count if unit == COUNTED else np.full(1, np.nan)
    return bool(are_small(said, unit, {"value": value, "numerator": count, "denominator": people})[0])


def figures_of(reading: Reading, indicators: frozenset[str]) -> list[Beside]:
    """Return the figures of some indicators in a file."""
    own = reading.figures[reading.figures["indicator"].isin(list(indicators))]
    names = (*Beside._fields[:8], "sheet", "row", "column")
    rows = zip(*(own[name] for name in names), strict=True)
    return [Beside._make((*said, (reading.sheets[int(at)], int(row), int(column)))) for *said, at, row, column in rows]


def warnings_of(reading: Reading, found: Iterable[tuple[Whole, Beside, Sequence[Beside]]]) -> tuple[Problem, ...]:
    """Return a warning for each place, group and kind, with its periods; no number is named."""
    alike: dict[tuple[object, ...], list[tuple[Whole, Beside, Sequence[Beside]]]] = defaultdict(list)
    for key, whole, parts in found:
        names = tuple(sorted(one.place if key.of_places else one.group for one in parts))
        alike[key.indicator, key.place, key.group, key.kind, key.of_places, names].append((key, whole, parts))
    return tuple(_warning(reading, own) for own in alike.values())


def _warning(reading: Reading, own: Sequence[tuple[Whole, Beside, Sequence[Beside]]]) -> Problem:
    key, whole, parts = own[0]
    sheet, row, column = next(one.cell for one in (whole, *parts) if one.cell is not None)
    names = ", ".join(sorted(one.place if key.of_places else one.group for one in parts))
    periods = sorted({one.period for one, _, _ in own})
    more = f" and {len(periods) - MOST_PERIODS} more periods" if len(periods) > MOST_PERIODS else ""
    kind = f"the places of the kind “{key.kind}”" if key.of_places else f"the groups of “{key.kind}”"
    return Problem(
        kind=ProblemKind.WARNING,
        file=reading.file,
        sheet=sheet,
        cell=cells.address(row, column),
        found=f"{key.indicator}, {key.place}, {key.group}, {', '.join(periods[:MOST_PERIODS])}{more}: {kind} that have "
        f"figures ({names}) leave out so few people that the rule would hide them",
        expected="all that make up the whole, the small ones too",
        mend=MEND,
        cells=len(own),
    )
