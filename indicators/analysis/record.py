"""Did it hold? Forecasts and marks that were given, against the figures that came afterwards."""

from dataclasses import dataclass

import numpy as np

from indicators.analysis.baseline import covering, drawn_on, new_figures
from indicators.analysis.changes import direction_of
from indicators.analysis.codes import BaselineStatus, Better, Direction, Fate, Grade
from indicators.analysis.comparable import FEWEST_TESTED, NEARLY, apart
from indicators.analysis.history import Flags, History
from indicators.analysis.judgement import Forecast, Judgement
from indicators.analysis.precision import inside

LATEST = 3
"""Figures whose middle is where a curve stood when its mark was given: one alone may be odd."""
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
        level: of a trend, the middle of the latest three figures that it rests on, or of their latest year of quarters;
            of months, the mean of their chart; of a status, None: the forecast is the level.
    """

    kind: str
    direction: Direction
    position: float
    level: float | None


@dataclass(frozen=True)
class Came:
    """A period that a forecast had said, and the figure that came for it; `inside_outer` None without outer range.

    `end`: where the period ends, itself excluded; None in a record that was kept without it.
    """

    position: float
    value: float
    expected: float
    lower: float
    upper: float
    inside: bool
    inside_outer: bool | None
    end: float | None = None


def given_marks(said: Judgement, *, a_year: int = 1) -> tuple[Given, ...]:
    """Return the marks of a judgement that say something of figures to come: at most one of each kind.

    "Too close to call" and the like say nothing that a later figure could contradict.

    Args:
        said: the judgement.
        a_year: figures in a year; of 4 or 12 a whole year is looked at, so that no season speaks.
    """
    trend, beside = said.trend, said.baseline
    found = []
    if trend.grade in SAID and trend.direction is not Direction.NONE and trend.last is not None:
        found.append(Given(trend.grade, trend.direction, trend.last, _middle(said, a_year)))
    if beside.status in BESIDE and beside.position is not None:
        found.append(Given(beside.status, BESIDE[beside.status], beside.position, None))
    return tuple(found)


def _middle(said: Judgement, a_year: int) -> float:
    """Return where the curve stood: the middle of the latest three figures tested, or the mean of the months' chart."""
    trend = said.trend
    if trend.process is not None:
        return trend.process.mean
    first, last = trend.first or 0.0, trend.last or 0.0
    return float(
        np.median([one.value for one in said.figures if first <= one.position <= last][-max(LATEST, a_year) :])
    )


def fate(
    given: Given,
    history: History,
    *,
    usable: Flags,
    better: Better,
    frozen: Forecast | None = None,
    a_year: int = 1,
) -> Fate:
    """Return whether a mark held: whether the figures since lie on the side that it said.

    A trend that got better holds when the middle of the newer figures is better than the middle of the latest three it
    rested on: going back on it is not holding, however far it had come before. Being better than the forecast holds
    when every newer figure lies outside its range on that side: one inside it, and the mark itself is taken back. A
    forecast as it should be leaves one of ten figures on a side by chance. Newer periods do not overlap those it
    rested on;
    of quarters and months a trend waits for a whole year, so that no season speaks, and the latest year answers.
    Where they are counted otherwise than those it rested on, nobody can tell: UNTESTABLE.

    Args:
        given: the mark.
        history: the series as it is known today.
        usable: where a figure is known and can be leaned on, shape (periods,).
        better: which way is good news.
        frozen: the forecast that holds, or None.
        a_year: figures in a year.
    """
    known = usable & ~np.isnan(history.values)
    rested = known & (history.starts <= given.position + NEARLY)
    if not rested.any():
        return Fate.OPEN
    newer = apart(history, known & (history.starts >= history.ends[rested].max() - NEARLY) & ~rested)
    same = newer[history.definition[newer] == _counted_as(given, history, rested, frozen)]
    if newer.size and not same.size:
        return Fate.UNTESTABLE
    whole = a_year if given.level is not None else 1
    if same.size < whole:
        return Fate.OPEN
    answering = same.tolist()[-whole:] if whole > 1 else same.tolist()
    if given.level is None:
        return _beside(given, history, answering, frozen, better)
    away = float(np.median(history.values[answering] - given.level))
    return Fate.HELD if direction_of(away, better) is given.direction else Fate.NOT_HELD


def _beside(given: Given, history: History, answering: list[int], frozen: Forecast | None, better: Better) -> Fate:
    """Return whether every newer figure lies outside the range of a forecast, on the side that a mark named."""
    if frozen is None:
        return Fate.UNTESTABLE
    said = [(place, covering(frozen, float(history.starts[place]))) for place in answering]
    held = [
        not inside(value := float(history.values[place]), frozen.lower[at], frozen.upper[at])
        and direction_of(value - frozen.values[at], better) is given.direction
        for place, at in said
        if at is not None
    ]
    if not held:
        return Fate.UNTESTABLE
    return Fate.HELD if all(held) else Fate.NOT_HELD


def _counted_as(given: Given, history: History, rested: Flags, frozen: Forecast | None) -> int:
    """Return the definition that a mark rested on, as it is today: a break may have been dated back since.

    Of a status it is that of its forecast. No trend rests on fewer than four figures of one definition: where the
    latest four are of two, the mark rested on the older way of counting.
    """
    if given.level is None and frozen is not None:
        return drawn_on(frozen, history)
    return int(history.definition[apart(history, rested)[-FEWEST_TESTED:]].min())


def came(frozen: Forecast, history: History, *, usable: Flags) -> tuple[Came, ...]:
    """Return the figures that came for the periods of a forecast, oldest first; only comparable ones."""
    places, _ = new_figures(frozen, history, usable)
    rows = ((int(place), covering(frozen, float(history.starts[place]))) for place in places)
    return tuple(_came(frozen, history, place, at) for place, at in rows if at is not None)


def _came(frozen: Forecast, history: History, place: int, at: int) -> Came:
    value = float(history.values[place])
    outer = inside(value, frozen.outer_lower[at], frozen.outer_upper[at]) if frozen.outer_lower else None
    return Came(
        position=float(history.starts[place]),
        value=value,
        expected=frozen.values[at],
        lower=frozen.lower[at],
        upper=frozen.upper[at],
        inside=inside(value, frozen.lower[at], frozen.upper[at]),
        inside_outer=outer,
        end=float(history.ends[place]),
    )
