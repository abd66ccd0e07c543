"""From the store to what is known: records, the series that gaps are sought in, and what was judged of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.accountability.figures import Shelf, read_figures
from indicators.accountability.known import (
    Calendar,
    Figure,
    IndicatorKnown,
    Known,
    SeriesKnown,
    StoryKnown,
    StrategyKnown,
)
from indicators.accountability.steps import written_at
from indicators.judging.judged import position_today
from indicators.periods import position
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import gaps as queries
from indicators.store.queries.framework import pairs, records
from indicators.store.queries.gaps import Line, Said

HEADLINE = "headline"
APPROVED = frozenset({HEADLINE, "secondary"})
NEARLY = 1e-6
NOT_BEGUN, ENDED = "proposed", "ended"
NOTHING_SAID = Said(None, None, None)


@dataclass(frozen=True)
class _Read:
    """What is read once and asked often: series by indicator, the rest by id or by the number of the series."""

    series: Mapping[str, list[t.Series]]
    shelf: Shelf
    said: Mapping[int, Said]
    lines: Mapping[int, list[Line]]
    today: dt.date
    calendars: Mapping[str, Calendar]
    ratings: Mapping[str, str]
    targets: Collection[str]
    helped: Collection[str]
    stories: Mapping[str, StoryKnown]


def read_known(session: Session, *, today: dt.date) -> Known:
    """Return all that gaps are found from, as of today."""
    approved = {key: one for key, one in records(session, t.Indicator).items() if one.tier in APPROVED}
    places = _expected(records(session, t.Place).values())
    groups = records(session, t.Group)
    strategies = [one for one in records(session, t.Strategy).values() if one.status != ENDED]
    means = pairs(session, "strategy", "indicators")
    helped = {key for one in strategies for key in means.get(one.id, [])}
    read = _read(session, approved, places, helped, today=today)
    return Known(
        today=today,
        outcomes=tuple(records(session, t.Outcome)),
        indicators=tuple(_indicator(one, read, places) for one in approved.values()),
        strategies=tuple(_strategies(session, strategies, means, approved)),
        places=places,
        groups=_expected(groups.values()),
        dimensions={one.id: one.dimension for one in groups.values()},
    )


def _expected(rows: Iterable[t.Place] | Iterable[t.Group]) -> tuple[str, ...]:
    wanted = sorted((one for one in rows if one.expected), key=lambda one: (one.rank is None, one.rank or 0, one.id))
    return tuple(one.id for one in wanted)


def _read(
    session: Session,
    approved: Mapping[str, t.Indicator],
    places: Collection[str],
    helped: Collection[str],
    *,
    today: dt.date,
) -> _Read:
    series: dict[str, list[t.Series]] = defaultdict(list)
    for row in queries.series_with_rows(session):
        if row.indicator in approved:
            series[row.indicator].append(row)
    watched = [row.id for key, rows in series.items() for row in watched_series(approved[key], rows, places)]
    return _Read(
        series=series,
        shelf=read_figures(session, series, watched, today=today),
        said=queries.last_said(session, watched),
        lines=queries.lines(session),
        today=today,
        calendars=_calendars(session),
        ratings=queries.newest_ratings(session),
        targets={one.indicator for one in records(session, t.Target).values()},
        helped=helped,
        stories=_stories(session),
    )


def watched_series(indicator: t.Indicator, rows: list[t.Series], places: Collection[str]) -> list[t.Series]:
    """Return the series that gaps are sought in, the one shown first before the others.

    That one of every indicator; of a headline also every group in its place and in the expected places. Other places
    stand there for comparison only.
    """

    def distance(one: t.Series) -> tuple[bool, bool, str, str]:
        return (one.place != indicator.place, one.group != indicator.group, one.place, one.group)

    ordered = sorted(rows, key=distance)
    if indicator.tier != HEADLINE:
        return ordered[:1]
    return [one for one in ordered if one.place == ordered[0].place or one.place in places]


def _indicator(one: t.Indicator, read: _Read, places: Collection[str]) -> IndicatorKnown:
    rows = read.series.get(one.id, [])
    watched = watched_series(one, rows, places)
    numbered = [row for row in rows if row.id in read.shelf.numbered]
    return IndicatorKnown(
        id=one.id,
        outcome=one.outcome,
        tier=one.tier,
        place=watched[0].place if watched else one.place,
        group=watched[0].group if watched else one.group,
        period_type=one.period_type,
        taken_in=one.taken_in,
        watched=tuple(_series(one, row, read) for row in watched),
        has_figures=bool(numbered),
        places=tuple(dict.fromkeys(row.place for row in numbered)),
        numbered=frozenset((row.place, row.group) for row in numbered),
        data_power=read.ratings.get(one.id),
        closed_on=one.closed_on,
        successor=one.successor,
        calendar=read.calendars.get(one.source),
        has_target=one.id in read.targets,
        has_strategy=one.id in read.helped,
        story=read.stories.get(one.id),
    )


def _series(indicator: t.Indicator, row: t.Series, read: _Read) -> SeriesKnown:
    said = read.said.get(row.id, NOTHING_SAID)
    figures = read.shelf.figures.get(row.id, ())
    lines = read.lines.get(row.id, [])
    broken = {line: _broken(line, figures) for line in lines}
    line = next((one for one in lines if broken[one] is None), lines[0] if lines else None)
    return SeriesKnown(
        row.place,
        row.group,
        figures,
        *said,
        frozen=line is not None,
        line_ended=None if line is None else _ended(line, indicator, read.today),
        line_broken=None if line is None else broken[line],
    )


def _broken(line: Line, figures: Sequence[Figure]) -> str | None:
    """Return the period since which it is counted otherwise than the figures behind a line; None where it is not."""
    since = (one for one in figures if one.breaks and position(one.starts, one.ends) > line.origin + NEARLY)
    return next((one.period for one in since), None)


def _ended(line: Line, indicator: t.Indicator, today: dt.date) -> str | None:
    """Return the last period that a line says, where it is over; None where some of it still lies ahead."""
    if line.ends > position_today(today, indicator):
        return None
    return written_at(line.last, indicator.period_type, ends=line.ends)


def _calendars(session: Session) -> dict[str, Calendar]:
    said = queries.said_by(session, "source", "next_due")
    sources = records(session, t.Source).values()
    return {one.id: Calendar(one.next_due, said.get(one.id, 0)) for one in sources if one.next_due}


def _stories(session: Session) -> dict[str, StoryKnown]:
    """Return the newest story of each indicator that has one."""
    came = queries.said_by(session, "story", "story")
    ordered = sorted(records(session, t.Story).values(), key=lambda one: (one.written_on, one.id))
    return {one.indicator: StoryKnown(one.written_on, came.get(one.id, 0)) for one in ordered}


def _strategies(
    session: Session,
    strategies: Iterable[t.Strategy],
    means: Mapping[str, list[str]],
    approved: Mapping[str, t.Indicator],
) -> Iterator[StrategyKnown]:
    """Yield what is under way; its outcome is that of its first indicator, else the first one of its team."""
    quadrants: dict[str, set[str]] = defaultdict(set)
    for measure in records(session, t.Measure).values():
        quadrants[measure.strategy].add(measure.quadrant)
    works_on = pairs(session, "team", "outcomes")
    for one in strategies:
        helped = tuple(means.get(one.id, []))
        outcomes = [approved[key].outcome for key in helped if key in approved] + works_on.get(one.team, [])
        if one.status != NOT_BEGUN and outcomes:
            yield StrategyKnown(one.id, outcomes[0], helped, frozenset(quadrants[one.id]))
