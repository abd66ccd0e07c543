"""What figures there are of a series: from when to when, which periods are missing in between, which are hidden."""

from dataclasses import replace

import pytest

from indicators.release import documents as d
from indicators.release.coverage import covered
from indicators.release.curves import HIDDEN
from tests.layouts import made

NOT_DUE = "not applicable"


def series(*points: tuple[int, float | None, tuple[str, ...]]) -> d.SeriesDocument:
    """A series of these years, each with its figure and its flags."""
    first = made.homeless().points[0]
    told = (
        replace(first, period=str(year), starts=f"{year}-01-01", ends=f"{year}-12-31", value=value, flags=flags)
        for year, value, flags in points
    )
    return replace(made.homeless(), points=tuple(told))


def test_missing_periods_lie_between_the_first_and_the_last_figure_and_hidden_ones_are_not_missing() -> None:
    """2007 is before the first figure, 2016 was never due, 2020 and 2021 come after the last one."""
    points = (
        *(
            (2007, None, (HIDDEN,)),
            (2008, 1.0, ()),
            (2011, 1.0, ()),
            (2012, 1.0, ()),
            (2014, 1.0, ()),
            (2015, None, (HIDDEN,)),
        ),
        *((2016, None, (NOT_DUE,)), (2017, None, ("not available",)), (2018, 1.0, ()), (2021, None, (HIDDEN,))),
    )
    found = covered(made.HOMELESS_HEAD, series(*points), 0, frozenset())
    assert (found.first, found.latest, found.periods, found.hidden) == ("2008", "2018", 5, 3)
    assert found.without == (("2009", "2010"), ("2013", "2013"), ("2017", "2017"))
    assert found.hidden_in == ("2007", "2015", "2021")


def test_a_survey_of_every_second_year_misses_no_year_between() -> None:
    points = ((year, 1.0, ()) for year in (2011, 2013, 2015, 2019))
    assert covered(made.HOMELESS_HEAD, series(*points), 0, frozenset()).without == (("2017", "2017"),)


@pytest.mark.parametrize(("kind", "without"), [("year", ()), ("day", None)])
def test_without_a_figure_nothing_is_missing_in_between_and_of_days_it_is_not_told(
    kind: str, without: tuple[tuple[str, str], ...] | None
) -> None:
    head = replace(made.HOMELESS_HEAD, period_type=kind)
    assert covered(head, series((2014, None, (HIDDEN,))), 0, frozenset()).without == without
