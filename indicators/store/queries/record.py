"""What was given in public: every frozen forecast, every mark, and since when each figure was known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.figures import parts
from indicators.store.queries.gaps import FigureRow


def given_marks(session: Session) -> list[t.GivenMark]:
    """Return every mark that a release gave, oldest first."""
    return list(session.scalars(select(t.GivenMark).order_by(t.GivenMark.id)))


@dataclass(frozen=True)
class FirstKnown:
    """Since which load a figure is known: an earlier version of it may have brought it.

    `earlier`: by series and period, the load of the first version with a number, of those that hold no more.
    """

    earlier: Mapping[tuple[int, str], int]

    def of(self, row: t.Observation | FigureRow) -> int:
        """Return the load since which the figure of a version that holds is known."""
        came = row.opened_load_id
        return min(came, self.earlier.get((row.series_id, row.period), came)) if self.earlier else came


def first_known(session: Session, numbers: Iterable[int]) -> FirstKnown:
    """Return since when the figures of some series are known.

    A period for which a publisher first had none is known from when there was one.
    """
    one, first = t.Observation, func.min(t.Observation.opened_load_id)
    asked = select(one.series_id, one.period, first).where(one.closed_load_id.is_not(None), one.value.is_not(None))
    found: dict[tuple[int, str], int] = {}
    for part in parts(numbers):
        rows = session.execute(asked.where(one.series_id.in_(part)).group_by(one.series_id, one.period))
        found.update({(number, period): load for number, period, load in rows})
    return FirstKnown(found)
