"""What figures can carry: a difference of two is off in its sixteenth digit, and that is no movement.

50.2 - 43 and 54 - 46.8 are both 7.2; worked out in binary numbers they differ. Signs, ties and edges are asked only of
what is left of a difference once it is rounded to twelve digits of the figures.
"""

from math import floor, isfinite, log10

import numpy as np

from indicators.analysis.history import Flags, Floats

DIGITS = 12
"""Digits of a figure that its differences keep: more than any publisher gives, fewer than rounding reaches."""
MOST_PLACES = 300
"""Decimal places beyond which a power of ten is no number any more."""
MOST_WRITTEN = 9
"""Decimal places beyond which figures count as worked out, not as written down."""


def carried(amounts: Floats, *, of: Floats) -> Floats:
    """Return amounts rounded to twelve digits of the largest of the figures that they were worked out from.

    Args:
        amounts: differences, shape (n,); NaN stays unknown.
        of: the figures, any shape; where all are nothing or unknown, nothing is rounded.
    """
    return rounded(amounts, places_carried(of))


def places_carried(of: Floats) -> int | None:
    """Return to how many decimal places differences of figures are carried; None where nothing is rounded."""
    size = float(np.abs(of).max(initial=0.0))
    if not isfinite(size):
        size = float(np.abs(of[np.isfinite(of)]).max(initial=0.0))
    return min(DIGITS - 1 - floor(log10(size)), MOST_PLACES) if size else None


def rounded(amounts: Floats, places: int | None) -> Floats:
    """Return amounts rounded to decimal places (see `places_carried`); None: as they are."""
    if places is None:
        return amounts
    found: Floats = amounts.round(places)
    return found


def last_places(values: Floats, known: Flags) -> Floats:
    """Return how much one of the last place is in which the figures of each series are written, shape (series,).

    Whole figures give 1, such as 12.5 and 13 give 0.1; 0 where more than nine decimal places are needed (worked out).
    A figure may be off by half of it, and the difference of two by all of it, through rounding alone.

    Args:
        values: the figures, shape (series, periods).
        known: which of them count, same shape.
    """
    found = np.zeros(values.shape[0])
    for places in range(MOST_WRITTEN, -1, -1):
        with np.errstate(over="ignore", invalid="ignore"):
            scaled = values * 10.0**places
            written = np.abs(scaled - np.rint(scaled)) <= 10.0**-DIGITS * np.abs(scaled)
        found[(written | ~known).all(axis=1)] = 10.0**-places
    return found


def slack(*figures: float) -> float:
    """Return by how much a difference of figures may miss through rounding alone."""
    return 10.0**-DIGITS * max(map(abs, figures))


def moved(earlier: float, later: float) -> float:
    """Return later - earlier; exactly nothing where only rounding sets the two apart."""
    amount = later - earlier
    return 0.0 if abs(amount) <= slack(earlier, later) else amount


def inside(value: float, lower: float, upper: float) -> bool:
    """Return whether a figure lies within a range; one on its very end does."""
    room = slack(value, lower, upper)
    return lower - room <= value <= upper + room
