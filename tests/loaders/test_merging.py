"""An archive of workbooks is one reading: stored in one transaction, each figure once."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import ProblemKind
from loaders import LoadError
from tests.loaders.conftest import OBSERVATIONS, Read


@pytest.fixture
def archive(tmp_path: Path, write_workbook: Callable[..., Path]) -> Callable[..., Path]:
    """Write workbooks of observations into one archive; a row is year and value of employment in Pasadena."""

    def write(**members: list[tuple[int, object]]) -> Path:
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w") as packed:
            for name, years in members.items():
                rows = [["employment", "pasadena", "all", year, value, *[None] * 5, "survey"] for year, value in years]
                packed.write(write_workbook({"Observations": [OBSERVATIONS, *rows]}), f"{name}.xlsx")
        return path

    return write


def test_the_figures_of_every_member_are_read_and_know_their_sheet(read: Read, archive: Callable[..., Path]) -> None:
    reading = read(archive(a=[(2011, 61), (2012, 62)], b=[(2013, 63)]))
    assert reading.file == "all.zip"
    assert reading.sheets == ("a.xlsx: Observations", "b.xlsx: Observations")
    assert reading.figures[["period", "value", "sheet", "row"]].to_numpy().tolist() == [
        ["2011", 61.0, 0, 2],
        ["2012", 62.0, 0, 3],
        ["2013", 63.0, 1, 2],
    ]


def test_a_figure_that_two_members_say_differently_is_not_taken(read: Read, archive: Callable[..., Path]) -> None:
    reading = read(archive(a=[(2011, 61), (2012, 62)], b=[(2012, 63), (2011, 61)]))
    assert reading.figures["period"].tolist() == ["2011"]
    assert (reading.rejected, reading.outside) == (2, 1)
    torn, again = (problem for problem in reading.problems if problem.cells)
    assert torn.kind is ProblemKind.REJECTED
    assert torn.found == ("employment, pasadena, all, 2012: a.xlsx: Observations E3 62 and b.xlsx: Observations E2 63")
    assert (again.kind, again.sheet, again.cell) == (ProblemKind.OUTSIDE, "b.xlsx: Observations", "E3")
    assert reading.cells == len(reading.figures) + reading.rejected + reading.outside


def test_a_member_that_cannot_be_read_is_said_and_the_others_are_read(
    read: Read, archive: Callable[..., Path], write_workbook: Callable[..., Path]
) -> None:
    path = archive(a=[(2011, 61)])
    with zipfile.ZipFile(path, "a") as packed:
        packed.write(write_workbook({"Lunch": [["soup", "salad"]]}, "menu.xlsx"), "menu.xlsx")
    reading = read(path)
    assert len(reading.figures) == 1
    assert [problem.file for problem in reading.problems] == ["all.zip/menu.xlsx"]


def test_an_archive_of_which_nothing_can_be_read_says_every_reason(
    read: Read, tmp_path: Path, write_workbook: Callable[..., Path]
) -> None:
    menu = write_workbook({"Lunch": [["soup", "salad"]]}, "menu.xlsx")
    with zipfile.ZipFile(tmp_path / "menus.zip", "w") as packed:
        packed.write(menu, "a.xlsx")
        packed.write(menu, "b.xlsx")
    with pytest.raises(LoadError) as error:
        read(tmp_path / "menus.zip")
    assert [problem.file for problem in error.value.problems] == ["menus.zip/a.xlsx", "menus.zip/b.xlsx"]
