"""A second table below or beside the first, headings between rows, torn rows: no figure goes to the wrong place."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, ProblemKind, Reading

Rows = Sequence[Sequence[object]]
Write = Callable[[Mapping[str, Rows]], Path]
Read = Callable[..., Reading]
SPLIT = "Split it onto a sheet of its own, or have a template proposed."
FIRST: Rows = [["Place", "2018", "2019"], ["Los Angeles County", 14.2, 13.4], ["Kern County", 20, 19]]
FOUR = [("kern", "2018", 20), ("kern", "2019", 19), ("la", "2018", 14.2), ("la", "2019", 13.4)]


@pytest.fixture
def known() -> Framework:
    titles = {"poverty": "Poverty", "unemployment": "Unemployment rate"}
    places = {"la": "Los Angeles County", "kern": "Kern County", "orange": "Orange County", "mono": "Mono County"}
    return Framework(
        ("en",),
        {one: KnownIndicator(one, "percent", "year", title, source="survey") for one, title in titles.items()},
        {one: KnownPlace(one, name, None, (), "county") for one, name in places.items()},
        {one: KnownGroup(one, one, "any", ()) for one in ("all", "female")},
        ids={"source": frozenset({"survey"})},
    )


def told(reading: Reading) -> list[tuple[str, str, float]]:
    """Return place, period and value of every figure in order, after every cell was accounted for."""
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
    found = reading.figures[["place", "period", "value"]].itertuples(index=False, name=None)
    return sorted((str(place), str(period), float(value)) for place, period, value in found)


def refused(reading: Reading) -> list[tuple[str, str, int]]:
    """Return where, what was found and how many cells each refusal costs."""
    return [(one.cell, one.found, one.cells) for one in reading.problems if one.kind is ProblemKind.REJECTED]


def test_a_second_table_below_the_first_is_refused(read: Read, known: Framework, write_workbook: Write) -> None:
    below: Rows = [["Unemployment rate"], ["Place", "2016", "2017"], ["Orange County", 4.7, 4.4]]
    reading = read(write_workbook({"Poverty": [*FIRST, [], *below]}), known)
    assert told(reading) == FOUR
    assert refused(reading) == [("B6:C7", "a second table begins at row 6", 4)]
    assert [one.mend for one in reading.problems if one.kind is ProblemKind.REJECTED] == [SPLIT]


def test_a_header_in_another_order_begins_a_second_table(read: Read, known: Framework, write_workbook: Write) -> None:
    below: Rows = [["Place", "2019", "2018"], ["Orange County", 12, 11]]
    reading = read(write_workbook({"Poverty": [*FIRST, *below]}), known)
    assert told(reading) == FOUR
    assert refused(reading) == [("B4:C5", "a second table begins at row 4", 4)]


@pytest.mark.parametrize("label", ["Counties of the south", "", "Location"])
def test_years_that_follow_each_other_are_a_header(
    read: Read, known: Framework, write_workbook: Write, label: str
) -> None:
    below: Rows = [[], [label, 2016, 2017], ["Orange County", 4.7, 4.4]]
    reading = read(write_workbook({"Poverty": [*FIRST, *below]}), known)
    assert told(reading) == FOUR
    assert refused(reading) == [("B5:C6", "a second table begins at row 5", 4)]


def test_counts_that_look_like_years_are_figures(read: Read, known: Framework, write_text: Callable[..., Path]) -> None:
    rows: Rows = [
        ["Place", "2018", "2019"],
        ["Kern County", 1990, 1992],
        ["Alpine", 2001, 2002],
        ["Orange County", 1, 2],
    ]
    reading = read(write_text("Poverty.csv", rows), known)
    assert {found for _, found, _ in refused(reading)} == {"“1990”", "“1992”"}  # more than 100 percent
    assert told(reading) == [("orange", "2018", 1), ("orange", "2019", 2)]


def test_words_where_figures_stand_begin_a_second_long_table(
    read: Read, known: Framework, write_workbook: Write
) -> None:
    rows: Rows = [
        ["Place", "Year", "Value"],
        ["Kern County", 2018, 20],
        ["Place", "Year", "Rate"],
        ["Mono County", 2018, 1],
    ]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == [("kern", "2018", 20)]
    assert refused(reading) == [("C3:C4", "a second table begins at row 3", 2)]


def test_a_template_of_several_tables_reads_the_second_with_its_own_header(
    read_by: Read, known: Framework, write_workbook: Write
) -> None:
    edition = (
        "source: survey, layout: {several: true}, recognise: {headers: [Place, '2018']}, place: {columns: [Place]}, "
    )
    edition += "values: [{header: '(?P<period>\\d{4})', indicator: poverty, scale: 1}]"
    below: Rows = [["Place", "2019", "2018"], ["Orange County", 12, 11]]
    other: Rows = [["Place", "2016", "2017"], ["Mono County", 5, 6]]
    reading = read_by(write_workbook({"Data": [*FIRST, [], *below, [], *other]}), edition, known)
    assert told(reading) == [*FOUR, ("orange", "2018", 11), ("orange", "2019", 12)]
    assert refused(reading) == [("B8:C9", "a second table begins at row 8", 4)]


@pytest.mark.parametrize("gap", [[], [None]])
def test_a_table_beside_the_first_is_never_given_to_the_first_place(
    read: Read, known: Framework, write_workbook: Write, gap: list[object]
) -> None:
    beside: Rows = [["Place", "2020", "2021"], ["Orange County", 4.7, 4.4], ["Mono County", 4, 4]]
    rows = [[*one, *gap, *other] for one, other in zip(FIRST, beside, strict=True)]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == FOUR
    column, cells = ("E", "F2:G3") if gap else ("D", "E2:F3")
    assert refused(reading) == [(cells, f"a second table begins at column {column}", 4)]


@pytest.mark.parametrize(
    ("headers", "stored", "area", "count"),
    [
        (["Place", "2018", "Area", "2020"], [("la", "2018", 14.2)], "D2", 1),
        # The row's own place stands on the right, so that nobody knows whose the figures on the left are.
        (["State", "2018", "County", "2020"], [], "B2:D2", 2),
    ],
)
def test_places_behind_figures_begin_another_table_without_a_gap(
    read: Read,
    known: Framework,
    write_workbook: Write,
    headers: Sequence[object],
    stored: Rows,
    area: str,
    count: int,
) -> None:
    rows: Rows = [headers, ["Los Angeles County", 14.2, "Kern County", 20]]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == stored
    assert refused(reading) == [(area, "a second table begins at column C", count)]


def test_a_number_or_a_source_that_is_called_like_a_place_begins_no_table(
    read: Read, known: Framework, write_workbook: Write
) -> None:
    rows: Rows = [["Place", "2018", "Source", "2019"], ["Los Angeles County", 14.2, "Kern County", 13.4]]
    assert told(read(write_workbook({"Poverty": rows}), known)) == [("la", "2018", 14.2), ("la", "2019", 13.4)]


def test_places_behind_every_figure_are_those_of_the_row(read: Read, known: Framework, write_workbook: Write) -> None:
    rows: Rows = [["2018", "2019", "Place"], [14.2, 13.4, "Los Angeles County"]]
    assert told(read(write_workbook({"Poverty": rows}), known)) == [("la", "2018", 14.2), ("la", "2019", 13.4)]


def test_rows_below_a_heading_are_asked_about(read: Read, known: Framework, write_workbook: Write) -> None:
    rows = [*FIRST, ["Unemployment rate"], ["Orange County", 4.7, 4.4], [], ["Note: a survey"]]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == FOUR
    heading = "the heading “Unemployment rate” in row 4, with figures below it"
    assert refused(reading) == [("B5:C5", heading, 2)]
    assert any(one.mend.startswith("What does it mean?") for one in reading.problems)


def test_the_name_of_another_indicator_above_all_rows_is_asked_about(
    read: Read, known: Framework, write_workbook: Write
) -> None:
    rows = [FIRST[0], ["Unemployment rate"], *FIRST[1:]]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == []
    assert refused(reading) == [("B3:C4", "the heading “Unemployment rate” in row 2, with figures below it", 4)]
    assert told(read(write_workbook({"Poverty": [FIRST[0], ["Poverty"], *FIRST[1:]]}), known)) == FOUR


def test_places_without_figures_are_no_headings(read: Read, known: Framework, write_workbook: Write) -> None:
    rows = [*FIRST, ["Mono County"], ["Alpine County"], ["Orange County", 4.7, 4.4]]
    reading = read(write_workbook({"Poverty": rows}), known)
    assert told(reading) == [*FOUR, ("orange", "2018", 4.7), ("orange", "2019", 4.4)]
    assert refused(reading) == []


def test_a_row_with_more_cells_than_headers_is_refused_with_its_cells(
    read: Read, known: Framework, tmp_path: Path
) -> None:
    path = tmp_path / "Poverty.csv"
    path.write_text("Place,Year,Value\nOrange County,2018,12\nKern County,2018,1,234\nMono County,2018,9,\n", "utf-8")
    reading = read(path, known)
    assert told(reading) == [("mono", "2018", 9), ("orange", "2018", 12)]
    found = "4 cells below 3 headers: A3 Kern County, B3 2018, C3 1, D3 234"
    assert refused(reading) == [("C3:D3", found, 2)]
    mends = [one.mend for one in reading.problems if one.kind is ProblemKind.REJECTED]
    assert mends == ["A comma inside a number wants quotation marks."]


def test_many_torn_rows_are_said_together(read: Read, known: Framework, tmp_path: Path) -> None:
    path = tmp_path / "Poverty.csv"
    path.write_text("Place,Year,Value\n" + "Kern County,2018,1,234\n" * 50, "utf-8")
    reading = read(path, known)
    assert (told(reading), reading.rejected, len(refused(reading))) == ([], 100, 20)
    assert refused(reading)[-1][1].endswith("D21 234, and 30 more such rows")


def test_a_table_without_rows_is_said(read: Read, known: Framework, tmp_path: Path) -> None:
    path = tmp_path / "Poverty.csv"
    path.write_text("Place,Year,Value\n", "utf-8")
    assert "a table without figures" in [one.found for one in read(path, known).problems]
