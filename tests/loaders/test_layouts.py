"""Where a table stands on a sheet, and what it says once for all of its figures: a small file for each layout."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

import loaders
from indicators.reading import ProblemKind, Reading

Write = Callable[..., Path]
ReadBy = Callable[..., Reading]
Rows = Sequence[Sequence[object]]


def figures(reading: Reading, *names: str) -> list[list[object]]:
    found: list[list[object]] = reading.figures[[*names, "value"]].to_numpy().tolist()
    return found


def conserved(reading: Reading) -> bool:
    return reading.cells == len(reading.figures) + reading.rejected + reading.outside


def problems(reading: Reading, kind: ProblemKind) -> list[str]:
    return [problem.found for problem in reading.problems if problem.kind is kind]


PLAIN = "source: survey, recognise: {headers: [Place, Year, Rate]}, place: {columns: [Place]}, period: {column: Year}, "
PLAIN += "values: [{header: Rate, indicator: employment, scale: 1}]"


def test_titles_above_notes_below_and_blank_columns_are_no_part_of_the_table(
    write_workbook: Write, read_by: ReadBy
) -> None:
    rows: Rows = [
        ["Employment in our area"],
        [],
        [None, None, "percent"],
        ["PLACE ", "year", "rate\n", None, None],
        ["Pasadena city", 2014, 61.5],
        ["Pasadena city", 2015, 62.5],
        [],
        ["Source: a survey"],
    ]
    reading = read_by(write_workbook({"Data": rows}), PLAIN)
    assert figures(reading, "place", "period") == [["pasadena", "2014", 61.5], ["pasadena", "2015", 62.5]]
    assert (reading.cells, reading.rejected, reading.outside) == (2, 0, 0)
    assert reading.figures[["row", "column"]].to_numpy().tolist() == [[5, 3], [6, 3]]


TWO_ROWS = "source: survey, layout: {header_rows: 2}, recognise: {headers: [District, '\\d{4} Percent']}, "
TWO_ROWS += "place: {columns: [District]}, labels: ['\\d{4} Number'], "
TWO_ROWS += "values: [{header: '(?P<period>\\d{4}) Percent', indicator: employment, scale: 1}]"


def test_two_rows_of_headers_are_joined_and_a_text_reaches_to_the_next(write_workbook: Write, read_by: ReadBy) -> None:
    rows: Rows = [
        ["Employed people"],
        [None, 2014, None, 2015, None],
        ["District", "Number", "Percent", "Number", "Percent"],
        ["Pasadena city", 10, 61.5, 11, 62.5],
    ]
    reading = read_by(write_workbook({"Data": rows}), TWO_ROWS)
    assert figures(reading, "period") == [["2014", 61.5], ["2015", 62.5]]
    assert reading.figures["column"].tolist() == [3, 5]


def test_a_merged_header_counts_for_the_columns_that_it_covers_and_no_more(
    write_workbook: Write, read_by: ReadBy
) -> None:
    rows: Rows = [
        ["District", 2014, None, "Note"],
        [None, "Number", "Percent", None],
        ["Pasadena city", 10, 61.5, "x"],
    ]
    path = write_workbook({"Data": rows})
    book = openpyxl.load_workbook(path)
    for span in ("A1:A2", "B1:C1", "D1:D2"):
        book["Data"].merge_cells(span)
    book.save(path)
    reading = read_by(path, TWO_ROWS)
    assert figures(reading, "place", "period") == [["pasadena", "2014", 61.5]]
    assert problems(reading, ProblemKind.OUTSIDE) == ["columns Note"]


def test_a_label_inside_a_merged_cell_says_what_the_merged_cell_says(write_workbook: Write, read_by: ReadBy) -> None:
    rows: Rows = [
        ["Place", "Year", "Rate"],
        ["Pasadena city", 2014, 61.5],
        [None, 2015, 62.5],
        ["Los Angeles County", 2014, 60],
        [None, 2015, None],
    ]
    path = write_workbook({"Data": rows})
    book = openpyxl.load_workbook(path)
    for span in ("A2:A3", "A4:A5", "C4:C5"):  # the last is of figures: one figure stays one figure
        book["Data"].merge_cells(span)
    book.save(path)
    reading = read_by(path, PLAIN)
    assert figures(reading, "place", "period") == [
        ["pasadena", "2014", 61.5],
        ["pasadena", "2015", 62.5],
        ["los-angeles-county", "2014", 60.0],
    ]
    assert (reading.cells, reading.rejected, reading.outside) == (3, 0, 0)


SEVERAL = "source: survey, layout: {several: true, until: ['Notes.*']}, recognise: {headers: [Place, Rate]}, "
SEVERAL += "place: {columns: [Place]}, "
SEVERAL += "period: {above: 'in (\\d{4})'}, values: [{header: Rate, indicator: employment, scale: 1}]"


def test_several_tables_below_each_other_each_with_its_title(write_workbook: Write, read_by: ReadBy) -> None:
    rows: Rows = [
        ["Employment in 2014"],
        ["Place", "Rate", "Other"],
        ["Pasadena city", 61.5, 1],
        ["Los Angeles County", 60, 2],
        [],
        ["Employment in 2015"],
        ["Place", "Rate"],
        ["Pasadena city", 62.5],
        ["Notes: 2013 was left out"],
        ["Pasadena city", 1],
    ]
    reading = read_by(write_workbook({"Data": rows}), SEVERAL)
    assert figures(reading, "place", "period") == [
        ["pasadena", "2014", 61.5],
        ["los-angeles-county", "2014", 60.0],
        ["pasadena", "2015", 62.5],
    ]
    assert reading.figures["row"].tolist() == [3, 4, 8]
    assert conserved(reading)
    assert any("Notes: 2013 was left out" in found for found in problems(reading, ProblemKind.OUTSIDE))


def test_several_tables_side_by_side_are_read_by_their_own_columns(write_workbook: Write, read_by: ReadBy) -> None:
    edition = SEVERAL.replace("period: {above: 'in (\\d{4})'}", "period: {column: Year}")
    edition = edition.replace("headers: [Place, Rate]", "headers: [Place, Year, Rate]")
    rows: Rows = [
        ["Place", "Year", "Rate", None, "Place", "Year", "Rate"],
        ["Pasadena city", 2014, 61.5, None, "Los Angeles County", 2014, 60],
        ["Pasadena city", 2015, 62.5, "?", None, None, None],
    ]
    reading = read_by(write_workbook({"Data": rows}), edition)
    assert figures(reading, "place", "period") == [
        ["pasadena", "2014", 61.5],
        ["pasadena", "2015", 62.5],
        ["los-angeles-county", "2014", 60.0],
    ]
    assert reading.figures["column"].tolist() == [3, 3, 7]
    assert problems(reading, ProblemKind.OUTSIDE) == ["columns column D"]
    assert conserved(reading)


def test_a_row_of_units_is_skipped_and_a_label_is_filled_down(write_workbook: Write, read_by: ReadBy) -> None:
    edition = PLAIN.replace("recognise", "layout: {skip: ['\\(.*\\)'], fill_down: [Place]}, recognise")
    rows: Rows = [
        ["Place", "Year", "Rate"],
        ["(name)", None, "(%)"],
        ["Pasadena city", 2014, 61.5],
        [None, 2015, 62.5],
        ["Los Angeles County", 2014, 60],
    ]
    reading = read_by(write_workbook({"Data": rows}), edition)
    assert figures(reading, "place", "period") == [
        ["pasadena", "2014", 61.5],
        ["pasadena", "2015", 62.5],
        ["los-angeles-county", "2014", 60.0],
    ]
    assert (reading.cells, reading.rejected, reading.outside) == (4, 0, 1)


def test_one_sheet_a_year_beside_an_index(write_workbook: Write, read_by: ReadBy) -> None:
    edition = "source: survey, sheets: 'Rates .*', other_sheets: {Index: what is where}, "
    edition += "recognise: {headers: [Place, Rate]}, "
    edition += "place: {columns: [Place]}, period: {sheet: '\\d{4}'}, "
    edition += "values: [{header: Rate, indicator: employment, scale: 1}]"
    sheets = {
        "index ": [["Rates 2014"], ["Rates 2015"]],
        "Rates 2014": [["Place", "Rate"], ["Pasadena city", 61.5]],
        "Rates 2015 (new)": [["Place", "Rate"], ["Pasadena city", 62.5]],
    }
    reading = read_by(write_workbook(sheets), edition)
    assert figures(reading, "period") == [["2014", 61.5], ["2015", 62.5]]
    assert problems(reading, ProblemKind.WARNING) == []


YEARS = "source: survey, recognise: {headers: [Place, '(?:API)?\\d{2,4}.*']}, place: {columns: [Place]}, "
YEARS += "footnotes: {'*': a new method}, period: {rewrite: [{pattern: '(\\d\\d)', write: '20\\1'}]}, "
YEARS += "values: [{header: '(?:API)?(?P<period>\\d{2,4}(?:-\\d\\d)?)', indicator: INDICATOR, scale: 1}]"
YEAR_HEADERS = [
    ("2014", "employment", "2014"),
    ("2013-14", "graduation", "2013-14"),
    ("API06", "academic-performance-index", "2006"),
    ("2015 *", "employment", "2015"),
    ("2015*", "employment", "2015"),
]


@pytest.mark.parametrize(("header", "indicator", "period"), YEAR_HEADERS)
def test_years_that_are_columns(write_text: Write, read_by: ReadBy, header: str, indicator: str, period: str) -> None:
    path = write_text("a.csv", [["Place", header], ["Pasadena city", "61.5"]])
    reading = read_by(path, YEARS.replace("INDICATOR", indicator))
    assert figures(reading, "period") == [[period, 61.5]]
    assert reading.figures["note"].tolist() == ["a new method" if "*" in header else None]


def test_a_known_mark_beside_a_period_is_kept_and_an_unknown_one_is_a_problem(
    write_text: Write, read_by: ReadBy
) -> None:
    rows = [["Place", "Year", "Rate"], ["Pasadena city", "2014 †", "61.5"], ["Pasadena city", "2015 #", "62.5"]]
    edition = PLAIN + ", footnotes: {'†': {flag: provisional, note: first count}}"
    reading = read_by(write_text("a.csv", rows), edition)
    assert figures(reading, "period", "note") == [["2014", "first count", 61.5]]
    assert problems(reading, ProblemKind.REJECTED) == ["the period “2015 #”"]


def test_groups_that_are_columns(write_text: Write, read_by: ReadBy) -> None:
    edition = "source: survey, recognise: {headers: [Place, Year, Female]}, "
    edition += "place: {columns: [Place]}, period: {column: Year}, "
    edition += (
        "values: [{header: '(?P<group>Total|Female|Male)', groups: {Total: all}, indicator: employment, scale: 1}]"
    )
    rows = [["Place", "Year", "Total", "FEMALE", "male"], ["Pasadena city", "2014", "60", "61", "59"]]
    reading = read_by(write_text("a.csv", rows), edition)
    assert figures(reading, "group") == [["all", 60.0], ["female", 61.0], ["male", 59.0]]


def test_a_table_is_known_by_what_stands_above_it(write_workbook: Write, read_by: ReadBy) -> None:
    edition = PLAIN.replace("headers:", "above: ['employed in (?:Pasadena|Altadena)'], headers:")
    rows = [["Place", "Year", "Rate"], ["Pasadena city", 2014, 61.5]]
    assert len(read_by(write_workbook({"Data": [["Employed in Pasadena, 2014"], *rows]}), edition).figures) == 1
    with pytest.raises(loaders.LoadError, match="no import template fits"):
        read_by(write_workbook({"Data": [["Unemployed"], *rows]}), edition)


def test_two_columns_are_a_period_together(write_text: Write, read_by: ReadBy) -> None:
    edition = PLAIN.replace("period: {column: Year}", "period: {columns: [Year, Month]}")
    edition = edition.replace("indicator: employment", "indicator: unemployment-monthly")
    reading = read_by(
        write_text("a.csv", [["Place", "Year", "Month", "Rate"], ["Pasadena city", "2014", "March", "6"]]), edition
    )
    assert figures(reading, "period") == [["2014-03", 6.0]]
