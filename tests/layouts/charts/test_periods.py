import pytest

from layouts.charts.periods import date_text, label_at, month_text, period_text


@pytest.mark.parametrize(
    ("period", "kind", "language", "written"),
    [
        ("2014", "year", "en", "2014"),
        ("2013-14", "school year", "en", "2013\u201314"),
        ("2011-12", "school year", "en", "2011\u201312"),
        ("2011-12", "month", "en", "Dec 2011"),
        ("2023-08", "month", "es", "ago 2023"),
        ("2010-2014", "pooled years", "en", "2010\u20132014"),
        ("2014-Q3", "quarter", "en", "Q3 2014"),
        ("2014-Q3", "quarter", "es", "T3 2014"),
        ("2014-01-28", "day", "en", "Jan 28, 2014"),
        ("FY2014", "fiscal year", "en", "FY2014"),
    ],
)
def test_a_period_is_written_by_the_rule_of_its_type(period: str, kind: str, language: str, written: str) -> None:
    assert period_text(period, kind, language) == written


@pytest.mark.parametrize(
    ("position", "kind", "years", "written"),
    [
        (2014.0, "year", 1, "2014"),
        (1999.0, "school year", 2, "1999\u201300"),
        (2013.0, "fiscal year", 2, "FY2014"),
        (2023 + 7 / 12, "month", 1, "Aug 2023"),
        (2014.5, "quarter", 1, "Q3 2014"),
        (2010.0, "pooled years", 5, "2010\u20132014"),
    ],
)
def test_a_period_without_a_figure_is_named_like_its_neighbours(
    position: float, kind: str, years: int, written: str
) -> None:
    assert label_at(position, kind, "en", years=years) == written


def test_days_and_months_are_written_in_the_reader_s_language() -> None:
    assert date_text("2025-06-30", "en") == "Jun 30, 2025"
    assert month_text("2014-07-01", "es") == "jul 2014"
