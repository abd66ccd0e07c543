"""Three or five years taken together, where single ones are too small to be leaned on."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.codes import IntervalSource, Quantity, Reliability
from indicators.analysis.figures import ranges
from indicators.analysis.history import History
from indicators.analysis.judgement import Figure
from indicators.analysis.pooling import pooled


def together(history: History) -> tuple[Figure, ...]:
    return pooled(history, ranges(history))


def counts(*events: float | None, first: int = 2010, **more: object) -> History:
    """Numbers of people, year by year; more arrays of the history by name."""
    years = np.arange(len(events)) + float(first)
    return History.of(years, events, quantity=Quantity.COUNT, **more)  # type: ignore[arg-type]  # any array by name


def shares(*pairs: tuple[float, float], first: int = 2010) -> History:
    """Percentages from (how many, of how many)."""
    numerators, people = np.array(pairs, np.float64).T
    years = np.arange(len(pairs)) + float(first)
    return History.of(
        years, 100 * numerators / people, numerators=numerators, denominators=people, quantity=Quantity.PERCENT
    )


def test_three_small_years_are_one_figure_with_the_interval_of_all_their_events() -> None:
    # 5 + 7 + 6 = 18 events, 6 a year. Byar, 18: 18 (1 - 1/162 - 1.96/(3 x 4.2426))^3 = 10.66;
    # 19 (1 - 1/171 + 1.96/(3 x 4.3589))^3 = 28.45; a third of each.
    (one,) = together(counts(5, 7, 6))

    assert (one.position, one.end, one.value) == (2010.0, 2013.0, 6.0)
    assert (one.lower, one.upper) == pytest.approx((10.66 / 3, 28.45 / 3), abs=0.01)
    assert (one.interval, one.reliability) == (IntervalSource.BYAR, Reliability.RELIABLE)


def test_small_shares_are_one_share_of_all_their_people() -> None:
    # (12 + 11 + 13) of (25 + 25 + 25): 36 of 75 = 48 %, Wilson 37.06 to 59.13.
    (one,) = together(shares((12, 25), (11, 25), (13, 25)))

    assert one.value == pytest.approx(48.0)
    assert (one.lower, one.upper) == pytest.approx((37.06, 59.13), abs=0.02)
    assert (one.interval, one.reliability) == (IntervalSource.WILSON, Reliability.RELIABLE)


def test_small_rates_are_one_rate_of_all_their_people() -> None:
    # 18 events among 3 x 600 people: 10 per 1,000.
    history = History.of(
        [2010, 2011, 2012],
        [5 / 0.6, 7 / 0.6, 10.0],
        numerators=[5, 7, 6],
        denominators=[600, 600, 600],
        quantity=Quantity.RATE,
    )
    (one,) = together(history)

    assert one.value == pytest.approx(10.0)
    assert (one.lower, one.upper) == pytest.approx((10.66 / 1.8, 28.45 / 1.8), abs=0.01)


def test_spans_go_back_from_the_latest_year_and_never_overlap() -> None:
    found = together(counts(9, 8, 5, 7, 6, 4, 8, 6))

    assert [(one.position, one.end, one.value) for one in found] == [(2012.0, 2015.0, 6.0), (2015.0, 2018.0, 6.0)]


def test_a_span_holds_every_one_of_its_years() -> None:
    found = together(counts(5, 6, 7, None, 6, 7, 5, 8))

    assert [(one.position, one.end) for one in found] == [(2010.0, 2013.0), (2015.0, 2018.0)]


def test_figures_of_two_definitions_are_never_taken_together() -> None:
    found = together(counts(5, 6, 7, 6, 7, 5, definition=[0, 0, 1, 1, 1, 1]))

    assert [(one.position, one.end) for one in found] == [(2013.0, 2016.0)]


def test_a_year_that_was_marked_as_not_reliable_is_left_out() -> None:
    assert together(counts(5, 6, 7, reliable=[True, False, True])) == ()


def test_where_three_years_are_still_too_small_five_are_taken() -> None:
    # 2 + 2 + 2 = 6 events are too few; 10 in five years are not.
    (one,) = together(counts(2, 2, 2, 2, 2))

    assert (one.position, one.end, one.value, one.reliability) == (2010.0, 2015.0, 2.0, Reliability.RELIABLE)


def test_what_is_too_small_even_together_is_not_told() -> None:
    assert together(counts(1, 1, 1, 1, 1)) == ()


@pytest.mark.parametrize(
    "history",
    [
        counts(50, 60, 70),
        counts(50, 60, 5),
        counts(5, 6),
        counts(),
        History.of([2010, 2011, 2012], [5, 6, 7]),
        History.of([2005, 2010, 2015], [5, 6, 7], ends=[2010, 2015, 2020], quantity=Quantity.COUNT),
        History.of([2010, 2010.25, 2010.5], [5, 6, 7], ends=[2010.25, 2010.5, 2010.75], quantity=Quantity.COUNT),
    ],
    ids=["large", "mostly large", "two years", "none", "no counts", "pooled by the publisher", "quarters"],
)
def test_nothing_else_is_taken_together(history: History) -> None:
    assert together(history) == ()


@given(st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=16))
def test_whatever_is_taken_together_is_known_apart_and_of_whole_spans(events: list[int | None]) -> None:
    found = together(counts(*events))

    assert all(one.end - one.position in (3.0, 5.0) for one in found)
    assert all(one.end <= later.position for one, later in pairwise(found))
    for one in found:
        years = range(int(one.position) - 2010, int(one.end) - 2010)
        known = [events[year] for year in years]
        assert None not in known
        assert one.value == pytest.approx(np.mean([each or 0 for each in known]))
