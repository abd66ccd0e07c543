import datetime as dt

import pytest

from loaders import cells


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_are_lettered_as_a_spreadsheet_letters_them(column: int, letters: str) -> None:
    assert cells.letters(column) == letters


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        ([4], "B4"),
        ([2, 3, 4, 5], "B2:B5"),
        ([9, 2, 3, 2], "B2:B3, B9"),
        (range(1, 41, 2), "B1, B3, B5, B7, B9, B11, B13, B15, B17, B19, B21, B23 and 8 more"),
    ],
)
def test_addresses_of_many_cells_are_joined_to_runs(rows: list[int], written: str) -> None:
    assert cells.ranges(rows, 2) == written


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  two\n words ", "two words"),
        (2014.0, "2014"),
        (62.5, "62.5"),
        (True, "yes"),
        (None, ""),
        (dt.date(2014, 1, 28), "2014-01-28"),
        (dt.datetime(2014, 1, 28), "2014-01-28"),
        (dt.datetime(2014, 1, 28, 9, 30), "2014-01-28 09:30:00"),
    ],
)
def test_a_cell_says_what_a_person_would_have_written(cell: cells.Cell | None, text: str) -> None:
    assert cells.text(cell) == text


def test_addresses_cut_short_still_know_every_cell() -> None:
    written = cells.ranges([2, 3, 5, *range(10, 60, 2)], 28)
    assert written.endswith(" and 15 more")
    assert sum(last - first + 1 for first, last, _ in cells.runs_of(written)) == 28
    assert cells.runs_of(written)[:2] == ((2, 3, 28), (5, 5, 28))
    assert cells.runs_of("AB2:AB5, AB9") == ((2, 5, 28), (9, 9, 28))
    assert cells.runs_of("") == ()
