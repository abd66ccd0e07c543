"""What was given in public: every frozen forecast, every mark, and since when each figure was known."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.figures import parts


def given_marks(session: Session) -> list[t.GivenMark]:
    """Return every mark that a release gave, oldest first."""
    return list(session.scalars(select(t.GivenMark).order_by(t.GivenMark.id)))


def first_known(session: Session, numbers: Iterable[int]) -> dict[tuple[int, str], int]:
    """Return the load that first brought a figure for a period of a series: (series, period) -> load.

    A period for which a publisher first had none is known from when there was one.
    """
    one = t.Observation
    asked = (
        select(one.series_id, one.period, func.min(one.opened_load_id))
        .where(one.value.is_not(None))
        .group_by(one.series_id, one.period)
    )
    return {
        (number, period): load
        for part in parts(numbers)
        for number, period, load in session.execute(asked.where(one.series_id.in_(part)))
    }
