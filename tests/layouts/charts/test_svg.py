import re
from xml.etree import ElementTree

import pytest

from layouts.charts.description import Chart, Heading, describe
from layouts.charts.svg import NARROW, WIDE, Size, pair, svg
from tests.layouts.charts.samples import HEADING, HOMELESS, STRATEGIES, WORDS, full_chart, head, homeless, point, series


def tree(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)  # noqa: S314 - our own text


def classed(drawn: str, name: str) -> list[ElementTree.Element]:
    return [one for one in tree(drawn).iter() if name in one.get("class", "").split()]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_chart_has_a_title_and_a_description_that_name_it(size: Size) -> None:
    drawn = tree(svg(full_chart(), size=size, id_prefix="homeless"))
    title, description = drawn[0], drawn[1]
    assert (title.tag, title.text) == ("title", HEADING.title)
    assert (description.tag, description.text) == ("desc", HEADING.summary)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert drawn.get("lang") == "en"


def test_every_figure_has_one_dot_that_tells_it() -> None:
    drawn = svg(full_chart(), id_prefix="c")
    said = [one[0].text for one in classed(drawn, "cc-dot") if len(one)]
    assert said == [f"{year}: {value:,}; HUD".replace("; HUD", "; HUD") for year, value in HOMELESS.items()]


def test_lines_join_what_is_joined_and_nothing_else() -> None:
    lines = [one.get("d", "") for one in classed(svg(full_chart(), id_prefix="c"), "cc-line")]
    assert [line.count("L") + 1 for line in lines] == [12, 3]


def test_hollow_marks_ranges_breaks_and_absences_are_drawn_and_explained() -> None:
    points = [
        point("2010", 50, lower=40.0, upper=60.0),
        point("2011", None),
        point("2012", 55, definition=1, flags=("estimate",)),
    ]
    drawn = describe(series(points), head(), (), words=WORDS, language="en", heading=HEADING)
    made = svg(drawn, id_prefix="c")
    # One in the plot and one in the key.
    assert [len(classed(made, name)) for name in ("cc-open", "cc-range", "cc-absence")] == [2, 2, 2]
    assert [one.text for one in classed(made, "cc-break-label")] == ["Counted differently from 2012"]
    texts = {one.text for one in tree(made).iter("text")}
    assert {"Likely range", "No figure"} <= texts


def test_the_target_and_the_forecast_are_drawn_and_named() -> None:
    made = svg(full_chart(), id_prefix="c")
    assert [len(classed(made, name)) for name in ("cc-target-rule", "cc-headed-dot")] == [1, 3]
    texts = {one.text for one in tree(made).iter("text")}
    assert {"Target 400 by 2028 (sample)", "Where we are headed, as forecast on Jun 30, 2025"} <= texts


def test_strategies_have_their_number_and_tell_all_of_themselves() -> None:
    bars = classed(svg(full_chart(), size=NARROW, id_prefix="c"), "cc-strategy-bar")
    assert bars[1][0].text == "2. Street outreach with the fire department and the library (sample) (since Mar 2016)"
    assert len(bars) == len(STRATEGIES)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_text_begins_outside_of_the_chart_and_no_two_figures_overlap(size: Size) -> None:
    made = svg(full_chart(), size=size, id_prefix="c")
    assert all(0 <= float(one.get("x", "0")) <= size.width for one in tree(made).iter("text"))
    places = [(one.get("x"), one.get("y")) for one in classed(made, "cc-figure")]
    assert len(places) == len(set(places)) > 1


def test_nothing_needs_inline_styles_or_scripts() -> None:
    made = pair(full_chart(), id_prefix="c")
    assert " style=" not in made
    assert "<style" not in made
    assert "<script" not in made


def test_the_two_sizes_share_no_id() -> None:
    found = re.findall(r' id="([^"]+)"', pair(full_chart(), id_prefix="c"))
    assert len(found) == len(set(found)) == 4


def test_words_are_escaped() -> None:
    heading = Heading("<b>Title</b>", 'A & B "quoted"')
    drawn = describe(homeless(), head(), STRATEGIES, words=WORDS, language="en", heading=heading)
    root = tree(svg(drawn, id_prefix='x"y'))
    assert (root[0].text, root[1].text) == (heading.title, heading.summary)


def test_a_chart_that_stands_alone_has_its_namespace_and_its_colours() -> None:
    made = svg(full_chart(), id_prefix="c", standalone=True)
    assert tree(made).tag == "{http://www.w3.org/2000/svg}svg"
    style = made[made.index("<style>") : made.index("</style>")]
    assert ".cc-line { fill: none; stroke: #0b5a8a;" in style
    assert "var(" not in style
    assert "@" not in style


def test_a_chart_without_figures_says_so() -> None:
    empty: Chart = describe(series([]), head(), (), words=WORDS, language="en", heading=HEADING)
    assert "No figure" in [one.text for one in tree(svg(empty, id_prefix="c")).iter("text")]
