"""Questions of the analysis: which series to judge, what freezes their forecasts, what was said of them."""

from sqlalchemy import ColumnElement, case, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from indicators.store import tables as t

# A change in one of these can change what is said of any series.
FRAMING_NOUNS = ("indicator", "target", "baseline", "source", "disclosure_rule")


def every_series(session: Session) -> list[t.Series]:
    """Return all series that have figures, in the order of their numbers; an undo can leave one without any."""
    return list(session.scalars(select(t.Series).where(_has_figures(t.Series.id)).order_by(t.Series.id)))


def _has_figures(number: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return exists().where(t.Observation.series_id == number, t.Observation.closed_load_id.is_(None))


def stale_series(session: Session) -> list[t.Series]:
    """Return the series whose figures, target, baseline or indicator changed since they were last judged.

    A privacy rule looks at a whole indicator, so a change in one series makes all of its indicator stale.
    """
    judged = select(t.Judgement.series_id, func.max(t.Judgement.load_id).label("load")).group_by(t.Judgement.series_id)
    last = judged.subquery()
    closed = func.coalesce(t.Observation.closed_load_id, 0)
    touched = (
        select(
            t.Observation.series_id,
            func.max(case((closed > t.Observation.opened_load_id, closed), else_=t.Observation.opened_load_id)).label(
                "load"
            ),
        )
        .group_by(t.Observation.series_id)
        .subquery()
    )
    framed = select(func.coalesce(func.max(t.Change.load_id), 0)).where(t.Change.noun.in_(FRAMING_NOUNS))
    asked = (
        select(t.Series.indicator)
        .outerjoin(last, last.c.series_id == t.Series.id)
        .outerjoin(touched, touched.c.series_id == t.Series.id)
        .where(or_(last.c.load.is_(None), last.c.load < touched.c.load, last.c.load < framed.scalar_subquery()))
    )
    stale = select(t.Series).where(t.Series.indicator.in_(asked), _has_figures(t.Series.id))
    return list(session.scalars(stale.order_by(t.Series.id)))


def frozen_forecasts(session: Session) -> dict[int, t.FrozenForecast]:
    """Return the newest frozen forecast of each series that has one; one that an undo closed is none."""
    holds = t.FrozenForecast.closed_load_id.is_(None)
    rows = session.scalars(select(t.FrozenForecast).where(holds).order_by(t.FrozenForecast.id))
    return {row.series_id: row for row in rows}


def judgements(session: Session) -> dict[int, t.Judgement]:
    """Return what was last said of each series that has figures."""
    having = _has_figures(t.Judgement.series_id)
    asked = select(t.Judgement).where(having).order_by(t.Judgement.load_id, t.Judgement.id)
    return {row.series_id: row for row in session.scalars(asked)}
