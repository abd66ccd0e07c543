"""Marks: what a second look at a sheet found that calamine does not tell, and how it changes the cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from loaders.cells import Cell, Percent
from loaders.opening import limits
from loaders.opening.grid import Grid
from loaders.opening.numberformats import Shown, Way, read
from loaders.opening.numbershown import times_100
from loaders.opening.sheets import Area, Unseen

Place = tuple[int, int]


@dataclass
class Marks:
    """Cells of one sheet by row and column, 0-based.

    Attributes:
        others: shown in another way than as numbers are.
        percent: shown times 100, with a percent sign; signed: shown as stored, with a percent sign.
        texts: what the cells say that hold an error, or a text with raised or struck runs.
        hidden_rows, hidden_columns: 0-based; merged: first row, first column, last row, last column, 0-based.
        uncalculated: formulas without a stored value.
        blank: filled, and showing nothing of it; known once the marks are applied.
        filled: something stands in some cell of the sheet, as far as was looked: reading must not find it empty.
    """

    percent: list[Place] = field(default_factory=list)
    signed: list[Place] = field(default_factory=list)
    texts: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    uncalculated: list[Place] = field(default_factory=list)
    others: list[tuple[Way, Place]] = field(default_factory=list)
    blank: list[Place] = field(default_factory=list)
    filled: bool = False

    def note(self, how: Way, place: Place) -> None:
        """Keep a cell whose format shows its number in a certain way."""
        if how is Shown.TIMES_100:
            self.percent.append(place)
        elif how is Shown.WITH_SIGN:
            self.signed.append(place)
        elif how is not Shown.AS_IS:
            self.others.append((how, place))

    def tell(self, place: Place, text: str | None) -> None:
        """Keep what a cell says; None is what calamine reads."""
        if text is not None:
            self.texts.append((*place, text))

    def hide_columns(self, first: int, last: int) -> None:
        """Keep which columns are hidden, 0-based, the last one among them; no further out than a sheet may reach."""
        self.hidden_columns += range(first, min(last + 1, limits.MOST_COLUMNS))

    def apply(self, rows: Grid) -> None:
        """Change the rows into what a reader of the sheet sees."""
        _make_percent(rows, self.percent, times_100)
        _make_percent(rows, self.signed, Percent)
        self.blank = [place for how, place in self.others if _show(rows, place, how)]
        for row, column, text in self.texts:
            if (row + 1) * (column + 1) <= limits.FREE_CELLS:
                rows.reach(row, column)
                rows.columns[column][row] = text

    def unseen(self) -> Unseen:
        """Return what the cells do not say, numbered as a spreadsheet numbers."""
        return Unseen(
            hidden_rows=tuple(sorted({row + 1 for row in self.hidden_rows})),
            hidden_columns=tuple(sorted({column + 1 for column in self.hidden_columns})),
            merged=tuple((top + 1, left + 1, bottom + 1, right + 1) for top, left, bottom, right in self.merged),
            blank=tuple((row + 1, column + 1) for row, column in self.blank),
            uncalculated=tuple((row + 1, column + 1) for row, column in self.uncalculated),
        )


def _make_percent(rows: Grid, places: Iterable[Place], shown: Callable[[float], Percent]) -> None:
    for row, column in places:
        cell = _cell(rows, row, column)
        if type(cell) is float or type(cell) is int:
            rows.columns[column][row] = shown(cell)


def _show(rows: Grid, place: Place, how: Way) -> bool:
    """Read a cell as it is shown; say whether it shows nothing of what it holds."""
    row, column = place
    cell = _cell(rows, row, column)
    shown = read(how, cell)
    if shown is not cell:
        rows.columns[column][row] = shown
    return shown == "" and cell != ""


def _cell(rows: Grid, row: int, column: int) -> Cell:
    cell: Cell = rows.columns[column][row] if row < rows.height and column < len(rows.columns) else ""
    return cell
