"""A whole judgement: what it holds, and that it can be kept as JSON."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import (
    BaselineStatus,
    Better,
    Forecast,
    ForecastMethod,
    Grade,
    History,
    Judgement,
    NoForecast,
    Quantity,
    Rhythm,
    Target,
    TargetStatus,
)

KEPT = TypeAdapter(Judgement)


def judged(
    history: History, *, target: Target | None = None, frozen: Forecast | None = None, rhythm: Rhythm = Rhythm.ANNUAL
) -> Judgement:
    return judge(
        Case(history, target=target, frozen=frozen, better=Better.HIGHER, rhythm=rhythm, today_position=2020.5)
    )


def test_a_series_without_figures_says_nothing_and_stays_standing() -> None:
    said = judged(History.of([], []), target=Target(90, due=2015.0))

    assert (said.trend.grade, said.latest, said.age_years, said.figures) == (Grade.TOO_FEW, None, None, ())
    assert said.target.status is TargetStatus.DATE_PASSED_UNKNOWN
    assert (said.baseline.status, said.no_outlook) == (BaselineStatus.NO_BASELINE, NoForecast.TOO_FEW)


def test_the_latest_known_figure_and_its_age_are_said() -> None:
    said = judged(History.of([2016, 2017, 2018], [50, 51, None]))

    assert said.latest is not None
    assert (said.latest.position, said.latest.value) == (2017.0, 51.0)
    assert said.age_years == 2.5  # the year 2017 ended at 2018.0


def test_of_two_figures_that_end_together_the_single_year_is_the_latest() -> None:
    said = judged(History.of([2018, 2014], [7, 8], ends=[2019, 2019]))

    assert said.latest is not None and said.latest.value == 7


def test_an_outlook_is_given_for_freezing() -> None:
    said = judged(History.of(np.arange(2010, 2020), np.arange(90, 100), quantity=Quantity.PERCENT))

    assert said.outlook is not None and said.no_outlook is None
    assert said.outlook.positions == (2020.0, 2021.0, 2022.0)
    assert max(said.outlook.upper) == 100.0


def test_an_outlook_of_counts_is_no_surer_than_the_counts_themselves() -> None:
    # Byar's range of a count of 100 is 81.4 to 121.6: each is unsure by 40.2 / 3.92 = 10.3, so 1.2816 x 1.155 x
    # 10.3 = 15.2.
    counts = judged(History.of(np.arange(2015, 2020), [100, 101, 100, 99, 100], quantity=Quantity.COUNT)).outlook
    amounts = judged(History.of(np.arange(2015, 2020), [100, 101, 100, 99, 100], quantity=Quantity.AMOUNT)).outlook

    assert counts is not None and amounts is not None
    assert counts.values == amounts.values
    assert counts.upper[0] - counts.values[0] == pytest.approx(15.2, abs=0.1)
    assert amounts.upper[0] - amounts.values[0] < 3


@pytest.mark.parametrize("still", [[12, 12, 12, 12], [95, 95, 95, 95, 95]])
def test_whole_percents_that_never_moved_are_held_against_no_line(still: list[float]) -> None:
    said = judged(History.of(2016 + np.arange(len(still)), still, quantity=Quantity.PERCENT))

    assert (said.outlook, said.no_outlook) == (None, NoForecast.STEADY)


def test_a_closed_series_has_no_outlook() -> None:
    said = judged(History.of(np.arange(2003, 2014), np.arange(11), closed=True))

    assert (said.closed, said.outlook, said.no_outlook) == (True, None, NoForecast.CLOSED)
    assert said.trend.grade is Grade.CLEAR


def test_after_a_break_too_few_figures_are_left_to_look_ahead() -> None:
    said = judged(History.of(np.arange(2010, 2020), np.arange(10), definition=[0] * 8 + [1] * 2))

    assert said.no_outlook is NoForecast.SERIES_CHANGED


def test_the_outlook_of_pooled_years_goes_by_pools() -> None:
    starts = np.arange(1990, 2015, 5)
    said = judged(History.of(starts, starts, ends=starts + 5))

    assert said.outlook is not None and said.outlook.positions == (2015.0, 2020.0, 2025.0)


def test_quarters_and_months_look_ahead_by_their_own_step() -> None:
    quarters = 2015 + np.arange(8) / 4
    said = judged(History.of(quarters, np.arange(8), ends=quarters + 0.25), rhythm=Rhythm.QUARTERLY)

    assert said.outlook is not None and said.outlook.positions[:2] == (2017.0, 2017.25)
    assert said.trend.missing == ()


def test_a_frozen_forecast_is_held_against_what_came() -> None:
    frozen = Forecast((2018.0, 2019.0), (50, 50), (45, 45), (55, 55), ForecastMethod.OWN, 0.8, 2017.0, 6)
    said = judged(History.of(np.arange(2012, 2020), [50] * 6 + [60, 61]), frozen=frozen)

    assert said.baseline.status is BaselineStatus.CURVE_TURNED


FIGURE = st.one_of(st.none(), st.integers(0, 100))


@given(
    st.lists(st.tuples(FIGURE, st.integers(0, 500), st.booleans(), st.booleans()), max_size=30), st.sampled_from(Rhythm)
)
def test_every_judgement_can_be_kept_as_json_and_holds_no_nan(
    rows: list[tuple[int | None, int, bool, bool]], rhythm: Rhythm
) -> None:
    values, people, reliable, breaks = (list(column) for column in zip(*rows, strict=True)) if rows else ([],) * 4
    starts = 2000 + (rhythm.step or 1.0) * np.arange(len(values))
    history = History.of(
        starts,
        values,
        ends=starts + (rhythm.step or 1.0),
        denominators=people,
        definition=np.cumsum(breaks),
        reliable=reliable,
        quantity=Quantity.PERCENT,
    )
    said = judged(history, target=Target(50, due=2010.0), rhythm=rhythm)
    kept = KEPT.dump_json(said)

    assert KEPT.validate_json(kept) == said
    assert b"NaN" not in kept and b"Infinity" not in kept
    assert all(math.isfinite(figure.value) for figure in said.figures)
    assert len(said.figures) == sum(value is not None for value in values)


@pytest.mark.parametrize("quantity", list(Quantity))
def test_every_kind_of_quantity_can_be_judged(quantity: Quantity) -> None:
    counts = np.arange(20, 30)
    said = judged(
        History.of(np.arange(2010, 2020), counts, numerators=counts, denominators=counts * 50, quantity=quantity)
    )

    assert said.trend.n == 10
