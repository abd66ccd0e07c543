"""What differs by rounding alone is the same: no movement, no side, no edge crossed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.baseline import baseline_mark
from indicators.analysis.codes import Arrival, BaselineStatus, Quantity, TargetStatus
from indicators.analysis.comparable import Comparable
from indicators.analysis.disparity import Member, disparities
from indicators.analysis.forecast import forecast
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import (
    Better,
    Direction,
    Forecast,
    ForecastMethod,
    Grade,
    History,
    Judgement,
    Rhythm,
    Signal,
    Target,
)
from indicators.analysis.mann_kendall import GENERAL
from indicators.analysis.members import Member as Part
from indicators.analysis.monthly import process
from indicators.analysis.parts import parts_check
from indicators.analysis.precision import carried, inside, moved
from indicators.analysis.settling import to_settle
from indicators.analysis.theil_sen import theil_sen


def judged(values: list[float], rhythm: Rhythm = Rhythm.MONTHLY, target: Target | None = None) -> Judgement:
    step = rhythm.step or 1.0
    starts = 2000 + step * np.arange(len(values))
    history = History.of(starts, values, ends=starts + step)
    return judge(Case(history, better=Better.HIGHER, rhythm=rhythm, today_position=2010.0, target=target))


@pytest.mark.parametrize("figure", [12.3, 4.3, 0.1, 6.7, 12.34, 33.3, -4.3, 1e-9, 123456789.1])
@pytest.mark.parametrize("months", [6, 12, 24, 36, 60])
def test_a_figure_that_never_moves_has_no_signal(figure: float, months: int) -> None:
    trend = judged([figure] * months).trend

    assert (trend.grade, trend.direction, trend.seasonal) == (Grade.TOO_CLOSE, Direction.NONE, False)
    assert trend.process is not None and trend.process.signal is Signal.NONE
    assert trend.slope is not None and trend.slope.per_year == 0


SEASON = [0.1, 0.7, 1.3, 0.2, -0.4, -1.1, -0.3, 0.6, 0.9, -0.7, -0.8, -0.5]


@pytest.mark.parametrize("base", [4.3, 12.3, 0.1, 6.7, 0.0])
@pytest.mark.parametrize("years", [3, 4, 5, 10])
def test_a_season_that_repeats_exactly_leaves_no_signal(base: float, years: int) -> None:
    trend = judged([base + share for share in SEASON] * years).trend

    assert (trend.grade, trend.direction, trend.seasonal) == (Grade.TOO_CLOSE, Direction.NONE, True)


def test_a_line_without_a_season_has_none() -> None:
    assert not judged([4.3 + 0.1 * at for at in range(60)]).trend.seasonal


def test_a_month_on_the_two_thirds_line_is_not_beyond_it() -> None:
    # Mean 10.6; nineteen moves of together 15, so the limits are 2.1 away and two thirds of that is 1.4: 12.0.
    values = [11.0, 9, 9, 10, 11, 11, 9, 10, 10, 10, 11, 10, 11, 11, 12, 11, 10, 12, 12, 12]
    chart, way = process(np.arange(20.0), np.array(values))

    assert (chart.mean, chart.upper - chart.mean) == pytest.approx((10.6, 2.1))
    assert (chart.signal, way) == (Signal.NONE, 0)


def test_a_month_on_the_limit_is_not_outside_it() -> None:
    # Twenty months at 0.3 and 0.7 by turns and one more: with 19 moves of .4 and one of m the limit of the last is met
    # where 0.5 + (x - 0.5) / 21 + 2.66 (7.6 + x - 0.7) / 20 = x; solved, and given as the nearest number.
    x = (0.5 - 0.5 / 21 + 2.66 * 6.9 / 20) / (1 - 1 / 21 - 2.66 / 20)
    for near in (np.nextafter(x, 0), x, np.nextafter(x, 9), np.nextafter(np.nextafter(x, 9), 9)):
        chart, _ = process(np.arange(21.0), np.array([0.3, 0.7] * 10 + [near]))
        assert chart.signal is not Signal.OUTSIDE_LIMITS


HIGH = (50.2, 54, 56.5, 58.6, 61.1, 62, 65.6, 68.6, 70.6, 72.6)
LOW = (43, 46.8, 49.3, 51.4, 53.9, 54.8, 58.4, 61.4, 63.4, 65.4)


def test_a_gap_that_stays_the_same_does_not_close() -> None:
    years = 2010.0 + np.arange(10)
    members = [
        Member(name, History.of(years, rows, quantity=Quantity.PERCENT)) for name, rows in (("a", HIGH), ("b", LOW))
    ]
    gap = disparities(members, everyone=None, better=Better.HIGHER, rhythm=Rhythm.ANNUAL)["b"][0]

    assert (gap.course.grade, gap.course.direction, gap.course.s) == (Grade.TOO_CLOSE, Direction.NONE, 0)
    assert gap.course.to_settle is None
    assert gap.course.latest_change is not None and gap.course.latest_change.amount == 0


@given(st.lists(st.integers(0, 1000), min_size=5, max_size=10), st.integers(1, 999))
def test_no_gap_of_any_size_closes_while_it_stays_the_same(tenths: list[int], apart: int) -> None:
    years = 2010.0 + np.arange(len(tenths))
    one, other = ([each / 10 for each in tenths], [(each + apart) / 10 for each in tenths])
    members = [
        Member(name, History.of(years, rows, quantity=Quantity.RATE)) for name, rows in (("a", one), ("b", other))
    ]
    gap = disparities(members, everyone=None, better=Better.HIGHER, rhythm=Rhythm.ANNUAL)["a"][0]

    assert (gap.course.s, gap.course.direction) == (0, Direction.NONE)


def test_groups_whose_ranges_just_touch_are_not_different() -> None:
    # 0.3 (up to 0.6) and 0.8 (down to 0.4): 0.5 apart, and the arms .3 and .4 reach .5.
    one = Member("a", History.of([2018], [0.3], lower=[0.1], upper=[0.6], quantity=Quantity.AMOUNT))
    other = Member("b", History.of([2018], [0.8], lower=[0.4], upper=[0.9], quantity=Quantity.AMOUNT))

    assert not disparities([one, other], everyone=None, better=Better.HIGHER, rhythm=Rhythm.ANNUAL)["a"][0].different


def test_two_figures_whose_ranges_just_touch_leave_room_for_no_change() -> None:
    history = History.of([2018, 2019], [0.3, 0.8], lower=[0.1, 0.4], upper=[0.6, 0.9])
    said = judge(Case(history, better=Better.HIGHER, rhythm=Rhythm.ANNUAL, today_position=2020.0)).trend

    assert said.latest_change is not None and said.latest_change.within


@pytest.mark.parametrize(("value", "aim"), [(100 * 0.57, 57.0), (0.1 + 0.2, 0.3), (100 * 0.29, 29.0), (3 * 1.1, 3.3)])
@pytest.mark.parametrize("better", [Better.HIGHER, Better.LOWER])
def test_a_target_is_met_where_the_figure_equals_it(value: float, aim: float, better: Better) -> None:
    history = History.of([2017, 2018], [aim * (0.5 if better is Better.HIGHER else 1.5), value])
    case = Case(history, better=better, rhythm=Rhythm.ANNUAL, today_position=2020.0, target=Target(aim))
    mark = judge(case).target

    assert (mark.status, mark.arrival) == (TargetStatus.MET, Arrival.REACHED)


def test_a_figure_on_the_end_of_the_forecast_is_within_it() -> None:
    frozen = Forecast((2019.0,), (0.2,), (0.1,), (0.3,), ForecastMethod.COMBINED, 0.8, 2018.0, 3)
    history = History.of([2016, 2017, 2018, 2019], [0.2, 0.2, 0.2, 0.1 + 0.2])
    mark = baseline_mark(frozen, history, usable=np.ones(4, np.bool_), better=Better.HIGHER)

    assert mark.status is BaselineStatus.AS_FORECAST


def test_a_share_of_everyone_on_the_edge_of_what_rounding_takes_fits() -> None:
    # 0.7 and 0.8 with one decimal: everyone may be 0.9, and 0.8 + 0.1 is a little less.
    def part(name: str, value: float) -> Part:
        return Part(name, History.of([2018], [value], quantity=Quantity.PERCENT))

    for parts, total in (((0.7, 0.8), 0.9), ((0.3, 0.4), 0.2), ((0.1, 0.2), 0.3)):
        check = parts_check("sex", [part("a", parts[0]), part("b", parts[1])], part("all", total))
        assert check is not None and check.fits


def test_slopes_that_cancel_are_no_slope() -> None:
    # The slopes between pairs: -.1, -.1, -.1, .1, .2, .5; the two in the middle cancel, but for the last digit.
    assert theil_sen(np.arange(4.0), np.array([0.0, 0.5, 0.4, 0.3])).per_year == 0
    assert theil_sen(np.arange(2.0), np.array([0.3, 0.1 + 0.2])).per_year == 0


def test_a_slope_that_is_rounding_settles_nothing() -> None:
    years = 2010.0 + np.arange(6.0)
    flat = Comparable(years, years + 1, np.full(6, 0.3), np.full(6, np.nan), np.full(6, np.nan), None)

    assert to_settle(flat, 1e-16, step=1.0, bounds=GENERAL) is None


def test_amounts_keep_twelve_digits_of_the_figures() -> None:
    figures = np.array([50.2, 43.0, 54.0, 46.8])

    assert len(set(carried(figures[::2] - figures[1::2], of=figures).tolist())) == 1
    assert carried(np.array([1e-9, np.nan]), of=figures).tolist()[0] == 1e-9
    assert carried(np.array([1e-30]), of=np.array([0.0, np.nan])).tolist() == [1e-30]
    assert np.isfinite(carried(np.array([5e-324, 1.0]), of=np.array([5e-324]))).all()
    assert (moved(0.3, 0.1 + 0.2), moved(1.0, 3.0)) == (0.0, 2.0)
    assert inside(0.1 + 0.2, 0.0, 0.3) and not inside(0.3001, 0.0, 0.3)


@pytest.mark.parametrize("size", [1e200, 1e300, -1e200])
@pytest.mark.parametrize("rhythm", [Rhythm.ANNUAL, Rhythm.QUARTERLY, Rhythm.MONTHLY])
def test_figures_of_any_size_are_judged_like_small_ones(size: float, rhythm: Rhythm) -> None:
    shape = [1.0, 1.3, 1.1, 1.6, 1.2, 1.9, 2.3, 2.4, 2.6, 2.7, 2.8, 2.9, 3.0]
    large, small = (
        judged([size * one for one in shape], rhythm).trend,
        judged([abs(size) / size * one for one in shape], rhythm).trend,
    )

    assert (large.grade, large.direction, large.s) == (small.grade, small.direction, small.s)


def test_two_figures_of_any_size_leave_room_by_their_ranges() -> None:
    history = History.of([2018, 2019], [1e200, 2e200], lower=[0.5e200, 1e200], upper=[2e200, 3e200])
    said = judge(Case(history, better=Better.HIGHER, rhythm=Rhythm.ANNUAL, today_position=2020.0)).trend

    assert said.latest_change is not None and said.latest_change.within


def test_what_is_infinite_is_unknown() -> None:
    history = History.of([2016, 2017, 2018], [5.0, np.inf, 6.0], lower=[-np.inf, 1, 5], upper=[np.inf, 9, 7])
    said = judge(Case(history, better=Better.HIGHER, rhythm=Rhythm.ANNUAL, today_position=2020.0))

    assert [(one.value, one.lower, one.upper) for one in said.figures] == [(5.0, None, None), (6.0, 5.0, 7.0)]


@pytest.mark.parametrize("given", [{"value": np.nan}, {"value": np.inf}, {"value": 1.0, "base_value": np.nan}])
def test_a_target_that_is_no_number_is_refused(given: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="must be numbers"):
        Target(**given)


@pytest.mark.parametrize("years", [[2012.0, 2010, 2011], [2010.0, 2010, 2011], [2010.0, np.nan, 2011]])
def test_a_forecast_of_figures_out_of_order_is_refused(years: list[float]) -> None:
    with pytest.raises(ValueError, match="order of time"):
        forecast(np.array(years), np.array([1.0, 2, 3]), ahead=1)
