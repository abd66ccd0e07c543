"""Groups beside each other: a small chart of each, and the gap of every period."""

from layouts.charts import many
from layouts.charts.drawing.gaps import gap_pair, spread
from layouts.charts.drawing.panels import panel
from tests.layouts.charts.samples import WORDS, head, point, series

LOW = series([point("2014", 40.0), point("2015", 44.0), point("2017", 50.0)])
HIGH = series([point("2014", 60.0), point("2015", 61.0), point("2016", 62.0)])
ALL = series([point("2014", 52.0), point("2015", 53.0)])
SINGLE = series([point("2014", 60.0)])


def groups(**each: object) -> many.Groups:
    return many.Groups(head(unit="percent"), WORDS, "en", each, ALL)  # type: ignore[arg-type]  # series by name


def test_every_group_stands_on_one_scale_over_everyone() -> None:
    made = many.panels(groups(Low=LOW, High=HIGH))
    assert made
    assert [(one.name, one.newest.text if one.newest else None) for one in made.panels] == [
        ("Low", "50%"),
        ("High", "62%"),
    ]
    assert made.value_axis.low <= 40.0
    assert made.value_axis.high >= 62.0
    # 2016 is missing in Low, so its line ends in 2015 and 2017 is a dot
    drawn = panel(made.panels[0], made)
    assert drawn.count("cc-panel-line") == 1
    assert drawn.count("<circle") == 3
    assert drawn.count('class="cc-panel-total"') == 1
    assert [tick.label for tick in made.time_axis.ticks] == ["2014", "2017"]


def test_groups_with_a_single_figure_have_no_small_charts() -> None:
    assert many.panels(groups(One=SINGLE)) is None


def test_the_gap_of_a_period_runs_from_its_lowest_group_to_its_highest() -> None:
    made = many.gaps(groups(Low=LOW, High=HIGH), best="High", title="Gap", summary="Said.")
    assert made
    assert [(one.period, [(spot.name, spot.best) for spot in one.spots]) for one in made.columns] == [
        ("2014", [("Low", False), ("High", True)]),
        ("2015", [("Low", False), ("High", True)]),
    ]
    assert [one.total.value if one.total else None for one in made.columns] == [52.0, 53.0]
    drawn = gap_pair(made, id_prefix="gap")
    assert drawn.count('class="cc-gap"') == 4  # two periods, drawn wide and narrow
    assert ">High</text>" in drawn
    assert 'aria-labelledby="gap-wide-title gap-wide-desc"' in drawn


def test_one_period_alone_shows_no_gap_over_time() -> None:
    assert many.gaps(groups(Low=LOW, One=SINGLE), best=None, title="", summary="") is None


def test_the_table_has_every_figure_newest_first() -> None:
    columns, rows = many.figures(groups(Low=LOW, High=HIGH), "Everyone")
    assert columns == ("Period", "Everyone", "Low", "High")
    assert rows == (
        ("2017", "No figure", "50%", "No figure"),
        ("2016", "No figure", "No figure", "62%"),
        ("2015", "53%", "44%", "61%"),
        ("2014", "52%", "40%", "60%"),
    )


def test_names_are_moved_apart_as_little_as_need_be_and_stay_within_the_ends() -> None:
    assert spread([10.0, 12.0, 50.0], 10.0, 0.0, 100.0) == [10.0, 20.0, 50.0]
    assert spread([90.0, 95.0, 99.0], 10.0, 0.0, 100.0) == [80.0, 90.0, 100.0]
