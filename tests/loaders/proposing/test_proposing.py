"""A file that nobody knows is read by a template proposed from it, and so is the next edition, cell for cell."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, Reading
from loaders.opening import open_file
from loaders.proposing import Proposal, propose
from tests.loaders.conftest import write

Rows = Sequence[Sequence[object]]
Cell = tuple[str, str, str, str, float]


def proposed(path: Path, framework: Framework) -> Proposal:
    """Return what is proposed for a file that holds a table."""
    found = propose(open_file(path), framework)
    assert found is not None
    return found


def figures(reading: Reading) -> set[Cell]:
    """Return every figure with its key."""
    columns = ("indicator", "place", "group", "period", "value")
    return set(zip(*(reading.figures[name] for name in columns), strict=True))


def tidy(year: int) -> dict[str, Rows]:
    """Return a row per place and group, the year in a column."""
    header: Sequence[object] = ["County", "Year", "Sex", "Teen births", "Lower CI", "Upper CI"]
    rows: Rows = [
        ["Los Angeles County", year, "Female", 20.5 + year % 10, 19, 40],
        ["Los Angeles County", year, "All", 10.25, 9, 12],
        ["Orange County", year, "All", 9.5, 8, 11],
    ]
    return {"Data": [header, *rows]}


def by_year(year: int) -> dict[str, Rows]:
    """Return a row per place, a column per year, titles above and notes below."""
    header: Sequence[object] = ["Place", *range(year - 3, year + 1)]
    rows: Rows = [["Los Angeles County", 1, 2, 3, year % 10 + 0.5], ["California", 5, 6, "*", 8.25]]
    notes: Rows = [[], ["* Too few to be shown."], [f"Source: An agency, {year}."]]
    return {"Table 1": [["Unemployment"], [f"{year - 3} to {year}, percent"], [], header, *rows, *notes]}


def by_group(year: int) -> dict[str, Rows]:
    """Return a column per group, the year in the title."""
    header: Sequence[object] = ["Place", "Total", "Black", "Hispanic", "White"]
    rows: Rows = [["Pasadena city", 80.5, 70.5, 75.5, year % 100], ["California", 81.5, 71.5, 76.5, 90.5]]
    return {"Sheet1": [[f"Employment by race, {year}"], ["Employment"], header, *rows]}


def sheet_by_year(year: int) -> dict[str, Rows]:
    """Return a sheet per year, and one of notes."""
    header: Sequence[object] = ["CoC Number", "Homeless count"]
    rows: dict[str, Rows] = {str(one): [header, ["CA-607", one - 1500], ["CA-600", 40_000]] for one in (year - 1, year)}
    return {"Notes": [["How people were counted."]], **rows}


def titles_above(year: int) -> dict[str, Rows]:
    """Return a table below titles, its columns spanned by one header, the year in the title."""
    title: Rows = [[f"Low birth weight in {year}"], ["An agency"], [], [None, "Low birth weight", None]]
    rows: Rows = [["Place", "Births", "Low birth weight"], ["Los Angeles County", 120_000 + year, 7.5]]
    return {"Report": [*title, *rows]}


def year_in_header(year: int) -> dict[str, Rows]:
    """Return a table whose headers name the year beside the measure."""
    header: Sequence[object] = ["CoC Number", "CoC Name", f"Homeless count, {year}", f"Beds, {year}"]
    return {"Counts": [header, ["CA-607", "Pasadena", 565 + year % 10, 200], ["CA-600", "Los Angeles", 50_000, 9]]}


REMARKS = (("California", "high"), ("Pasadena city", 12.5), ("Hawaii", "low"))
LAYOUTS: dict[str, Callable[[int], dict[str, Rows]]] = {
    "tidy": tidy,
    "by year": by_year,
    "by group": by_group,
    "a sheet a year": sheet_by_year,
    "titles above": titles_above,
    "year in header": year_in_header,
}
LA, US, CALIFORNIA = "los-angeles-county", "pasadena", "california"
EXPECTED: dict[str, set[Cell]] = {
    "tidy": {("teen-births", LA, "female", "2016", 26.5), ("teen-births", LA, "all", "2016", 10.25)},
    "by year": {
        *(("unemployment", LA, "all", str(2013 + at), value) for at, value in enumerate((1.0, 2.0, 3.0, 6.5))),
        *(("unemployment", CALIFORNIA, "all", period, value) for period, value in (("2013", 5.0), ("2014", 6.0))),
        ("unemployment", CALIFORNIA, "all", "2016", 8.25),
    },
    "by group": {
        *(("employment", US, *cell) for cell in (("all", "2016", 80.5), ("black", "2016", 70.5))),
        *(("employment", US, *cell) for cell in (("hispanic", "2016", 75.5), ("white", "2016", 16.0))),
        *(("employment", CALIFORNIA, *cell) for cell in (("all", "2016", 81.5), ("black", "2016", 71.5))),
        *(("employment", CALIFORNIA, *cell) for cell in (("hispanic", "2016", 76.5), ("white", "2016", 90.5))),
    },
    "a sheet a year": {
        ("homeless-count", "pasadena-coc", "all", "2015", 515.0),
        ("homeless-count", "pasadena-coc", "all", "2016", 516.0),
    },
    "titles above": {("low-birth-weight", LA, "all", "2016", 7.5)},
    "year in header": {("homeless-count", "pasadena-coc", "all", "2016", 571.0)},
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_proposal_reads_the_next_edition_cell_for_cell(
    layout: str, tmp_path: Path, framework: Framework, description: Path
) -> None:
    first = write(tmp_path / "edition 2014.xlsx", LAYOUTS[layout](2014))
    (tmp_path / "recipes").mkdir()
    answered = proposed(first, framework).script(name="new").replace("- id: all\n", "- id: all\n    source: survey\n")
    (tmp_path / "recipes" / "new.yaml").write_text(answered, encoding="utf-8")
    second = write(tmp_path / "edition 2016.xlsx", LAYOUTS[layout](2016))
    reading = loaders.read(second, framework, recipes=tmp_path / "recipes", workbook=description)
    known = {cell for cell in figures(reading) if cell[4] == cell[4]}
    assert reading.recipe.startswith("new/")
    assert known == EXPECTED[layout], [problem.found for problem in reading.problems]
    assert reading.rejected == 0


def test_bounds_beside_a_figure_come_with_it(tmp_path: Path, framework: Framework) -> None:
    (rule,) = proposed(write(tmp_path / "a.xlsx", tidy(2014)), framework).recipe["editions"][0]["values"]
    assert rule == {
        "header": "Teen births",
        "indicator": "teen-births",
        "lower": "Lower CI",
        "upper": "Upper CI",
    }


def test_each_part_says_what_was_seen(tmp_path: Path, framework: Framework) -> None:
    script = proposed(write(tmp_path / "a.xlsx", by_year(2014)), framework).script()
    assert script.startswith("# yaml-language-server: $schema=schema.json\n")
    for line in (
        "# evidence: sheet “Table 1”, A4:E6: the header in row 4, 2 rows below it",
        "# evidence: 2 of 2 different cells are places you have: Los Angeles County, California",
        "# evidence: the headers name the periods 2011, 2012, 2013, 2014",
        "# evidence: a title says “Unemployment”, which is your unemployment",
        "# evidence: “*” stands once in place of a number, first in D6; the notes say “* Too few to be shown.”: is it "
        "suppressed at source?",
    ):
        assert line in script


def test_figures_between_0_and_1_are_asked_about_and_never_scaled(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [["Place", "Year", "Employment"], ["California", 2014, 0.5], ["Pasadena city", 2014, 0.75]]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework)
    assert any("between 0 and 1: are they shares?" in question for question in found.questions)
    assert "scale" not in found.recipe["editions"][0]["values"][0]


def test_what_nobody_knows_is_asked_and_named_after_the_file(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [
        ["Town", "Year", "Score"],
        ["Springfield", 2014, 12],
        ["Shelbyville", 2014, "low"],
        ["Ogdenville", 2014, 9],
    ]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework)
    edition = found.recipe["editions"][0]
    assert (edition["place"], edition["values"]) == (
        {"columns": ["Town"]},
        [{"header": "Score", "indicator": "score"}],
    )
    asked = " ".join(found.questions)
    for words in ("is a place you have", "Which indicator of yours is this?", "“low” stands once in place of a number"):
        assert words in asked


def test_lost_leading_zeros_are_restored_to_the_width_of_a_known_code(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [["FIPS", "Year", "Unemployment"], [6037, 2014, 8.25], [6059, 2014, 5.5], [36061, 2014, 6.5]]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework)
    assert found.recipe["editions"][0]["place"] == {"columns": ["FIPS"], "widths": [5]}


def test_codes_in_two_columns_are_joined(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [["state", "place", "year", "employment"], [6, 56000, 2014, 80.5], [6, 1, 2014, 70.5]]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework)
    assert found.recipe["editions"][0]["place"] == {"columns": ["state", "place"], "widths": [2, 5]}


def test_a_long_table_is_read_by_the_column_that_names_the_indicator(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [
        ["Place", "Year", "Measure", "Value"],
        ["California", 2014, "Employment", 70.5],
        ["California", 2014, "Unemployment", 7.5],
        ["California", 2014, "Joy", 99],
        ["Pasadena city", 2014, "Joy", 98],
    ]
    edition = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework).recipe["editions"][0]
    assert edition["naming"] == {
        "columns": ["Measure"],
        "indicators": {"Employment": "employment", "Unemployment": "unemployment"},
    }
    assert edition["values"] == [{"header": "Value"}]


def test_two_tables_on_a_sheet_become_one_entry_when_their_headers_are_the_same(
    tmp_path: Path, framework: Framework
) -> None:
    table: Rows = [["Place", "2013", "2014"], ["California", 7.5, 8.5], ["Pasadena city", 6.5, 7.25]]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": [*table, [], ["Women"], *table]}), framework)
    (edition,) = found.recipe["editions"]
    assert edition["layout"] == {"several": True}


def test_a_sheet_without_a_table_is_named_and_left_out(tmp_path: Path, framework: Framework) -> None:
    found = proposed(write(tmp_path / "a.xlsx", sheet_by_year(2014)), framework)
    edition = found.recipe["editions"][0]
    assert edition["sheets"] == r"(?:19|20)\d\d"
    assert list(edition["other_sheets"]) == ["Notes"]


def test_numbers_among_texts_are_asked_about_and_not_hidden_as_a_label(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [["Place", "Year", "Employment", "Remark"], *([name, 2014, 7.5, said] for name, said in REMARKS)]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework)
    assert "labels" not in found.recipe["editions"][0]
    assert any("“Remark” holds 1 number among 3 filled cells, and is left out" in one for one in found.questions)


def test_a_year_in_which_most_cells_are_texts_is_still_a_year_of_figures(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [
        ["Place", "2013", "2014"],
        ["California", 7.5, "lots"],
        ["Pasadena city", 6.5, "many"],
        ["Hawaii", 5.5, 4],
    ]
    edition = proposed(write(tmp_path / "a.xlsx", {"Data": rows}), framework).recipe["editions"][0]
    assert "labels" not in edition
    assert [rule["header"] for rule in edition["values"]] == [r"(?P<period>(?:19|20)\d\d)"]


def test_dates_are_no_figures(tmp_path: Path, framework: Framework) -> None:
    rows: Rows = [["Name", "Born", "Age"], ["A", dt.date(1950, 1, 2), 66], ["B", dt.date(1951, 3, 4), 65]]
    found = proposed(write(tmp_path / "a.xlsx", {"Data": [*rows]}), framework)
    assert found.recipe["editions"][0]["values"] == []


def test_a_file_without_a_table_has_no_proposal(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nothing\n", encoding="utf-8")
    assert propose(open_file(path), framework) is None
