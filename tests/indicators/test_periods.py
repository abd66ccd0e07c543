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
        ("2014.0", "year", "2014", "2014-01-01", "2014-12-31"),
        (" CY 2014 ", "year", "2014", "2014-01-01", "2014-12-31"),
        ("2011/12", "school year", "2011-12", "2011-07-01", "2012-06-30"),
        ("2018/2019", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("2018 \u2014 19", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("SY 2018-19", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("School Year 2018-2019", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("2018-19 school year", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("año escolar 2018-19", "school year", "2018-19", "2018-07-01", "2019-06-30"),
        ("FY 2014", "fiscal year", "FY2014", "2013-07-01", "2014-06-30"),
        ("FY14", "fiscal year", "FY2014", "2013-07-01", "2014-06-30"),
        ("FY98", "fiscal year", "FY1998", "1997-07-01", "1998-06-30"),
        ("FY 2013-14", "fiscal year", "FY2014", "2013-07-01", "2014-06-30"),
        ("2013-14", "fiscal year", "FY2014", "2013-07-01", "2014-06-30"),
        ("2014Q1", "quarter", "2014-Q1", "2014-01-01", "2014-03-31"),
        ("2014-q4", "quarter", "2014-Q4", "2014-10-01", "2014-12-31"),
        ("Q1 2014", "quarter", "2014-Q1", "2014-01-01", "2014-03-31"),
        ("T2 2014", "quarter", "2014-Q2", "2014-04-01", "2014-06-30"),
        ("3Q14", "quarter", "2014-Q3", "2014-07-01", "2014-09-30"),
        ("Mar-14", "month", "2014-03", "2014-03-01", "2014-03-31"),
        ("January 2014", "month", "2014-01", "2014-01-01", "2014-01-31"),
        ("Sept. 2014", "month", "2014-09", "2014-09-01", "2014-09-30"),
        ("enero de 2014", "month", "2014-01", "2014-01-01", "2014-01-31"),
        ("ago-14", "month", "2014-08", "2014-08-01", "2014-08-31"),
        ("diciembre 2014", "month", "2014-12", "2014-12-01", "2014-12-31"),
        ("2014M3", "month", "2014-03", "2014-03-01", "2014-03-31"),
        ("3/2014", "month", "2014-03", "2014-03-01", "2014-03-31"),
        ("2014-03-01", "month", "2014-03", "2014-03-01", "2014-03-31"),
        ("January 28, 2014", "day", "2014-01-28", "2014-01-28", "2014-01-28"),
        ("28 de enero de 2014", "day", "2014-01-28", "2014-01-28", "2014-01-28"),
        ("1/28/2014", "day", "2014-01-28", "2014-01-28", "2014-01-28"),
        ("28/1/2014", "day", "2014-01-28", "2014-01-28", "2014-01-28"),
        ("2004 to 2006", "pooled years", "2004-2006", "2004-01-01", "2006-12-31"),
        ("2004\u20132006", "pooled years", "2004-2006", "2004-01-01", "2006-12-31"),
        ("de 2004 a 2006", "pooled years", "2004-2006", "2004-01-01", "2006-12-31"),
        ("2003-05", "pooled years", "2003-2005", "2003-01-01", "2005-12-31"),
        ("1998-00", "pooled years", "1998-2000", "1998-01-01", "2000-12-31"),
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
        ("14", "year"),
        ("201²", "year"),
        ("２０１４", "year"),
        ("2014.5", "year"),
        ("2014 *", "year"),
        ("FY2014", "year"),
        ("2014", "school year"),
        ("1415", "school year"),
        ("2018-2020", "school year"),
        ("2003-05", "school year"),
        ("SY19", "school year"),
        ("9999-00", "school year"),
        ("2014", "fiscal year"),
        ("2014", "quarter"),
        ("2014-01-01", "quarter"),
        ("Q5 2014", "quarter"),
        ("2014", "month"),
        ("Mar 14", "month"),
        ("Marble 2014", "month"),
        ("2014-03-02", "month"),
        ("13/2014", "month"),
        ("1/2/2014", "day"),
        ("13/13/2014", "day"),
        ("February 30, 2014", "day"),
        ("41667", "day"),
        ("2014", "pooled years"),
        ("2011/12", "pooled years"),
        ("1990-2009", "pooled years"),
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
