"""Questions of disclosure: every version that stood in a release, what became of it, and what was proved."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, aliased

from indicators.store import tables as t
from indicators.store.queries.figures import parts
from indicators.store.queries.gaps import MOST_ROWS
from indicators.store.tables.disclosure import Screened, ScreenedMeasure

SEEN = ("published", "withdrawn")
"""States of a release that the public saw, or that it will see once its embargo is over."""


MEASURE = "measure/"
Cell = tuple[str, str, str, str]
"""Where a figure stands: indicator, place, group and period."""
Subject = int | str
"""The number of a series, or `measure/` with the id of a performance measure: no other id holds a stroke."""


Of = TypeVar("Of", bound=Subject, covariant=True)


class Version(NamedTuple, Generic[Of]):
    """A version of a figure with the loads that opened and closed it; None: it holds. `series_id` is its subject."""

    series_id: Of
    period: str
    starts_on: dt.date
    ends_on: dt.date
    value: float | None
    numerator: float | None
    denominator: float | None
    flags: str
    source: str
    opened_load_id: int
    closed_load_id: int | None


def versions(session: Session, numbers: Iterable[int]) -> list[Version[int]]:
    """Return every version of the figures of some series."""
    one = t.Observation.__table__.columns
    asked = select(*(one[name] for name in Version._fields)).order_by(one["series_id"], one["starts_on"], one["id"])
    found: list[Version[int]] = []
    for part in parts(numbers):
        for rows in session.connection().execute(asked.where(one["series_id"].in_(part))).partitions(MOST_ROWS):
            found.extend(map(Version._make, rows))
    return found


def measure_versions(session: Session, measures: Collection[str]) -> list[Version[str]]:
    """Return every version of the figures of some performance measures, by their subjects."""
    one = t.MeasureObservation.__table__.columns
    names = ("measure", *Version._fields[1:])
    asked = select(*(one[name] for name in names)).where(one["measure"].in_(list(measures)))
    rows = session.execute(asked.order_by(one["measure"], one["starts_on"], one["id"]))
    return [Version(MEASURE + measure, *said) for measure, *said in rows]


def kept(session: Session, subjects: Iterable[Subject]) -> dict[tuple[Subject, str, str], Screened]:
    """Return what became of the figures of series and performance measures, by subject, period and content."""
    every = list(subjects)
    figures = screened(session, [one for one in every if isinstance(one, int)])
    measures = screened_measures(session, [one.removeprefix(MEASURE) for one in every if isinstance(one, str)])
    return {
        **{(row.series_id, row.period, row.content): row for row in figures},
        **{(MEASURE + row.measure, row.period, row.content): row for row in measures},
    }


def screened_measures(session: Session, measures: Collection[str]) -> list[ScreenedMeasure]:
    """Return what became of the figures of some performance measures."""
    one = ScreenedMeasure
    return list(session.scalars(select(one).where(one.measure.in_(list(measures))).order_by(one.id)))


def screened(session: Session, numbers: Iterable[int]) -> list[t.ScreenedFigure]:
    """Return what became of the figures of some series."""
    asked = select(t.ScreenedFigure).order_by(t.ScreenedFigure.id)
    return [
        row for part in parts(numbers) for row in session.scalars(asked.where(t.ScreenedFigure.series_id.in_(part)))
    ]


def releases_seen(session: Session) -> dict[int, int]:
    """Return as of which load each release was made that the public saw or will see, oldest first, with its number.

    Of several that were made as of one load it is the first.
    """
    asked = select(t.Release.load_id, t.Release.id).where(t.Release.state.in_(SEEN)).order_by(t.Release.id)
    found: dict[int, int] = {}
    for load, release in session.execute(asked):
        found.setdefault(load, release)
    return found


def indicators_under(session: Session, rules: Collection[str]) -> set[str]:
    """Return the indicators that have, or had, a figure under one of some rules: its source's, or its own.

    Also those of which something was decided under any rule before: what becomes of them is decided again.
    """
    sources = select(t.Source.id).where(t.Source.disclosure_rule.in_(rules))
    figure, series = t.Observation, t.Series
    fed = select(series.indicator).join(figure, figure.series_id == series.id).where(figure.source.in_(sources))
    own = select(t.Indicator.id).where(t.Indicator.disclosure_rule.in_(rules))
    kept = select(series.indicator).join(t.ScreenedFigure, t.ScreenedFigure.series_id == series.id)
    return {name for asked in (fed.distinct(), own, kept.distinct()) for name in session.scalars(asked)}


def measures_under(session: Session, rules: Collection[str]) -> set[str]:
    """Return the performance measures that have, or had, a figure under one of some rules, as `indicators_under`."""
    figure, sources = t.MeasureObservation, select(t.Source.id).where(t.Source.disclosure_rule.in_(rules))
    fed, decided = select(figure.measure).where(figure.source.in_(sources)), select(ScreenedMeasure.measure)
    return {name for asked in (fed.distinct(), decided.distinct()) for name in session.scalars(asked)}


def fed(session: Session) -> set[tuple[str, str]]:
    """Return every indicator with each source that feeds it, or fed it."""
    figure, series = t.Observation, t.Series
    asked = select(series.indicator, figure.source).join(figure, figure.series_id == series.id).distinct()
    return {(indicator, source) for indicator, source in session.execute(asked)}


def first_hidden(session: Session) -> set[tuple[str, int]]:
    """Return every indicator of which a release was the first to hide a figure, with the number of that release."""
    one, series = t.ScreenedFigure, t.Series
    asked = select(series.indicator, one.hidden_since_id).join(one, one.series_id == series.id).distinct()
    found = session.execute(asked.where(one.hidden_since_id.is_not(None), one.reason.is_not(None)))
    return {(indicator, release) for indicator, release in found if release is not None}


def proofs(session: Session) -> list[t.DisclosureProof]:
    """Return every attack that was made, oldest first."""
    return list(session.scalars(select(t.DisclosureProof).order_by(t.DisclosureProof.id)))


def digests_that_held(session: Session) -> set[str]:
    """Return the digests of the tables that the last attack which held could not breach.

    It names every table there was, also those that had held before: how many attacks there were makes no difference.
    """
    one = t.DisclosureProof
    asked = select(one.report).where(one.holds.is_(True)).order_by(one.id.desc()).limit(1)
    report = session.scalar(asked)
    return set(report["digests"]) if report else set()


def stopped_by(session: Session, findings: Collection[str]) -> Counter[Cell]:
    """Return how often in a row each figure stopped a publication, for one of some findings, since an attack held."""
    one = t.DisclosureProof
    last = select(func.coalesce(func.max(one.id), 0)).where(one.holds.is_(True)).scalar_subquery()
    asked = select(one.report).where(one.id > last, one.holds.is_(False), one.release_id.is_(None))
    named = (set(map(tuple, report["breaches"])) for report in session.scalars(asked))
    return Counter((cell[0], cell[1], cell[2], cell[3]) for each in named for cell in each if cell[4] in findings)


def shown_before(session: Session) -> frozenset[tuple[int, str, str]]:
    """Return the figures under a rule that a release has shown: the series, the period and the content."""
    one = t.ScreenedFigure
    asked = select(one.series_id, one.period, one.content).where(one.shown_since_id.is_not(None))
    return frozenset((number, period, content) for number, period, content in session.execute(asked))


class Gone(NamedTuple):
    """A figure that may be shown no more: the loads that brought it, and as of which it is hidden."""

    series_id: int
    starts_on: dt.date
    ends_on: dt.date
    known: int
    hidden: int


def hidden_since(session: Session) -> list[Gone]:
    """Return the figures that hold and are hidden by a rule; one whose source was corrected is known since it came."""
    one, holds, same = t.ScreenedFigure, aliased(t.Observation), aliased(t.Observation)
    spot = and_(one.series_id == holds.series_id, one.period == holds.period, holds.closed_load_id.is_(None))
    numbers = [
        getattr(same, name).is_not_distinct_from(getattr(holds, name)) for name in ("value", "numerator", "denominator")
    ]
    known = func.min(same.opened_load_id)
    asked = (
        select(one.series_id, holds.starts_on, holds.ends_on, known, one.hidden_load_id)
        .join(holds, spot)
        .join(same, and_(same.series_id == holds.series_id, same.period == holds.period, *numbers))
        .where(one.hidden_load_id.is_not(None))
        .group_by(one.id, one.series_id, holds.starts_on, holds.ends_on, one.hidden_load_id)
    )
    return [Gone._make(found) for found in session.execute(asked)]


class Changed(NamedTuple):
    """What a place or group was part of, or in, before a load; ids of several with spaces between."""

    load: int
    noun: str
    record: str
    before: dict[str, str | None]


STRUCTURE = {"place": ("part_of", "kind"), "group": ("dimension", "part_of")}


def restructured(session: Session) -> list[Changed]:
    """Return the changes of what places and groups are part of, the last first."""
    one = t.Change
    asked = select(one).where(one.noun.in_(STRUCTURE)).order_by(one.id.desc())
    found = []
    for change in session.scalars(asked):
        said = change.before or {}
        before = {name: _as_text(said[name]) for name in STRUCTURE[change.noun] if name in said}
        if before:
            found.append(Changed(change.load_id, change.noun, change.record, before))
    return found


def _as_text(said: Any) -> str | None:
    return (" ".join(said) if isinstance(said, list) else str(said)) if said else None
