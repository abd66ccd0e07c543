"""The words around a table: titles, the name of the sheet, headings and rows of units that deny what it would say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]
INDICATORS = {
    "poverty": ("percent", "Child poverty", ("Child poverty rate",)),
    "poor-children": ("people", "Children in poverty", ("Number of children in poverty",)),
    "births": ("per 1000", "Teen births", ("Births to girls",)),
    "income": ("dollars", "Median income", ()),
    "cars": ("number", "Cars", ()),
}
HEADER = ["Place", "2013", "2014"]
ROWS = [["Lane County", "12", "13"], ["Linn County", "14", "15"]]
LANE = [("poverty", "2013", 12.0), ("poverty", "2014", 13.0)]
ALL = [*LANE[:1], ("poverty", "2013", 14.0), *LANE[1:], ("poverty", "2014", 15.0)]


@pytest.fixture
def known(framework: Framework) -> Framework:
    """Five indicators of a year each, two counties, and the groups female, latino and veterans beside everyone."""
    told = {
        one: KnownIndicator(one, unit, "year", title, aliases, "survey")
        for one, (unit, title, aliases) in INDICATORS.items()
    }
    places = {name: KnownPlace(name, f"{name.title()} County", None, ()) for name in ("lane", "linn", "white")}
    called = {"all": "Everyone", "female": "Women", "latino": "Latino", "white": "White", "veterans": "Veterans"}
    groups = {one: KnownGroup(one, name, "any", ()) for one, name in called.items()}
    groups["latino"] = KnownGroup("latino", "Latino", "any", ("Hispanic or Latino", "HI"))
    return replace(framework, indicators=told, places=places, groups=groups)


def stored(reading: Reading) -> list[tuple[str, str, float]]:
    """Return indicator, period and value of every figure, having seen that every cell is accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    return list(zip(*(reading.figures[name] for name in ("indicator", "period", "value")), strict=True))


def said(reading: Reading) -> str:
    return " | ".join(f"{one.found}; {one.expected}. {one.mend}" for one in reading.problems)


SOME = [
    "Child poverty among Latino children",
    "Child poverty, girls",
    "Gender: Female",
    "Hispanic or Latino",
    "Child poverty by county, 2013: veterans",
    "Pobreza infantil, niñas",
]


@pytest.mark.parametrize("title", SOME)
def test_a_title_about_some_people_is_not_about_everyone(
    write_text: Write, read: Read, known: Framework, title: str
) -> None:
    reading = read(write_text("poverty.csv", [[title], HEADER, *ROWS]), known)
    assert (stored(reading), reading.rejected) == ([], 4)
    assert len(reading.problems) == 1
    assert f"the title “{title}” says" in said(reading)


EVERYONE = [
    "Child poverty by race and sex",
    "Child poverty, boys and girls",
    "Child poverty, White County",
    "Child poverty, all people including veterans",
    "Note: Latino children may be of any race.",
    "Child poverty per 100 women",
    "Hi",
    "Child poverty, percent",
    "Child poverty (percent of children)",
    "Child poverty rate",
    "Percent of the number of children",
    "KIDS COUNT",
    "Table number 3",
    "Point-in-Time Count",
]


@pytest.mark.parametrize("title", EVERYONE)
def test_a_title_about_everyone_leaves_the_figures_as_they_are(
    write_text: Write, read: Read, known: Framework, title: str
) -> None:
    reading = read(write_text("poverty.csv", [[title], HEADER, *ROWS]), known)
    assert sorted(stored(reading)) == sorted(ALL)


def test_the_words_of_an_indicator_itself_narrow_nothing(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Births to girls, per 1,000 women"], HEADER, *ROWS]
    assert len(stored(read(write_text("births.csv", rows), known))) == 4


def test_a_sheet_of_some_people_is_refused_beside_one_of_everyone(
    write_workbook: Write, read: Read, known: Framework
) -> None:
    sheets = {"Everyone": [HEADER, ROWS[0]], "Girls": [HEADER, ROWS[0]]}
    reading = read(write_workbook(sheets, "poverty.xlsx"), known)
    assert (stored(reading), reading.rejected) == (LANE, 2)
    assert "the sheet's name “Girls” says" in said(reading)


def test_a_table_that_says_its_groups_is_believed(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Child poverty, women"], ["Place", "Group", "Year", "Value"], ["Lane County", "Women", "2013", "12"]]
    assert stored(read(write_text("poverty.csv", rows), known)) == LANE[:1]


HEADINGS = [
    ([HEADER, ["Girls", "", ""], *ROWS], [], 4),
    ([["", "Girls", ""], HEADER, *ROWS], [], 4),
    ([HEADER, ROWS[0], ["", "Girls", ""], ROWS[1]], LANE, 3),
    ([HEADER, ROWS[0], ["Girls", "", ""], ROWS[1]], LANE, 2),
]


@pytest.mark.parametrize(("rows", "figures", "lost"), HEADINGS)
def test_a_heading_about_some_people_holds_for_what_stands_below_it(
    write_text: Write,
    read: Read,
    known: Framework,
    rows: list[list[str]],
    figures: list[tuple[str, str, float]],
    lost: int,
) -> None:
    reading = read(write_text("poverty.csv", rows), known)
    assert (stored(reading), reading.rejected) == (figures, lost)
    assert "“Girls”" in said(reading)


MEASURES = [
    ("poverty", "Child poverty, number", "number"),
    ("poverty", "Child poverty (number of children)", "number"),
    ("poverty", "Pobreza infantil, número", "número"),
    ("poverty", "Child poverty count", "count"),
    ("poverty", "Child poverty per 1,000", "per 1,000"),
    ("poor-children", "Children in poverty, percent", "percent"),
    ("poor-children", "Children in poverty, porcentaje", "porcentaje"),
    ("poor-children", "Children in poverty rate", "rate"),
    ("births", "Teen births, rate per 100,000 women", "per 100,000"),
    ("births", "Teen births por cada 100,000", "por cada 100,000"),
    ("births", "Teen births (%)", "%"),
    ("income", "Median income, thousands of dollars", "thousands"),
    ("income", "Median income ($1,000s)", "$1,000s"),
    ("income", "Median income (in millions)", "in millions"),
    ("income", "Median income, en miles", "en miles"),
    ("poor-children", "Children in poverty (in thousands)", "in thousands"),
    ("cars", "Cars ('000)", "000"),
]


@pytest.mark.parametrize(("indicator", "title", "words"), MEASURES)
def test_a_title_in_another_measure_than_the_indicators_unit_is_refused(
    write_text: Write, read: Read, known: Framework, indicator: str, title: str, words: str
) -> None:
    reading = read(write_text(f"{indicator}.csv", [[title], HEADER, *ROWS]), known)
    assert (stored(reading), reading.rejected) == ([], 4)
    assert f"the title “{title}” says “" in said(reading)
    assert words in said(reading)


SAME = [
    ("poor-children", "Children in poverty, number"),
    ("poor-children", "Number of children below 100 percent of poverty"),
    ("births", "Teen births per thousand"),
    ("births", "Rate: number of births per 1,000 women"),
    ("income", "Median income of 3 households per 1 county"),
    ("cars", "Cars, number and rate"),
]


@pytest.mark.parametrize(("indicator", "title"), SAME)
def test_a_title_in_the_indicators_own_measure_is_taken(
    write_text: Write, read: Read, known: Framework, indicator: str, title: str
) -> None:
    assert len(stored(read(write_text(f"{indicator}.csv", [[title], HEADER, *ROWS]), known))) == 4


def test_a_row_of_units_holds_for_its_own_column(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Child poverty, number and percent"], HEADER, ["", "%", "#"], ROWS[0]]
    reading = read(write_text("poverty.csv", rows), known)
    assert (stored(reading), reading.rejected, reading.outside) == (LANE[:1], 1, 2)
    assert "the row of units 3 “#” says “#”" in said(reading)


def test_a_header_that_says_another_measure_is_refused(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("poverty.csv", [["Place", "Year", "Number"], ["Lane County", "2013", "12"]])
    reading = read(path, known)
    assert (stored(reading), reading.rejected) == ([], 1)
    assert "the header “Number” says “Number”" in said(reading)


def test_a_header_in_the_right_measure_answers_for_the_title(write_text: Write, read: Read, known: Framework) -> None:
    rows = [["Child poverty, number"], ["Place", "Year", "Percent"], ["Lane County", "2013", "12"]]
    assert stored(read(write_text("poverty.csv", rows), known)) == LANE[:1]


def test_two_years_for_one_sheet_are_a_question(write_workbook: Write, read: Read, known: Framework) -> None:
    rows = [["Place", "Value"], ["Lane County", 12]]
    other = read(write_workbook({"2014": [["Child poverty, 2013"], *rows]}, "poverty.xlsx"), known)
    assert (stored(other), other.rejected) == ([], 1)
    assert "two periods: 2014, by the sheet's name, and the title “Child poverty, 2013”" in said(other)


@pytest.mark.parametrize("title", ["Child poverty, 2010-2014", "Released in 2016", "Child poverty, 2013-14"])
def test_a_title_may_name_more_years_or_that_in_which_it_was_written(
    write_workbook: Write, read: Read, known: Framework, title: str
) -> None:
    rows = [[title], ["Place", "Value"], ["Lane County", 13]]
    assert stored(read(write_workbook({"2014": rows}, "poverty.xlsx"), known)) == LANE[1:]


def test_a_forecast_is_no_figure(write_workbook: Write, read: Read, known: Framework) -> None:
    sheets = {"2013": [["Place", "Value"], ROWS[0][:2]], "Projected 2014": [["Place", "Value"], ROWS[1][:2]]}
    reading = read(write_workbook(sheets, "poverty.xlsx"), known)
    assert (stored(reading), reading.rejected) == (LANE[:1], 1)
    assert "what the sheet's name “Projected 2014” calls “Projected”" in said(reading)


EDITION = "recognise: {headers: [Town, Share]}, place: {columns: [Town]}, period: {fixed: '2013'}, "


def test_a_template_that_says_the_group_or_the_scale_is_believed(
    write_text: Write, read_by: Read, known: Framework
) -> None:
    rows = [["Median income of women, in thousands"], ["Town", "Share"], ["Lane County", "12"]]
    path = write_text("a.csv", rows)
    for answers, figures in (("", []), ("group: female", []), ("group: female, scale: 1000", [12000.0])):
        edition = f"{EDITION} values: [{{header: Share, indicator: income, source: survey, {answers}}}]"
        assert [value for _, _, value in stored(read_by(path, edition, known))] == figures


ASTRAY = ["Dropout rate", "Births to mothers with less schooling", "Teen births and child well-being in Lane"]


@pytest.mark.parametrize("title", ASTRAY)
def test_a_title_that_names_no_indicator_is_warned_of(
    write_text: Write, read: Read, known: Framework, title: str
) -> None:
    reading = read(write_text("poverty.csv", [[title], HEADER, ROWS[0]]), known)
    assert stored(reading) == LANE
    found = [one.found for one in reading.problems]
    assert found == [
        f"the title “{title}”, which is what no indicator is called, above figures that were taken as poverty, by the "
        "name of the file"
    ]


def test_the_name_of_a_sheet_is_a_title_too(write_workbook: Write, read: Read, known: Framework) -> None:
    reading = read(write_workbook({"Dropouts 2014": [HEADER, ROWS[0]]}, "poverty.xlsx"), known)
    assert (stored(reading), len(reading.problems)) == (LANE, 1)
    assert "the sheet's name “Dropouts 2014”, which is what no indicator is called" in said(reading)


PLAIN = [
    "Table 3. Child poverty by county",
    "Table 3",
    "Lane County, 2013-2014",
    "Source: American Community Survey",
    "Children, percent",
    "Rates by county",
    "poverty",
]


@pytest.mark.parametrize("title", PLAIN)
def test_a_title_that_names_nothing_else_is_not_spoken_of(
    write_text: Write, read: Read, known: Framework, title: str
) -> None:
    reading = read(write_text("poverty.csv", [[title], HEADER, ROWS[0]]), known)
    assert (stored(reading), reading.problems) == (LANE, ())


def test_who_says_the_indicator_needs_no_warning(write_text: Write, read: Read, known: Framework) -> None:
    path = write_text("x.csv", [["Dropouts"], HEADER, ROWS[0]])
    reading = read(path, known, indicator="poverty")
    assert (stored(reading), reading.problems) == (LANE, ())


def test_a_note_below_the_header_is_no_heading(write_text: Write, read: Read, known: Framework) -> None:
    rows = [HEADER, ["Note: Latino children may be of any race.", "", ""], ROWS[0]]
    assert stored(read(write_text("poverty.csv", rows), known)) == LANE
