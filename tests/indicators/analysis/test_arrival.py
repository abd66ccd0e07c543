"""Whether the course of a series leads to its target, and when."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.arrival import FARTHEST, with_arrival
from indicators.analysis.codes import Arrival, Direction, Grade, IntervalSource, Reliability, Signal
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import (
    Better,
    Figure,
    History,
    Process,
    Rhythm,
    Slope,
    Target,
    TargetMark,
    TargetStatus,
    Trend,
)
from indicators.analysis.target import Held, target_mark

STANDS = TargetMark(TargetStatus.IMPROVING, pace_needed=2.0)


def level(value: float, position: float = 2018.0) -> Figure:
    return Figure(position, position + 1, value, None, None, IntervalSource.NONE, Reliability.RELIABLE)


def course(per_year: float, lower: float | None = None, upper: float | None = None, **more: object) -> Trend:
    """A clear trend of ten figures up to 2018; more of its fields by name."""
    said = {"grade": Grade.CLEAR, "direction": Direction.BETTER, "n": 10, "last": 2018.0, **more}
    return Trend(slope=Slope(per_year, lower, upper), **said)  # type: ignore[arg-type]  # any field by name


def beside(line: Sequence[float], scatter: Sequence[float], times: float = 1.0) -> list[Figure]:
    """The figures of a line up to 2018 with their scatter beside it."""
    values = [one + times * off for one, off in zip(line, scatter, strict=True)]
    return [level(value, 2019.0 - len(values) + at) for at, value in enumerate(values)]


def arrives(aim: float, value: float, trend: Trend, way: float = 1.0) -> TargetMark:
    return with_arrival(STANDS, aim, tested=[level(value)], way=way, trend=trend)


LINE, SCATTER = (60.0, 62.0, 64.0, 66.0, 68.0), (0.0, 1.0, 0.0, -1.0, 0.0)


def test_the_range_of_the_date_holds_what_is_unsure_of_the_slope_and_of_the_level() -> None:
    # 68 in 2018 at 2 a year: 84 is 8 years away. Squared scatter 2/3, Student's t of 3 is 3.182, so k = 6.752. From the
    # middle year, 64: 20 are left; (2u - 20)^2 = 6.752 (1/5 + u^2/10) is 3.3248 u^2 - 80 u + 398.65 = 0: u = 7.047 and
    # 17.015, less the two years from 2016 to 2018.
    mark = with_arrival(STANDS, 84.0, tested=beside(LINE, SCATTER), way=1.0, trend=course(2.0))

    assert (mark.arrival, mark.arrives) == (Arrival.ON_COURSE, 2026.0)
    assert mark.arrives_first == pytest.approx(2023.047, abs=0.001)
    assert mark.arrives_last == pytest.approx(2033.015, abs=0.001)


def test_a_target_below_is_reached_by_falling() -> None:
    down = beside([-one for one in LINE], SCATTER)
    mark = with_arrival(STANDS, -84.0, tested=down, way=-1.0, trend=course(-2.0))

    assert mark.arrives == 2026.0
    assert (mark.arrives_first, mark.arrives_last) == pytest.approx((2023.047, 2033.015), abs=0.001)


@pytest.mark.parametrize(
    ("times", "first"),
    # As above with k = 60.77, more than 2^2 x 10: -2.077u^2 - 80u + 387.85 = 0 has one end ahead, u = 4.355; and with
    # k = 27.01: 1.299u^2 - 80u + 394.6 = 0, u = 5.407 and 56.2, 54 years after the latest figure.
    [(3.0, 2020.355), (2.0, 2021.407)],
    ids=["the slope may be nothing", "later than thirty years"],
)
def test_a_slowest_course_that_never_gets_there_has_no_date(times: float, first: float) -> None:
    mark = with_arrival(STANDS, 84.0, tested=beside(LINE, SCATTER, times), way=1.0, trend=course(2.0))

    assert (mark.arrival, mark.arrives, mark.arrives_last) == (Arrival.ON_COURSE, 2026.0, None)
    assert mark.arrives_first == pytest.approx(first, abs=0.01)


def test_too_few_figures_for_a_scatter_give_a_date_without_a_range() -> None:
    mark = arrives(90.0, 70.0, course(2.0, grade=Grade.LEANING))

    assert (mark.arrives, mark.arrives_first, mark.arrives_last) == (2028.0, None, None)


def test_where_the_line_is_beyond_the_target_and_the_latest_figure_is_not_no_date_is_told() -> None:
    # The line is at 68 in 2018, the figure at 66.
    mark = with_arrival(STANDS, 67.0, tested=beside(LINE, (0.0, 0, 0, 0, -2.0)), way=1.0, trend=course(2.0))

    assert (mark.arrival, mark.arrives, mark.arrives_first) == (Arrival.SHORT_OF_COURSE, None, None)


@pytest.mark.parametrize(
    ("values", "aim", "better"),
    [((50, 60, 70, 78, 84, 88, 89, 90), 91.0, Better.HIGHER), ((80, 60, 40, 20, 10, 5, 2), 0.0, Better.LOWER)],
)
def test_a_course_that_slows_before_its_target_is_dated_to_no_year_that_is_known(
    values: tuple[float, ...], aim: float, better: Better
) -> None:
    years = np.arange(2018.0, 2018 + len(values))
    mark = judged(History.of(years, values), Target(aim, base_position=2018.0), better)

    assert (mark.status, mark.arrival) == (TargetStatus.IMPROVING, Arrival.SHORT_OF_COURSE)
    assert mark.arrives is None


TRUE = [(10, 0.6, 5), (10, 1.0, 6), (8, 0.8, 5), (7, 1.2, 4), (5, 1.2, 4)]


@pytest.mark.parametrize(("count", "slope", "left"), TRUE)
def test_the_range_holds_the_true_date_nineteen_times_in_twenty(count: int, slope: float, left: int) -> None:
    """A line with normal noise of 1 that comes to its target in `left` years, told on course: 90 to 97.5 %."""
    noise = np.random.default_rng(count).normal(size=(700, count))
    years, aim = np.arange(count) + 2019.0 - count, 50 + slope * (count - 1 + left)
    held, told = 0, 0
    for off in noise:
        history = History.of(years, 50 + slope * np.arange(count) + off)
        mark = judged(history, Target(aim, base_position=years[0]))
        if mark.arrival is Arrival.ON_COURSE and mark.arrives_first is not None:
            told += 1
            held += mark.arrives_first <= 2018 + left <= (mark.arrives_last or np.inf)
    assert told > 300
    assert 0.90 <= held / told <= 0.975


@pytest.mark.parametrize("grade", [Grade.CLEAR, Grade.LEANING])
@pytest.mark.parametrize("slope", [-1.0, 0.0, 0.5], ids=["away", "nothing", "forty years"])
def test_a_slope_that_does_not_lead_there_is_not_on_course(slope: float, grade: Grade) -> None:
    assert arrives(90.0, 70.0, course(slope, grade=grade)).arrival is Arrival.NOT_ON_THIS_COURSE


@pytest.mark.parametrize("grade", [Grade.CHANGED, Grade.TOO_CLOSE, Grade.TOO_FEW, Grade.GROUPS_TOO_SMALL])
@pytest.mark.parametrize("slope", [2.0, -2.0, 0.0, 0.5], ids=["there", "away", "nothing", "forty years"])
def test_what_chance_alone_may_have_made_gives_no_date(slope: float, grade: Grade) -> None:
    assert arrives(90.0, 70.0, course(slope, slope - 1, slope + 2, grade=grade)) == STANDS


@pytest.mark.parametrize("slope", [2.0, -2.0])
def test_a_curve_that_has_turned_gives_no_date(slope: float) -> None:
    assert arrives(90.0, 70.0, course(slope, slope - 1, slope + 2, turned_since=2016.0)) == STANDS


@pytest.mark.parametrize(
    ("scatter", "arrival"),
    [
        ((0, 1, 3, 0.5, -2), Arrival.GOING_BACK),  # 67 66.5 66
        ((0, 1, 2, 0, -3), Arrival.GOING_BACK),  # 66 66 65
        ((0, 1, 1, 0, -3), Arrival.ON_COURSE),  # 65 66 65
        ((0, 1, 2, 0, -1), Arrival.ON_COURSE),  # 66 66 67
    ],
)
def test_two_moves_that_do_not_go_on_give_no_date(scatter: tuple[float, ...], arrival: Arrival) -> None:
    mark = with_arrival(STANDS, 84.0, tested=beside(LINE, scatter), way=1.0, trend=course(2.0))

    assert mark.arrival is arrival
    assert (mark.arrives is None) == (arrival is Arrival.GOING_BACK)


def test_of_quarters_the_latest_two_moves_may_be_the_season() -> None:
    quarters = [
        replace(one, position=2018 + at / 4, end=2018.25 + at / 4)
        for at, one in enumerate(beside(LINE, (0, 1, 3, 0.5, -2)))
    ]
    mark = with_arrival(STANDS, 84.0, tested=quarters, way=1.0, trend=course(8.0))

    assert mark.arrival is Arrival.ON_COURSE


def test_a_figure_with_its_season_is_no_level_to_go_on_from() -> None:
    chart = Process(2016.0, 2018.0, 5.0, 4.0, 6.0, Signal.RUN, 2017.5, trial=False, seasonal=True)

    assert arrives(90.0, 70.0, course(2.0, process=chart)) == STANDS


def test_a_target_that_is_met_is_reached_and_needs_no_pace() -> None:
    met = with_arrival(
        TargetMark(TargetStatus.MET, pace_needed=-1.0), 90.0, tested=[level(70.0)], way=1.0, trend=course(-1.0)
    )

    assert (met.arrival, met.arrives, met.pace_needed) == (Arrival.REACHED, None, None)
    assert arrives(90.0, 90.0, course(2.0)).arrival is Arrival.REACHED


def judged(history: History, target: Target, better: Better = Better.HIGHER) -> TargetMark:
    said = judge(Case(history, target=target, frozen=None, better=better, rhythm=Rhythm.ANNUAL, today_position=2020.0))
    return said.target


RISING = (60.0, 62.0, 64.0, 66.0, 68.0, 70.0, 72.0)
AIM = Target(90.0, due=2025.0, base_position=2010.0)


def test_a_steady_series_arrives_when_its_line_does() -> None:
    """2 a year, without any scatter: 72 in 2016, 18 left, 2025, neither sooner nor later."""
    mark = judged(History.of(np.arange(2010.0, 2017.0), RISING), AIM)

    assert (mark.arrival, mark.arrives, mark.arrives_first, mark.arrives_last) == (
        Arrival.ON_COURSE,
        2025.0,
        2025.0,
        2025.0,
    )


def test_no_date_is_told_of_a_series_that_has_ended_or_is_counted_otherwise() -> None:
    years = np.arange(2010.0, 2017.0)
    ended = judged(History.of(years, RISING, closed=True), AIM)
    changed = judged(History.of(years, RISING, definition=[0, 1, 1, 1, 1, 1, 1]), AIM)

    assert (ended.arrival, changed.arrival) == (Arrival.NOT_KNOWN, Arrival.NOT_KNOWN)
    assert changed.status is TargetStatus.SERIES_CHANGED


def test_no_date_is_told_without_figures_enough_for_a_slope() -> None:
    assert judged(History.of([2010, 2011, 2012], [60, 62, 64]), AIM).arrival is Arrival.NOT_KNOWN


@pytest.mark.parametrize(("aim", "arrival"), [(50.0, Arrival.NOT_ON_THIS_COURSE), (90.0, Arrival.ON_COURSE)])
def test_where_neither_way_is_better_the_base_says_which_way_the_target_lies(aim: float, arrival: Arrival) -> None:
    mark = judged(History.of(np.arange(2010.0, 2017.0), RISING), Target(aim, base_position=2010.0), Better.NEITHER)

    assert mark.arrival is arrival


NEITHER_CASES = [
    # To stay at 60: the figure, its half range, and the status. 60 in the base year is sure within 1.
    (60.0, 1.0, TargetStatus.MET),
    (61.0, 1.0, TargetStatus.MET),  # 1 < sqrt(1 + 1)
    (64.0, 1.0, TargetStatus.WORSE),
    (56.0, 1.0, TargetStatus.WORSE),
    (61.0, None, TargetStatus.WORSE),
]


@pytest.mark.parametrize(("value", "half", "status"), NEITHER_CASES)
def test_to_stay_where_it_was_is_a_target_too(value: float, half: float | None, status: TargetStatus) -> None:
    lower, upper = (None, None) if half is None else ([59.0, value - half], [61.0, value + half])
    history = History.of([2010, 2011], [60.0, value], lower=lower, upper=upper)

    assert judged(history, Target(60.0, base_position=2010.0), Better.NEITHER).status is status


def test_the_base_that_is_the_target_is_met_from_the_start() -> None:
    mark = judged(History.of([2010, 2011], [90.0, 91.0]), AIM)

    assert (mark.status, mark.progress, mark.arrival) == (TargetStatus.MET, None, Arrival.REACHED)


def test_a_date_that_has_passed_still_tells_where_the_course_leads() -> None:
    held = tuple(Held(level(value, 2010.0 + at), 0) for at, value in enumerate(RISING))
    trend = course(2.0, 1.0, 3.0, first=2010.0, last=2016.0)
    mark = target_mark(
        Target(90.0, due=2018.0, base_position=2010.0), held, better=Better.HIGHER, trend=trend, over=True
    )

    assert (mark.status, mark.date_passed, mark.arrives) == (TargetStatus.DATE_PASSED_UNKNOWN, True, 2025.0)


@given(st.lists(st.floats(0, 100), min_size=2, max_size=10), st.floats(-10, 10), st.sampled_from([1.0, -1.0]))
def test_the_range_holds_the_date_and_nothing_is_further_than_thirty_years(
    values: list[float], slope: float, way: float
) -> None:
    mark = with_arrival(STANDS, 50.0, tested=beside(values, values, 0.0), way=way, trend=course(slope))
    known = [each for each in (mark.arrives_first, mark.arrives, mark.arrives_last) if each is not None]

    assert known == pytest.approx(sorted(known))
    assert all(2018.0 <= each <= 2018.0 + FARTHEST for each in known)
    assert (mark.arrives is not None) == (mark.arrival is Arrival.ON_COURSE)
