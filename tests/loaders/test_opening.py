import hashlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from loaders import LoadError
from loaders.opening import limits, open_file


def refused(path: Path) -> str:
    with pytest.raises(LoadError) as error:
        [sheet.rows for sheet in open_file(path).sheets]
    (problem,) = error.value.problems
    assert problem.file == path.name
    assert problem.mend.endswith(".")
    return problem.found


def test_text_is_read_with_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    for name, content in {"a.csv": b"x,y\r\n1,\xc3\xb1\r\n", "b.csv": b"\xef\xbb\xbfx,y\n1,\xc3\xb1\n"}.items():
        path = tmp_path / name
        path.write_bytes(content)
        opened = open_file(path)
        assert opened.sheets[0].rows == [["x", "y"], ["1", "ñ"]]
        assert opened.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_usual_signs_between_cells_are_known(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"x{delimiter}y{delimiter}z\n1{delimiter}2{delimiter}3\n")
    assert open_file(path).sheets[0].rows[1] == ["1", "2", "3"]


def test_a_line_break_inside_quotes_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'name,value\n"two\nlines, and a comma",5\n')
    assert open_file(path).sheets[0].rows[1] == ["two\nlines, and a comma", "5"]


CONTENTS = [
    ("empty.csv", b"", "the file is empty"),
    ("blank.csv", b" \n \n", "the file is empty"),
    ("page.html", b"<table></table>", "a web page (HTML), whatever its name says"),
    ("notes.md", b"a,b", "a file of kind “.md”"),
    ("no-suffix", b"a,b", "a file of kind “no suffix”"),
    ("really.csv", b"PK\x03\x04 and so on", "the file is damaged (it breaks off or was changed)"),
    ("text.xlsx", b"a,b\n1,2\n", "no workbook, whatever its name says"),
    ("open-quote.csv", b'a,b\n"1,2\n', "the text breaks off inside a cell (unexpected end of data)"),
]


@pytest.mark.parametrize(("name", "content", "found"), CONTENTS)
def test_a_file_that_cannot_be_read_gets_one_plain_sentence(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(tmp_path / name) == found


def test_a_truncated_workbook_is_said_to_be_damaged(write_workbook: Callable[..., Path]) -> None:
    path = write_workbook({"Observations": [["Indicator"]]})
    path.write_bytes(path.read_bytes()[:700])
    assert refused(path).startswith("the file is damaged")


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere.csv") == "the file cannot be opened (No such file or directory)"


def test_hidden_sheets_are_known_as_such(write_workbook: Callable[..., Path]) -> None:
    path = write_workbook({"Seen": [["a"]], "Unseen": [["b"]]})
    book = openpyxl.load_workbook(path)
    book["Unseen"].sheet_state = "hidden"
    book.save(path)
    assert [(sheet.name, sheet.hidden) for sheet in open_file(path).sheets] == [("Seen", False), ("Unseen", True)]


def test_the_manual_names_the_limits(project_root: Path) -> None:
    manual = (project_root / "docs" / "opening-files.md").read_text(encoding="utf-8")
    megabytes = (limits.LARGEST_FILE, limits.LARGEST_TEXT, limits.LARGEST_UNPACKED, limits.LARGEST_PART)
    for said in (
        *(f"{size // limits.MEGA:,} MB" for size in (*megabytes, limits.FREE_UNPACKED, limits.TRIAL_MEMORY)),
        *(f"{count:,}" for count in (limits.MOST_PARTS, limits.MOST_CELLS, limits.FREE_CELLS, limits.MOST_COLUMNS)),
        f"{limits.TRIAL_SECONDS} seconds",
        f"| {limits.HIGHEST_RATIO} |",
    ):
        assert said in manual
