import datetime as dt
import math

import pytest

from loaders.values import objects, read_numbers

NUMBERS = [(62.5, 62.5), (3, 3.0), ("62.5", 62.5), (" 7 ", 7.0), (".5", 0.5), ("-1e3", -1000.0), ("5.", 5.0)]
NO_NUMBERS = [
    "sixty",
    "12 %",
    "1,2",
    "1_000",
    "0x10",
    "nan",
    "inf",
    "1e999",
    "<11",
    "81.6*",
    True,
    dt.date(2014, 1, 1),
    float("inf"),
]


@pytest.mark.parametrize(("cell", "number"), NUMBERS)
def test_a_number_is_read_however_it_is_written(cell: object, number: float) -> None:
    column = read_numbers(objects([cell]))
    assert (column.values[0], column.empty[0], column.wrong[0]) == (number, False, False)


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_a_number_with_anything_beside_it_is_none(cell: object) -> None:
    column = read_numbers(objects([cell]), grouped=True)
    assert math.isnan(column.values[0])
    assert column.wrong[0]


@pytest.mark.parametrize("cell", ["", "  "])
def test_an_empty_cell_is_unknown_and_not_zero(cell: str) -> None:
    column = read_numbers(objects([cell, 4.0]))
    assert math.isnan(column.values[0])
    assert column.empty.tolist() == [True, False]
    assert not column.wrong.any()


def test_thousands_are_grouped_only_where_the_recipe_says_so() -> None:
    cells = objects(["152,191,093", "1,216.5", "12,16"])
    assert read_numbers(cells, grouped=True).values[:2].tolist() == [152191093.0, 1216.5]
    assert read_numbers(cells, grouped=True).wrong.tolist() == [False, False, True]
    assert read_numbers(cells).wrong.all()
