"""Drawn: what a row of Baselines that a team drew itself has to hold, and one that the program makes must not."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from indicators.analysis.codes import LineKind
from indicators.periods import parse
from loaders.problems import Fault

FURTHEST = 60
"""Periods that a forecast looks ahead at most: five years of months; nobody can tell more."""
ENDS = ("lowest", "highest")


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each field of a row of Baselines that does not go with the others, and why.

    Args:
        fields: what was read of the row; fields of columns that the sheet leaves out are not there.
    """
    ahead = fields.get("periods_ahead")
    if isinstance(ahead, int) and not 1 <= ahead <= FURTHEST:
        yield "periods_ahead", Fault(f"{ahead} periods ahead", f"1 to {FURTHEST}", "Correct Periods ahead.")
        return
    if "kind" not in fields and "values" not in fields:
        return
    values, kind = _numbers(fields, "values"), fields.get("kind")
    if kind not in {LineKind.ADOPTED, LineKind.SCENARIO}:
        yield from _made_by_the_program(fields)
        return
    if kind == LineKind.SCENARIO and not fields.get("name"):
        yield "name", Fault("a scenario without a name", "what it is called", "Fill in Name.")
    if "values" not in fields:  # its cell was refused by itself
        return
    if len(values) != ahead:
        yield (
            "values",
            Fault(
                f"Values that are {len(values)}, for {ahead} periods ahead",
                "one value for each period after History to",
                "Correct Values or Periods ahead.",
            ),
        )
    yield from _ends(fields, values)


def too_early(fields: Mapping[str, object], kind: str) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with the day of a row that was frozen before its history could be known.

    Args:
        fields: what was read of the row, periods as they are canonically written.
        kind: the period type of its indicator.
    """
    day, last = fields.get("frozen_on"), fields.get("history_to")
    if isinstance(day, dt.date) and isinstance(last, str) and day < parse(last, kind).starts_on:
        found = f"frozen on {day.isoformat()}, before {last} began"
        yield "frozen_on", Fault(found, "a day on which the history could be known", "Correct Frozen on or History to.")


def _made_by_the_program(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    for name in ("values", *ENDS):
        if _numbers(fields, name):
            yield (
                name,
                Fault(
                    "values of a forecast that the program makes",
                    "an empty cell, or the kind adopted or scenario",
                    "Correct Kind, or empty the cell.",
                ),
            )


def _ends(fields: Mapping[str, object], values: Sequence[float]) -> Iterator[tuple[str, Fault]]:
    low, high = (_numbers(fields, name) for name in ENDS)
    for name, ends in zip(ENDS, (low, high), strict=True):
        if (low or high) and len(ends) != len(values):
            found = f"{len(ends)} ends of ranges for {len(values)} values"
            yield name, Fault(found, "as many as there are values, in both Lowest and Highest", "Correct the cell.")
            return
    for value, least, most in zip(values, low, high, strict=False):
        if not least <= value <= most:
            yield (
                "lowest",
                Fault(
                    f"a value of {value:g} outside its range, {least:g} to {most:g}",
                    "every value within its range",
                    "Correct Values, Lowest or Highest.",
                ),
            )


def _numbers(fields: Mapping[str, object], name: str) -> list[float]:
    found = fields.get(name)
    return [float(one) for one in found] if isinstance(found, list) else []
