import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from plotly.offline import get_plotlyjs_version

from layouts.charts.description import Chart, describe
from layouts.charts.plotly import figure
from layouts.charts.theme import DARK, LIGHT, Theme
from tests.layouts.charts.samples import HEADING, HOMELESS, WORDS, full_chart, head, monthly, point, series


def made(chart: Chart, theme: Theme = LIGHT) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(json.dumps(figure(chart, theme)))
    return whole


def trace(whole: Mapping[str, Any], meta: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(one for one in whole["data"] if one.get("meta") == meta)
    return found


def many_sided() -> Chart:
    points = [
        point("2010", 50, lower=40.0, upper=60.0),
        point("2011", None, flags=("hidden for privacy",)),
        point("2012", 55, definition=1, flags=("estimate",)),
    ]
    return describe(series(points), head(unit="percent"), (), words=WORDS, language="en", heading=HEADING)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("chart", [full_chart(), many_sided()])
def test_plotly_s_own_schema_accepts_the_figure_wide_and_narrow(chart: Chart, theme: Theme) -> None:
    whole = made(chart, theme)
    layout = {**whole["layout"], **whole["layout"]["meta"]["narrow"]}
    for one in (whole["layout"], layout):
        checked = go.Figure({"data": whole["data"], "layout": one}).to_plotly_json()
        assert len(checked["data"]) == len(whole["data"])


def test_every_figure_stands_once_and_the_line_is_lifted_where_one_is_missing() -> None:
    figures = trace(made(full_chart()), "figures")
    years = list(HOMELESS)
    # None before 2020 and before 2023.
    assert figures["x"] == [*map(float, years[:12]), None, 2020.0, None, *map(float, years[13:])]
    assert [value for value in figures["y"] if value is not None] == list(HOMELESS.values())
    assert figures["connectgaps"] is False


def test_pointing_at_a_figure_tells_it_with_its_range_notes_and_source() -> None:
    said = trace(made(many_sided()), "figures")["hovertext"]
    assert said == ["2010: 50%<br>Likely range: 40% to 60%<br>HUD", "", "2012: 55%<br>Estimate<br>HUD"]


def test_a_hollow_mark_is_filled_with_the_ground() -> None:
    marker = trace(made(many_sided()), "figures")["marker"]
    assert marker["color"][-1] == LIGHT.card
    assert marker["color"][0] == LIGHT.accent


def test_ranges_are_drawn_where_they_are_known() -> None:
    bars = trace(made(many_sided()), "figures")["error_y"]
    assert (bars["array"], bars["arrayminus"]) == ([10.0, None, None], [10.0, None, None])


def test_forecast_target_absences_and_breaks_are_there() -> None:
    whole = made(full_chart())
    headed = trace(whole, "headed")
    assert (headed["x"], headed["y"]) == ([2025.0, 2026.0, 2027.0, 2028.0], [581.0, 590.0, 597.0, 602.0])
    assert headed["line"]["dash"] == "7px,5px"
    assert (trace(whole, "target")["x"], trace(whole, "target")["y"]) == ([2028.0], [400.0])
    assert trace(whole, "absences")["hovertext"] == [f"{year}: No figure" for year in (2019, 2021, 2022)]
    shapes = made(many_sided())["layout"]["shapes"]
    assert [(one["x0"], one["yref"]) for one in shapes if one.get("yref") == "y domain"] == [(2011.5, "y domain")]


def test_strategies_stand_under_the_axis_wide_and_narrow() -> None:
    layout = made(full_chart())["layout"]
    for one in (layout, layout["meta"]["narrow"]):
        texts = [note["text"] for note in one["annotations"]]
        assert {"What is being done (sample)", "1", "2", "3", "4"} <= set(texts)
        below = [note["y"] for note in one["annotations"] if note["text"] in {"1", "2", "3", "4"}]
        assert max(below) < one["yaxis"]["domain"][0]


def test_the_page_may_put_in_its_own_colours() -> None:
    def colours(value: object) -> set[str]:
        if isinstance(value, str):
            return {value} if value.startswith("#") else set()
        if isinstance(value, Mapping):
            return set().union(*map(colours, value.values()))
        return set().union(*map(colours, value)) if isinstance(value, Sequence) else set()

    assert colours(made(full_chart(), Theme.tokens())) == set()


def test_a_finger_scrolls_the_page_and_nothing_moves_by_itself() -> None:
    whole = made(full_chart())
    layout = whole["layout"]
    assert layout["xaxis"]["fixedrange"] is layout["yaxis"]["fixedrange"] is True
    assert layout["dragmode"] is False
    # Even one of no time would make Plotly draw every change three times.
    assert "transition" not in layout
    assert whole["config"]["displayModeBar"] is False


def test_no_words_are_taken_for_markup() -> None:
    points = [point("2010", 5, source="odd")]
    words = WORDS.__class__(**{**WORDS.__dict__, "sources": {"odd": "<b>A & B</b>"}})
    drawn = describe(series(points), head(), (), words=words, language="en", heading=HEADING)
    assert trace(made(drawn), "figures")["hovertext"] == ["2010: 5 People<br>&lt;b&gt;A &amp; B&lt;/b&gt;"]


def test_a_long_monthly_series_shows_only_the_dots_that_matter(shared_data: Path) -> None:
    curve = monthly(shared_data)
    of = head(unit="percent", decimals=1, period_type="month")
    drawn = describe(curve, of, (), words=WORDS, language="en", heading=HEADING)
    figures = trace(made(drawn), "figures")
    assert len(figures["y"]) == len(curve.points)
    assert sum(figures["marker"]["opacity"]) == len(drawn.labelled)


def test_the_bundle_is_the_one_that_python_s_plotly_is_made_for(project_root: Path) -> None:
    bundle = project_root / "assets" / "vendor" / "plotly-basic.min.js"
    head_of = bundle.read_text(encoding="utf-8")[:200]
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in head_of
    assert "MIT" in (bundle.parent / "plotly-LICENSE.txt").read_text(encoding="utf-8")
