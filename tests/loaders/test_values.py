import datetime as dt
import math

import numpy as np
import pytest

from loaders.cells import Percent
from loaders.numbers.numerals import Writing
from loaders.numbers.values import coded, objects, read_numbers, times

NUMBERS = [(62.5, 62.5), (3, 3.0), ("62.5", 62.5), (" 7 ", 7.0), (".5", 0.5), ("-1e3", -1000.0), ("5.", 5.0)]
NO_NUMBERS = [
    "sixty",
    "1,2",
    "1_000",
    "0x10",
    "nan",
    "inf",
    "1e999",
    "1e-999",
    "<11",
    "81.6*",
    "sí",
    "yes",
    "12-May",
    "#DIV/0!",
    "9007199254740993",
    9007199254740993,
    True,
    dt.date(2014, 1, 1),
    dt.time(1, 30),
    float("inf"),
    float("nan"),
]


@pytest.mark.parametrize(("cell", "number"), NUMBERS)
def test_a_number_is_read_however_it_is_written(cell: object, number: float) -> None:
    column = read_numbers(objects([cell]))
    assert (column.values[0], column.empty[0], column.wrong[0]) == (number, False, False)


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_what_is_not_plainly_a_number_is_none(cell: object) -> None:
    column = read_numbers(objects([cell, 1.0, "2"]), Writing(grouped=True))
    assert math.isnan(column.values[0])
    assert column.wrong.tolist() == [True, False, False]


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0"])
def test_an_empty_cell_is_unknown_and_not_zero(cell: str) -> None:
    column = read_numbers(objects([cell, 4.0]))
    assert math.isnan(column.values[0])
    assert column.empty.tolist() == [True, False]
    assert not column.wrong.any()


def test_thousands_are_grouped_only_where_the_recipe_says_so() -> None:
    cells = objects(["152,191,093", "1,216.5", "12,16"])
    assert read_numbers(cells, Writing(grouped=True)).values[:2].tolist() == [152191093.0, 1216.5]
    assert read_numbers(cells, Writing(grouped=True)).wrong.tolist() == [False, False, True]
    assert read_numbers(cells).wrong.all()


def test_a_cell_that_is_shown_as_a_percentage_is_known_as_one() -> None:
    column = read_numbers(objects([Percent(62.0), 62.0, "62 %", "62"]))
    assert column.values.tolist() == [62.0] * 4
    assert column.percent.tolist() == [True, False, True, False]


def test_a_mark_may_be_a_number_and_is_then_none() -> None:
    column = read_numbers(objects([-9.0, "-9", 9.0, "NA", "na"]), Writing(marks=("-9", "NA")))
    assert np.isnan(column.values).tolist() == [True, True, False, True, True]
    assert column.said(lambda numeral: numeral.mark).tolist() == ["-9", "-9", "", "NA", "NA"]
    assert not column.wrong.any()


def test_cells_that_python_calls_equal_are_told_apart() -> None:
    codes, different = coded(objects([1.0, True, Percent(1.0), "1", 1.0]))
    assert codes.tolist() == [0, 1, 2, 3, 0]
    assert [type(cell) for cell in different] == [float, bool, Percent, str]


def test_a_scale_is_reckoned_as_a_person_would() -> None:
    # In binary .07 x 100 is 7.000000000000001, and .57 x 100 is 56.99999999999999.
    assert times(np.array([0.07, 0.57, 0.07]), 100.0).tolist() == [7.0, 57.0, 7.0]
