"""What is invented says so wherever a chart or its table shows it."""

import json
from dataclasses import replace

import pytest

from indicators.release.documents import SeriesDocument, StrategyNote, Text
from layouts.charts.description import Chart, describe
from layouts.charts.drawing.elements import width
from layouts.charts.drawing.key import break_labels
from layouts.charts.plotly import figure
from layouts.charts.svg import NARROW, WIDE, svg
from layouts.charts.table import RowKind, table
from layouts.charts.theme import LIGHT
from tests.layouts.charts.samples import (
    HEADING,
    STRATEGIES,
    WORDS,
    baseline,
    full_chart,
    head,
    homeless,
    point,
    series,
    target,
)


def chart(curve: SeriesDocument, strategies: tuple[StrategyNote, ...] = ()) -> Chart:
    return describe(curve, head(), strategies, words=WORDS, language="en", heading=HEADING)


def everywhere(drawn: Chart) -> list[str]:
    """The chart as each renderer has it."""
    return [
        svg(drawn, size=WIDE, id_prefix="c"),
        svg(drawn, size=NARROW, id_prefix="c"),
        json.dumps(figure(drawn, LIGHT)),
    ]


def invented() -> SeriesDocument:
    """The homeless count with the team's own invented line."""
    line = replace(baseline((2026, 2027), (590, 597), origin=2025.0, width=45), sample=True)
    return homeless(baseline=line, target=target(400, "2028", "2018"))


@pytest.mark.parametrize(
    "said", ["Target 400 by 2028 (sample)", "Where we are headed (sample)", "What is being done (sample)"]
)
def test_both_renderers_mark_an_invented_target_line_and_strategy(said: str) -> None:
    assert all(said in text for text in everywhere(chart(invented(), STRATEGIES)))


def test_strategies_of_which_some_are_real_are_marked_one_by_one() -> None:
    real = replace(STRATEGIES[3], sample=False)
    drawn = chart(homeless(), (*STRATEGIES[:3], real))
    assert drawn.activities_heading == "What is being done"
    assert [one.name.startswith("sample: ") for one in drawn.activities] == [True, True, True, False]


def test_an_invented_figure_is_marked_beside_its_mark_and_in_the_table() -> None:
    curve = series([point("2010", 5, sample=True), point("2011", 7)])
    assert [one.label for one in chart(curve).marks] == ["5 (sample)", "7"]
    assert all("5 (sample)" in text for text in everywhere(chart(curve)))
    assert table(curve, head(), words=WORDS, language="en", caption="").rows[-1].cells[3] == "Sample"


def test_the_axis_says_that_every_figure_is_invented() -> None:
    curve = series([point("2010", 5, sample=True), point("2011", 7, sample=True)])
    assert chart(curve).value_axis.heading == "People (sample)"


def test_the_table_marks_an_invented_line() -> None:
    rows = table(invented(), head(), words=WORDS, language="en", caption="").rows
    notes = {row.cells[3] for row in rows if row.kind is RowKind.FORECAST}
    assert notes == {"Where we are headed (sample), as forecast on Jun 30, 2025"}


def test_what_is_real_is_not_marked() -> None:
    real = homeless(baseline=baseline((2026,), (590,), origin=2025.0, width=45))
    assert all("ample" not in text for text in everywhere(chart(real)))
    assert all("ample" in text for text in everywhere(full_chart()))


def test_a_break_in_a_year_without_a_figure_stands_before_that_year() -> None:
    reason = Text({"en": "The state changed its test"})
    curve = series(
        [
            point("2013", 750),
            point("2014", None, definition=1, flags=("break", "not available"), note=reason),
            point("2015", 44, definition=1),
        ]
    )
    drawn = chart(curve)
    assert [(one.position, one.label) for one in drawn.breaks] == [(2013.5, "Counted differently from 2014")]
    assert [one.reason for one in drawn.absences] == ["not available; The state changed its test"]
    assert [len(run) for run in drawn.segments] == [1, 1]
    row = table(curve, head(), words=WORDS, language="en", caption="").rows[1]
    assert row.cells == ("2014", "No figure", "", "Counted differently; not available; The state changed its test")


def test_a_long_label_of_a_break_is_wrapped_into_the_narrow_chart() -> None:
    words = replace(WORDS, series_break="Desde {period} se cuenta de otra manera que en los tiempos de antes")
    curve = series([point("2010", 50), point("2011", 60, definition=1)])
    drawn = describe(curve, head(), (), words=words, language="es", heading=HEADING)
    assert [len(label.lines) for label in break_labels(drawn, NARROW)] == [2]
    assert [len(label.lines) for label in break_labels(drawn, WIDE)] == [1]
    assert all(width(line, 14) <= NARROW.width - 8 for line in break_labels(drawn, NARROW)[0].lines)
    notes = figure(drawn, LIGHT)["layout"]["meta"]["narrow"]["annotations"]  # type: ignore[index]  # plain dictionaries
    starts = [one["xshift"] for one in notes if one["text"].startswith("Desde")]
    assert len(starts) == 1
