"""Another place beside the curve, likely ranges on demand, and the numbers of footnotes."""

from indicators.release.documents import Earlier, SeriesDocument
from layouts.charts.chart import Chart
from layouts.charts.description import describe
from layouts.charts.plotly import figure
from layouts.charts.svg import svg
from layouts.charts.table import Compared, table
from layouts.charts.theme import LIGHT
from layouts.charts.words import Heading
from tests.layouts.charts.samples import WORDS, english, head, point, series

CITY = series([point("2014", 10.0, lower=5.0, upper=15.0), point("2015", 12.0)])
STATE = series([point("2014", 20.0), point("2015", None), point("2016", 24.0)])


def chart(curve: SeriesDocument = CITY, *, beside: bool = True, spread: bool = True) -> Chart:
    return describe(
        curve,
        head(unit="percent"),
        (),
        words=WORDS,
        language="en",
        heading=Heading("Title", "Sentence."),
        other=("State", STATE) if beside else None,
        spread=spread,
    )


def test_both_renderers_draw_the_other_place_and_name_it_at_its_line() -> None:
    drawn = svg(chart(), id_prefix="x")
    assert 'class="cc-beside-dot"' in drawn
    assert ">State</text>" in drawn
    plotted = figure(chart(), LIGHT)
    (trace,) = [one for one in plotted["data"] if one["meta"] == "beside"]  # type: ignore[attr-defined]  # plain
    # the State has no figure for 2015: nothing joins 2014 and 2016
    assert (trace["y"], trace["connectgaps"]) == ([20.0, None, 24.0], False)
    assert "State" in [one["text"] for one in plotted["layout"]["annotations"]]  # type: ignore[index]  # plain


def test_the_axes_hold_the_other_place() -> None:
    alone, both = chart(beside=False), chart()
    assert alone.value_axis.high <= 20.0 < 24.0 <= both.value_axis.high
    assert alone.time_axis.high < 2016.0 < both.time_axis.high


def test_without_ranges_none_is_drawn_and_each_is_still_told() -> None:
    with_ranges, without = svg(chart(), id_prefix="x"), svg(chart(spread=False), id_prefix="x")
    assert 'class="cc-range"' in with_ranges
    assert 'class="cc-range"' not in without
    assert "5% to 15%" in without or "5.0% to 15.0%" in without
    plotted = figure(chart(spread=False), LIGHT)
    assert [one for one in plotted["data"] if "error_y" in one] == []  # type: ignore[attr-defined]  # plain


def test_the_table_has_the_other_place_in_its_last_column_and_a_row_for_what_only_it_has() -> None:
    compared = Compared("State", STATE)
    made = table(CITY, head(unit="people"), words=WORDS, language="en", caption="", compared=compared)
    assert made.columns == ("Period", "Figure", "Likely range", "Notes", "State")
    assert [(row.cells[0], row.cells[1], row.cells[-1]) for row in made.rows] == [
        ("2016", "No figure", "24"),
        ("2015", "12", "No figure"),
        ("2014", "10", "20"),
    ]


def test_a_note_has_one_number_in_the_chart_and_in_the_table() -> None:
    """The newest note is number 1; two figures with the same note share its number; a bare flag has none."""
    noted = series(
        [
            point("2013", 9.0, note=english("Counted in May.")),
            point("2014", 10.0, note=english("Counted in May.")),
            point("2015", 12.0, flags=("estimate",)),
            point("2016", 11.0, earlier=(Earlier(13.0, "2017-05-01"),)),
        ]
    )
    made = table(noted, head(), words=WORDS, language="en", caption="")
    assert [(row.cells[0], row.number) for row in made.rows] == [
        ("2016", 1),
        ("2015", None),
        ("2014", 2),
        ("2013", 2),
    ]
    assert [mark.number for mark in chart(noted, beside=False).marks] == [2, 2, None, 1]
    assert "¹" in svg(chart(noted, beside=False), id_prefix="x")
