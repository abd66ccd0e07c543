"""Questions of the analysis: which series to judge, what freezes their forecasts, what was said of them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from indicators.analysis.codes import FROZEN_LINES
from indicators.store import tables as t
from indicators.store.queries.touched import judged_through, touched_indicators


def every_series(session: Session) -> list[t.Series]:
    """Return all series that have figures, in the order of their numbers; an undo can leave one without any."""
    return list(session.scalars(select(t.Series).where(_has_figures(t.Series.id)).order_by(t.Series.id)))


def _has_figures(number: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return exists().where(t.Observation.series_id == number, t.Observation.closed_load_id.is_(None))


def stale_series(session: Session) -> list[t.Series]:
    """Return the series whose figures, target, baseline, indicator or rules changed since they were last judged."""
    asked = touched_indicators(session, judged_through(session))
    stale = select(t.Series).where(t.Series.indicator.in_(asked), _has_figures(t.Series.id))
    return list(session.scalars(stale.order_by(t.Series.id)))


def every_forecast(session: Session) -> list[t.FrozenForecast]:
    """Return every forecast that was frozen and not undone, also those that a later one followed; oldest first."""
    holds = t.FrozenForecast.closed_load_id.is_(None)
    return list(session.scalars(select(t.FrozenForecast).where(holds).order_by(t.FrozenForecast.id)))


def newest_of_each(forecasts: Iterable[t.FrozenForecast]) -> Mapping[str, dict[int, t.FrozenForecast]]:
    """Return by kind the newest of each series among forecasts that are given oldest first."""
    found: dict[str, dict[int, t.FrozenForecast]] = {kind: {} for kind in FROZEN_LINES}
    for row in forecasts:
        found[row.kind][row.series_id] = row
    return found


def judgements(session: Session) -> dict[int, t.Judgement]:
    """Return what was last said of each series that has figures."""
    having = _has_figures(t.Judgement.series_id)
    asked = select(t.Judgement).where(having).order_by(t.Judgement.load_id, t.Judgement.id)
    return {row.series_id: row for row in session.scalars(asked)}
