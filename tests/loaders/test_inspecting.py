from collections.abc import Callable
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework

Write = Callable[..., Path]
Inspect = Callable[[Path], loaders.Inspection]


@pytest.fixture
def inspect(framework: Framework, recipes: Path, description: Path) -> Inspect:
    """Inspect a file against the small framework."""

    def inspect_file(path: Path) -> loaders.Inspection:
        return loaders.inspect(path, framework, recipes=recipes, workbook=description)

    return inspect_file


def test_each_column_of_a_publishers_file_says_how_it_would_be_read(write_text: Write, inspect: Inspect) -> None:
    header = ["year", "state", "place", "share_employed", "share_employed_lb", "share_employed_quality", "rate_x"]
    found = inspect(write_text("a.csv", [header, ["2014", "06", "56000", ".8", ".7", "1", "5"]]))
    assert (found.recipe, found.reasons) == ("urban-mobility/city", ())
    (table,) = found.tables
    assert (table.sheet, table.header_row, table.rows) == ("a", 1, 1)
    assert [(column.cell, column.use) for column in table.columns] == [
        ("A1", "period"),
        ("B1", "place"),
        ("C1", "place"),
        ("D1", "figures of employment, times 100"),
        ("E1", "lower of the figure beside it"),
        ("F1", "quality of the figure beside it"),
        ("G1", "not read"),
    ]


def test_a_long_table_says_which_rows_are_read_as_what(write_text: Write, inspect: Inspect) -> None:
    header = ["geography", "year", "indicator", "subgroup_type", "subgroup", "value", "lower", "upper", "quality"]
    found = inspect(write_text("a.csv", [[*header, "source_path"]]))
    value = found.tables[0].columns[5]
    assert value.use.startswith(
        "figures of student-homelessness, where indicator is count_homeless|homeless_count; or "
    )


def test_the_sheets_of_a_workbook_are_said_with_their_columns(write_workbook: Write, inspect: Inspect) -> None:
    sheets = {
        "Places": [["Id", "Name", "Kind", "Name (es)", "Checked (es)", "Remark"], ["a", "A", "city"]],
        "Plans": [["x"]],
    }
    found = inspect(write_workbook(sheets))
    assert found.recipe == "commoncurve-workbook"
    assert [column.use for column in found.tables[0].columns] == [
        "slug",
        "text",
        "choice",
        "name, in es",
        "who checked the words in es",
        "not read",
    ]
    assert [column.use for column in found.tables[1].columns] == ["not read"]


def test_an_unknown_file_is_told_what_the_nearest_templates_miss(write_text: Write, inspect: Inspect) -> None:
    found = inspect(write_text("a.csv", [[], ["CDS", "SNAME", "DNAME", "CNAME", "API13"], ["1"]]))
    assert found.recipe is None
    assert found.reasons[0].startswith("a.csv: a layout that no import template fits")
    assert "cde-api-growth/2013 lacks API12, HI_API13" in found.reasons
    assert (found.tables[0].header_row, found.tables[0].rows) == (2, 1)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, inspect: Inspect) -> None:
    with pytest.raises(loaders.LoadError):
        inspect(tmp_path / "nowhere.csv")
