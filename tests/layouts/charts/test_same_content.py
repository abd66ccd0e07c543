"""What must hold of every series: both renderers and the table hold the same figures, each once."""

import itertools
import re
from collections import Counter
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from indicators.release.documents import SeriesDocument
from layouts.charts.description import Chart, describe
from layouts.charts.plotly import figure
from layouts.charts.svg import NARROW, WIDE, svg
from layouts.charts.table import RowKind, table
from layouts.charts.theme import LIGHT
from tests.layouts.charts.samples import HEADING, STRATEGIES, WORDS, head, point, series

VALUES = st.one_of(st.none(), st.integers(0, 99_999))


@st.composite
def curves(draw: st.DrawFn) -> SeriesDocument:
    years = sorted(draw(st.sets(st.integers(2000, 2030), max_size=20)))
    changes = [draw(st.sampled_from((0, 0, 0, 1))) for _ in years]
    definitions = itertools.accumulate(changes)
    return series(
        [point(str(year), draw(VALUES), definition=kind) for year, kind in zip(years, definitions, strict=True)]
    )


def chart(curve: SeriesDocument) -> Chart:
    return describe(curve, head(), STRATEGIES, words=WORDS, language="en", heading=HEADING)


def known(curve: SeriesDocument) -> Counter[tuple[str, str]]:
    return Counter((one.period, f"{one.value:,}") for one in curve.points if one.value is not None)


@given(curves())
def test_every_known_figure_stands_once_in_the_svg_the_figure_and_the_table(curve: SeriesDocument) -> None:
    drawn, expected = chart(curve), known(curve)
    for size in (WIDE, NARROW):
        circles = ElementTree.fromstring(svg(drawn, size=size, id_prefix="c")).iter("circle")  # noqa: S314 - our own
        dots = [one[0].text or "" for one in circles if len(one) and "cc-dot" in one.get("class", "")]
        assert Counter(_figure(said) for said in dots) == expected
    plotted = [one for one in figure(drawn, LIGHT)["data"] if one.get("meta") == "figures"]  # type: ignore[attr-defined]  # a list of traces
    said = [text for one in plotted for text in one["hovertext"] if text]
    assert Counter(_figure(text) for text in said) == expected
    rows = table(curve, head(), words=WORDS, language="en", caption="").rows
    assert Counter(row.cells[:2] for row in rows if row.kind is RowKind.FIGURE) == expected


@given(curves())
def test_no_line_crosses_a_period_without_a_figure_or_a_break(curve: SeriesDocument) -> None:
    definitions = {one.period: one.definition for one in curve.points}
    for run in chart(curve).segments:
        for old, new in itertools.pairwise(run):
            assert new.position - old.position == 1
            assert definitions[old.period] == definitions[new.period]


@given(curves())
def test_every_period_between_the_first_and_the_last_is_a_figure_or_an_absence(curve: SeriesDocument) -> None:
    drawn = chart(curve)
    positions = [mark.position for mark in drawn.marks] + [absence.position for absence in drawn.absences]
    assert len(positions) == len(set(positions))
    if positions:
        assert set(positions) == {float(year) for year in range(int(min(positions)), int(max(positions)) + 1)}


@given(curves())
def test_everything_drawn_lies_within_the_axes(curve: SeriesDocument) -> None:
    drawn = chart(curve)
    assert all(drawn.value_axis.low <= mark.value <= drawn.value_axis.high for mark in drawn.marks)
    assert all(drawn.time_axis.low <= mark.position <= drawn.time_axis.high for mark in drawn.marks)
    assert all(drawn.time_axis.low <= one.starts <= drawn.time_axis.high for one in drawn.activities)


@given(curves())
def test_strategies_of_one_lane_never_overlap(curve: SeriesDocument) -> None:
    for one, other in itertools.combinations(chart(curve).activities, 2):
        if one.lane == other.lane:
            assert one.ends is not None
            assert one.ends < other.starts


def _figure(said: str) -> tuple[str, str]:
    match = re.match(r"(\d+): ([\d,]+)", said)
    return (match[1], match[2]) if match else ("", said)
