"""Covering: figures about a time of which there can be none.

It has not begun, it is long past, or it is outside what the source or the table covers.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.reading import KnownSource
from loaders.checks.batches import rows_of
from loaders.checks.ledger import Ledger
from loaders.numbers.values import Array
from loaders.problems import Fault
from loaders.templates.shapes import Range

MEND_FUTURE = "Take it out: a forecast is no figure. If the period is a slip, correct it."
MEND_SOURCE = "Correct the period, or “Covers from” and “Covers to” of the source in the sheet Sources."
MEND_RANGE = "Check that the right file was loaded; otherwise correct `periods` in the template."
MEND_PAST = "Correct the period; if it is right, say in “Covers from” of the source that it goes back so far."
ALWAYS = Range()
# A source whose figures go further back says so; 1850 is a slip, or a number that is no year.
EARLIEST = 1900


@dataclass(frozen=True)
class Span:
    """One period: its writing, its first and its last day."""

    period: str
    starts_on: dt.date
    ends_on: dt.date


def refuse_impossible(
    ledger: Ledger,
    columns: Mapping[str, Array],
    sources: Mapping[str, KnownSource],
    *,
    today: dt.date | None,
    covered: Range = ALWAYS,
) -> None:
    """Refuse the figures about a time of which there can be none.

    Args:
        ledger: where they are refused.
        columns: period, starts_on, ends_on and source, each of shape (rows,); None where the row was refused.
        sources: what is known of each source; one that does not say from when covers everything from 1900 on.
        today: a period that begins after it has not begun; None: nobody says what today is.
        covered: the years of the recipe's table. A period that only reaches into them is not refused.
    """
    codes, spans = _different(columns)
    found = {
        number: _fault(span, sources.get(source), today, covered)
        for number, (span, source) in enumerate(spans)
        if span is not None
    }
    faults = {number: fault for number, fault in found.items() if fault is not None}
    said = list(faults.values())
    groups = [rows[ledger.open[rows]] for rows in rows_of(codes, faults)]
    ledger.reject_each(groups, "period", lambda number, _rows: said[number])


def _different(columns: Mapping[str, Array]) -> tuple[NDArray[np.intp], list[tuple[Span | None, str]]]:
    """Return the number of each row's period and source, and the different ones; no period where it was refused."""
    combined = np.zeros(len(columns["period"]), dtype=np.int64)
    # The same text may be a month and a school year, so that the days tell periods apart.
    for name in ("starts_on", "ends_on", "source"):
        if name in columns:
            codes, different = pd.factorize(columns[name])
            combined = combined * (len(different) + 1) + codes + 1
    _, first, numbers = np.unique(combined, return_index=True, return_inverse=True)
    return numbers, [_span(columns, int(row)) for row in first]


def _span(columns: Mapping[str, Array], row: int) -> tuple[Span | None, str]:
    source = columns["source"][row] if "source" in columns else ""
    if columns["period"][row] is None:
        return None, source
    return Span(columns["period"][row], columns["starts_on"][row], columns["ends_on"][row]), source


def _fault(span: Span, source: KnownSource | None, today: dt.date | None, covered: Range) -> Fault | None:
    found = f"the period {span.period}"
    if today is not None and span.starts_on > today:
        return Fault(f"{found}, which has not begun", f"a period that began by {today.isoformat()}", MEND_FUTURE)
    first, last = covered.first or dt.MINYEAR, covered.last or dt.MAXYEAR
    if span.ends_on.year < first or span.starts_on.year > last:
        return Fault(found, f"a period of this table, {_years(covered)}", MEND_RANGE)
    since = source.covers_from if source else None
    if since is None and covered.first is None and span.ends_on.year < EARLIEST:
        return Fault(found, f"a period of a source, from {EARLIEST} on", MEND_PAST)
    if source is None:
        return None
    early = source.covers_from is not None and span.ends_on < source.covers_from
    late = source.covers_to is not None and span.starts_on > source.covers_to
    if early or late:
        return Fault(found, f"a period that the source {source.id} covers, {_days(source)}", MEND_SOURCE)
    return None


def _years(covered: Range) -> str:
    return _between(covered.first, covered.last)


def _days(source: KnownSource) -> str:
    return _between(source.covers_from, source.covers_to)


def _between(first: object, last: object) -> str:
    parts = (f"from {first}" if first is not None else "", f"to {last}" if last is not None else "")
    return " ".join(filter(None, parts))
