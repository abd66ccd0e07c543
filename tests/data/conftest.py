"""The sample's workbook, read once; each sheet is a list of rows by header."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

Row = dict[str, object]
Sheets = dict[str, list[Row]]
KEY = ("Indicator", "Place", "Group", "Period")


def rows_of(workbook: Workbook) -> Sheets:
    """Return each sheet's rows by header; an empty cell is None."""
    sheets: Sheets = {}
    for sheet in workbook.worksheets:
        header, *rows = sheet.iter_rows(values_only=True)
        sheets[sheet.title] = [dict(zip(map(str, header), row, strict=True)) for row in rows]
    return sheets


@pytest.fixture(scope="session")
def sample_folder(project_root: Path) -> Path:
    """Where the sample collaborative is kept."""
    return project_root / "data" / "pasadena"


@pytest.fixture(scope="session")
def workplan_file(sample_folder: Path) -> Workbook:
    """The workbook itself, with its looks."""
    return load_workbook(sample_folder / "workplan.xlsx")


@pytest.fixture(scope="session")
def workplan(workplan_file: Workbook) -> Sheets:
    """The workbook's rows, sheet by sheet."""
    return rows_of(workplan_file)


@pytest.fixture(scope="session")
def first_edition(sample_folder: Path) -> Sheets:
    """The monthly unemployment as it was published in November 2023."""
    return rows_of(load_workbook(sample_folder / "unemployment-2023-11.xlsx"))


@pytest.fixture(scope="session")
def second_edition(sample_folder: Path) -> Sheets:
    """The monthly unemployment as it was published in January 2025."""
    return rows_of(load_workbook(sample_folder / "unemployment-2025-01.xlsx"))


@pytest.fixture(scope="session")
def figures(workplan: Sheets, first_edition: Sheets, second_edition: Sheets) -> list[Row]:
    """Every row of figures in the order of loading, those that a later edition revises too."""
    return [row for sheets in (workplan, first_edition, second_edition) for row in sheets["Observations"]]


@pytest.fixture(scope="session")
def figure(workplan: Sheets) -> Callable[[str], Row]:
    """Look a figure's row up by `indicator|place|group|period`."""
    kept = {"|".join(str(row[name]) for name in KEY): row for row in workplan["Observations"]}
    return kept.__getitem__
