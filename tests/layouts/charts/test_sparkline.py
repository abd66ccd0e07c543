from xml.etree import ElementTree

from layouts.charts.sparkline import sparkline
from tests.layouts.charts.samples import academic, head, homeless, series


def test_a_small_curve_breaks_where_the_chart_breaks_and_is_hidden_from_screen_readers() -> None:
    drawn = ElementTree.fromstring(sparkline(homeless(), head()))  # noqa: S314 - our own text
    assert drawn.get("aria-hidden") == "true"
    # 2007-2018 and 2023-2025 are lines, 2020 stands alone, and the latest has its dot.
    assert [child.tag for child in drawn] == ["path", "path", "circle", "circle"]


def test_a_series_of_high_figures_still_shows_its_shape() -> None:
    path = ElementTree.fromstring(sparkline(academic(), head(unit="index")))[0]  # noqa: S314 - our own text
    heights = [float(place.split()[1]) for place in path.attrib["d"][1:].split("L")]
    assert max(heights) - min(heights) > 20


def test_there_is_no_curve_without_a_figure() -> None:
    assert sparkline(series([]), head()) == ""
