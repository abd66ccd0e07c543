"""What is said of each series, judged together with the others of its indicator."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.disparity import Member
from indicators.analysis.figures import ranges
from indicators.analysis.judge import judge
from indicators.analysis.judgement import BaselineMark, Better, Forecast, History, Judgement, Target
from indicators.judging.frame import ADOPTED, FORECAST_KIND, Frame, key_of
from indicators.judging.groups import with_groups
from indicators.judging.histories import ends_where, history, later_start, position_of_day, rhythm
from indicators.periods import parse
from indicators.store import tables as t

Held = Mapping[str, Mapping[int, Forecast]]
"""By kind, the forecast that each series is held against."""


@dataclass(frozen=True)
class Cases:
    """The series to judge, their figures that may be shown by the number of the series, and the forecasts that hold."""

    series: Sequence[t.Series]
    shown: Mapping[int, Sequence[t.Observation]]
    held: Held


def judge_all(cases: Cases, frame: Frame, *, today: dt.date) -> dict[int, Judgement]:
    """Return what is said of each series, by its number."""
    histories = {
        one.id: history(cases.shown[one.id], frame.indicators[one.indicator], frame.sources) for one in cases.series
    }
    judged = {one.id: _judge(one, histories[one.id], cases.held, frame, today=today) for one in cases.series}
    sources = {number: tuple(row.source for row in rows) for number, rows in cases.shown.items()}
    members = {one.id: Member(one.group, histories[one.id], sources[one.id]) for one in cases.series}
    return with_groups(judged, cases.series, members, frame)


def position_today(today: dt.date, indicator: t.Indicator) -> float:
    """Return today beside the positions of an indicator."""
    return position_of_day(today) - later_start(indicator)


def _judge(series: t.Series, figures: History, held: Held, frame: Frame, *, today: dt.date) -> Judgement:
    indicator = frame.indicators[series.indicator]
    wanted = frame.targets.get(key_of(series))
    said = judge(
        figures,
        target=_target(wanted, indicator) if wanted else None,
        frozen=held[FORECAST_KIND].get(series.id),
        better=Better(indicator.better),
        rhythm=rhythm(indicator),
        today_position=position_today(today, indicator),
    )
    own = held[ADOPTED].get(series.id)
    return said if own is None else replace(said, own=_against_own(own, figures, Better(indicator.better)))


def _against_own(own: Forecast, figures: History, better: Better) -> BaselineMark:
    return baseline_mark(own, figures, usable=ranges(figures).usable, better=better)


def _target(wanted: t.Target, indicator: t.Indicator) -> Target:
    due = parse(wanted.period, indicator.period_type)
    base = parse(wanted.baseline_period, indicator.period_type)
    end = ends_where(due.starts_on, due.ends_on, indicator)
    return Target(value=wanted.value, due=due.position, due_end=end, base_position=base.position)
