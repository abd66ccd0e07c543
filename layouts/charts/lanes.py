"""Strategies under the time axis: each where it began, in a lane of its own for as long as it runs."""

import datetime as dt
from collections.abc import Sequence

from indicators.periods import position as position_of
from indicators.release.documents import Point, StrategyNote
from layouts.charts.chart import Activity
from layouts.charts.marks import Pen
from layouts.charts.periods import month_text


def activities(strategies: Sequence[StrategyNote], points: Sequence[Point], low: float, pen: Pen) -> list[Activity]:
    """Return the strategies in the order in which they began, keyed 1, 2, 3 ...

    Args:
        strategies: what the team does for the indicator.
        points: the figures; they say in which month a year of theirs begins.
        low: left end of the time axis; what began before it is drawn from there.
        pen: what words are written with.
    """
    shift, plain = year_begins(points), all_samples(strategies)
    placed: list[Activity] = []
    for number, strategy in enumerate(sorted(strategies, key=_began), start=1):
        starts, ends = strategy.position - shift, _ended(strategy, shift)
        title = strategy.title.read(pen.language)
        placed.append(
            Activity(
                key=str(number),
                id=strategy.id,
                title=pen.words.marked(title, sample=strategy.sample),
                name=f"{pen.words.sample_word}: {title}" if strategy.sample and not plain else title,
                starts=max(starts, low),
                ends=None if ends is None else max(ends, low),
                before=starts < low,
                lane=_free_lane(placed, max(starts, low)),
                when=_when(strategy, pen),
            )
        )
    return placed


def all_samples(strategies: Sequence[StrategyNote]) -> bool:
    """Return whether every strategy is a sample, so that their heading says it for all."""
    return bool(strategies) and all(strategy.sample for strategy in strategies)


def year_begins(points: Sequence[Point]) -> float:
    """Return how far into the calendar year the series' whole years begin: 0.5 for school years, from July.

    A school year stands at the number of its first calendar year, so a day must be moved back by as much to stand
    right beside it.
    """
    whole = [point for point in points if _days(point) >= 300]
    return (dt.date.fromisoformat(whole[0].starts).month - 1) / 12 if whole else 0.0


def _days(point: Point) -> int:
    return (dt.date.fromisoformat(point.ends) - dt.date.fromisoformat(point.starts)).days


def _began(strategy: StrategyNote) -> tuple[float, str]:
    return strategy.position, strategy.id


def _ended(strategy: StrategyNote, shift: float) -> float | None:
    if strategy.ended is None:
        return None
    day = dt.date.fromisoformat(strategy.ended)
    return max(position_of(day, day), strategy.position) - shift


def _free_lane(placed: Sequence[Activity], starts: float) -> int:
    taken = {other.lane for other in placed if other.ends is None or other.ends >= starts}
    return next(lane for lane in range(len(placed) + 1) if lane not in taken)


def _when(strategy: StrategyNote, pen: Pen) -> str:
    began = month_text(strategy.began, pen.language)
    if strategy.ended is None:
        return pen.words.strategy_began.format(date=began)
    return pen.words.strategy_ran.format(began=began, ended=month_text(strategy.ended, pen.language))
