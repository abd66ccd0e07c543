"""Integer programs for the attacker, solved by HiGHS."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

WHOLE, WHOLE_OR_ZERO, IMPOSSIBLE = 1, 3, 2
"""As SciPy numbers kinds of unknowns, and what it answers where nothing fits."""


EXACT = 1e-15
"""By how much, of the numbers themselves, a sum of shares of whole numbers is off in floating point."""
STEPS, NEARBY = (3, 6), 4.0
"""How many steps away from what is pinned whole numbers are sought first, and for how many seconds."""


@dataclass(frozen=True)
class Solution:
    """What HiGHS answered: values of all unknowns that fit exactly, and the least cost that was proved; or None."""

    values: NDArray[np.float64] | None
    bound: float | None
    impossible: bool


class Program:
    """Columns are unknown whole numbers from a lowest to a highest value; rows say what is known of them."""

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self._kinds: list[int] = []
        self._entries: list[tuple[int, int, float]] = []
        self._limits: list[tuple[float, float]] = []
        self._found: NDArray[np.float64] | None = None

    def column(self, low: float = 0.0, high: float = math.inf, *, or_zero: bool = False) -> int:
        """Add an unknown and return its number; `or_zero` needs a finite highest value."""
        self.lower.append(low)
        self.upper.append(high)
        self._kinds.append(WHOLE_OR_ZERO if or_zero else WHOLE)
        return len(self.lower) - 1

    def row(self, terms: Iterable[tuple[int, float]], low: float, high: float) -> None:
        """Say that a sum of unknowns, each times a number, lies from `low` to `high`."""
        self._entries.extend((len(self._limits), column, times) for column, times in terms)
        self._limits.append((low, high))

    def seek(self, cost: Mapping[int, float], pinned: Mapping[int, float], *, seconds: float) -> Solution:
        """Return values that fit, cheap ones if they are easily found; where nothing fits, as `solve`.

        A linear program is tried first, with those at 0 that were so in the values found before: where things only add
        up, it mostly ends at whole numbers. Then whole numbers are sought near what is pinned, with the others as they
        were found before, and at last everywhere; any that fit will do.
        """
        for tried in self._tries(cost, pinned, seconds):
            if tried.values is not None:
                self._found = tried.values
                break
        return tried

    def _tries(self, cost: Mapping[int, float], pinned: Mapping[int, float], seconds: float) -> Iterator[Solution]:
        """Yield one solution after the other; the last tells whether anything fits."""
        kinds, before = np.array(self._kinds), {} if self._found is None else dict(enumerate(self._found.tolist()))
        at_zero = (column for column, value in before.items() if value == 0 and kinds[column] == WHOLE_OR_ZERO)
        yield self._run(cost, {**dict.fromkeys(at_zero, 0.0), **pinned}, np.zeros(len(kinds)), seconds=seconds)
        for near in self._near(pinned) if before else ():
            others = {column: before[column] for column in np.flatnonzero(~near).tolist()}
            yield self._run(cost, {**others, **pinned}, kinds, seconds=min(NEARBY, seconds), gap=np.inf)
        yield self._run(cost, pinned, kinds, seconds=seconds, gap=np.inf)

    def _near(self, pinned: Mapping[int, float]) -> Iterator[NDArray[np.bool_]]:
        """Yield which unknowns are few steps away from what is pinned, and then more; a step leads along one row."""
        open_to = np.array(self.lower) < np.array(self.upper)
        matrices: list[Any] = [one.A for one in self._rows]
        joined = [abs(one) for one in matrices]
        near = np.zeros(len(open_to), bool)
        near[list(pinned)] = True
        for step in range(1, max(STEPS) + 1):
            for matrix in joined:
                near = near | (open_to & (matrix.T @ (matrix @ near) > 0))
            if step in STEPS:
                yield near

    def solve(self, cost: Mapping[int, float], pinned: Mapping[int, float], *, seconds: float) -> Solution:
        """Return the cheapest values with some unknowns pinned, or the best found in time."""
        return self._run(cost, pinned, np.array(self._kinds), seconds=seconds)

    def _run(
        self,
        cost: Mapping[int, float],
        pinned: Mapping[int, float],
        kinds: NDArray[Any],
        *,
        seconds: float,
        gap: float = 0.0,
    ) -> Solution:
        if not all(self._may_be(column, value) for column, value in pinned.items()):
            return Solution(None, None, impossible=True)
        low, high, costs = np.array(self.lower), np.array(self.upper), np.zeros(len(self.lower))
        for column, value in pinned.items():
            low[column] = high[column] = value
        for column, times in cost.items():
            costs[column] = times
        options: Any = {"time_limit": seconds, "mip_rel_gap": gap}
        found = milp(costs, integrality=kinds, bounds=Bounds(low, high), constraints=self._rows, options=options)
        values = None if found.x is None else np.round(found.x)
        if values is not None and not self._fit(values, low, high):
            values = None
        return Solution(values, found.mip_dual_bound, impossible=found.status == IMPOSSIBLE)

    def _may_be(self, column: int, value: float) -> bool:
        is_zero = value == 0 and self._kinds[column] == WHOLE_OR_ZERO
        return is_zero or self.lower[column] <= value <= self.upper[column]

    def _fit(self, values: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]) -> bool:
        """Tell whether whole numbers fit everything but for the error of adding them up: HiGHS allows for more."""
        zero = (np.array(self._kinds) == WHOLE_OR_ZERO) & (values == 0)
        inside = bool(np.all(zero | ((low <= values) & (values <= high))))
        return inside and all(self._fits(values, one) for one in self._rows)

    @staticmethod
    def _fits(values: NDArray[np.float64], rows: LinearConstraint) -> bool:
        matrix: Any = rows.A
        sums, error = matrix @ values, EXACT * (abs(matrix) @ abs(values))
        return bool(np.all(rows.lb - error <= sums) and np.all(sums <= rows.ub + error))

    @cached_property
    def _rows(self) -> list[LinearConstraint]:
        """Everything that is known, once all of it was said."""
        if not self._limits:
            return []
        rows, columns, times = zip(*self._entries, strict=True)
        matrix = coo_array((times, (rows, columns)), shape=(len(self._limits), len(self.lower))).tocsr()
        low, high = zip(*self._limits, strict=True)
        return [LinearConstraint(matrix, low, high)]
