"""Periods are read as their indicator's period type says, and never guessed."""

import datetime as dt

import pytest

from indicators.periods import PeriodError, end_position, parse, position


@pytest.mark.parametrize(
    ("written", "kind", "canonical", "starts", "ends"),
    [
        ("2014", "year", "2014", "2014-01-01", "2014-12-31"),
        ("2013-14", "school year", "2013-14", "2013-07-01", "2014-06-30"),
        ("2013\u201314", "school year", "2013-14", "2013-07-01", "2014-06-30"),
        ("2013-2014", "school year", "2013-14", "2013-07-01", "2014-06-30"),
        ("1999-00", "school year", "1999-00", "1999-07-01", "2000-06-30"),
        ("2011-12", "school year", "2011-12", "2011-07-01", "2012-06-30"),
        ("2011-12", "month", "2011-12", "2011-12-01", "2011-12-31"),
        ("FY2014", "fiscal year", "FY2014", "2013-07-01", "2014-06-30"),
        ("2014 Q3", "quarter", "2014-Q3", "2014-07-01", "2014-09-30"),
        ("Mar 2014", "month", "2014-03", "2014-03-01", "2014-03-31"),
        ("2016-02", "month", "2016-02", "2016-02-01", "2016-02-29"),
        ("2014-01-28", "day", "2014-01-28", "2014-01-28", "2014-01-28"),
        ("2005-2009", "pooled years", "2005-2009", "2005-01-01", "2009-12-31"),
    ],
)
def test_every_writing_of_a_period_is_read(written: str, kind: str, canonical: str, starts: str, ends: str) -> None:
    period = parse(written, kind)
    assert (period.text, period.starts_on.isoformat(), period.ends_on.isoformat()) == (canonical, starts, ends)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2013-14", "year"),
        ("2013-15", "school year"),
        ("2014-13", "month"),
        ("Foo 2014", "month"),
        ("2014 Q5", "quarter"),
        ("2014-02-30", "day"),
        ("2009-2005", "pooled years"),
        ("", "year"),
        ("latest", "pooled years"),
    ],
)
def test_a_text_that_is_no_such_period_is_refused_with_an_example(written: str, kind: str) -> None:
    with pytest.raises(PeriodError, match="write it like"):
        parse(written, kind)


def test_a_period_stands_at_its_first_year_and_ends_where_the_next_begins() -> None:
    cases = {
        ("2014", "year"): (2014.0, 2015.0),
        ("2013-14", "school year"): (2013.0, 2014.0),
        ("2006-07", "school year"): (2006.0, 2007.0),
        ("2006-07", "month"): (2006.5, 2006.5 + 1 / 12),
        ("2014 Q3", "quarter"): (2014.5, 2014.75),
        ("2010-2014", "pooled years"): (2010.0, 2015.0),
    }
    for (written, kind), (start, end) in cases.items():
        period = parse(written, kind)
        assert position(period.starts_on, period.ends_on) == pytest.approx(start)
        assert end_position(period.starts_on, period.ends_on) == pytest.approx(end)


def test_a_day_stands_at_its_share_of_the_year() -> None:
    day = dt.date(2014, 7, 2)
    assert position(day, day) == pytest.approx(2014 + 182 / 365)
    assert end_position(day, day) == position(day, day)
