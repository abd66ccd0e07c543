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


def check_area(reached: tuple[int, int, str]) -> None:
    """Refuse a sheet that spans more cells than may be read.

    Raises:
        Refused: it does; its furthest cell is named.
    """
    rows, columns, place = reached
    if rows * columns > limits.MOST_CELLS:
        raise too_large(
            f"a sheet of {rows:,} rows and {columns:,} columns, with a cell at {place}",
            f"at most {limits.MOST_CELLS:,} cells",
            "Delete the cells far out, or save only the table that is needed.",
        )
