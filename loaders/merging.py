"""Merging: the workbooks and texts of one archive become one reading, stored in one transaction."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.reading import Problem, ProblemKind, Reading
from loaders import cells
from loaders.checks.repeats import Repeats, find_repeats
from loaders.numbers.values import Mask
from loaders.opening import Opened
from loaders.problems import LoadError

FIGURE_KEYS, MEASURE_KEYS = ("indicator", "place", "group", "period"), ("measure", "period")
SAID = ("value", "numerator", "denominator", "lower", "upper", "flags")
MOST_SAID = 3


def merged(pairs: Sequence[tuple[Opened, Reading]], failed: Sequence[LoadError]) -> Reading:
    """Return the readings of what one file holds as the reading of the file.

    Args:
        pairs: what was opened and what was read of it; sheets are called `member: sheet` where there are several.
        failed: why others of the file could not be read.

    Raises:
        LoadError: none could be read; every reason is in it.
    """
    if not pairs:
        raise LoadError(*(problem for error in failed for problem in error.problems))
    if len(pairs) == 1 and not failed:
        return pairs[0][1]
    file = pairs[0][0].path.name
    readings = [_named(opened, reading) for opened, reading in pairs]
    unread = [replace(problem, cells=0) for error in failed for problem in error.problems]
    whole = _joined(file, readings, unread)
    return _without_repeats(_without_repeats(whole, "figures", FIGURE_KEYS), "measures", MEASURE_KEYS)


def _joined(file: str, readings: Sequence[Reading], unread: Sequence[Problem]) -> Reading:
    starts = np.cumsum([0, *(len(reading.sheets) for reading in readings)])
    counted = [reading.cells for reading in readings]
    return Reading(
        file=file,
        sha256=readings[0].sha256,
        recipe=", ".join(dict.fromkeys(reading.recipe for reading in readings)),
        sheets=tuple(name for reading in readings for name in reading.sheets),
        records=tuple(record for reading in readings for record in reading.records),
        figures=_frame([reading.figures for reading in readings], starts),
        measures=_frame([reading.measures for reading in readings], starts),
        notes=tuple(note for reading in readings for note in reading.notes),
        problems=(*(problem for reading in readings for problem in reading.problems), *unread),
        rejected=sum(reading.rejected for reading in readings),
        outside=sum(reading.outside for reading in readings),
        cells=None if None in counted else sum(count for count in counted if count is not None),
    )


def _named(opened: Opened, reading: Reading) -> Reading:
    """Return a reading whose sheets carry the name of their member; the texts of an archive are named by it already."""
    member = opened.name.removeprefix(f"{opened.path.name}/")
    if member == opened.name:
        return reading
    problems = tuple(_of(member, problem) for problem in reading.problems)
    return replace(reading, sheets=tuple(f"{member}: {name}" for name in reading.sheets), problems=problems)


def _of(member: str, problem: Problem) -> Problem:
    return replace(problem, sheet=f"{member}: {problem.sheet}" if problem.sheet else member)


def _frame(frames: Sequence[pd.DataFrame], starts: NDArray[np.int64]) -> pd.DataFrame:
    filled = [
        frame.assign(sheet=frame["sheet"] + start) for frame, start in zip(frames, starts, strict=False) if len(frame)
    ]
    return pd.concat(filled, ignore_index=True) if filled else frames[0]


def _without_repeats(reading: Reading, name: str, keys: Sequence[str]) -> Reading:
    """Return the reading without the keys that its members say differently, and each other key once."""
    table: pd.DataFrame = reading.figures if name == "figures" else reading.measures
    repeats = find_repeats(table[list(keys)], table[[column for column in SAID if column in table.columns]])
    torn, again = repeats.conflicting, repeats.again
    if not torn.any() and not again.any():
        return reading
    kept = table[~torn & ~again].reset_index(drop=True)
    problems = (*reading.problems, *_conflicts(reading, table, repeats, keys), *_said_again(reading, table, again))
    rejected, outside = reading.rejected + int(torn.sum()), reading.outside + int(again.sum())
    changed = replace(reading, problems=problems, rejected=rejected, outside=outside)
    return replace(changed, figures=kept) if name == "figures" else replace(changed, measures=kept)


def _conflicts(reading: Reading, table: pd.DataFrame, repeats: Repeats, keys: Sequence[str]) -> list[Problem]:
    problems = []
    for rows in repeats.conflicts():
        named = ", ".join(str(table[key].iloc[rows[0]]) for key in keys)
        said = " and ".join(_said(reading, table, int(row)) for row in rows[:MOST_SAID])
        expected = f"one figure for each {', '.join(keys[:-1])} and {keys[-1]}"
        mend = "Keep the right one, or ask who published it; none was taken."
        problems.append(_problem(reading, table, rows, (ProblemKind.REJECTED, f"{named}: {said}", expected, mend)))
    return problems


def _said(reading: Reading, table: pd.DataFrame, row: int) -> str:
    one = table.iloc[row]
    where = cells.address(int(one["row"]), int(one["column"]))
    value = "unknown" if np.isnan(one["value"]) else f"{one['value']:.15g}"
    return f"{reading.sheets[int(one['sheet'])]} {where} {value}"


def _said_again(reading: Reading, table: pd.DataFrame, again: Mask) -> list[Problem]:
    rows = np.flatnonzero(again)
    if not len(rows):
        return []
    found = "figures that stand in another member already, the same"
    mend = "Nothing, unless one of the members should not be here."
    return [_problem(reading, table, rows, (ProblemKind.OUTSIDE, found, "each figure once", mend))]


def _problem(
    reading: Reading, table: pd.DataFrame, rows: NDArray[np.intp], said: tuple[ProblemKind, str, str, str]
) -> Problem:
    kind, found, expected, mend = said
    first = table.iloc[int(rows[0])]
    cell = cells.address(int(first["row"]), int(first["column"]))
    return Problem(kind, reading.file, reading.sheets[int(first["sheet"])], cell, found, expected, mend, len(rows))
