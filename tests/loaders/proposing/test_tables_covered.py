"""Every figure of every table that inspect lists is read, rejected or left out by the proposal: none is lost."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, Reading
from loaders.cells import Cell
from loaders.inspecting import FoundTable
from loaders.opening import open_file
from loaders.proposing import Proposal
from tests.loaders.conftest import write

Rows = Sequence[Sequence[object]]
POVERTY: Rows = [["Place", 2018, 2019], ["Los Angeles County", 14.25, 13.5], ["California", 12.5, 11.5]]
JOBLESS: Rows = [["Place", 2016, 2017], ["Orange County", 4.75, 4.5], ["California", 5.25, 4.25]]
CRIME: Rows = [["City", "Year", "Violent crime", "Murder"], ["Pasadena", 2018, 300, 4], ["Glendale", 2018, 200, 1]]
LAYOUTS: dict[str, Mapping[str, Rows]] = {
    "one table": {"T": POVERTY},
    "titles that name the indicators": {
        "T": [["Poverty"], *POVERTY, [], ["Unemployment rate"], *JOBLESS, [], ["Note"]]
    },
    "numbered titles": {"T": [["Table 1. Poverty, percent"], *POVERTY, [], ["Table 2. Joblessness"], *JOBLESS]},
    "the first without a title": {"T": [*POVERTY, [], ["Unemployment rate"], *JOBLESS]},
    "a title without an empty row": {"T": [["Poverty"], *POVERTY, ["Unemployment rate"], *JOBLESS]},
    "titles with years": {
        "T": [
            ["Poverty in 2018"],
            ["Place", "Total", "Black"],
            ["California", 12.5, 15.5],
            [],
            ["Unemployment rate, 2017"],
            ["Place", "Total", "Black"],
            ["California", 5.5, 7.5],
        ]
    },
    "two layouts": {"T": [["Poverty"], *POVERTY, [], ["Crimes"], *CRIME, [], ["Source: An agency"]]},
    "two layouts on two sheets": {"A": [["Poverty"], *POVERTY], "B": CRIME},
    "side by side": {"T": [[*left, None, *right] for left, right in zip(POVERTY, JOBLESS, strict=True)]},
    "the header again in another order": {"T": [*POVERTY, ["Place", 2019, 2018], ["Orange County", 4.75, 4.5]]},
    "a sheet a year": {
        "2018": [["Place", "Poverty"], ["California", 12.5]],
        "2019": [["Place", "Poverty"], ["California", 11.5]],
    },
    "notes between": {"T": [["Poverty"], *POVERTY, ["Note: of people"], [], ["Unemployment rate"], *JOBLESS]},
}


def listed_figures(path: Path, tables: Sequence[FoundTable]) -> int:
    """Return how many filled cells stand in the columns of figures of the tables that inspect lists."""
    sheets = {sheet.name: sheet.rows for sheet in open_file(path).sheets}
    return sum(_figures(sheets[table.sheet], table) for table in tables)


def _figures(rows: Sequence[Sequence[Cell]], table: FoundTable) -> int:
    body = rows[table.header_row : table.header_row + table.rows]
    at = [ord(column.cell[0]) - ord("A") for column in table.columns if column.use.startswith("figures")]
    return sum(isinstance(row[one], int | float) for row in body for one in at if one < len(row))


@pytest.fixture
def loaded(tmp_path: Path, known: Framework, description: Path) -> Callable[[str], tuple[int, list[Reading]]]:
    """Inspect a layout, save the proposal, and read the file with each of its entries."""

    def inspect_and_read(layout: str) -> tuple[int, list[Reading]]:
        (tmp_path / "recipes").mkdir()
        file = write(tmp_path / "county.xlsx", LAYOUTS[layout])
        found = loaders.inspect(file, known, recipes=tmp_path / "recipes", workbook=description)
        assert found.proposal is not None
        script = found.proposal.script(name="new").replace("    recognise:", "    source: survey\n    recognise:")
        recipe = tmp_path / "new.yaml"
        recipe.write_text(script, "utf-8")
        names = [edition["id"] for edition in found.proposal.recipe["editions"]]
        readings = [
            loaders.read(file, known, recipes=tmp_path, workbook=description, recipe=f"{recipe}/{name}")
            for name in names
        ]
        return listed_figures(file, found.tables), readings

    return inspect_and_read


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_figure_of_every_listed_table_is_counted_by_a_load(
    layout: str, loaded: Callable[[str], tuple[int, list[Reading]]]
) -> None:
    there, readings = loaded(layout)
    assert there > 0
    assert sum(reading.cells or 0 for reading in readings) == there
    for reading in readings:
        assert reading.cells == len(reading.figures) + reading.rejected + reading.outside


@pytest.mark.parametrize(
    "layout",
    [
        "titles that name the indicators",
        "a title without an empty row",
        "notes between",
    ],
)
def test_the_titles_tell_the_indicators_of_two_tables_with_the_same_headers(
    layout: str, loaded: Callable[[str], tuple[int, list[Reading]]]
) -> None:
    _, (reading,) = loaded(layout)
    figures = zip(*(reading.figures[name] for name in ("indicator", "place", "period", "value")), strict=True)
    assert set(figures) == {
        ("poverty", "los-angeles-county", "2018", 14.25),
        ("poverty", "los-angeles-county", "2019", 13.5),
        ("poverty", "california", "2018", 12.5),
        ("poverty", "california", "2019", 11.5),
        ("unemployment", "orange-county", "2016", 4.75),
        ("unemployment", "orange-county", "2017", 4.5),
        ("unemployment", "california", "2016", 5.25),
        ("unemployment", "california", "2017", 4.25),
    }


def test_tables_with_other_titles_and_the_same_places_and_years_are_asked_about(
    proposal_of: Callable[..., Proposal],
) -> None:
    rows = [["Place", "Violent crime"], ["Pasadena", 12], ["California", 13]]
    found = proposal_of(["Women, 2018"], *rows, [], ["Men, 2018"], *rows)
    assert any("what tells them apart?" in one for one in found.questions)


def test_a_heading_among_the_records_is_asked_about(proposal_of: Callable[..., Proposal]) -> None:
    found = proposal_of(["Poverty"], *POVERTY, ["Unemployment rate"], ["Pasadena", 1.5, 2.5])
    asked = [one for one in found.questions if "says only" in one]
    assert [one.partition(":")[0] for one in asked] == ["Among the records row 5 says only “Unemployment rate”"]


def test_a_table_that_the_entry_cannot_find_is_said(proposal_of: Callable[..., Proposal]) -> None:
    many = [[f"Town {number}", 2018, number, 1] for number in range(40)]
    found = proposal_of(*CRIME, *many, [], ["Poverty"], *POVERTY)
    assert any("does not find the table “Data” A46:C48" in one for one in found.questions)


def test_tables_without_a_header_in_common_get_entries_of_their_own(
    tmp_path: Path, known: Framework, description: Path
) -> None:
    file = write(tmp_path / "a.xlsx", {"A": [["mpg", "cyl"], [20.5, 6]], "B": [["depth", "size"], [7.5, 3]]})
    found = loaders.inspect(file, known, recipes=tmp_path, workbook=description)
    assert found.proposal is not None
    assert [edition["id"] for edition in found.proposal.recipe["editions"]] == ["a", "b"]
    assert not [one for one in found.proposal.questions if "does not find" in one]
