"""Tidying: gathered cells become the frame of figures that is handed over, checked as a whole."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

import numpy as np
import pandas as pd

from indicators import periods
from indicators.reading import FIGURE_COLUMNS
from loaders.checks.batches import rows_of
from loaders.checks.covering import refuse_impossible
from loaders.checks.disclosing import Agreed, refuse_small
from loaders.checks.reviewing import Review, as_series
from loaders.checks.totals import Society
from loaders.numbers.values import Array, Cells, Mask, combined, objects
from loaders.problems import Fault
from loaders.publishers.amounts import flags_of, notes_of, read_amounts
from loaders.publishers.gathering import Gathering
from loaders.templates.shapes import Edition

IDS = ("indicator", "place", "group", "source")
WHERE = ("sheet", "row", "column")
KEY = ("indicator", "place", "group", "period")
# A date that a spreadsheet shows as a year alone.
FIRST_DAY = re.compile(r"(\d{4})-01-01")
SAID_AGAIN = Fault("cells that say once more what an earlier cell says", "each figure once", "Nothing is to be done.")


def figures_of(gathering: Gathering) -> tuple[pd.DataFrame, int, int]:
    """Return the figures, one per key, and how many cells were rejected and how many left out as said already."""
    columns: dict[str, Array] = {name: gathering.array(name) for name in (*IDS, *WHERE)}
    columns |= read_amounts(gathering)
    columns |= _spans(gathering)
    sources, edition = gathering.framework.sources, gathering.edition
    today, framework = gathering.answers.today, gathering.framework
    refuse_impossible(gathering, columns, sources, today=today, covered=edition.periods)
    refuse_small(gathering, columns, "indicator", Agreed(sources, framework.rules, framework.indicators, today))
    columns["note"] = _with_notes(gathering, columns["note"])
    columns["flags"] = _with_flags(gathering, columns["flags"])
    columns["sample"] = np.zeros(len(gathering.placed), dtype=bool)
    _check_sources(gathering)
    again = _review(gathering, columns)
    keep = ~gathering.refused & ~again
    every = bool(keep.all())
    # Each column is given up as soon as it is taken, and what nothing is left out of is not copied.
    taken = ((name, columns.pop(name)) for name in FIGURE_COLUMNS)
    frame = pd.DataFrame({name: as_series(own if every else own[keep]) for name, own in taken}, copy=False)
    return frame, int(gathering.refused.sum()), int(again.sum())


def _spans(gathering: Gathering) -> dict[str, Array]:
    """Return period, starts_on and ends_on, each different pair of indicator and writing read once."""
    indicators, written = gathering.array("indicator"), gathering.array("written")
    codes, first = combined([indicators, written])
    read = [_period(gathering, str(indicators[row]), str(written[row])) for row in first]
    faults = {number: period for number, period in enumerate(read) if isinstance(period, Fault)}
    said = list(faults.values())
    gathering.reject_each(rows_of(codes, faults), "value", lambda number, _rows: said[number])
    fields = {"period": "text", "starts_on": "starts_on", "ends_on": "ends_on"}
    return {
        name: objects([getattr(period, attribute, None) for period in read])[codes]
        for name, attribute in fields.items()
    }


def _period(gathering: Gathering, indicator: str, written: str) -> periods.Period | Fault:
    kind = gathering.framework.indicators[indicator].period_type
    if kind == "year" and (day := FIRST_DAY.fullmatch(written)):
        written = day[1]
    try:
        return periods.parse(written, kind)
    except periods.PeriodError:
        expected = f"a {kind}, such as {periods.EXAMPLES[kind]}, as the indicator {indicator} has"
        return Fault(f"the period “{written}”", expected, "Correct the indicator's period type, or the template.")


def _with_notes(gathering: Gathering, notes: Cells) -> Cells:
    """Return the notes with what the marks beside each figure's period or header mean."""
    return _with_marks(gathering, notes, notes_of, lambda own, meant: _joined([own, *meant]))


def _with_flags(gathering: Gathering, flags: Cells) -> Cells:
    """Return the flags with those that the marks beside each figure's period, place or header stand for."""
    return _with_marks(
        gathering, flags, flags_of, lambda own, meant: ";".join(sorted({*filter(None, str(own).split(";")), *meant}))
    )


def _with_marks(
    gathering: Gathering,
    column: Cells,
    meaning: Callable[[Edition, Iterable[str]], Collection[str]],
    added: Callable[[Any, Collection[str]], str | None],
) -> Cells:
    """Return a column with what the marks beside each figure mean `added` to its own entry."""
    codes, different = pd.factorize(gathering.array("marks"))
    meant = [meaning(gathering.edition, str(marks).splitlines()) for marks in different]
    if not any(meant):
        return column
    changed = column.copy()
    for row in np.flatnonzero(np.array([bool(found) for found in meant], dtype=bool)[codes]):
        changed[row] = added(column[row], meant[codes[row]])
    return changed


def _joined(notes: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


def _check_sources(gathering: Gathering) -> None:
    known = gathering.framework.ids.get("source", frozenset())
    codes, different = pd.factorize(gathering.array("source"))
    strange = np.array([source not in known for source in different], dtype=bool)[codes]
    expected = "a source of the framework"
    gathering.refuse(strange, "source", expected=expected, mend="Add it to the sheet Sources first.")


def _review(gathering: Gathering, columns: dict[str, Array]) -> Mask:
    """Check the figures against each other; return the cells that only say something again."""
    review = Review(gathering, columns, "indicator", gathering.units)
    unsure = review.settle_fractions(columns["asked"], gathering.answers)
    review.check_numbers(unsure)
    review.check_flags()
    again = review.repeated(columns["period"] != np.array(None), KEY, ", ")
    places, groups = gathering.framework.places, gathering.framework.groups
    part_of = {place.id: place.part_of for place in places.values() if place.part_of}
    dimensions = {group.id: group.dimension for group in groups.values()}
    within = {group.id: group.part_of for group in groups.values()}
    review.check_totals(Society(dimensions, part_of, within))
    gathering.leave_out(np.flatnonzero(again), "value", SAID_AGAIN)
    return again
