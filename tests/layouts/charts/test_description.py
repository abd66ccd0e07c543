from dataclasses import replace

import pytest

from indicators.analysis.judgement import Figure, IntervalSource, Reliability
from indicators.release.documents import Earlier, IndicatorHead, Point, SeriesDocument, StrategyNote
from layouts.charts.description import Chart, describe
from tests.layouts.charts.samples import (
    ACADEMIC,
    HEADING,
    HOMELESS,
    WORDS,
    academic,
    baseline,
    english,
    full_chart,
    head,
    homeless,
    point,
    series,
    strategy,
    target,
)


def chart(curve: SeriesDocument, of: IndicatorHead | None = None, *strategies: StrategyNote) -> Chart:
    return describe(curve, of or head(), strategies, words=WORDS, language="en", heading=HEADING)


def periods(of: Chart) -> list[list[str]]:
    return [[mark.period for mark in run] for run in of.segments]


def test_no_run_crosses_a_missing_year() -> None:
    runs = periods(chart(homeless()))
    assert runs == [[str(year) for year in range(2007, 2019)], ["2020"], ["2023", "2024", "2025"]]


def test_the_missing_years_are_marked_as_such() -> None:
    assert [(one.period, one.reason) for one in chart(homeless()).absences] == [
        ("2019", "No figure"),
        ("2021", "No figure"),
        ("2022", "No figure"),
    ]


def test_a_hidden_figure_is_an_absence_that_says_why() -> None:
    drawn = chart(series([point("2010", 5), point("2011", None, flags=("hidden for privacy",)), point("2012", 6)]))
    assert periods(drawn) == [["2010"], ["2012"]]
    assert [one.reason for one in drawn.absences] == ["Not shown: hidden for privacy"]


def test_no_run_crosses_a_change_of_definition() -> None:
    drawn = chart(series([point("2010", 5), point("2011", 6, definition=1), point("2012", 7, definition=1)]))
    assert periods(drawn) == [["2010"], ["2011", "2012"]]
    assert [(one.position, one.label) for one in drawn.breaks] == [(2010.5, "Counted differently from 2011")]


@pytest.mark.parametrize(
    ("kind", "joined", "apart"),
    [
        ("school year", ("2012-13", "2013-14"), ("2012-13", "2014-15")),
        ("quarter", ("2014 Q4", "2015 Q1"), ("2014 Q4", "2015 Q2")),
        ("month", ("2014-12", "2015-01"), ("2014-12", "2015-02")),
    ],
)
def test_only_the_next_period_is_joined(kind: str, joined: tuple[str, str], apart: tuple[str, str]) -> None:
    of = head(period_type=kind)
    assert len(chart(series([point(one, 1, kind=kind) for one in joined]), of).segments) == 1
    assert len(chart(series([point(one, 1, kind=kind) for one in apart]), of).segments) == 2


def test_pooled_years_are_as_far_apart_as_their_closest_two() -> None:
    of = head(period_type="pooled years")
    rolling = [point(one, 1, kind="pooled years") for one in ("2009-2013", "2010-2014", "2012-2016")]
    drawn = chart(series(rolling), of)
    assert periods(drawn) == [["2009–2013", "2010–2014"], ["2012–2016"]]
    assert [one.period for one in drawn.absences] == ["2011–2015"]


def test_yearly_counts_on_a_day_are_joined_though_the_day_moves() -> None:
    days = ("2012-01-25", "2013-01-30", "2014-01-22", "2016-01-27")
    drawn = chart(series([point(day, 9, kind="day") for day in days]), head(period_type="day"))
    assert [len(run) for run in drawn.segments] == [3, 1]


def test_a_long_monthly_series_is_a_line_without_dots() -> None:
    months = [point(f"{year}-{month:02}", 5, kind="month") for year in (2014, 2015) for month in range(1, 13)]
    assert not chart(series(months), head(period_type="month")).dots
    assert chart(homeless()).dots


def test_the_latest_highest_lowest_and_first_figures_are_written_out_once_each() -> None:
    assert [mark.text for mark in chart(homeless()).labelled] == ["581", "1,216", "527", "969"]
    assert [mark.text for mark in chart(academic(), head(unit="index")).labelled] == ["750", "751", "652"]


@pytest.mark.parametrize("flag", ["estimate", "provisional", "low reliability"])
def test_a_figure_that_may_not_be_leaned_on_is_hollow(flag: str) -> None:
    (mark,) = chart(series([point("2010", 5, flags=(flag,))])).marks
    assert mark.open
    assert mark.notes == (WORDS.flags[flag],)


def test_a_figure_judged_unreliable_is_hollow_and_has_the_judged_range() -> None:
    curve = series([point("2010", 5.0)])
    judged = Figure(2010.0, 2011.0, 5.0, 2.0, 9.0, IntervalSource.BYAR, Reliability.FEW_EVENTS)
    (mark,) = chart(replace(curve, judgement=replace(curve.judgement, figures=(judged,)))).marks
    assert (mark.open, mark.range_text, mark.notes) == (True, "2 to 9", ("Weak by our rule",))


def test_a_corrected_figure_says_what_stood_there_before() -> None:
    (mark,) = chart(series([point("2010", 1216, earlier=(Earlier(1210, "2024-05-01"),))])).marks
    assert mark.notes == ("Corrected; before: 1,210",)


def test_a_range_that_is_half_known_is_not_drawn() -> None:
    (mark,) = chart(series([point("2010", 5, lower=3.0)])).marks
    assert mark.range_text is None


@pytest.mark.parametrize(
    ("unit", "values", "low", "high", "noted"),
    [
        ("people", (527, 1216), 0, 1500, False),
        ("percent", (3.1, 12.4), 0, 15, False),
        ("percent", (71.2, 89.4), 50, 90, True),
        ("percent", (97.5, 99.9), 60, 100, True),
        ("index", (652, 751), 600, 800, True),
        ("index", (10, 90), 0, 100, False),
        ("dollars", (52300, 74000), 0, 80000, False),
        ("number", (-4, 6), -4, 8, False),
    ],
)
def test_the_scale_starts_at_zero_or_says_where(
    unit: str, values: tuple[float, float], low: float, high: float, noted: bool
) -> None:
    drawn = chart(series([point("2010", values[0]), point("2011", values[1])]), head(unit=unit))
    axis = drawn.value_axis
    assert (axis.low, axis.high) == (low, high)
    assert (axis.note is not None) == noted
    assert all(tick.label for tick in axis.ticks)


def test_a_wide_forecast_does_not_flatten_the_figures() -> None:
    wide = homeless(baseline=baseline((2026,), (600,), origin=2025.0, width=9000))
    axis = chart(wide).value_axis
    assert (axis.low, axis.high) == (0, 2500)


def test_the_forecast_begins_at_the_figure_it_rests_on() -> None:
    drawn = chart(homeless(baseline=baseline((2026, 2027), (590, 597), origin=2025.0, width=45)))
    assert drawn.headed is not None
    assert drawn.headed.origin is not None
    assert drawn.headed.origin.period == "2025"
    assert [(one.period, one.text, one.range_text) for one in drawn.headed.steps] == [
        ("2026", "590", "545 to 635"),
        ("2027", "597", "507 to 687"),
    ]
    assert drawn.headed.note == "as forecast on Jun 30, 2025"


def test_the_target_runs_from_its_baseline_period_to_its_due_period() -> None:
    rule = chart(homeless(target=target(400, "2028", "2018"))).target
    assert rule is not None
    assert (rule.starts, rule.position, rule.value, rule.label) == (2018.0, 2028.0, 400, "Target 400 by 2028 (sample)")


def test_a_target_whose_baseline_is_unknown_runs_from_the_first_figure() -> None:
    rule = chart(homeless(target=target(400, "2028", "1999"))).target
    assert rule is not None
    assert rule.starts == 2007.0


def test_strategies_stand_where_they_began_and_never_overlap_in_a_lane() -> None:
    drawn = full_chart().activities
    assert [(one.key, one.lane, one.ends is None) for one in drawn] == [
        ("1", 0, True),
        ("2", 1, True),
        ("3", 2, False),
        ("4", 2, True),
    ]
    assert drawn[0].starts == pytest.approx(2011.5, abs=0.01)
    assert drawn[2].when == "Nov 2020 to Jun 2022"


def test_a_strategy_older_than_the_curve_begins_at_the_axis_and_is_marked() -> None:
    drawn = chart(academic(), head(unit="index"), strategy("old", "Old", "1999-01-01"))
    (old,) = drawn.activities
    assert (old.before, old.starts) == (True, drawn.time_axis.low)
    assert drawn.time_axis.low > 2002


def test_a_strategy_after_the_last_figure_lengthens_the_axis() -> None:
    drawn = chart(academic(), head(unit="index"), strategy("new", "New", "2016-07-01"))
    assert drawn.time_axis.high > 2016.5
    assert [tick.label for tick in drawn.time_axis.ticks][-1] == "2016"


def test_august_is_just_after_the_start_of_a_school_year() -> None:
    years = [point(f"{year}-{year - 1999:02}", 90, kind="school year") for year in range(2010, 2016)]
    of = head(unit="percent", period_type="school year")
    (one,) = chart(series(years), of, strategy("a", "A", "2013-08-01")).activities
    assert 2013.0 < one.starts < 2013.2


def test_a_series_without_any_figure_is_still_a_chart() -> None:
    drawn = chart(series([]))
    assert (len(drawn.marks), len(drawn.absences), len(drawn.value_axis.ticks)) == (0, 0, 0)


def test_texts_are_in_the_language_asked_for() -> None:
    noted: Point = point("2010", 5, note=replace(english("Counted twice"), words={"en": "Twice", "es": "Dos veces"}))
    drawn = describe(series([noted]), head(), (), words=WORDS, language="es", heading=HEADING)
    assert drawn.marks[0].notes == ("Dos veces",)


def test_the_figures_are_those_of_the_publisher() -> None:
    assert {mark.period: mark.value for mark in chart(homeless()).marks} == {str(y): v for y, v in HOMELESS.items()}
    assert [mark.value for mark in chart(academic(), head(unit="index")).marks] == list(ACADEMIC.values())
