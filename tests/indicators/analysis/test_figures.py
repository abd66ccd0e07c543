"""Which likely range a figure has, and whether it can be leaned on."""

import numpy as np
import pytest

from indicators.analysis.figures import known_figures, ranges
from indicators.analysis.judgement import History, IntervalSource, Quantity, Reliability
from indicators.analysis.reliability import count_reliability, proportion_reliability

PROPORTIONS = [
    # (percent, lower, upper, people): the rules in their order, DOMAIN.md section 4.
    (40.0, 35.0, 45.0, 29.0, Reliability.FEW_PEOPLE),
    (1.0, 0.0, 5.0, 30.0, Reliability.RELIABLE),  # 5 points wide: shown, though 500 % of the value
    (40.0, 25.0, 55.0, 100.0, Reliability.WIDE_INTERVAL),
    (6.0, 2.0, 10.0, 100.0, Reliability.WIDE_RELATIVE_INTERVAL),  # 8 points are 133 % of 6
    (40.0, 31.0, 50.0, 100.0, Reliability.RELIABLE),
    (97.0, 89.0, 99.0, 100.0, Reliability.RELIABLE),  # 10 points are 333 % of the other 3: a note, no hiding
    (40.0, 31.0, 50.0, np.nan, Reliability.RELIABLE),
    (40.0, np.nan, np.nan, np.nan, Reliability.UNKNOWN),
]
COUNTS = [
    (9.0, 4.0, 17.0, 9.0, Reliability.FEW_EVENTS),
    (10.0, 1.0, 18.0, 10.0, Reliability.WIDE_RELATIVE_INTERVAL),  # 170 % of the count
    (10.0, 4.79, 18.39, 10.0, Reliability.RELIABLE),  # 136 %
    (50.0, np.nan, np.nan, np.nan, Reliability.UNKNOWN),
]


@pytest.mark.parametrize(("value", "lower", "upper", "people", "code"), PROPORTIONS)
def test_a_percentage_is_as_reliable_as_the_first_rule_says(
    value: float, lower: float, upper: float, people: float, code: Reliability
) -> None:
    columns = (np.array([each]) for each in (value, lower, upper, people))

    assert proportion_reliability(*columns) == (code,)


@pytest.mark.parametrize(("value", "lower", "upper", "events", "code"), COUNTS)
def test_a_count_is_as_reliable_as_the_first_rule_says(
    value: float, lower: float, upper: float, events: float, code: Reliability
) -> None:
    columns = (np.array([each]) for each in (value, lower, upper, events))

    assert count_reliability(*columns) == (code,)


def test_the_published_range_wins_over_the_counts() -> None:
    history = History.of(
        [2014, 2015],
        [40, 40],
        lower=[28, None],
        upper=[52, None],
        numerators=[40, 40],
        denominators=[100, 100],
        quantity=Quantity.PERCENT,
    )
    published, counted = known_figures(history, ranges(history))

    assert (published.lower, published.upper, published.interval) == (28.0, 52.0, IntervalSource.PUBLISHED)
    assert counted.interval is IntervalSource.WILSON
    assert counted.lower == pytest.approx(31, abs=0.5)


def test_a_range_without_width_is_no_range() -> None:
    history = History.of([2018], [829], lower=[829], upper=[829])
    (figure,) = known_figures(history, ranges(history))

    assert (figure.lower, figure.upper, figure.interval) == (None, None, IntervalSource.NONE)


def test_a_percentage_with_its_denominator_alone_has_a_wilson_range() -> None:
    # 82.3 % of 1,338 graduates is 1,101 of 1,338: 80.2-84.3.
    history = History.of([2012], [82.3], denominators=[1338], quantity=Quantity.PERCENT)
    (figure,) = known_figures(history, ranges(history))

    assert figure.interval is IntervalSource.WILSON
    assert figure.lower == pytest.approx(80.2, abs=0.1)
    assert figure.upper == pytest.approx(84.3, abs=0.1)


def test_a_rate_has_the_range_of_its_events_in_its_own_unit() -> None:
    # 10 events among 5,000 are 2 per 1,000; 4.79 and 18.39 events are 0.96 and 3.68 per 1,000.
    history = History.of([2014], [2.0], numerators=[10], denominators=[5000], quantity=Quantity.RATE)
    (figure,) = known_figures(history, ranges(history))

    assert figure.interval is IntervalSource.BYAR
    assert figure.lower == pytest.approx(0.958, abs=0.002)
    assert figure.upper == pytest.approx(3.678, abs=0.002)


def test_a_rate_of_nothing_takes_the_scale_of_the_other_years() -> None:
    # No event among 4,000, rates per 1,000: at most 3.689 / 4 = 0.92.
    history = History.of(
        [2014, 2015], [2.0, 0.0], numerators=[10, 0], denominators=[5000, 4000], quantity=Quantity.RATE
    )
    nothing = known_figures(history, ranges(history))[1]

    assert nothing.lower == 0.0
    assert nothing.upper == pytest.approx(0.922, abs=0.001)


def test_counts_that_contradict_each_other_give_no_range() -> None:
    history = History.of([2014], [40], numerators=[120], denominators=[100], quantity=Quantity.PERCENT)
    (figure,) = known_figures(history, ranges(history))

    assert figure.interval is IntervalSource.NONE


def test_a_figure_marked_by_its_publisher_is_not_leaned_on() -> None:
    history = History.of([2014, 2015], [40, 41], reliable=[True, False])
    likely = ranges(history)

    assert likely.reliability[1] is Reliability.MARKED
    assert likely.usable.tolist() == [True, False]


def test_unknown_figures_are_left_out_and_the_rest_is_in_order() -> None:
    history = History.of([2016, 2014, 2015], [3, 1, None])

    assert [figure.position for figure in known_figures(history, ranges(history))] == [2014.0, 2016.0]


def test_arrays_of_two_lengths_are_no_history() -> None:
    with pytest.raises(ValueError, match="one length"):
        History.of([2014, 2015], [1.0])


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        History.of([2014], [1.0], ends=[2013])
