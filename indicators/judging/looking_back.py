"""What was known when a line was entered: a line is a forecast only of figures that nobody knew then."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.analysis.codes import LineKind
from indicators.periods import position
from indicators.store import tables as t
from indicators.store.queries.record import FirstKnown


def known_by(rows: Iterable[t.Observation], first_known: FirstKnown, load: int) -> frozenset[float]:
    """Return the positions of those figures that a load, or an earlier one, had brought."""
    return frozenset(
        position(row.starts_on, row.ends_on) for row in rows if row.value is not None and first_known.of(row) <= load
    )


def known_to_teams(
    shown: Mapping[int, Sequence[t.Observation]],
    first_known: FirstKnown,
    kept: Mapping[str, Mapping[int, t.FrozenForecast]],
    new: Iterable[t.FrozenForecast],
) -> dict[int, frozenset[float]]:
    """Return for each series what was known when its team's own line was entered, as positions.

    Args:
        shown: the figures that may be shown, by the number of the series.
        first_known: since when each is known.
        kept: the forecasts that were frozen before, by kind and series.
        new: those that are frozen now, in place of these.
    """
    entered = {number: row.load_id for number, row in kept[LineKind.ADOPTED].items()}
    entered |= {row.series_id: row.load_id for row in new if row.kind == LineKind.ADOPTED}
    return {number: known_by(shown[number], first_known, load) for number, load in entered.items() if number in shown}
