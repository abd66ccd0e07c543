"""Which frozen forecasts may still be told: a line gives away the figures that it was drawn through."""

from collections import defaultdict
from collections.abc import Iterable

from indicators.analysis.comparable import NEARLY
from indicators.judging.freezing import FORECAST
from indicators.periods import position
from indicators.screening.withdrawn import taken_back
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries.judging import every_forecast
from indicators.store.queries.screened import hidden_since


def told_forecasts(session: Session) -> list[t.FrozenForecast]:
    """Return the forecasts that were frozen and not undone, oldest first, but for those that rest on a hidden figure.

    One rests on every figure up to its base period that was shown when it was drawn, and is hidden or withdrawn since.
    """
    gone: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for number, starts, ends, known, hidden in (*hidden_since(session), *taken_back(session)):
        gone[number].append((position(starts, ends), known, hidden))
    return [row for row in every_forecast(session) if not _rests_on(row, gone.get(row.series_id, ()))]


def _rests_on(row: t.FrozenForecast, gone: Iterable[tuple[float, int, int]]) -> bool:
    """Tell whether a forecast was drawn through a figure that was known then and is hidden since a later load."""
    origin = FORECAST.validate_python(row.forecast).origin
    return any(at <= origin + NEARLY and known <= row.load_id < hidden for at, known, hidden in gone)
