"""Periods that were not compared: each reason by its own name."""

from dataclasses import replace

from indicators.analysis.codes import Direction, Grade
from indicators.analysis.judgement import Trend
from layouts.language.left_out import left_out_lines
from tests.layouts import made
from tests.layouts.language.spoken import SAID, subject

POINTS = (
    made.point("2014", 50.0),
    made.point("2016", 9.0),
    made.point("2017", 40.0, flags=("low reliability",)),
    made.point("2018", None, flags=("hidden for privacy",)),
    made.point("2019", 9.0),
    made.point("2020", 52.0),
)
TREND = Trend(
    Grade.TOO_FEW, Direction.NONE, 2, first=2014.0, last=2020.0, missing=(2015.0, 2016.0, 2017.0, 2018.0, 2019.0)
)


def test_a_figure_that_is_known_is_never_told_as_unknown() -> None:
    about = subject(POINTS)
    assert list(left_out_lines(TREND, about)) == [
        "No figure is known for 2015.",
        "Not shown: the figures for 2018.",
        "Marked as weak by their publisher or a team, so not compared: the figures for 2017.",
        "Known, but too small to be compared: the figures for 2016, 2019.",
    ]
    assert list(left_out_lines(TREND, replace(about, words=SAID["es"])))[3] == (
        "Conocidas, pero demasiado pequeñas para compararlas: las cifras de 2016, 2019."
    )


def test_nothing_is_said_where_nothing_was_left_out() -> None:
    assert list(left_out_lines(replace(TREND, missing=()), subject(POINTS))) == []
