"""Long texts are cut piece by piece, and say the same as if they were cut whole."""

import csv
import io
from pathlib import Path

import pytest

from loaders import LoadError
from loaders.opening import limits, open_files
from loaders.opening.delimited import records
from loaders.opening.gathering import gathered

PIECE = limits.PIECE


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize("before", range(PIECE - 6, PIECE + 3))
def test_lines_end_alike_wherever_a_piece_ends(end: str, before: int) -> None:
    # A first line of nearly a piece; a cell with a line break in it, and an empty line, around the piece's end.
    cells = ["x" * 50] * (before // 51)
    text = f'{",".join(cells)},{"y" * (before - 51 * len(cells))}{end}"a{end}b",2{end}{end}3,4{end}' + f"5,6{end}" * 9
    whole = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert list(records(text, ",", strict=True)) == list(whole)


def test_a_line_longer_than_a_piece_stays_one() -> None:
    text = f"a,b\n{'x' * PIECE},{'y' * (PIECE - 1)}\n1,2\n"
    assert [len(record) for record in records(text, ",", strict=True)] == [2, 2, 2]
    assert list(records("", ",", strict=True)) == []


def test_lines_of_different_lengths_become_rows_of_one_length() -> None:
    lines = [["Title"], [], *([["a", "b", "c"]] * 2_000), ["note", "x"]]
    grid = gathered(iter(lines), 1)
    assert [grid[0], grid[1], grid[2], grid[-1]] == [
        ["Title", "", ""],
        ["", "", ""],
        ["a", "b", "c"],
        ["note", "x", ""],
    ]
    assert (len(grid), len(gathered([], 0))) == (2_003, 0)


def test_equal_texts_of_a_column_are_one_text() -> None:
    grid = gathered(([f"place {number % 2}"] for number in range(5_000)), 1)
    assert len({id(cell) for cell in grid.columns[0]}) == 2


@pytest.mark.parametrize("first", ["a\n", '"a"\n'])
def test_a_text_of_more_lines_than_a_sheet_has_rows_is_refused(tmp_path: Path, first: str) -> None:
    path = tmp_path / "long.csv"
    path.write_text(first + "1\n" * limits.MOST_ROWS)
    with pytest.raises(LoadError, match="a text of more than 1,048,576 lines"):
        [sheet.rows for opened in open_files(path) for sheet in opened.sheets]
