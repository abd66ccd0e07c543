"""Refusing: why a file cannot be opened, one plain sentence each; the file's name is added where it is known."""

from loaders.opening import limits
from loaders.problems import Fault

AGAIN = "Download or save it again."


class Refused(Exception):
    """What is being opened cannot be: `fault` says why, `sheet` where, if it is one sheet."""

    def __init__(self, fault: Fault, *, sheet: str = "") -> None:
        super().__init__(fault.found)
        self.fault = fault
        self.sheet = sheet


def damaged(why: str, *, what: str = "workbook") -> Refused:
    """Return the refusal of something that is not as it was saved."""
    return Refused(Fault(f"the {what} is damaged ({why})", f"a whole {what}", AGAIN))


def locked(what: str = "workbook") -> Refused:
    """Return the refusal of something encrypted."""
    fault = Fault(f"the {what} is locked by a password", f"an open {what}", "Save it without a password.")
    return Refused(fault)


def too_large(found: str, expected: str, mend: str = "Save only the sheet that is needed, and split it.") -> Refused:
    """Return the refusal of something that asks more than a machine should give."""
    return Refused(Fault(found, expected, mend))


def most_cells(size: int) -> int:
    """Return how many cells a sheet of so many bytes may span: a cell or two far out make a small file take it all."""
    return min(limits.MOST_CELLS, max(limits.FREE_CELLS, limits.CELLS_A_BYTE * size))


def too_many_cells(rows: int, columns: int, place: str = "") -> Refused:
    """Return the refusal of a sheet that spans more cells than may be read; `place` is its furthest cell."""
    return too_large(
        f"a sheet of {rows:,} rows and {columns:,} columns{place and f', with a cell at {place}'}",
        "no more cells than a table has",
        "Delete the cells far out, or save only the table that is needed.",
    )


def too_wide(columns: int) -> Refused:
    """Return the refusal of a row of more cells than any spreadsheet has."""
    return too_large(f"a row of {columns:,} cells", f"at most {limits.MOST_COLUMNS:,}", "Check what wrote the file.")


def check_area(rows: int, columns: int, *, size: int, place: str = "") -> None:
    """Refuse a sheet that spans more cells than one of `size` bytes may.

    Raises:
        Refused: it does; its furthest cell is named.
    """
    if rows * columns > most_cells(size):
        raise too_many_cells(rows, columns, place)
