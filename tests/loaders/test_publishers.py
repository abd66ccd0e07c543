"""A small file of our own for each layout; the publishers' own files are tried in test_originals.py."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import loaders
from indicators.reading import Framework, Problem, ProblemKind, Reading
from loaders import LoadError

Write = Callable[..., Path]
Read = Callable[..., Reading]
FIGURE = ["indicator", "place", "group", "period", "value"]
URBAN = ["year", "state", "place", "share_employed", "share_employed_lb", "share_employed_ub", "share_employed_quality"]
LONG = ["geography", "year", "indicator", "subgroup_type", "subgroup", "value", "lower", "upper", "quality"]
LONG += ["source_path"]


def figures(reading: Reading) -> list[list[object]]:
    found: list[list[object]] = reading.figures[FIGURE].to_numpy().tolist()
    return found


def of(reading: Reading, kind: ProblemKind) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is kind]


def hud(year: int, *rows: list[object]) -> list[list[object]]:
    header = ["CoC Number", "CoC Name", f"Overall Homeless, {year}", f"Sheltered ES Homeless, {year}"]
    return [[*header, f"Unsheltered Homeless, {year}"], *rows]


def test_a_sheet_a_year_with_the_year_inside_each_header(write_workbook: Write, read: Read) -> None:
    sheets = {
        "2018": hud(
            2018,
            ["CA-606", "Long Beach CoC", 1873, 900, "."],
            ["CA-607", "Pasadena CoC", 677, 177, 462],
            ["MO-604a", "Kansas City CoC", 1798, 5, 6],
            [None, "Total", 4348, 1082, 468],
            [],
            ["a MO-604 covers territory in two states."],
        ),
        "2017": hud(2017, ["CA-607", "Pasadena CoC", 575, 173, "."]),
        "CoC Mergers": [["CoC Number Pre-Merger", "CoC Number Post Merger"], ["WA-506", "WA-502"]],
        "Extra": [["something"]],
    }
    reading = read(write_workbook(sheets))
    assert reading.recipe == "hud-pit/2007-2018"
    assert figures(reading)[:3] == [
        ["homeless-count", "pasadena-coc", "all", "2018", 677.0],
        ["homeless-count", "pasadena-coc", "unsheltered", "2018", 462.0],
        ["homeless-count", "pasadena-coc", "all", "2017", 575.0],
    ]
    assert reading.figures["flags"].tolist() == ["", "", "", "not available"]
    assert reading.figures[["sheet", "row", "column"]].to_numpy().tolist()[0] == [0, 3, 3]
    # 15 filled cells below the headers of 2018 and 3 below those of 2017; 4 of them are figures.
    assert (reading.rejected, reading.outside) == (0, 11)
    assert sum(problem.cells for problem in of(reading, ProblemKind.OUTSIDE)) == 11
    assert any("CA-606, MO-604" in problem.found for problem in of(reading, ProblemKind.OUTSIDE))
    assert [problem.sheet for problem in of(reading, ProblemKind.WARNING)] == ["Extra"]


def test_a_raised_letter_behind_a_code_is_the_mark_of_a_footnote(write_workbook: Write, read: Read) -> None:
    reading = read(write_workbook({"2018": hud(2018, ["CA-607ᵃ", "Pasadena CoC", 677, 177, 462])}))
    assert figures(reading)[0] == ["homeless-count", "pasadena-coc", "all", "2018", 677.0]


def test_one_year_and_five_year_editions_are_told_apart_by_the_group_columns(write_text: Write, read: Read) -> None:
    all_file = write_text("a.csv", [URBAN, ["2014", "06", "56000", ".81", ".78", ".85", "3"]])
    header = [*URBAN[:3], "subgroup_type", "subgroup", *URBAN[3:]]
    group_file = write_text(
        "b.csv", [header, ["2014", "6", "56000", "gender", "Female", ".75", ".71", ".78", "Strong"]]
    )
    first, second = read(all_file), read(group_file)
    assert figures(first) == [["employment", "pasadena", "all", "2014", 81.0]]
    assert figures(second) == [["employment-by-group", "pasadena", "female", "2010-2014", 75.0]]
    assert first.figures[["lower", "upper", "flags", "source"]].to_numpy().tolist() == [
        [78.0, 85.0, "low reliability", "urban-employment"]
    ]
    assert second.figures[["flags", "source"]].to_numpy().tolist() == [["", "urban-employment-5yr"]]


@pytest.mark.parametrize(("year", "period"), [("2014", "2014-15"), ("1999", "1999-00"), ("2022-23", "2022-23")])
def test_the_year_of_students_without_a_home_is_that_in_which_the_school_year_began(
    write_text: Write, read: Read, year: str, period: str
) -> None:
    header = [*URBAN[:3], "homeless_count", "homeless_share", "homeless_quality"]
    wide = read(write_text("a.csv", [header, [year, "06", "56000", "946", ".05", "1"]]))
    row = ["0656000", year, "count_homeless", "all", "All", "946", "946", "946", "1", "x/homelessness.csv"]
    long = read(write_text("b.csv", [LONG, row]))
    assert figures(wide) == [
        ["student-homelessness", "pasadena", "all", period, 946.0],
        ["student-homelessness-share", "pasadena", "all", period, 5.0],
    ]
    assert figures(long) == figures(wide)[:1]


URBAN_CELLS = [
    ({3: "NA", 4: "NA", 5: "NA", 6: "NA"}, "not available", None),
    ({3: "*"}, None, "“*”"),
    ({4: "some"}, None, "“some”"),
    ({6: "9"}, None, "“9”"),
    ({3: "-.1", 4: "", 5: ""}, None, "“-.1”, read as -10"),
    ({4: ".9"}, None, "value 81, lower 90"),
]


@pytest.mark.parametrize(("cells", "flag", "found"), URBAN_CELLS)
def test_a_mark_is_a_flag_if_the_recipe_knows_it_and_a_problem_if_not(
    write_text: Write, read: Read, cells: dict[int, str], flag: str | None, found: str | None
) -> None:
    row = ["2014", "06", "56000", ".81", ".78", "1", "1"]
    for position, cell in cells.items():
        row[position] = cell
    reading = read(write_text("a.csv", [URBAN, row]))
    assert reading.figures["flags"].tolist() == ([] if flag is None else [flag])
    assert [problem.found for problem in of(reading, ProblemKind.REJECTED)] == ([] if found is None else [found])
    assert (reading.rejected, reading.outside) == (int(found is not None), 0)


def long_row(year: str, name: str, value: str, source: str, group: str = "all/All") -> list[str]:
    kind, _, subgroup = group.partition("/")
    return ["Pasadena city", year, name, kind, subgroup, value, "", "", "1", f"final/{source}.csv"]


def test_keys_that_repeat_with_different_values_are_all_rejected_and_named(write_text: Write, read: Read) -> None:
    one_year, five_year = "metrics_employment_place_all_longitudinal", "metrics_employment_place_gender_longitudinal"
    rows = [
        long_row("2014", "share_employed", ".81", one_year),
        long_row("2015", "share_employed", ".82", one_year),
        long_row("2014", "share_employed", ".80", five_year),
        long_row("2014", "share_employed", ".75", five_year, "gender/Female"),
        long_row("2014", "share_hs_degree", "0.7695601418769462", "a"),
        long_row("2014", "share_hs_degree", "0.76956014187694620001", "b"),
        long_row("2014", "count_homeless", "12", "a", "race_ethnicity/Hispanic"),
        long_row("2014", "count_homeless", "11", "b", "race-ethnicity/Hispanic"),
        long_row("2014", "rate_juv_arrest", "5", "a"),
        long_row("2014", "rate_juv_arrest", "6", "b"),
        long_row("2015", "rate_juv_arrest", "NA", "b"),
    ]
    reading = read(write_text("long.csv", [LONG, *rows]))
    assert sorted(figures(reading)) == [
        ["employment", "pasadena", "all", "2015", 82.0],
        ["employment-by-group", "pasadena", "female", "2010-2014", 75.0],
        ["high-school-degree", "pasadena", "all", "2010-2014", 76.95601418769462],
    ]
    problems = of(reading, ProblemKind.REJECTED)
    assert [problem.cell for problem in problems] == ["F2, F4", "F8:F9", "F10:F11"]
    assert problems[0].found == "Pasadena city, 2014, share_employed, all, All: F2 .81, F4 .80"
    # Outside: the high-school degree said again, and the arrests of 2015, of which the framework has no indicator.
    assert (reading.rejected, reading.outside) == (6, 2)


MONTHLY = [
    ("a.csv", ["Date", "CALOSA7URN"], "los-angeles-county"),
    ("a.csv", ["Date", "CAURN"], "california"),
    ("CALOSA7URN.csv", ["date", "value", "deseasonalized_value"], "los-angeles-county"),
]


@pytest.mark.parametrize(("name", "header", "place"), MONTHLY)
def test_the_editions_of_a_monthly_series(
    write_text: Write, read: Read, name: str, header: list[str], place: str
) -> None:
    row = ["1990-01-01", "5.9", "5.7267986234898"][: len(header)]
    reading = read(write_text(name, [header, row]))
    assert figures(reading) == [["unemployment-monthly", place, "all", "1990-01", 5.9]]
    assert reading.outside == len(header) - 2


def test_where_headers_cannot_tell_the_loader_asks(write_text: Write, read: Read) -> None:
    path = write_text("figures.csv", [["date", "value", "deseasonalized_value"], ["1990-01-01", "5.9", "5.7"]])
    with pytest.raises(LoadError, match="--recipe la-county-unemployment-monthly/county-adjusted"):
        read(path)
    for recipe in ("la-county-unemployment-monthly", "la-county-unemployment-monthly/county-adjusted"):
        assert len(read(path, recipe=recipe).figures) == 1


def test_codes_get_their_lost_zeros_back_and_a_rate_is_taken_without_counts(write_text: Write, read: Read) -> None:
    header = ["FIPS", "State", "Area_name", " Civilian_labor_force_2007 ", " Employed_2007 ", " Unemployed_2007 "]
    rows = [
        ["0", "US", "United States", "152,191,093", "145,156,134", "7,034,959", "4.6"],
        ["6000", "CA", "California", "17,893,080", "16,931,590", "961,490", "5.4"],
        ["6037", "CA", "Los Angeles County, CA", "4,864,160", "4,614,776", "249,384", "5.1"],
    ]
    reading = read(write_text("usda.csv", [[*header, "Unemployment_rate_2007"], *rows]))
    assert figures(reading) == [
        ["unemployment", "california", "all", "2007", 5.4],
        ["unemployment", "los-angeles-county", "all", "2007", 5.1],
    ]
    assert reading.figures[["numerator", "denominator"]].isna().all(axis=None)
    assert (reading.rejected, reading.outside) == (0, 10)  # three counts of three places, and the rate of the nation


def test_births_by_county_with_their_limits(write_text: Write, read: Read) -> None:
    header = ["Year", "State", "County", "State FIPS Code", "County FIPS Code", "Combined FIPS Code", "Birth Rate"]
    row = ["2003", "California", "Los Angeles", "6", "37", "6037", "41.283815", "40.625784", "41.946581"]
    reading = read(write_text("nchs.csv", [[*header, "Lower Confidence Limit", "Upper Confidence Limit"], row]))
    assert figures(reading) == [["teen-births", "los-angeles-county", "all", "2003", 41.283815]]
    assert reading.figures[["lower", "upper"]].to_numpy().tolist() == [[40.625784, 41.946581]]


def test_what_the_framework_does_not_hold_is_left_out_by_name(write_text: Write, read: Read) -> None:
    path = write_text("a.csv", [URBAN, ["2014", "06", "56000", ".81", "", "", ""]])
    reading = read(path, Framework())
    assert (len(reading.figures), reading.rejected, reading.outside) == (0, 0, 1)
    assert [problem.found for problem in reading.problems] == ["places 0656000"]


def test_a_source_that_the_framework_does_not_know_is_a_problem(
    write_text: Write, read: Read, framework: Framework
) -> None:
    known = Framework(framework.languages, framework.indicators, framework.places, framework.groups)
    reading = read(write_text("a.csv", [URBAN, ["2014", "06", "56000", ".81", "", "", ""]]), known)
    assert [problem.found for problem in reading.problems] == ["“urban-employment”"]
    assert reading.rejected == 1


def test_a_layout_that_nobody_knows_is_refused_with_its_first_row(write_text: Write, read: Read) -> None:
    with pytest.raises(LoadError) as error:
        read(write_text("a.csv", [["colour", "taste"], ["red", "sweet"]]))
    assert "its first row says “colour, taste”" in error.value.problems[0].found


def test_an_unknown_recipe_is_answered_with_those_there_are(write_text: Write, read: Read) -> None:
    with pytest.raises(LoadError, match="hud-pit"):
        read(write_text("a.csv", [URBAN]), recipe="hud")


def test_a_period_that_the_indicator_does_not_have_is_a_problem_of_its_cells(write_text: Write, read: Read) -> None:
    rows = [["2014-15", "06", "56000", ".81", "", "", ""], ["2015", "06", "56000", ".82", "", "", ""]]
    reading = read(write_text("a.csv", [URBAN, *rows]))
    assert [row[3] for row in figures(reading)] == ["2015"]
    (problem,) = of(reading, ProblemKind.REJECTED)
    assert (problem.cell, problem.found) == ("D2", "the period “2014-15”")
    assert "2014" in problem.expected


def test_a_hidden_sheet_is_read_and_said(write_workbook: Write, read: Read) -> None:
    path = write_workbook({"2018": hud(2018, ["CA-607", "Pasadena CoC", 677, 177, 462]), "Notes": [["x"]]})
    book = openpyxl.load_workbook(path)
    book["2018"].sheet_state = "hidden"
    book.save(path)
    reading = read(path)
    assert len(reading.figures) == 2
    assert [problem.sheet for problem in of(reading, ProblemKind.WARNING)] == ["2018", "Notes"]


def test_hidden_rows_and_columns_are_read_and_said(write_workbook: Write, read: Read) -> None:
    path = write_workbook({"2018": hud(2018, ["CA-607", "Pasadena CoC", 677, 177, 462])})
    book = openpyxl.load_workbook(path)
    book["2018"].row_dimensions[2].hidden = True
    for letter in "CD":
        book["2018"].column_dimensions[letter].hidden = True
    book.save(path)
    reading = read(path)
    assert len(reading.figures) == 2
    assert [problem.found for problem in of(reading, ProblemKind.WARNING)] == [
        "a hidden row (2), which was read",
        "2 hidden columns (C-D), which were read",
    ]


def test_a_sheet_that_should_hold_the_table_and_does_not_is_named(write_workbook: Write, read: Read) -> None:
    sheets = {"2018": hud(2018, ["CA-607", "P", 677, 1, 2]), "2017": [["CoC", "All"], ["CA-607", 575]]}
    (warning,) = of(read(write_workbook(sheets)), ProblemKind.WARNING)
    assert (warning.sheet, warning.found) == ("2017", "a sheet without the table that was expected")


def test_an_edition_may_be_known_by_what_its_cells_say(
    write_text: Write, framework: Framework, description: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "recipes"
    folder.mkdir()
    edition = "  - {{id: {id}, recognise: {{headers: [Code, Year], cells: {{Code: '{pattern}'}}}}, source: survey,\n"
    rest = "     place: {columns: [Code]}, period: {column: Year}, values: [{header: Rate, indicator: employment}]}\n"
    text = "id: rates\ntitle: Rates\npublisher: P\neditions:\n"
    for name, pattern in {"states": r"\d\d", "counties": r"\d{5}"}.items():
        text += edition.format(id=name, pattern=pattern) + rest
    (folder / "rates.yaml").write_text(text)
    for code, recipe in {"06": "rates/states", "06037": "rates/counties"}.items():
        path = write_text("a.csv", [["Code", "Year", "Rate"], [code, "2014", "80"]])
        reading = loaders.read(path, framework, recipes=folder, workbook=description)
        assert (reading.recipe, len(reading.figures)) == (recipe, 1)
