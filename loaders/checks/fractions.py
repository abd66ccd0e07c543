"""Fractions: figures in percent of which nobody can know whether .62 is 62 % or 0.62 %."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from loaders.checks.checking import counted, follow
from loaders.numbers.units import Units
from loaders.numbers.values import Array, Codes, Mask, Numbers
from loaders.problems import Fault

WHOLE = 100.0  # what 1 is in percent
# What a publisher writes in one way: a column, and a series. The whole file is looked at too.
COLUMN, SERIES = ("sheet", "column"), ("place", "group")
HALF = 0.5
EVERY, MOST = (
    "every figure of {} lies between 0 and 1",
    "in a column or a series, most figures of {} lie between 0 and 1",
)


def maybe_fractions(figures: Mapping[str, Array], units: Units, asked: Mask) -> Mask:
    """Return which figures in percent may be meant as fractions, .62 for 62 %, shape (n,).

    They are all those that are asked about of an indicator of which at least half of the figures that are not 0 lie
    from 0 to 1, and one of them is neither: in the whole file, in one column or in one series. One figure above 1, or a
    column that is written otherwise, settles nothing. A figure that its own counts confirm is asked about no more.

    Args:
        figures: value, numerator, denominator, and where they are known sheet, column, place and group; each of
            shape (n,), NaN where a number is unknown.
        units: the unit of each figure's indicator.
        asked: the figures of which nothing says how they are meant, shape (n,).
    """
    value, subjects = figures["value"], units.subjects
    concerned = asked & units.are("percent") & ~np.isnan(value) & (subjects >= 0)
    sure = np.flatnonzero(concerned & counted(figures))
    concerned[sure[follow(figures, sure, WHOLE)]] = False
    rows = np.flatnonzero(concerned)
    if not ((value[rows] > 0) & (value[rows] < 1)).any():
        return np.zeros(len(value), dtype=bool)
    suspected = np.zeros(len(units.names), dtype=bool)
    for names in ((), COLUMN, SERIES):
        if all(name in figures for name in names):
            sets = _sets([subjects[rows], *(figures[name][rows] for name in names)])
            suspected[subjects[rows[_small(value[rows], sets)[sets]]]] = True
    concerned[rows] = suspected[subjects[rows]]
    return concerned


def _sets(columns: list[Array]) -> Codes:
    """Return a number for each different combination, shape (rows,)."""
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, different = pd.factorize(column, use_na_sentinel=False)
        numbers = pd.factorize(numbers * len(different) + codes)[0].astype(np.int64)
    return numbers


def _small(value: Numbers, sets: Codes) -> Mask:
    """Return of which sets at least half lies from 0 to 1, zeros aside, and one figure is neither; shape (sets,)."""
    number = int(sets.max()) + 1
    others = np.bincount(sets[value != 0], minlength=number)
    small = np.bincount(sets[(value > 0) & (value <= 1)], minlength=number)
    parts = np.bincount(sets[(value > 0) & (value < 1)], minlength=number)
    return np.asarray((parts > 0) & (small >= HALF * others), dtype=bool)


def fractions_fault(name: str, value: Numbers) -> Fault:
    """Return the question about an indicator whose figures, shape (n,), may be fractions."""
    found = EVERY if ((value >= 0) & (value <= 1)).all() else MOST
    return Fault(
        found.format(name),
        "percent, 0 to 100",
        "If .62 means 62 %, load with --fractions percent; if it means 0.62 %, load with --fractions as-written. To "
        "answer once for all, format the cells as percent, or say `scale: 100` or `scale: 1` in the import template.",
    )
