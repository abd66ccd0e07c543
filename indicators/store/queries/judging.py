"""Questions of the analysis: which series to judge, what freezes their forecasts, what was said of them."""

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from indicators.store import tables as t

# A change in one of these can change what is said of any series.
FRAMING_NOUNS = ("indicator", "target", "baseline", "source", "disclosure_rule")


def every_series(session: Session) -> list[t.Series]:
    """Return all series, in the order of their numbers."""
    return list(session.scalars(select(t.Series).order_by(t.Series.id)))


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
    return list(session.scalars(select(t.Series).where(t.Series.indicator.in_(asked)).order_by(t.Series.id)))


def frozen_forecasts(session: Session) -> dict[int, t.FrozenForecast]:
    """Return the newest frozen forecast of each series that has one."""
    rows = session.scalars(select(t.FrozenForecast).order_by(t.FrozenForecast.id))
    return {row.series_id: row for row in rows}


def judgements(session: Session) -> dict[int, t.Judgement]:
    """Return what was last said of each series."""
    asked = select(t.Judgement).order_by(t.Judgement.load_id, t.Judgement.id)
    return {row.series_id: row for row in session.scalars(asked)}
