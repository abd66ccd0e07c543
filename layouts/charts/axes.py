"""Axes that tell the truth: from zero unless that would hide everything, and saying so when they do not."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from layouts.charts.chart import Tick, TimeAxis, ValueAxis
from layouts.charts.marks import Pen
from layouts.charts.numbers import figure_text

NICE = (1, 2, 2.5, 5, 10)
WANTED_STEPS = 6
# A range may be so wide that the figures would lie flat: it is cut at this many times the figures, and at zero.
TALLEST_RANGE = 1.6
HIGH_PERCENT = 50.0
NARROWEST_PERCENT = 40.0


def value_axis(figures: Sequence[float], ranges: Sequence[float], pen: Pen) -> ValueAxis:
    """Return the upright axis.

    Percentages start at zero, or, where all are high, span at least 40 points; an index may start anywhere;
    everything else starts at zero. Where it does not, a note says where it starts.

    Args:
        figures: every value drawn as a mark or line, the target's and the forecast's too.
        ranges: ends of likely ranges and of the forecast's band.
        pen: what figures are written with.
    """
    if not figures:
        return ValueAxis(0.0, 1.0, (), _unit(pen))
    low, high = _ends(_Extent.of(figures, ranges), pen.head.unit)
    step = nice_step((high - low) / WANTED_STEPS)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(Tick(count * step, _tick_text(count * step, step, pen)) for count in range(first, last + 1))
    note = pen.words.axis_note.format(figure=ticks[0].label) if first > 0 else None
    return ValueAxis(ticks[0].position, ticks[-1].position, ticks, _unit(pen), note)


def time_axis(positions: Sequence[float], labels: Sequence[Tick], step: float) -> TimeAxis:
    """Return the time axis over all positions, with half a step of air at either end.

    Args:
        positions: of everything that is drawn.
        labels: every period that may be labelled, oldest first.
        step: years from one period to the next.
    """
    if not positions:
        return TimeAxis(0.0, 1.0, ())
    low, high = min(positions), max(positions)
    air = max(step / 2, (high - low) * 0.02)
    return TimeAxis(low - air, high + air, tuple(labels))


def period_ticks(positions: Sequence[float], pen: Pen, *, step: float, years: int) -> tuple[Tick, ...]:
    """Return a tick for every period from the first position to the last; for months and days, for every year."""
    if not positions:
        return ()
    first, last = min(positions), max(positions)
    if pen.head.period_type in {"month", "quarter", "day"}:
        return _calendar_ticks(first, last, pen, step)
    count = round((last - first) / step)
    places = [first + number * step for number in range(count + 1)]
    return tuple(Tick(place, pen.period_at(place, years)) for place in places)


def thin(ticks: Sequence[Tick], most: int) -> tuple[Tick, ...]:
    """Return at most so many of the ticks, evenly: every one, second, fifth, tenth ...; round years where they fit."""
    for every in (1, 2, 5, 10, 20, 50):
        kept = _every(ticks, every)
        if len(kept) <= most:
            return kept
    return tuple(ticks[:1])


def nice_step(least: float) -> float:
    """Return the smallest of 1, 2, 2.5, 5 times a power of ten that is at least `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(nice * power for nice in NICE if nice * power >= least * (1 - 1e-9))


def _every(ticks: Sequence[Tick], every: int) -> tuple[Tick, ...]:
    round_years = [tick for tick in ticks if round(tick.position, 6) % every == 0]
    return tuple(round_years) if len(round_years) > 1 else tuple(itertools.islice(ticks, 0, None, every))


def _calendar_ticks(first: float, last: float, pen: Pen, step: float) -> tuple[Tick, ...]:
    if last - first >= 2 or pen.head.period_type == "day":
        years = range(math.ceil(first - 1e-6), math.floor(last + 1e-6) + 1)
        return tuple(Tick(float(year), str(year)) for year in years)
    count = round((last - first) / step)
    return tuple(Tick(first + number * step, pen.period_at(first + number * step)) for number in range(count + 1))


@dataclass(frozen=True)
class _Extent:
    """The lowest and the highest figure, and how far ranges reach beyond them, cut where they would flatten all."""

    low: float
    high: float
    deepest: float
    farthest: float

    @classmethod
    def of(cls, figures: Sequence[float], ranges: Sequence[float]) -> Self:
        low, high = min(figures), max(figures)
        reach = max(high, abs(low)) * TALLEST_RANGE
        floor = 0.0 if low >= 0 else -reach
        deepest, farthest = max(min([low, *ranges]), floor), min(max([high, *ranges]), reach)
        return cls(low, high, min(low, deepest), max(high, farthest))


def _ends(extent: _Extent, unit: str) -> tuple[float, float]:
    """Return where an axis must at least begin and end."""
    lowest, highest = extent.deepest, extent.farthest
    if unit == "percent" and lowest >= HIGH_PERCENT:
        top = min(100.0, math.ceil(highest / 10) * 10)
        return min(math.floor(lowest / 10) * 10, top - NARROWEST_PERCENT), top
    if unit == "index" and lowest > 0 and extent.high - extent.low < extent.low:
        air = max(extent.high - extent.low, 1.0) * 0.4
        return max(0.0, min(extent.low - air, lowest)), max(extent.high + air, highest)
    top = max(highest, 0.0) * 1.05 or 1.0
    return min(0.0, lowest), min(max(top, 1.0), 100.0) if unit == "percent" else top


def _tick_text(value: float, step: float, pen: Pen) -> str:
    decimals = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else int(step % 1 > 0)
    return figure_text(value, pen.head.unit, decimals, pen.language)


def _unit(pen: Pen) -> str:
    return pen.words.units.get(pen.head.unit, pen.head.unit)
