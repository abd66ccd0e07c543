"""A forecast that a team drew itself: statistics are a tool, not an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.analysis.codes import ForecastMethod, NoForecast
from indicators.analysis.forecast import Range
from indicators.analysis.judgement import Forecast


@dataclass(frozen=True)
class Written:
    """What a team wrote: a value for each coming period, and the ends of their 80 % ranges, as many or none."""

    values: Sequence[float]
    lowest: Sequence[float] = ()
    highest: Sequence[float] = ()


def own_forecast(
    written: Written, *, ours: Forecast | NoForecast, origin: float, step: float, within: Range
) -> Forecast | NoForecast:
    """Return a team's own values as a forecast that figures can be held against.

    Where the team gives no range, its values get ours: a team may know better where a series is headed, and knows no
    better how restless it is. The outer range is always as far beyond the inner one as ours is.

    Args:
        written: the team's values and ranges.
        ours: the program's forecast from the same figures, or why there is none.
        origin: position of the last period of the history.
        step: years from one period to the next.
        within: the values that are possible; the ranges are cut to them.

    Returns:
        The forecast, as far as ranges are known; without any range, why ours has none.
    """
    made = ours if isinstance(ours, Forecast) else None
    below, above = _reach(made)
    if written.lowest and written.highest:
        low, high = list(written.lowest), list(written.highest)
    elif isinstance(ours, Forecast):
        low = [value - inner for value, (inner, _) in zip(written.values, below, strict=False)]
        high = [value + inner for value, (inner, _) in zip(written.values, above, strict=False)]
    else:
        return ours
    known = min(len(low), len(written.values))
    outer = known <= len(below)
    return Forecast(
        positions=tuple(origin + step * ahead for ahead in range(1, known + 1)),
        values=tuple(written.values[:known]),
        lower=_cut(low[:known], within),
        upper=_cut(high[:known], within),
        method=ForecastMethod.OWN,
        confidence=0.80,
        origin=origin,
        n=made.n if made else 0,
        outer_lower=_cut([end - beyond for end, (_, beyond) in zip(low, below, strict=False)], within) if outer else (),
        outer_upper=_cut([end + beyond for end, (_, beyond) in zip(high, above, strict=False)], within)
        if outer
        else (),
    )


Reach = list[tuple[float, float]]


def _reach(ours: Forecast | None) -> tuple[Reach, Reach]:
    """Return for each coming period how far our inner range reaches below and above our value, and the outer beyond."""
    if ours is None or not ours.outer_lower:
        return [], []
    rows = list(zip(ours.values, ours.lower, ours.upper, ours.outer_lower, ours.outer_upper, strict=True))
    below = [(value - low, low - outer) for value, low, _, outer, _ in rows]
    above = [(high - value, outer - high) for value, _, high, _, outer in rows]
    return below, above


def _cut(line: Sequence[float], within: Range) -> tuple[float, ...]:
    least = float("-inf") if within.least is None else within.least
    most = float("inf") if within.most is None else within.most
    return tuple(min(max(value, least), most) for value in line)
