"""Did it hold? Forecasts and marks that were given, against the figures that came afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from indicators.analysis.baseline import covering, new_figures
from indicators.analysis.changes import direction_of
from indicators.analysis.codes import BaselineStatus, Better, Direction, Fate, Grade
from indicators.analysis.history import Flags, History
from indicators.analysis.judgement import Forecast, Judgement

SAID = frozenset({Grade.CLEAR, Grade.LEANING, Grade.CHANGED})
BESIDE = {
    BaselineStatus.CURVE_TURNED: Direction.BETTER,
    BaselineStatus.BETTER_SO_FAR: Direction.BETTER,
    BaselineStatus.WORSE_SO_FAR: Direction.WORSE,
    BaselineStatus.WORSE: Direction.WORSE,
}


@dataclass(frozen=True)
class Given:
    """A mark as it was given.

    Attributes:
        kind: a grade of the trend, or a status beside the forecast.
        direction: which way was said.
        position: the latest figure that it rests on.
        level: of a trend, the middle of the figures that it rests on; of a status, None: the forecast is the level.
    """

    kind: str
    direction: Direction
    position: float
    level: float | None


@dataclass(frozen=True)
class Came:
    """A period that a forecast had said, and the figure that came for it; `inside_outer` None without outer range."""

    position: float
    value: float
    expected: float
    lower: float
    upper: float
    inside: bool
    inside_outer: bool | None


def given_marks(said: Judgement) -> tuple[Given, ...]:
    """Return the marks of a judgement that say something of figures to come: at most one of each kind.

    "Too close to call" and the like say nothing that a later figure could contradict.
    """
    trend, beside = said.trend, said.baseline
    found = []
    if trend.grade in SAID and trend.direction is not Direction.NONE and trend.last is not None:
        found.append(Given(trend.grade, trend.direction, trend.last, _middle(said)))
    if beside.status in BESIDE and beside.position is not None:
        found.append(Given(beside.status, BESIDE[beside.status], beside.position, None))
    return tuple(found)


def _middle(said: Judgement) -> float:
    """Return what the tested figures stand around: the middle one, or the mean of the months' chart."""
    trend = said.trend
    if trend.process is not None:
        return trend.process.mean
    first, last = trend.first or 0.0, trend.last or 0.0
    return float(np.median([one.value for one in said.figures if first <= one.position <= last]))


def fate(
    given: Given,
    history: History,
    *,
    usable: Flags,
    better: Better,
    expected: Callable[[float], float | None],
) -> Fate:
    """Return whether a mark held: whether the figures since lie on the side that it said.

    A trend that got better holds when the middle of the newer figures is better than the middle of those it rested
    on; being better than the forecast holds when the newer figures, in their middle, are better than it too.

    Args:
        given: the mark.
        history: the series as it is known today.
        usable: where a figure is known and can be leaned on, shape (periods,).
        better: which way is good news.
        expected: the forecast's value for a position; None where it says none.
    """
    known = usable & ~np.isnan(history.values)
    rested = known & (history.starts <= given.position + 1e-6)
    newer = known & (history.starts > given.position + 1e-6)
    if not rested.any() or not newer.any():
        return Fate.OPEN
    newer &= history.definition == history.definition[rested].max()
    away = [
        value - level
        for value, start in zip(history.values[newer].tolist(), history.starts[newer].tolist(), strict=True)
        if (level := expected(start) if given.level is None else given.level) is not None
    ]
    if not away:
        return Fate.UNTESTABLE
    return Fate.HELD if direction_of(float(np.median(away)), better) is given.direction else Fate.NOT_HELD


def came(frozen: Forecast, history: History, *, usable: Flags) -> tuple[Came, ...]:
    """Return the figures that came for the periods of a forecast, oldest first; only comparable ones."""
    places, _ = new_figures(frozen, history, usable)
    rows = ((int(place), covering(frozen, float(history.starts[place]))) for place in places)
    return tuple(_came(frozen, history, place, at) for place, at in rows if at is not None)


def _came(frozen: Forecast, history: History, place: int, at: int) -> Came:
    value = float(history.values[place])
    outer = frozen.outer_lower[at] <= value <= frozen.outer_upper[at] if frozen.outer_lower else None
    return Came(
        position=float(history.starts[place]),
        value=value,
        expected=frozen.values[at],
        lower=frozen.lower[at],
        upper=frozen.upper[at],
        inside=frozen.lower[at] <= value <= frozen.upper[at],
        inside_outer=outer,
    )
