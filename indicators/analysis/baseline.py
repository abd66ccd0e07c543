"""How the figures since a freeze stand to the forecast frozen then."""

import numpy as np

from indicators.analysis.changes import direction_of
from indicators.analysis.codes import BaselineStatus, Better, Direction
from indicators.analysis.comparable import NEARLY, apart
from indicators.analysis.history import Flags, History, Whole
from indicators.analysis.judgement import BaselineMark, Forecast
from indicators.analysis.precision import inside

ONCE = {Direction.BETTER: BaselineStatus.BETTER_SO_FAR, Direction.WORSE: BaselineStatus.WORSE_SO_FAR}
TWICE = {Direction.BETTER: BaselineStatus.CURVE_TURNED, Direction.WORSE: BaselineStatus.WORSE}


def baseline_mark(frozen: Forecast | None, history: History, *, usable: Flags, better: Better) -> BaselineMark:
    """Return how the figures since the freeze stand to the frozen forecast.

    The latest figure that the forecast covers decides: within its range AS_FORECAST, outside BETTER_SO_FAR or
    WORSE_SO_FAR, and where the period before it was outside on the same side too, CURVE_TURNED or WORSE. A missing
    period between the two is not "running". Where neither way is better, outside is NOT_AS_FORECAST. Figures of a
    later definition are not compared (SERIES_CHANGED when there are no others), nor periods that overlap the ones
    the forecast rests on.

    Args:
        frozen: the forecast as it was frozen, or None.
        history: the series as it is known today.
        usable: where a figure is known and can be leaned on, shape (periods,).
        better: which way is good news.

    Source: DOMAIN.md section 3, Baseline.
    """
    if frozen is None:
        return BaselineMark(BaselineStatus.NO_BASELINE)
    new, broken = new_figures(frozen, history, usable)
    if new.size == 0:
        return BaselineMark(BaselineStatus.SERIES_CHANGED if broken else BaselineStatus.NOT_YET_KNOWN)
    columns = (history.starts, history.ends, history.values)
    rows = zip(*(column[new].tolist() for column in columns), strict=True)
    covered = [(*row, at) for row in rows if (at := covering(frozen, row[0])) is not None]
    if not covered:
        return BaselineMark(BaselineStatus.NOT_YET_KNOWN)
    sides = {at: _side(frozen, at, value, better) for *_, value, at in covered}
    position, end, value, at = covered[-1]
    return BaselineMark(
        status=_status(sides[at], sides.get(at - 1, Direction.NONE)),
        known=len(sides),
        position=position,
        value=value,
        expected=frozen.values[at],
        lower=frozen.lower[at],
        upper=frozen.upper[at],
        end=end,
    )


def new_figures(frozen: Forecast, history: History, usable: Flags) -> tuple[Whole, bool]:
    """Return the places of comparable figures since the freeze, and whether any is of a later definition.

    The definition is that of the earliest figure that the forecast rests on, as it is today: a break that was dated
    back among them, after the freeze, makes the newer ones, and all that follow, figures of another definition.
    """
    later = history.starts > frozen.origin + NEARLY
    rested_on = ~np.isnan(history.values) & ~later
    end = history.ends[rested_on].max() if rested_on.any() else frozen.origin + NEARLY
    since = usable & later & (history.starts >= end - NEARLY)
    alike = since & (history.definition == _drawn_on(frozen, history, rested_on))
    return apart(history, alike), bool(np.count_nonzero(alike) < np.count_nonzero(since))


def drawn_on(frozen: Forecast, history: History) -> int:
    """Return the definition of the figures that a forecast was drawn on: of its n latest ones, that of the earliest.

    A team's own line may rest on none of ours; then the latest two figures up to the freeze tell. Where nothing is
    known of them any more, it is the first of the series.
    """
    return _drawn_on(frozen, history, ~np.isnan(history.values) & (history.starts <= frozen.origin + NEARLY))


def _drawn_on(frozen: Forecast, history: History, rested_on: Flags) -> int:
    places = apart(history, rested_on)
    if not places.size:
        return int(history.definition.min(initial=0))
    return int(history.definition[places[-min(max(frozen.n, 2), places.size)]])


def covering(frozen: Forecast, start: float) -> int | None:
    """Return which forecast period a figure belongs to: the nearest, within half a period; None for none."""
    if not frozen.positions:
        return None
    away = [abs(position - start) for position in frozen.positions]
    nearest = away.index(min(away))
    period = frozen.positions[0] - frozen.origin
    return nearest if away[nearest] < period / 2 else None


def _side(frozen: Forecast, at: int, value: float, better: Better) -> Direction:
    """Return on which side of the range a figure lies; NONE within."""
    if inside(value, frozen.lower[at], frozen.upper[at]):
        return Direction.NONE
    return direction_of(value - frozen.values[at], better)


def _status(latest: Direction, before: Direction) -> BaselineStatus:
    if latest is Direction.NONE:
        return BaselineStatus.AS_FORECAST
    return (TWICE if latest is before else ONCE).get(latest, BaselineStatus.NOT_AS_FORECAST)
