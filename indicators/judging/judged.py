"""What is said of each series, judged together with the others of its indicator."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.codes import LineKind
from indicators.analysis.disparity import Member
from indicators.analysis.figures import ranges_each
from indicators.analysis.judge import Case, judge_each
from indicators.analysis.judgement import Better, Forecast, History, Judgement, Target
from indicators.analysis.memory import pooled_memory
from indicators.collecting import put_off
from indicators.judging.frame import Frame, key_of
from indicators.judging.groups import with_groups
from indicators.judging.histories import ends_where, history, later_start, position_of_day, rhythm
from indicators.periods import parse
from indicators.store import tables as t

Held = Mapping[str, Mapping[int, Forecast]]
"""By kind, the forecast that each series is held against."""


@dataclass(frozen=True)
class Cases:
    """The series to judge, their figures that may be shown by the number of the series, and the forecasts that hold.

    `known_to_teams`: by the number of the series, the positions that were known when its team's own line was entered.
    """

    series: Sequence[t.Series]
    shown: Mapping[int, Sequence[t.Observation]]
    held: Held
    known_to_teams: Mapping[int, frozenset[float]]


@put_off()
def judge_all(cases: Cases, frame: Frame, *, today: dt.date) -> dict[int, Judgement]:
    """Return what is said of each series, by its number; they are whole indicators."""
    histories = {one.id: history(cases.shown[one.id], frame.indicators[one.indicator], frame) for one in cases.series}
    ranges_each(list(histories.values()))  # in one go: memories, marks and groups ask for them one by one
    memories = _memories(cases.series, histories, frame)
    prepared = [
        _case(one, histories[one.id], cases.held, frame, today=today, memory=memories[one.indicator])
        for one in cases.series
    ]
    said = zip(cases.series, judge_each(prepared), prepared, strict=True)
    judged = {one.id: _beside_own(one.id, judgement, case, cases) for one, judgement, case in said}
    sources = {number: tuple(row.source for row in rows) for number, rows in cases.shown.items()}
    members = {one.id: Member(one.group, histories[one.id], sources[one.id]) for one in cases.series}
    return with_groups(judged, cases.series, members, frame)


def _memories(series: Sequence[t.Series], histories: Mapping[int, History], frame: Frame) -> dict[str, float | None]:
    """Return how much the series of each indicator remember; None where too few of them can tell."""
    together: dict[str, list[History]] = defaultdict(list)
    for one in series:
        together[one.indicator].append(histories[one.id])
    return {name: pooled_memory(own, rhythm=rhythm(frame.indicators[name])) for name, own in together.items()}


def position_today(today: dt.date, indicator: t.Indicator) -> float:
    """Return today beside the positions of an indicator."""
    return position_of_day(today) - later_start(indicator)


def _case(
    series: t.Series, figures: History, held: Held, frame: Frame, *, today: dt.date, memory: float | None
) -> Case:
    indicator = frame.indicators[series.indicator]
    wanted = frame.targets.get(key_of(series))
    return Case(
        figures,
        Better(indicator.better),
        rhythm(indicator),
        position_today(today, indicator),
        target=_target(wanted, indicator) if wanted else None,
        frozen=held[LineKind.FORECAST].get(series.id),
        memory=memory,
    )


def _beside_own(number: int, said: Judgement, case: Case, cases: Cases) -> Judgement:
    """Return a judgement with how the figures stand to the forecast that a team adopted as its own.

    Only figures that nobody knew when it was entered are held against it: through others a team could draw its line.
    """
    own = cases.held[LineKind.ADOPTED].get(number)
    if own is None:
        return said
    known = cases.known_to_teams.get(number, frozenset())
    unknown_then = np.array([start not in known for start in case.history.starts.tolist()], np.bool_)
    usable = case.likely.usable & unknown_then
    return replace(said, own=baseline_mark(own, case.history, usable=usable, better=case.better))


def _target(wanted: t.Target, indicator: t.Indicator) -> Target:
    due = parse(wanted.period, indicator.period_type)
    base = parse(wanted.baseline_period, indicator.period_type)
    return Target(
        value=wanted.value,
        due=due.position,
        due_end=ends_where(due.starts_on, due.ends_on, indicator),
        base_position=base.position,
        base_end=ends_where(base.starts_on, base.ends_on, indicator),
    )
