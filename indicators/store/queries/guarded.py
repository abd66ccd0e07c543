"""The known figures that hold now, as a file names them, and which sources feed what: what may leave a rule."""

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.figures import held_at


class Fed(NamedTuple):
    """A known figure that holds; `place` and `group` are empty and `series_id` is None of a performance measure's."""

    subject: str
    place: str
    group: str
    period: str
    source: str
    unit: str
    value: float
    numerator: float | None
    denominator: float | None
    series_id: int | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """Return by what a file names it, as `Reading.figures` does, or `Reading.measures`."""
        return tuple(one for one in self[:4] if one)


def figures_fed(session: Session, indicators: Collection[str]) -> list[Fed]:
    """Return the known figures of some indicators."""
    one, series = t.Observation, t.Series
    asked = (
        select(
            series.indicator, series.place, series.group, one.period, one.source, t.Indicator.unit,
            one.value, one.numerator, one.denominator, series.id,
        )
        .join(series, series.id == one.series_id)
        .join(t.Indicator, t.Indicator.id == series.indicator)
        .where(held_at(one, None), series.indicator.in_(list(indicators)), one.value.is_not(None))
    )  # fmt: skip
    return list(map(Fed._make, session.execute(asked)))


def measures_fed(session: Session, measures: Collection[str]) -> list[Fed]:
    """Return the known figures of some performance measures."""
    one = t.MeasureObservation
    asked = (
        select(one.measure, one.period, one.source, t.Measure.unit, one.value, one.numerator, one.denominator)
        .join(t.Measure, t.Measure.id == one.measure)
        .where(held_at(one, None), one.measure.in_(list(measures)), one.value.is_not(None))
    )
    return [Fed._make((measure, "", "", *said, None)) for measure, *said in session.execute(asked)]


def fed(session: Session) -> list[tuple[str, str, str]]:
    """Return every indicator and measure with each source that feeds it now: the noun, its id, and the source's."""
    figure, series, own = t.Observation, t.Series, t.MeasureObservation
    of_indicators = (
        select(series.indicator, figure.source)
        .join(figure, figure.series_id == series.id)
        .where(figure.closed_load_id.is_(None))
        .distinct()
    )
    of_measures = select(own.measure, own.source).where(own.closed_load_id.is_(None)).distinct()
    return [
        *(("indicator", *row) for row in session.execute(of_indicators)),
        *(("measure", *row) for row in session.execute(of_measures)),
    ]


class Freed(NamedTuple):
    """A known figure that holds and is shown; `earlier`: what became of what says `content` under rules of before."""

    figure: Fed
    content: str
    earlier: dict[str, dict[str, Any]] | None


def freed(session: Session) -> list[Freed]:
    """Return the figures that hold with everything that was decided of their period under rules that hold no more."""
    one, series, kept = t.Observation, t.Series, t.ScreenedFigure
    asked = (
        select(
            series.indicator, series.place, series.group, one.period, one.source, t.Indicator.unit,
            one.value, one.numerator, one.denominator, series.id, kept.content, kept.earlier,
        )
        .join(series, series.id == one.series_id)
        .join(t.Indicator, t.Indicator.id == series.indicator)
        .join(kept, and_(kept.series_id == one.series_id, kept.period == one.period))
        .where(held_at(one, None), one.value.is_not(None), kept.reason.is_(None), kept.earlier.is_not(None))
    )  # fmt: skip
    return [Freed(Fed._make(said), content, earlier) for *said, content, earlier in session.execute(asked)]
