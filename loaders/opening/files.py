"""Opening: a file's bytes become sheets of cells, whatever program wrote it."""

import csv
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import python_calamine as calamine

from loaders.cells import Cell
from loaders.problems import HIDDEN, Fault, Findings, refusal

WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
TEXTS = {".csv", ".tsv", ".txt"}
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What reading a damaged archive may end in, by which of its bytes is wrong.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
DELIMITERS = ",;\t|"
# A cell may hold as much text as Excel allows, and a publisher's notes a little more.
csv.field_size_limit(1 << 20)


class Sheet:
    """One sheet; its cells are read when they are first asked for, and then kept."""

    def __init__(self, name: str, read: Callable[[], list[list[Cell]]], *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self._read = read

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """Every row from A1, empty cells as ""."""
        return self._read()


@dataclass(frozen=True)
class Opened:
    """A file that could be opened: its name, the SHA-256 of its bytes, its sheets."""

    path: Path
    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    content: bytes


def open_file(path: Path) -> Opened:
    """Open `path` by its suffix and its first bytes.

    Raises:
        LoadError: there is no such file, it is empty or corrupt, locked by a password, not what its name says, or
            written in an encoding other than UTF-8.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refusal(path.name, _unreadable(error)) from error
    if not content.strip():
        raise refusal(path.name, Fault("the file is empty", "a table", "Save the file again and check its size."))
    sheets = _sheets(path, content)
    return Opened(path, path.name, hashlib.sha256(content).hexdigest(), sheets, content)


def say_hidden(sheet: Sheet, findings: Findings) -> None:
    """Warn of a sheet that was read though nobody sees it in a spreadsheet program."""
    if sheet.hidden:
        findings.warn(sheet.name, "", HIDDEN)


def _unreadable(error: OSError) -> Fault:
    return Fault(f"the file cannot be opened ({error.strerror})", "a file", "Check its name and folder.")


def _sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    suffix = path.suffix.lower()
    packed = content.startswith((ZIP, OLE))
    if suffix in WORKBOOKS:
        return _workbook_sheets(path, content)
    if suffix in TEXTS and not packed:
        return (_text_sheet(path, content),)
    found = f"a workbook named {suffix}" if suffix in TEXTS else f"a file of kind “{suffix or 'no suffix'}”"
    known = ", ".join(sorted(WORKBOOKS | TEXTS))
    raise refusal(
        path.name, Fault(found, f"one of {known}", "Give the file the suffix of what it is, or save it as xlsx.")
    )


def _workbook_sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except calamine.PasswordError as error:
        fault = Fault("the workbook is locked by a password", "an open workbook", "Save it without a password.")
        raise refusal(path.name, fault) from error
    except calamine.CalamineError as error:
        raise refusal(path.name, _corrupt(content, error)) from error
    if content.startswith(ZIP):
        _check_parts(path.name, content)
    return tuple(
        Sheet(
            about.name, _reader(path.name, book, about.name), hidden=about.visible != calamine.SheetVisibleEnum.Visible
        )
        for about in book.sheets_metadata
        if about.typ == calamine.SheetTypeEnum.WorkSheet
    )


def _check_parts(file: str, content: bytes) -> None:
    """Refuse a workbook with a part that is not as it was saved: calamine would read a changed digit as a figure."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            damaged = archive.testzip()
    except DAMAGED as error:
        raise refusal(file, _corrupt(content, error)) from error
    if damaged:
        raise refusal(file, _corrupt(content, zipfile.BadZipFile(f"its part {damaged} is not as it was saved")))


def _corrupt(content: bytes, error: Exception) -> Fault:
    if not content.startswith((ZIP, OLE)):
        return Fault(
            "no workbook, whatever its name says", "a workbook", "Save it as xlsx, or name it .csv if it is text."
        )
    return Fault(
        f"the workbook is damaged or locked ({error})",
        "a whole workbook",
        "Download or save it again, without a password.",
    )


def _reader(file: str, book: calamine.CalamineWorkbook, sheet: str) -> Callable[[], list[list[Cell]]]:
    def read() -> list[list[Cell]]:
        try:
            return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        except calamine.CalamineError as error:
            fault = Fault(f"the sheet is damaged ({error})", "a whole sheet", "Download or save the file again.")
            raise refusal(file, fault, sheet=sheet) from error

    return read


def _text_sheet(path: Path, content: bytes) -> Sheet:
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1}"
        fault = Fault(f"the text is not UTF-8 (at {where})", "UTF-8", "Save it as “CSV UTF-8”.")
        raise refusal(path.name, fault) from error
    return Sheet(path.stem, lambda: _text_rows(path.name, written))


def _text_rows(file: str, written: str) -> list[list[Cell]]:
    line = written.lstrip().split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=line.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        fault = Fault(f"the text breaks off inside a cell ({error})", "a table", "Check the quotation marks.")
        raise refusal(file, fault) from error
