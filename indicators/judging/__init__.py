"""Judging when data lands: reads the series that changed, has them judged, stores what is said."""

import datetime as dt
from collections.abc import Mapping, Sequence

from pydantic import TypeAdapter

from indicators.analysis.codes import LineKind
from indicators.analysis.judgement import Forecast, Judgement
from indicators.judging.frame import Frame, key_of, read_frame, shown_figures
from indicators.judging.freezing import FORECAST, ends_at, first_freeze, freeze_asked
from indicators.judging.judged import Cases, judge_all, position_today
from indicators.judging.looking_back import known_to_teams
from indicators.judging.resting import told_forecasts
from indicators.screening import screen
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import judging as queries
from indicators.store.queries import loads
from indicators.store.queries.record import first_known
from indicators.store.queries.touched import judged_through
from indicators.store.writes import judgements as writes

JUDGEMENT = TypeAdapter(Judgement)


def analyse(database: Database, *, today: dt.date, everything: bool = False) -> int:
    """Judge the series that changed since they were last judged (or all of them); return how many."""
    with database.reading() as session:
        # First of all: what a later load brings meanwhile may be judged now too, and is then judged once more.
        load = loads.newest(session) or 0
        chosen = queries.every_series(session) if everything else queries.stale_series(session)
        if not chosen and not everything:
            return 0
    asked = {one.indicator for one in chosen}
    # What lands in one column of a table can hide figures of another; measures of programs are decided with everything.
    beside = screen(database, today=today, indicators=None if everything else asked) - asked
    if not chosen:
        return 0
    with database.reading() as session:
        chosen = (
            [*chosen, *(one for one in queries.every_series(session) if one.indicator in beside)] if beside else chosen
        )
        frame = read_frame(session, today=today)
        shown = shown_figures(session, chosen, frame)
        kept = queries.newest_of_each(told_forecasts(session))
        since = first_known(session, _with_own(chosen, frame))
    held, new = freeze_asked(chosen, shown, frame, kept, load=load, today=today)
    known = known_to_teams(shown, since, kept, new)
    judged = judge_all(Cases(chosen, shown, held, known), frame, today=today)
    _store(database, judged, new, load=load, day=today)
    return len(chosen)


def freeze_outlooks(database: Database, *, today: dt.date) -> int:
    """Freeze, at a publication, the forecast of every series that has none yet; return how many.

    A forecast of which no period is still to come is not frozen: nobody is told in 2026 where 2019 was headed.
    """
    with database.reading() as session:
        # Not the newest load: what one brings meanwhile is not judged by this.
        load = judged_through(session)
        chosen = queries.every_series(session)
        kept = queries.newest_of_each(told_forecasts(session))
        said = {number: JUDGEMENT.validate_python(row.judgement) for number, row in queries.judgements(session).items()}
        frame = read_frame(session, today=today)
        without = [
            one
            for one in chosen
            if one.id not in kept[LineKind.FORECAST]
            and one.id in said
            and _is_ahead(said[one.id].outlook, one, frame, today)
        ]
        if not without:
            return 0
        concerned = {one.indicator for one in without}
        together = [one for one in chosen if one.indicator in concerned]
        shown = shown_figures(session, together, frame)
        since = first_known(session, _with_own(together, frame))
    new = [first_freeze(one, said[one.id], load=load, today=today) for one in without]
    held, asked = freeze_asked(together, shown, frame, kept, load=load, today=today)
    held[LineKind.FORECAST] |= {row.series_id: FORECAST.validate_python(row.forecast) for row in new}
    known = known_to_teams(shown, since, kept, asked)
    judged = judge_all(Cases(together, shown, held, known), frame, today=today)
    _store(database, judged, [*asked, *new], load=load, day=today)
    return len(new)


def _with_own(chosen: Sequence[t.Series], frame: Frame) -> list[int]:
    """Return the numbers of the series whose teams have a line of their own."""
    return [one.id for one in chosen if key_of(one) in frame.baselines[LineKind.ADOPTED]]


def _is_ahead(outlook: Forecast | None, series: t.Series, frame: Frame, today: dt.date) -> bool:
    """Tell whether a forecast says at least one period that is not over."""
    return outlook is not None and ends_at(outlook) > position_today(today, frame.indicators[series.indicator])


def _store(
    database: Database, judged: Mapping[int, Judgement], new: list[t.FrozenForecast], *, load: int, day: dt.date
) -> None:
    said = {number: JUDGEMENT.dump_python(one, mode="json") for number, one in judged.items()}
    with database.writing() as session:
        writes.store_forecasts(session, new)
        writes.store_judgements(session, said, load=load, day=day)
