import datetime as dt

import pytest

from loaders import cells
from loaders.cells import Cell
from loaders.workbook.description import Column
from loaders.workbook.entries import EntryError, read_entry

READ: list[tuple[str, Cell, object]] = [
    ("text", " First line.\nSecond. ", "First line.\nSecond."),
    ("text", 6037.0, "6037"),
    ("number", "62.5", 62.5),
    ("integer", 3.0, 3),
    ("date", dt.datetime(2014, 1, 28), dt.date(2014, 1, 28)),
    ("date", dt.date(2014, 1, 28), dt.date(2014, 1, 28)),
    ("date", "2014-01-28", dt.date(2014, 1, 28)),
    ("yes/no", "Sí", True),
    ("yes/no", False, False),
    ("choice", "CITY", "city"),
    ("list", "a; b ;; c", ["a", "b", "c"]),
    ("list", "", []),
    ("text", "", None),
]
REFUSED: list[tuple[str, Cell]] = [
    ("number", "many"),
    ("number", True),
    ("integer", 1.5),
    ("date", "28.1.2014"),
    ("date", 41667.0),
    ("yes/no", "perhaps"),
    ("choice", "village"),
    ("slug", "Two Words"),
]


def column(kind: str) -> Column:
    return Column("Header", "header", kind, choices=("city", "county") if kind == "choice" else ())


@pytest.mark.parametrize(("kind", "cell", "value"), READ)
def test_a_cell_is_read_as_the_type_of_its_column(kind: str, cell: Cell, value: object) -> None:
    assert read_entry(column(kind), cell) == value


@pytest.mark.parametrize(("kind", "cell"), REFUSED)
def test_a_cell_of_another_type_is_refused_and_never_guessed(kind: str, cell: Cell) -> None:
    with pytest.raises(EntryError):
        read_entry(column(kind), cell)


def test_what_no_database_keeps_is_refused_or_left_out() -> None:
    slug, whole = Column("Id", "id", "slug"), Column("Rank", "rank", "integer")
    assert read_entry(slug, "a" * 80) == "a" * 80
    with pytest.raises(EntryError, match="of 80 signs at most"):
        read_entry(slug, "a" * 81)
    assert read_entry(whole, 2**31 - 1) == 2**31 - 1
    with pytest.raises(EntryError, match="2,147,483,647 at most"):
        read_entry(whole, 2**31)
    assert cells.text("Pasa\x00dena ") == "Pasadena"
