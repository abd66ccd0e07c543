"""Places, groups and indicators by what a file calls them: found only where the framework or the recipe says so."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, KnownIndicator, KnownPlace, ProblemKind, Reading
from loaders import LoadError

Write = Callable[..., Path]
ReadBy = Callable[..., Reading]
HEADER = ["Place", "Year", "Measure", "Format", "Rate"]
LONG = (
    "recognise: {headers: [Place, Year, Rate]}, place: {columns: [Place]}, period: {column: Year}, labels: [Format], "
)
LONG += "naming: {columns: [Measure], indicators: {Jobs: employment}, unit_column: Format, units: {Number: people}}, "
LONG += "values: [{header: Rate, scale: 1}]"


@pytest.fixture
def known(framework: Framework) -> Framework:
    """A framework in which two indicators share a title, and two places a name."""
    own = {
        "employment": KnownIndicator("employment", "percent", "year", "Employed people", ("Adults in work",), "survey"),
        "poverty": KnownIndicator("poverty", "percent", "year", "Children in poverty", (), "survey"),
        "poverty-count": KnownIndicator("poverty-count", "people", "year", "Children in poverty", (), "survey"),
    }
    springs = {
        "springs-city": KnownPlace("springs-city", "Springs", None, (), "city"),
        "springs-county": KnownPlace("springs-county", "Springs", None, (), "county"),
    }
    return replace(framework, indicators={**framework.indicators, **own}, places={**framework.places, **springs})


def problems(reading: Reading, kind: ProblemKind) -> list[str]:
    return [problem.found for problem in reading.problems if problem.kind is kind]


def conserved(reading: Reading) -> bool:
    return reading.cells == len(reading.figures) + reading.rejected + reading.outside


CALLED = [
    ("Jobs", "Percent", "employment"),
    ("JOBS", "percent", "employment"),
    ("employed people", "", "employment"),
    ("Adults in Work", "Percent", "employment"),
    ("Children in poverty", "Percent", "poverty"),
    ("Children in poverty", "Number", "poverty-count"),
    ("poverty", "Percent", "poverty"),
]


@pytest.mark.parametrize(("measure", "unit", "indicator"), CALLED)
def test_an_indicator_is_found_by_its_id_title_alias_and_unit(
    write_text: Write, read_by: ReadBy, known: Framework, measure: str, unit: str, indicator: str
) -> None:
    reading = read_by(write_text("a.csv", [HEADER, ["Pasadena city", "2014", measure, unit, "61"]]), LONG, known)
    assert reading.figures[["indicator", "source"]].to_numpy().tolist() == [[indicator, "survey"]]


BOTH = "the names that several indicators have: Children in poverty (poverty and poverty-count)"
NOT_TAKEN = [
    ("Children in poverty", "", BOTH),
    ("Employed peoples", "Percent", "the indicators Employed peoples"),
    ("", "", "the indicators without a name"),
    ("Jobs", "Number", "figures in another unit, of Jobs"),
]


@pytest.mark.parametrize(("measure", "unit", "found"), NOT_TAKEN)
def test_what_is_not_plainly_an_indicator_of_the_framework_is_left_out_and_named(
    write_text: Write, read_by: ReadBy, known: Framework, measure: str, unit: str, found: str
) -> None:
    reading = read_by(write_text("a.csv", [HEADER, ["Pasadena city", "2014", measure, unit, "61"]]), LONG, known)
    assert problems(reading, ProblemKind.OUTSIDE) == [found]
    assert (len(reading.figures), reading.rejected, reading.outside) == (0, 0, 1)


def test_near_names_are_suggested_and_never_taken(write_text: Write, read_by: ReadBy, known: Framework) -> None:
    rows = [["Pasadena cty", "2014", "Jobs", "", "61"], ["Glendale", "2014", "Jobs", "", "62"]]
    reading = read_by(write_text("a.csv", [HEADER, *rows]), LONG, known)
    (problem,) = reading.problems
    assert len(reading.figures) == 0
    assert "Did you mean “pasadena”? Then add “Pasadena cty” to its aliases." in problem.mend
    assert "Glendale" not in problem.mend


def test_who_loads_a_file_may_say_what_it_measures(write_text: Write, read_by: ReadBy, known: Framework) -> None:
    rows = [["Pasadena city", "2014", "Work", "Percent", "61"], ["Pasadena city", "2014", "Work", "Number", "9"]]
    path = write_text("a.csv", [HEADER, *rows])
    for answer in ("employment", "Employed People"):
        reading = read_by(path, LONG, known, indicator=answer)
        assert reading.figures[["indicator", "value"]].to_numpy().tolist() == [["employment", 61.0]]
        assert conserved(reading)
    with pytest.raises(LoadError, match="Did you mean “Employed people”"):
        read_by(path, LONG, known, indicator="employed peple")


def test_an_answer_is_about_no_more_than_one_unknown_name(write_text: Write, read_by: ReadBy, known: Framework) -> None:
    rows = [["Pasadena city", "2014", name, "", "61"] for name in ("Work", "Leisure", "Jobs")]
    reading = read_by(write_text("a.csv", [HEADER, *rows]), LONG, known, indicator="poverty")
    assert reading.figures["indicator"].tolist() == ["employment"]
    assert problems(reading, ProblemKind.OUTSIDE) == ["the indicators Leisure, Work"]
    assert "--indicator was not used: it could be about “Leisure”, “Work”" in problems(reading, ProblemKind.WARNING)


def test_an_answer_is_about_the_whole_file_and_not_about_each_table(
    write_workbook: Write, read_by: ReadBy, known: Framework
) -> None:
    def table(title: str, year: int) -> list[list[object]]:
        return [[title], ["Place", "Year", "Rate"], ["Pasadena city", year, 61]]

    edition = LONG[: LONG.index("naming")] + "naming: {above: '(.*)'}, values: [{header: Rate, scale: 1}]"
    for second, stored in (("Leisure", 0), ("Work", 2)):
        path = write_workbook({"One": table("Work", 2014), "Two": table(second, 2015)}, "a.xlsx")
        reading = read_by(path, edition, known, indicator="employment")
        assert (len(reading.figures), reading.outside) == (stored, 2 - stored)
        assert conserved(reading)


def test_an_answer_is_about_the_whole_table_and_not_about_each_column(
    write_text: Write, read_by: ReadBy, known: Framework
) -> None:
    edition = (
        LONG[: LONG.index("naming")].replace(", Rate]", "]")
        + "naming: {}, values: [{header: '(?!Place|Year).*', scale: 1}]"
    )
    for headers, stored in ((["Work", "Leisure"], 0), (["Work"], 1)):
        rows = [["Place", "Year", *headers], ["Pasadena city", "2014", *(["61"] * len(headers))]]
        reading = read_by(write_text("a.csv", rows), edition, known, indicator="employment")
        assert (len(reading.figures), reading.outside) == (stored, len(headers) - stored)


def test_an_answer_that_no_figure_waits_for_is_said_to_be_so(
    write_text: Write, read_by: ReadBy, known: Framework
) -> None:
    rows = [["Pasadena city", "2014", "Employed people", "", "61"]]
    reading = read_by(write_text("a.csv", [HEADER, *rows]), LONG, known, indicator="poverty")
    assert reading.figures["indicator"].tolist() == ["employment"]
    assert problems(reading, ProblemKind.WARNING)[0].startswith("--indicator was not needed")


def test_an_indicator_is_named_by_the_file_the_sheet_or_the_title(
    write_workbook: Write, read_by: ReadBy, known: Framework
) -> None:
    rows = [["Adults in work, by year"], ["Place", "Year", "Rate"], ["Pasadena city", 2014, 61]]
    for naming in ("{file: '(.*)_\\d+'}", "{sheet: '.*'}", "{above: '(.*), by year'}"):
        edition = LONG[: LONG.index("naming")] + f"naming: {naming}, values: [{{header: Rate, scale: 1}}]"
        reading = read_by(write_workbook({"Employed people": rows}, "employed_people_2020.xlsx"), edition, known)
        assert reading.figures["indicator"].tolist() == ["employment"], naming


def test_a_header_may_be_the_name(write_text: Write, read_by: ReadBy, known: Framework) -> None:
    edition = "recognise: {headers: [Place, Year]}, place: {columns: [Place]}, period: {column: Year}, "
    edition += "values: [{header: '.*', scale: 1}]"
    rows = [["Place", "Year", "Adults in work", "Poverty", "Other"], ["Pasadena city", "2014", "61", "12", "5"]]
    reading = read_by(write_text("a.csv", rows), edition, known)
    assert reading.figures[["indicator", "value"]].to_numpy().tolist() == [["employment", 61.0], ["poverty", 12.0]]
    assert reading.outside == 1


KINDS = [
    ("kind: county", ["Springs", "2014", "", "61"], "springs-county"),
    ("kind: city", ["SPRINGS", "2014", "", "61"], "springs-city"),
    ("kind_column: Type, kinds: {C: city, CO: county}", ["Springs", "2014", "CO", "61"], "springs-county"),
    ("kind_column: Type, kinds: {C: city, CO: county}", ["Springs", "2014", "city", "61"], "springs-city"),
    ("kind_column: Type", ["Springs", "2014", "", "61"], None),
    ("kind: state", ["Springs", "2014", "", "61"], None),
    ("names: {PASADENA USD: pasadena-unified}", ["Pasadena USD", "2014", "", "61"], "pasadena-unified"),
]


@pytest.mark.parametrize(("place", "row", "found"), KINDS)
def test_a_place_is_told_apart_by_its_kind_and_known_by_a_publishers_name(
    write_text: Write, read_by: ReadBy, known: Framework, place: str, row: list[str], found: str | None
) -> None:
    edition = "recognise: {headers: [Place, Year, Rate]}, period: {column: Year}, labels: [Type], "
    edition += f"place: {{columns: [Place], {place}}}, values: [{{header: Rate, indicator: employment, scale: 1}}]"
    reading = read_by(write_text("a.csv", [["Place", "Year", "Type", "Rate"], row]), edition, known)
    assert reading.figures["place"].tolist() == ([] if found is None else [found])
    assert conserved(reading)


CODES = [
    ("6", "37", "los-angeles-county", 0),
    ("06", "037", "los-angeles-county", 0),
    ("6.0", "37.0", "los-angeles-county", 0),
    ("6", "", None, 0),  # a state without its county is not the state
    ("6", "6037", None, 1),
    ("006", "37", None, 1),
    ("6", "37a", None, 0),
]


@pytest.mark.parametrize(("state", "county", "found", "rejected"), CODES)
def test_a_code_gets_its_lost_zeros_back_and_is_never_cut(
    write_text: Write, read_by: ReadBy, known: Framework, state: str, county: str, found: str | None, rejected: int
) -> None:
    edition = "recognise: {headers: [S, C, Year, Rate]}, place: {columns: [S, C], widths: [2, 3]}, "
    edition += "period: {column: Year}, values: [{header: Rate, indicator: employment, scale: 1}]"
    reading = read_by(write_text("a.csv", [["S", "C", "Year", "Rate"], [state, county, "2014", "61"]]), edition, known)
    assert reading.figures["place"].tolist() == ([] if found is None else [found])
    assert reading.rejected == rejected
    assert conserved(reading)


BREAKDOWNS = [
    (["", "", "61"], "all", None),
    (["Female", "", "61"], "female", None),
    (["", "Hispanic", "61"], "hispanic", None),
    (["Total", "Hispanic", "61"], "hispanic", None),
    (["Total", "", "61"], "all", None),
    (["Female", "Hispanic", "61"], None, "groups Female / Hispanic"),
    (["Female", "Black", "61"], "black", None),  # the recipe knows this one
]


@pytest.mark.parametrize(("row", "group", "left_out"), BREAKDOWNS)
def test_a_breakdown_that_is_empty_is_everyone_and_two_are_a_part_of_a_group(
    write_text: Write, read_by: ReadBy, known: Framework, row: list[str], group: str | None, left_out: str | None
) -> None:
    edition = "recognise: {headers: [Sex, Rate]}, place: {code: pasadena}, period: {fixed: '2014'}, "
    edition += "group: {breakdowns: [Sex, Race.*], groups: {Sex / Total: all, Female / Black: black}}, "
    edition += "values: [{header: Rate, indicator: employment, scale: 1}]"
    reading = read_by(write_text("a.csv", [["Sex", "Race or ethnicity", "Rate"], row]), edition, known)
    assert reading.figures["group"].tolist() == ([] if group is None else [group])
    assert problems(reading, ProblemKind.OUTSIDE) == ([] if left_out is None else [left_out])


def test_a_publishers_own_template_goes_before_a_common_layout(
    write_text: Write, framework: Framework, description: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "recipes"
    folder.mkdir()
    edition = "editions:\n  - {id: one, recognise: {headers: [Place, Year, Rate]}, source: survey, "
    edition += "place: {columns: [Place]}, period: {column: Year}, values: [{header: Rate, indicator: employment}]}\n"
    for name, kind in {"common": "generic: true\n", "own": ""}.items():
        (folder / f"{name}.yaml").write_text(f"id: {name}\ntitle: T\npublisher: P\n{kind}{edition}")
    path = write_text("a.csv", [["Place", "Year", "Rate"], ["Pasadena city", "2014", "61"]])
    found = {
        name: loaders.read(path, framework, recipes=folder, workbook=description, recipe=name)
        for name in ("common", "own")
    }
    assert {name: reading.recipe for name, reading in found.items()} == {"common": "common/one", "own": "own/one"}
    assert loaders.read(path, framework, recipes=folder, workbook=description).recipe == "own/one"
    (folder / "own.yaml").unlink()
    assert loaders.read(path, framework, recipes=folder, workbook=description).recipe == "common/one"
