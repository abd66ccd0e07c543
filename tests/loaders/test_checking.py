"""Every rule with a figure that keeps it and one that breaks it; the arithmetic is written beside the case."""

import numpy as np
import pytest

from loaders.checks.checking import decimals, doubts, parts_of_people
from loaders.numbers.units import Units

NAN = float("nan")


def broken(unit: str, value: float = NAN, **more: float) -> list[tuple[str, ...]]:
    """The fields of every rule that one figure breaks."""
    names = ("value", "numerator", "denominator", "lower", "upper")
    figure = {name: np.array([{"value": value, **more}.get(name, NAN)]) for name in names}
    return [doubt.fields for doubt in doubts(figure, Units((unit,), np.array([0]))) if doubt.wrong.any()]


KEPT = [
    ("percent", {"value": 0.0}),
    ("percent", {"value": 100.0}),
    ("people", {"value": 1216.0}),
    ("dollars", {"value": -5.0}),
    ("percent", {"value": 62.5, "numerator": 5.0, "denominator": 8.0}),  # 5/8 = 62.5
    ("percent", {"value": 66.7, "numerator": 2.0, "denominator": 3.0}),  # 66.666… at one decimal
    ("percent", {"value": 67.0, "numerator": 2.0, "denominator": 3.0}),  # the same at none
    ("per 1000", {"value": 41.3, "numerator": 413.0, "denominator": 10000.0}),
    ("per 100000", {"value": 25.0, "numerator": 50.0, "denominator": 200000.0}),
    ("people", {"value": 12.0, "numerator": 30.0, "denominator": 5.0}),  # no share: nothing follows
    ("percent", {"value": 96.8, "lower": 93.4, "upper": 100.0}),
    ("percent", {"lower": 1.0, "upper": 2.0}),
    ("people", {"value": 829.0, "lower": 829.0, "upper": 829.0}),
    ("percent", {"denominator": 0.0}),
]
BROKEN = [
    ("percent", {"value": 100.1}, ("value",)),
    ("percent", {"value": -0.1}, ("value",)),
    ("people", {"value": -1.0}, ("value",)),
    ("per 1000", {"value": 1000.5}, ("value",)),
    ("per 100000", {"value": 100000.5}, ("value",)),
    ("per 100000", {"value": 25.0, "numerator": 50.0, "denominator": 20000.0}, ("value", "numerator", "denominator")),
    ("percent", {"value": 66.6, "numerator": 2.0, "denominator": 3.0}, ("value", "numerator", "denominator")),
    ("percent", {"value": 0.0, "numerator": 0.0, "denominator": 0.0}, ("value", "numerator", "denominator")),
    ("percent", {"numerator": 9.0, "denominator": 8.0}, ("numerator", "denominator")),
    ("people", {"numerator": -1.0}, ("numerator",)),
    ("percent", {"denominator": -8.0}, ("denominator",)),
    ("percent", {"lower": 5.0, "upper": 4.0}, ("lower", "upper")),
    ("percent", {"value": 4.0, "lower": 5.0}, ("value", "lower")),
    ("percent", {"value": 9.0, "upper": 8.0}, ("value", "upper")),
]


@pytest.mark.parametrize(("unit", "figure"), KEPT)
def test_a_possible_figure_is_not_doubted(unit: str, figure: dict[str, float]) -> None:
    assert broken(unit, **figure) == []


@pytest.mark.parametrize(("unit", "figure", "fields"), BROKEN)
def test_an_impossible_figure_is_doubted_in_the_right_cells(
    unit: str, figure: dict[str, float], fields: tuple[str, ...]
) -> None:
    assert fields in broken(unit, **figure)


def test_the_decimals_that_a_figure_shows_are_counted() -> None:
    assert decimals(np.array([62.0, 59.7, 0.1 + 0.2, 59.70110697, 1 / 3])).tolist() == [0, 1, 1, 8, 10]


def test_a_count_of_people_that_is_no_whole_number_is_doubted() -> None:
    values = np.array([1.234, 1234.0, 12.5, np.nan, 0.5, 0.5])
    units = Units(("people", "percent"), np.array([0, 0, 0, 0, 1, -1]))
    assert parts_of_people(values, units).tolist() == [True, False, True, False, False, False]
