"""The team's own line and what would be if: drawn beside ours, named by letters, and in the table too."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from indicators.release.documents import ScenarioLine, SeriesDocument
from layouts.charts.description import Chart, describe
from layouts.charts.plotly import figure
from layouts.charts.svg import NARROW, WIDE, Size, svg
from layouts.charts.table import table
from layouts.charts.theme import LIGHT
from tests.layouts.charts.samples import HEADING, WORDS, baseline, english, head, homeless

OURS = baseline((2026, 2027), (590, 597), origin=2025.0, width=45)
OWN = replace(baseline((2026, 2027), (560, 540), origin=2025.0, width=30), sample=True)
SHELTERS = ScenarioLine(
    english("Two shelters"), english("Two open."), (2026.0, 2027.0), (520.0, 430.0), (), (), sample=False
)
BOUNDED = replace(SHELTERS, name=english("None"), lower=(600.0, 610.0), upper=(700.0, 720.0), values=(650.0, 660.0))


def curve(**more: Any) -> SeriesDocument:
    return homeless(baseline=OURS, own=OWN, scenarios=(SHELTERS, BOUNDED), **more)


def chart(series: SeriesDocument) -> Chart:
    return describe(series, head(), (), words=WORDS, language="en", heading=HEADING)


def test_the_teams_own_line_comes_first_and_each_has_a_letter_of_its_own() -> None:
    assert [(one.letter, one.label) for one in chart(curve()).others] == [
        ("A", "The team's own line (sample)"),
        ("B", "What if: Two shelters"),
        ("C", "What if: None"),
    ]


def test_the_axes_hold_every_line() -> None:
    axis = chart(curve()).value_axis
    assert axis.low <= 430 and axis.high >= 660
    assert chart(homeless(scenarios=(replace(SHELTERS, positions=(2030.0, 2040.0)),))).time_axis.high >= 2040


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_svg_draws_and_names_each_line(size: Size) -> None:
    drawn = svg(chart(curve()), size=size, id_prefix="c")
    paths = [one for one in ElementTree.fromstring(drawn).iter("path") if one.get("class") == "cc-other"]  # noqa: S314 - our own
    assert [one[0].text for one in paths] == [
        "A: The team's own line (sample)",
        "B: What if: Two shelters",
        "C: What if: None",
    ]
    letters = [one.text for one in ElementTree.fromstring(drawn).iter("text") if one.text in {"A", "B", "C"}]  # noqa: S314 - our own
    assert letters == ["A", "B", "C"]


def test_the_figure_says_the_same_when_it_is_pointed_at() -> None:
    drawn = json.loads(json.dumps(figure(chart(curve()), LIGHT)))
    lines = [trace for trace in drawn["data"] if trace.get("meta") == "other"]
    assert [trace["hovertext"][-1] for trace in lines] == [
        "2027: 540 People<br>The team&#x27;s own line (sample)<br>480 to 600",
        "2027: 430 People<br>What if: Two shelters",
        "2027: 660 People<br>What if: None<br>610 to 720",
    ]


def test_the_table_has_a_row_for_each_period_of_each_line() -> None:
    rows = table(curve(), head(), words=WORDS, language="en", caption="").rows
    ahead = [row.cells[:4] for row in rows if row.position == 2027.0]
    assert [(figure, note.split(",")[0]) for _, figure, _, note in ahead] == [
        ("597", "Where we are headed"),
        ("540", "The team's own line (sample)"),
        ("430", "What if: Two shelters"),
        ("660", "What if: None"),
    ]
    assert [span for _, _, span, _ in ahead][2:] == ["", "610 to 720"]
