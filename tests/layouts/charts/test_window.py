"""Part of a series: the periods between two days, and what lies ahead of them."""

import datetime as dt

from layouts.charts.window import within
from tests.layouts.charts.samples import baseline, homeless, point, series, target


def periods(since: str | None, until: str | None, *, kind: str = "year", of: tuple[str, ...] = ()) -> list[str]:
    """The periods of a series that lie between two days."""
    curve = series([point(one, 1.0, kind=kind) for one in of])
    days = [dt.date.fromisoformat(one) if one else None for one in (since, until)]
    return [one.period for one in within(curve, days[0], days[1]).points]


def test_a_period_is_kept_that_lies_wholly_between_the_days() -> None:
    years = ("2013", "2014", "2015")
    assert periods("2014-01-01", None, of=years) == ["2014", "2015"]
    assert periods(None, "2014-12-31", of=years) == ["2013", "2014"]
    assert periods("2014-02-01", "2015-12-31", of=years) == ["2015"]
    schools = ("2012-13", "2013-14", "2014-15")
    assert periods("2013-07-01", "2014-06-30", kind="school year", of=schools) == ["2013-14"]


def test_lines_ahead_and_the_target_end_where_the_periods_end() -> None:
    curve = homeless(
        baseline=baseline((2026, 2028), (590, 602), origin=2025.0, width=45), target=target(400, "2028", "2018")
    )
    cut = within(curve, None, dt.date(2027, 12, 31))
    assert cut.baseline
    assert (cut.baseline.forecast.positions, cut.baseline.forecast.values) == ((2026,), (590,))
    assert cut.target is None
    assert within(curve, None, dt.date(2025, 12, 31)).baseline is None
    assert within(curve, dt.date(2020, 1, 1), None).target == curve.target


def test_without_a_bound_a_series_is_itself_and_what_was_judged_stays() -> None:
    curve = homeless()
    assert within(curve, None, None) is curve
    assert within(curve, dt.date(2020, 1, 1), None).judgement is curve.judgement
