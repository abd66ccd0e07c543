"""Pools of several lengths in one series: what begins, or ends, in one year is not told with another one's years."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Figure, History, Judgement, Rhythm, Target
from indicators.analysis.record import Came
from indicators.release import documents as d
from indicators.release.withdrawing import Withdrawn
from indicators.store.queries.releases import WithdrawnFigure
from layouts.charts.description import describe
from layouts.charts.table import table
from layouts.language.phrases import read_phrases
from layouts.language.reasons import target_reason
from layouts.language.record import period_of
from layouts.language.subject import Subject, subject_of
from layouts.language.tested import trend_lines
from layouts.language.verdict import verdict
from tests.layouts import made
from tests.layouts.charts.samples import HEADING, WORDS
from tests.layouts.notes import both

SAID = read_phrases()["en"]
HEAD = made.head("pools", d.Text({"en": "Children helped"}), period_type="pooled years", unit="people")
BEGIN_TOGETHER = (("2011-2012", 63.0), ("2011-2018", 250.0))
END_TOGETHER = (("2011-2018", 250.0), ("2017-2018", 71.0))
# Pools of two years, and one of eight that begins with the first of them.
MANY = (("2011-2012", 90.0), ("2011-2018", 250.0), ("2013-2014", 80.0), ("2015-2016", 75.0), ("2017-2018", 70.0))


def series(*figures: tuple[str, float | None], target: d.TargetLine | None = None) -> d.SeriesDocument:
    """A series of pooled years as the program judges it."""
    points = tuple(made.point(period, value, "pooled years") for period, value in figures)
    aim = None if target is None else Target(target.value, due=target.position, base_position=2011.0, base_end=2019.0)
    return d.SeriesDocument("pasadena", "all", points, judged(points, aim), target)


def judged(points: Sequence[d.Point], aim: Target | None = None) -> Judgement:
    ends = [one.end for one in points]
    history = History.of([one.position for one in points], [one.value for one in points], ends=ends)
    return judge(Case(history, Better.LOWER, Rhythm.ANNUAL, today_position=2020.0, target=aim))


def subject(one: d.SeriesDocument) -> Subject:
    return subject_of(HEAD, one, SAID)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (BEGIN_TOGETHER, "the latest figure, 250 people (2011–2018)"),
        # Both are as new; the one that begins later tells of a time nearer to today.
        (END_TOGETHER, "the latest figure, 71 people (2017–2018)"),
        ((("2009-2010", 40.0), *BEGIN_TOGETHER[::-1]), "the latest figure, 250 people (2011–2018)"),
    ],
)
def test_the_latest_figure_stands_with_its_own_years(figures: Sequence[tuple[str, float]], said: str) -> None:
    one = series(*figures)

    assert said in verdict(one.judgement, subject(one)).sentence


def test_what_was_compared_is_told_with_the_years_that_were_compared() -> None:
    """The eight years overlap every later pool, so the trend compares the two years that begin with them."""
    one = series(*MANY)
    lines = " ".join(trend_lines(one.judgement.trend, subject(one)))

    assert one.judgement.trend.spans == ((2011.0, 2013.0), (2013.0, 2015.0), (2015.0, 2017.0), (2017.0, 2019.0))
    assert "2011–2012 to 2017–2018" in lines
    assert "2011–2018" not in lines


def test_a_target_is_counted_from_the_pool_that_it_names() -> None:
    """Its base is 2011–2018, beside which a pool of two years begins."""
    aim = d.TargetLine(20.0, "2021-2022", 2021.0, "2011-2018", both("all", "todos"), None, None, sample=False)
    one = series(("2011-2012", 63.0), ("2011-2018", 30.0), ("2019-2020", 25.0), target=aim)
    mark = one.judgement.target

    assert (mark.base_value, mark.base_end) == (30.0, 2019.0)
    assert "2011–2018" in target_reason(mark, aim, one.judgement.trend, subject(one))


def test_a_newer_hidden_figure_is_one_that_ends_later() -> None:
    """Beside 2013–2014, that of 2011–2018 is newer though it begins earlier; 2011–2012 is not."""
    one = series(("2011-2012", None), ("2011-2018", None), ("2013-2014", 20.0))
    points = tuple(replace(point, why=None if point.value else d.Hidden("few people", 11)) for point in one.points)
    hidden = subject(replace(one, points=points))
    latest = one.judgement.latest

    assert latest is not None
    assert [point.period for point in hidden.hidden_after(latest)] == ["2011-2018"]


def test_a_period_without_a_figure_is_as_long_as_the_others() -> None:
    assert subject(series(*MANY)).period(2019.0) == "2019–2020"


def test_the_range_of_a_figure_is_its_own() -> None:
    """The table stands each range beside the figure that it was judged with."""
    one = series(*BEGIN_TOGETHER)
    ranges = {63.0: (50.0, 80.0), 250.0: (220.0, 280.0)}
    figures = tuple(_with_range(each, *ranges[each.value]) for each in one.judgement.figures)
    shown = replace(one, judgement=replace(one.judgement, figures=figures))
    rows = table(shown, HEAD, words=WORDS, language="en", caption="").rows

    assert {row.cells[:3] for row in rows} == {
        ("2011–2012", "63", "50 to 80"),
        ("2011–2018", "250", "220 to 280"),
    }


def _with_range(figure: Figure, lower: float, upper: float) -> Figure:
    return replace(figure, lower=lower, upper=upper)


def test_hidden_pools_that_begin_together_each_say_their_own_reason() -> None:
    few, unreliable = d.Hidden("few people", 11), d.Hidden("unreliable")
    points = (
        made.point("2011-2012", None, "pooled years", why=few),
        made.point("2011-2018", None, "pooled years", why=unreliable, flags=("break",)),
    )
    rows = table(replace(series(), points=points), HEAD, words=WORDS, language="en", caption="").rows

    assert {row.cells[0]: row.cells[3] for row in rows} == {
        "2011–2012": "Fewer than 11 people",
        "2011–2018": "Counted differently; Too few to be reliable",
    }


def test_no_line_joins_pools_of_two_lengths() -> None:
    chart = describe(series(*MANY), HEAD, (), words=WORDS, language="en", heading=HEADING)
    runs = [[mark.period for mark in run] for run in chart.segments]

    assert runs == [["2011–2018"], ["2011–2012", "2013–2014", "2015–2016", "2017–2018"]]
    assert chart.time_axis.ticks[0].label == "2011–2012"


@pytest.mark.parametrize(("end", "said"), [(2019.0, "2011–2018"), (2013.0, "2011–2012")])
def test_the_record_tells_the_years_that_a_figure_came_for(end: float, said: str) -> None:
    came = Came(2011.0, 63.0, 60.0, 50.0, 70.0, inside=True, inside_outer=None, end=end)

    assert period_of(came, replace(made.RECORDED, period_type="pooled years"), SAID) == said


@pytest.mark.parametrize("period", ["2011-2012", "2011-2018"])
def test_withdrawing_a_pool_leaves_the_one_that_begins_with_it(period: str) -> None:
    one = series(*BEGIN_TOGETHER)
    document = made.document(HEAD, one)
    gone = Withdrawn([WithdrawnFigure("pools", "pasadena", "all", period, "Wrong.")], "en")
    left = gone.out_of(document).series[0]

    assert [point.value for point in left.points if point.period == period] == [None]
    kept = [point for point in left.points if point.period != period]
    assert [figure.value for figure in left.judgement.figures] == [point.value for point in kept]
    assert left.judgement.latest == left.judgement.figures[0]
