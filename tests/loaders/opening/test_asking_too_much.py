"""Files that would take all memory or time, or play with who reads them, are refused by one plain sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import LoadError
from loaders.opening import limits, open_files
from tests.loaders.opening import written

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
FAR = f'{ONE}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SPAN = "a sheet of 1,048,576 rows and 16,384 columns"
NUMBER = '<table:table-cell office:value-type="float" office:value="1"'


def entities() -> str:
    """Nine entities, each ten times the one before: a thousand million letters."""
    return "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 10))


def sheet_as(text: str) -> bytes:
    return written.packed(written.xlsx_parts("") | {"xl/worksheets/sheet1.xml": text})


def prefixed(rows: str) -> str:
    rows = rows.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    return f'<x:worksheet xmlns:x="{written.MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "far.xlsx": (lambda: written.xlsx(FAR), f"{SPAN}, with a cell at XFD1048576"),
    "far-in-first-row.xlsx": (
        lambda: written.xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
        f"{SPAN}, with a cell at XFD1048576",
    ),
    "far-in-single-quotes.xlsx": (
        lambda: written.xlsx(FAR.replace('"', "'")),
        "a workbook that takes too much memory or time to read",
    ),
    "far-with-prefix.xlsx": (
        lambda: sheet_as(prefixed(FAR)),
        "a workbook that takes too much memory or time to read",
    ),
    "wide-without-addresses.xlsx": (
        lambda: written.xlsx(f"<row>{'<c><v>1</v></c>' * 16_385}</row>"),
        "a row of 16,385 cells",
    ),
    "many-tables.zip": (
        lambda: written.packed({f"{number}.csv": "a,b\n1,2\n" for number in range(501)}),
        "an archive of 501 tables",
    ),
    "far.xlsb": (
        lambda: written.xlsb(written.row12(0) + written.row12(1048575) + written.number12(16383, 1)),
        SPAN,
    ),
    "far.xls": (lambda: written.xls(written.number8(65535, 255, 1)), "a sheet of 65,536 rows and 256 columns"),
    "far.ods": (
        lambda: written.ods(
            '<table:table-row table:number-rows-repeated="1048575"/><table:table-row>'
            f'<table:table-cell table:number-columns-repeated="16383"/>{NUMBER}/></table:table-row>'
        ),
        SPAN,
    ),
    "repeated.ods": (
        lambda: written.ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            f'{NUMBER} table:number-columns-repeated="16384"/></table:table-row>'
        ),
        SPAN,
    ),
    "entities.xlsx": (
        lambda: sheet_as(f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities()}]><worksheet>&e9;</worksheet>'),
        "the workbook is damaged (it declares entities, which no spreadsheet program does)",
    ),
    "ratio.xlsx": (
        lambda: written.packed(written.xlsx_parts("") | {"xl/sharedStrings.xml": b" " * (100 << 20)}),
        "0.1 MB that unpack to 100 MB",
    ),
    "long-text.xlsx": (
        lambda: written.xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * (1 << 20)}</t></is></c></row>'),
        "a text longer than a cell can hold (32,767 characters)",
    ),
    "ratio.zip": (lambda: written.packed({"a.csv": b"a,b\n" * (25 << 20)}), "0.1 MB that unpack to 100 MB"),
    "many.zip": (
        lambda: written.packed({f"{at}.csv": b"a" for at in range(10_001)}),
        "an archive of more than 10,000 parts",
    ),
    "deep.zip": (
        lambda: written.packed({"a.zip": written.packed({"b.zip": written.packed({"c.csv": b"a,b"})})}),
        "archives within archives (a.zip/b.zip)",
    ),
    "line.csv": (lambda: b"a,b\n" + b"x" * (3 << 20), "a line of more than a million letters"),
    "columns.csv": (lambda: b"a," * 20_000 + b"\n", "a row of 20,001 cells"),
    "cells.csv": (lambda: b",,,,,,,\n" * (3 << 20), "a text of more than 16,777,216 cells"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_asks_too_much_is_refused(name: str, tmp_path: Path) -> None:
    made, found = BOMBS[name]
    (tmp_path / name).write_bytes(made())
    with pytest.raises(LoadError) as error:
        [sheet.rows for opened in open_files(tmp_path / name) for sheet in opened.sheets]
    (problem,) = error.value.problems
    assert problem.found == found
    assert problem.mend.endswith(".")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)  # no byte of it is on the disk
    with pytest.raises(LoadError, match="a file of 256 MB"):
        open_files(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(LoadError, match="a folder, a pipe or a device"):
        open_files(tmp_path / "pipe.csv")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device here")
def test_a_link_to_a_device_is_refused_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    with pytest.raises(LoadError, match="a folder, a pipe or a device"):
        open_files(tmp_path / "zero.csv")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables.csv").mkdir()
    with pytest.raises(LoadError, match="a folder, a pipe or a device"):
        open_files(tmp_path / "tables.csv")


def test_cells_that_only_have_a_format_may_reach_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(written.xlsx(f'{ONE}<row r="1048576"><c r="XFD1048576" s="1"/></row>'))
    (opened,) = open_files(path)
    assert opened.sheets[0].rows == [[1.0]]


def test_a_part_that_is_longer_than_it_says_is_refused(tmp_path: Path) -> None:
    content = bytearray(written.xlsx(ONE))
    at = content.rindex(b"xl/worksheets/sheet1.xml") - 46  # its entry in the directory, where sizes are believed
    content[at + 24 : at + 28] = (40).to_bytes(4, "little")
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(LoadError, match="is not as it was saved"):
        open_files(tmp_path / "a.xlsx")
