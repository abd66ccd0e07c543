"""How a figure is known to disclosure: by its series or its performance measure, its period and what it says."""

from indicators.store.queries.figures import Replaced
from indicators.store.queries.gaps import FigureRow
from indicators.store.queries.guarded import Fed
from indicators.store.queries.screened import MEASURE, Subject, Version
from indicators.store.tables import MeasureObservation, Observation

Key = tuple[int, str, str]
"""The number of the series, the period, and the content."""
Known = tuple[Subject, str, str]
"""The same of any figure: of a performance measure its subject, the period, and the content."""


def subject_of(measure: str) -> str:
    """Return by what a performance measure stands among indicators."""
    return MEASURE + measure


def key_of(row: Observation | FigureRow | Version[int] | Replaced) -> Key:
    """Return the key of a version. One that says the same as an earlier one is the same knowledge."""
    return row.series_id, row.period, content_of(row)


def known_by(row: Version[Subject]) -> Known:
    """Return the key of a version of any figure."""
    return row.series_id, row.period, content_of(row)


def content_of(row: Observation | MeasureObservation | FigureRow | Version[Subject] | Replaced | Fed) -> str:
    """Return what a figure says, as one text."""
    return "/".join(_written(one) for one in (row.value, row.numerator, row.denominator))


def text_of(key: Known) -> str:
    """Return a key as one text, as integer programs name their unknowns."""
    return "|".join(map(str, key))


def _written(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"
