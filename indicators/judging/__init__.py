"""Judging when data lands: reads the series that changed, has them judged, stores what is said."""

import datetime as dt
from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from indicators.analysis.judge import judge
from indicators.analysis.judgement import Better, Forecast, Judgement, Target
from indicators.judging.frame import Frame, read_frame, shown_figures
from indicators.judging.freezing import FORECAST, ends_at, first_freeze, freeze_asked
from indicators.judging.histories import ends_where, history, later_start, position_of_day, rhythm
from indicators.periods import parse
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import judging as queries
from indicators.store.queries import loads
from indicators.store.writes import judgements as writes

JUDGEMENT = TypeAdapter(Judgement)


def analyse(database: Database, *, today: dt.date, everything: bool = False) -> int:
    """Judge the series that changed since they were last judged (or all of them); return how many."""
    with database.reading() as session:
        chosen = queries.every_series(session) if everything else queries.stale_series(session)
        if not chosen:
            return 0
        load = loads.newest(session) or 0
        frame = read_frame(session, today=today)
        shown = shown_figures(session, chosen, frame)
        kept = queries.frozen_forecasts(session)
    frozen, new = freeze_asked(chosen, shown, frame, kept, load=load)
    judged = {one.id: _judge(one, shown[one.id], frame, frozen.get(one.id), today) for one in chosen}
    _store(database, judged, new, load=load, day=today)
    return len(chosen)


def freeze_outlooks(database: Database, *, today: dt.date) -> int:
    """Freeze, at a publication, the forecast of every series that has none yet; return how many.

    A forecast of which no period is still to come is not frozen: nobody is told in 2026 where 2019 was headed.
    """
    with database.reading() as session:
        chosen = queries.every_series(session)
        have = queries.frozen_forecasts(session)
        load = loads.newest(session) or 0
        said = {number: JUDGEMENT.validate_python(row.judgement) for number, row in queries.judgements(session).items()}
        frame = read_frame(session, today=today)
        without = [
            one
            for one in chosen
            if one.id not in have and one.id in said and _is_ahead(said[one.id].outlook, one, frame, today)
        ]
        shown = shown_figures(session, without, frame)
    new = [first_freeze(one, said[one.id], load=load, today=today) for one in without]
    frozen = {row.series_id: FORECAST.validate_python(row.forecast) for row in new}
    judged = {one.id: _judge(one, shown[one.id], frame, frozen[one.id], today) for one in without}
    _store(database, judged, new, load=load, day=today)
    return len(new)


def _is_ahead(outlook: Forecast | None, series: t.Series, frame: Frame, today: dt.date) -> bool:
    """Tell whether a forecast says at least one period that is not over."""
    return outlook is not None and ends_at(outlook) > _position(today, frame.indicators[series.indicator])


def _position(today: dt.date, indicator: t.Indicator) -> float:
    """Return today beside the positions of an indicator."""
    return position_of_day(today) - later_start(indicator)


def _judge(
    series: t.Series, rows: Sequence[t.Observation], frame: Frame, frozen: Forecast | None, today: dt.date
) -> Judgement:
    indicator = frame.indicators[series.indicator]
    wanted = frame.targets.get((series.indicator, series.place, series.group))
    return judge(
        history(rows, indicator, frame.sources),
        target=_target(wanted, indicator) if wanted else None,
        frozen=frozen,
        better=Better(indicator.better),
        rhythm=rhythm(indicator),
        today_position=_position(today, indicator),
    )


def _target(wanted: t.Target, indicator: t.Indicator) -> Target:
    due = parse(wanted.period, indicator.period_type)
    base = parse(wanted.baseline_period, indicator.period_type)
    end = ends_where(due.starts_on, due.ends_on, indicator)
    return Target(value=wanted.value, due=due.position, due_end=end, base_position=base.position)


def _store(
    database: Database, judged: Mapping[int, Judgement], new: list[t.FrozenForecast], *, load: int, day: dt.date
) -> None:
    said = {number: JUDGEMENT.dump_python(one, mode="json") for number, one in judged.items()}
    with database.writing() as session:
        writes.store_forecasts(session, new)
        writes.store_judgements(session, said, load=load, day=day)
