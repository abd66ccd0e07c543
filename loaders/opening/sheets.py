"""Sheets: what an opened file consists of, and what of it nobody sees in a spreadsheet program."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from indicators.wording import UNWRITABLE
from loaders import cells
from loaders.cells import Cell
from loaders.problems import HIDDEN, Fault, Findings

Area = tuple[int, int, int, int]
MOST_NAMED = 12


@dataclass(frozen=True)
class Unseen:
    """What a sheet holds that its cells do not say; row and column numbers are 1-based.

    Attributes:
        hidden_rows: rows that are hidden, by hand or by a filter; hidden_columns: columns, filled or not.
        merged: first row, first column, last row, last column of every merged range.
        blank: row and column of the cells that hold something and show nothing of it, which read as empty.
        uncalculated: row and column of the formulas that were saved without their value, which read as empty.
    """

    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[Area, ...] = ()
    blank: tuple[tuple[int, int], ...] = ()
    uncalculated: tuple[tuple[int, int], ...] = ()


def _nothing() -> Unseen:
    return Unseen()


class Sheet:
    """One sheet; its cells are read when they are first asked for, and then kept."""

    def __init__(
        self,
        name: str,
        read: Callable[[], Sequence[list[Cell]]],
        *,
        hidden: bool = False,
        unseen: Callable[[], Unseen] = _nothing,
        delimiter: str = "",
    ) -> None:
        self.name = UNWRITABLE.sub("", name)
        self.hidden = hidden
        self.delimiter = delimiter  # the sign between the cells of a text
        self.member = ""  # a text's whole path in its archive
        self._read = read
        self._unseen = unseen

    @cached_property
    def rows(self) -> Sequence[list[Cell]]:
        """Every row from A1, empty cells as "", percentages as they are shown, errors as their text."""
        rows = self._read()
        # What it was read from, such as the whole text, is needed no more.
        self._read = tuple
        return rows

    @cached_property
    def unseen(self) -> Unseen:
        """What the cells do not say."""
        return self._unseen()

    @property
    def hidden_rows(self) -> tuple[int, ...]:
        """The numbers of the hidden rows, 1-based."""
        return self.unseen.hidden_rows

    @property
    def hidden_columns(self) -> tuple[int, ...]:
        """The numbers of the hidden columns in which anything stands, 1-based."""
        empty = set(self.unseen.hidden_columns)
        for row in self.rows if empty else ():
            empty -= {at for at in empty if at <= len(row) and row[at - 1] != ""}
        return tuple(at for at in self.unseen.hidden_columns if at not in empty)

    @property
    def merged(self) -> tuple[Area, ...]:
        """First row, first column, last row, last column of every merged range, 1-based."""
        return self.unseen.merged


@dataclass(frozen=True)
class Opened:
    """A file that could be opened, or one workbook of an archive.

    Attributes:
        path: the file on disk; name: its name, `archive.zip/member.xlsx` for a workbook in an archive.
        sha256: of the bytes of the file on disk.
        said: what a user should know of how it was opened, each a warning.
        left: members of an archive that are no tables; beside: those of them that may say something of a table, by
            their paths in the archive.
    """

    path: Path
    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    content: bytes
    said: tuple[Fault, ...] = ()
    left: tuple[str, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def says(self, read: Collection[str] = ()) -> tuple[Fault, ...]:
        """Return what a user should know, with the members that were not read: those that are not among `read`."""
        unread = [member for member in self.left if member not in read]
        return (*self.said, _left(unread)) if unread else self.said


def _left(members: Sequence[str]) -> Fault:
    named = ", ".join(members[:6]) + (f" and {len(members) - 6} more" if len(members) > 6 else "")
    return Fault(
        f"members that are no tables and were not read: {named}", "tables", "Check that no figures are in them."
    )


def say_hidden(sheet: Sheet, findings: Findings) -> None:
    """Warn of what was read though nobody sees it in a spreadsheet program, and of what could not be read there."""
    if sheet.hidden:
        findings.warn(sheet.name, "", HIDDEN)
    if sheet.hidden_rows:
        findings.warn(sheet.name, "", _hidden_fault("row", sheet.hidden_rows, str))
    if sheet.hidden_columns:
        findings.warn(sheet.name, "", _hidden_fault("column", sheet.hidden_columns, cells.letters))
    for column, written in _by_column(sheet.unseen.uncalculated):
        findings.warn(sheet.name, cells.ranges(written, column), UNCALCULATED, cells=0)
    for column, written in _by_column(sheet.unseen.blank):
        findings.warn(sheet.name, cells.ranges(written, column), _blank(len(written)))


UNCALCULATED = Fault(
    "a formula that was saved without its value, which reads as an empty cell",
    "formulas with their values",
    "Open the file in a spreadsheet program, save it there, and load it again.",
)


def _blank(count: int) -> Fault:
    cell = "a cell that shows nothing of what it holds"
    cell = f"{count:,} cells that show nothing of what they hold" if count > 1 else cell
    return Fault(
        f"{cell}: the number format hides that, and nothing of it is read",
        "figures that can be seen",
        "Where a figure was hidden on purpose, nothing is to be done; otherwise give the cell another number format.",
    )


def _by_column(places: Iterable[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    ordered = sorted(places, key=lambda place: (place[1], place[0]))
    return [(column, [row for row, _ in group]) for column, group in groupby(ordered, lambda place: place[1])]


def _hidden_fault(what: str, numbers: Sequence[int], called: Callable[[int], str]) -> Fault:
    """Return what is said of hidden rows or columns, which are given by number, in order."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    ends = [f"{called(run[0])}-{called(run[-1])}" if len(run) > 1 else called(run[0]) for run in runs[:MOST_NAMED]]
    more = " and others" if len(runs) > MOST_NAMED else ""
    several = f"{len(numbers):,} hidden {what}s ({', '.join(ends)}{more}), which were read"
    return Fault(
        several if len(numbers) > 1 else f"a hidden {what} ({ends[0]}), which was read",
        f"{what}s that can be seen",
        "Check what is hidden; delete it there if it should not be loaded.",
    )
