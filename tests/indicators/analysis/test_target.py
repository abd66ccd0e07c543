"""The target status: how far, how fast, and whether it can be known."""

from dataclasses import replace

import numpy as np
import pytest

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, History, Rhythm, Target, TargetMark, TargetStatus


def mark_of(
    history: History, target: Target | None, *, better: Better = Better.HIGHER, today: float = 2018.0
) -> TargetMark:
    judged = judge(Case(history, target=target, frozen=None, better=better, rhythm=Rhythm.ANNUAL, today_position=today))
    return judged.target


def series(*values: float | None, first: int = 2010) -> History:
    return History.of(np.arange(len(values)) + first, values)


AIM = Target(90, due=2020.0, base_position=2010.0)

STATUSES = [
    # (figures from 2010 on, target, better, status, progress); 100 x (recent - 70) / (90 - 70).
    ((70, 90), AIM, Better.HIGHER, TargetStatus.MET, 100),
    ((70, 95), AIM, Better.HIGHER, TargetStatus.MET, 125),
    ((70, 72), AIM, Better.HIGHER, TargetStatus.IMPROVING, 10),
    ((70, 71), AIM, Better.HIGHER, TargetStatus.LITTLE_CHANGE, 5),
    ((70, 69), AIM, Better.HIGHER, TargetStatus.LITTLE_CHANGE, -5),
    ((70, 68), AIM, Better.HIGHER, TargetStatus.WORSE, -10),
    ((70,), AIM, Better.HIGHER, TargetStatus.NOT_YET_KNOWN, None),
    ((70, None), AIM, Better.HIGHER, TargetStatus.NOT_YET_KNOWN, None),
    ((), AIM, Better.HIGHER, TargetStatus.NOT_YET_KNOWN, None),
    ((40, 30), Target(20, base_position=2010.0), Better.LOWER, TargetStatus.IMPROVING, 50),
    ((40, 20), Target(20, base_position=2010.0), Better.LOWER, TargetStatus.MET, 100),
    ((40, 35), Target(30, base_position=2010.0), Better.NEITHER, TargetStatus.IMPROVING, 50),
    # Kept above 85 was the aim, from 90: falling through it is no progress of 200 %.
    ((90, 80), Target(85, base_position=2010.0), Better.HIGHER, TargetStatus.WORSE, 200),
    ((85, 80), Target(85, base_position=2010.0), Better.HIGHER, TargetStatus.WORSE, None),
    ((70, 80), Target(90), Better.HIGHER, TargetStatus.IMPROVING, 50),
    ((80,), Target(90, base_position=2008.0, base_value=70), Better.HIGHER, TargetStatus.IMPROVING, 50),
    ((80,), Target(90, base_position=2008.0), Better.HIGHER, TargetStatus.NOT_YET_KNOWN, None),
]


@pytest.mark.parametrize(("values", "target", "better", "status", "progress"), STATUSES)
def test_the_status_follows_from_the_way_gone(
    values: tuple[float, ...], target: Target, better: Better, status: TargetStatus, progress: float | None
) -> None:
    mark = mark_of(series(*values), target, better=better)

    assert mark.status is status
    assert mark.progress == (None if progress is None else pytest.approx(progress))


def test_without_a_target_there_is_nothing_to_stand_to() -> None:
    assert mark_of(series(70, 80), None) == TargetMark(TargetStatus.NO_TARGET)


def test_the_pace_needed_stands_beside_the_pace_achieved() -> None:
    # 70 in 2010, 76 in 2014: 1.5 a year; 14 are left for the six years to 2020.
    mark = mark_of(series(70, 71, 73, 74, 76), AIM)

    assert mark.pace_achieved == pytest.approx(1.5)
    assert mark.pace_needed == pytest.approx(14 / 6)


@pytest.mark.parametrize(
    ("today", "status"), [(2020.9, TargetStatus.IMPROVING), (2021.0, TargetStatus.DATE_PASSED_UNKNOWN)]
)
def test_when_the_date_has_passed_an_earlier_figure_does_not_answer(today: float, status: TargetStatus) -> None:
    mark = mark_of(series(70, 80), AIM, today=today)

    assert (mark.status, mark.value) == (status, 80.0)


def test_the_figure_of_the_due_period_is_judged_though_later_ones_are_known() -> None:
    history = series(70, 80, 92, 60)
    mark = mark_of(history, Target(90, due=2012.0, base_position=2010.0), today=2015.0)

    assert (mark.status, mark.position, mark.date_passed) == (TargetStatus.MET, 2012.0, True)


def test_progress_is_not_counted_across_a_break() -> None:
    history = History.of([2010, 2011, 2012], [70, 80, 85], definition=[0, 0, 1])
    mark = mark_of(history, AIM)

    assert (mark.status, mark.progress, mark.pace_achieved) == (TargetStatus.SERIES_CHANGED, None, None)


def test_a_change_within_the_likely_ranges_is_little_change() -> None:
    # Half of the way, but each figure is sure within 8 points only: 10 < sqrt(8^2 + 8^2) = 11.3.
    history = History.of([2010, 2011], [70, 80], lower=[62, 72], upper=[78, 88])
    mark = mark_of(history, AIM)

    assert (mark.status, mark.significant) == (TargetStatus.LITTLE_CHANGE, False)


def test_a_change_beyond_the_likely_ranges_is_improving() -> None:
    # 5 % of the way, and 1 > sqrt(0.5^2 + 0.5^2) = 0.7.
    history = History.of([2010, 2011], [70, 71], lower=[69.5, 70.5], upper=[70.5, 71.5])
    mark = mark_of(history, AIM)

    assert (mark.status, mark.significant) == (TargetStatus.IMPROVING, True)


def test_a_clear_trend_is_significant_however_small() -> None:
    mark = mark_of(series(70, 70.1, 70.2, 70.3, 70.4), AIM)

    assert (mark.status, mark.significant) == (TargetStatus.IMPROVING, True)


def test_pooled_years_that_overlap_the_base_say_nothing_yet() -> None:
    history = History.of([2010, 2011], [70, 95], ends=[2015, 2016])

    assert mark_of(history, AIM).status is TargetStatus.NOT_YET_KNOWN


@pytest.mark.parametrize(
    ("today", "status"), [(2026.9, TargetStatus.NOT_YET_KNOWN), (2029.1, TargetStatus.DATE_PASSED_UNKNOWN)]
)
def test_a_target_of_pooled_years_is_due_when_they_end(today: float, status: TargetStatus) -> None:
    """A target for 2024-2028, counted from 2010-2014; nothing is known since."""
    history = History.of([2010.0], [60.0], ends=[2015.0])
    wanted = Target(70.0, due=2024.0, due_end=2029.0, base_position=2010.0)

    assert mark_of(history, wanted, today=today).status is status


DUE = Target(60, due=2023.0, base_position=2020.0)


def test_a_figure_that_falls_short_on_the_date_has_missed_the_target() -> None:
    mark = mark_of(series(40, 45, 50, 54, first=2020), DUE, today=2026.0)

    assert (mark.status, mark.value, mark.missed, mark.reached_later) == (TargetStatus.IMPROVING, 54.0, True, None)


def test_what_reaches_it_afterwards_reaches_it_later() -> None:
    mark = mark_of(series(40, 45, 50, 54, 58, 61, 62, first=2020), DUE, today=2027.0)

    assert (mark.status, mark.missed) == (TargetStatus.IMPROVING, True)
    assert (mark.position, mark.reached_later, mark.value_later) == (2023.0, 2025.0, 61.0)


@pytest.mark.parametrize(
    ("values", "today"),
    # Met on the date; not over yet; over, and its figure not known.
    [((40, 45, 50, 60, 54), 2026.0), ((40, 45, 50), 2023.5), ((40, 45, 50), 2026.0)],
)
def test_what_is_met_or_not_known_is_not_missed(values: tuple[float, ...], today: float) -> None:
    assert not mark_of(series(*values, first=2020), DUE, today=today).missed


def test_a_target_without_a_base_is_missed_as_well() -> None:
    mark = mark_of(series(54, first=2023), replace(DUE, base_position=2010.0), today=2026.0)

    assert (mark.status, mark.missed) == (TargetStatus.NOT_YET_KNOWN, True)


def test_a_target_set_for_another_way_of_counting_is_not_missed() -> None:
    history = History.of([2020, 2021, 2023], [40, 45, 54], definition=[0, 0, 1])

    assert not mark_of(history, DUE, today=2026.0).missed
