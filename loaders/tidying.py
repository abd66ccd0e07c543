"""Tidying: gathered cells become the frame of figures that is handed over, checked as a whole."""

import numpy as np
import pandas as pd

from indicators import periods
from indicators.reading import FIGURE_COLUMNS
from loaders import cells
from loaders.amounts import read_amounts
from loaders.checking import doubts, fractions_fault, maybe_fractions
from loaders.gathering import Gathering
from loaders.problems import Fault
from loaders.repeats import find_repeats
from loaders.values import Array, Mask, objects

IDS = ("indicator", "place", "group", "source")
WHERE = ("sheet", "row", "column")
KEY = ("indicator", "place", "group", "period")
SAID = ("value", "numerator", "denominator", "lower", "upper", "flags")
ONE_FIGURE = "one figure for each indicator, place, group and period; none was taken"
SAID_AGAIN = Fault("cells that say once more what an earlier cell says", "each figure once", "Nothing is to be done.")


def figures_of(gathering: Gathering) -> tuple[pd.DataFrame, int, int]:
    """Return the figures, one per key, and how many cells were rejected and how many left out as said already."""
    columns: dict[str, Array] = {name: gathering.array(name) for name in (*IDS, *WHERE)}
    columns |= read_amounts(gathering)
    columns |= _spans(gathering)
    columns["sample"] = np.zeros(len(gathering.placed), dtype=bool)
    columns["note"] = objects([None] * len(gathering.placed))
    _check(gathering, columns)
    again = _repeated(gathering, columns)
    keep = ~gathering.refused & ~again
    frame = pd.DataFrame({name: pd.Series(columns[name][keep], dtype=columns[name].dtype) for name in FIGURE_COLUMNS})
    return frame, int(gathering.refused.sum()), int(again.sum())


def _spans(gathering: Gathering) -> dict[str, Array]:
    """Return period, starts_on and ends_on, each different pair of indicator and writing read once."""
    pairs = pd.MultiIndex.from_arrays([gathering.array("indicator"), gathering.array("written")])
    codes, different = pairs.factorize()
    read = [_period(gathering, str(indicator), str(written)) for indicator, written in different]
    for number, period in enumerate(read):
        if isinstance(period, Fault):
            gathering.reject(np.flatnonzero(codes == number), period)
    fields = {"period": "text", "starts_on": "starts_on", "ends_on": "ends_on"}
    return {
        name: objects([getattr(period, attribute, None) for period in read])[codes]
        for name, attribute in fields.items()
    }


def _period(gathering: Gathering, indicator: str, written: str) -> periods.Period | Fault:
    kind = gathering.framework.indicators[indicator].period_type
    try:
        return periods.parse(written, kind)
    except periods.PeriodError:
        expected = f"a {kind}, such as {periods.EXAMPLES[kind]}, as the indicator {indicator} has"
        return Fault(f"the period “{written}”", expected, "Correct the indicator's period type, or the template.")


def _check(gathering: Gathering, columns: dict[str, Array]) -> None:
    units = objects([gathering.framework.indicators[name].unit for name in columns["indicator"]])
    for doubt in doubts(columns, units):
        if doubt.wrong.any():
            said = [[f"{name} {value:.10g}" for value in columns[name]] for name in doubt.fields]
            joined = objects([", ".join(parts) for parts in zip(*said, strict=True)])
            gathering.refuse(doubt.wrong, joined, expected=doubt.expected, mend=doubt.mend)
    for name in maybe_fractions(columns["value"], columns["indicator"], units):
        gathering.findings.warn("", "", fractions_fault(name))
    known = gathering.framework.ids.get("source", frozenset())
    strange = np.array([source not in known for source in columns["source"]], dtype=bool)
    expected = "a source of the framework"
    gathering.refuse(strange, columns["source"], expected=expected, mend="Add it to the sheet Sources first.")


def _repeated(gathering: Gathering, columns: dict[str, Array]) -> Mask:
    """Refuse every cell of a key that says different things; return those that only say something again."""
    dated = np.flatnonzero(columns["period"] != np.array(None))
    table = pd.DataFrame({name: columns[name][dated] for name in (*KEY, *SAID)})
    repeats = find_repeats(table[list(KEY)], table[list(SAID)])
    for group in repeats.conflicts():
        rows = dated[group]
        named = ", ".join(str(columns[name][rows[0]]) for name in KEY)
        said = [gathering.said_at(row) for row in rows]
        gathering.reject(rows, Fault(f"{named}: {', '.join(said)}", ONE_FIGURE, "Ask the publisher which one holds."))
    again = np.zeros(len(gathering.placed), dtype=bool)
    again[dated[repeats.again]] = True
    again &= ~gathering.refused
    _leave_out(gathering, again)
    return again


def _leave_out(gathering: Gathering, again: Mask) -> None:
    spots = gathering.placed[again]
    for sheet in sorted(set(spots["sheet"])):
        there = spots[spots["sheet"] == sheet]
        where = cells.address(there["row"].iloc[0], there["column"].iloc[0])
        gathering.findings.leave_out(gathering.sheets[sheet], where, SAID_AGAIN, cells=len(there))
