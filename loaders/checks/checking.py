"""Checking: figures that cannot be, whoever published them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from loaders.numbers.units import Units
from loaders.numbers.values import Array, Codes, Mask, Numbers
from loaders.problems import Fault

INFINITE = float("inf")
# What a figure of each unit can be; the other units (dollars, index, ratio, number) can be anything.
LIMITS = {
    "percent": (0.0, 100.0),
    "people": (0.0, INFINITE),
    "per 1000": (0.0, 1000.0),
    "per 10000": (0.0, 10000.0),
    "per 100000": (0.0, 100000.0),
}
# A figure of these units is this many times numerator over denominator.
SCALES = {"percent": 100.0, "per 1000": 1000.0, "per 10000": 10000.0, "per 100000": 100000.0}
MOST_DECIMALS = 10
NOISE = 1e-9  # what adding and dividing in binary may leave behind, relative


PARTS_OF_PEOPLE = Fault(
    "a count of people that is no whole number",
    "whole people",
    "It was taken as it stands; check that 1.234 is not a thousand and more.",
)


@dataclass(frozen=True)
class Doubt:
    """A rule that some figures break: in which fields, the foremost first; what was expected; how to mend it."""

    wrong: Mask
    fields: tuple[str, ...]
    expected: str
    mend: str


def doubts(figures: Mapping[str, Numbers], units: Units) -> Iterator[Doubt]:
    """Yield every rule with the figures that break it.

    Args:
        figures: value, numerator, denominator, lower, upper; each of shape (n,), NaN where unknown. What is
            unknown breaks no rule.
        units: the unit of each figure's indicator, n of them.
    """
    for unit in LIMITS:
        yield from _beyond_limits(figures["value"], units.are(unit), unit)
    yield from _counts(figures, units.are(*SCALES))
    yield from _bounds(figures["value"], figures["lower"], figures["upper"])
    for unit, scale in SCALES.items():
        yield _not_following(figures, units.are(unit), scale)


def _beyond_limits(value: Numbers, concerned: Mask, unit: str) -> Iterator[Doubt]:
    lowest, highest = LIMITS[unit]
    said = f"from {lowest:g} to {highest:g}" if highest < INFINITE else "zero or more"
    wrong = concerned & ((value < lowest) | (value > highest))
    yield Doubt(wrong, ("value",), f"{unit}, {said}", "Correct the figure, or the unit of its indicator.")


def _counts(figures: Mapping[str, Numbers], shares: Mask) -> Iterator[Doubt]:
    numerator, denominator = figures["numerator"], figures["denominator"]
    mend = "Correct the numerator or the denominator."
    yield Doubt(numerator < 0, ("numerator",), "a count of zero or more", mend)
    yield Doubt(denominator < 0, ("denominator",), "a count of zero or more", mend)
    yield Doubt(shares & (numerator > denominator), ("numerator", "denominator"), "no more than the denominator", mend)


def _bounds(value: Numbers, lower: Numbers, upper: Numbers) -> Iterator[Doubt]:
    room = NOISE * np.maximum(np.abs(value), 1)
    mend = "Correct the figure or its bounds."
    with np.errstate(over="ignore"):  # beyond the largest float is beyond every bound
        least, most = value - room, value + room
    yield Doubt(lower > upper, ("lower", "upper"), "a lower bound that is no higher than the upper one", mend)
    yield Doubt(most < lower, ("value", "lower"), "a figure that is not below its lower bound", mend)
    yield Doubt(least > upper, ("value", "upper"), "a figure that is not above its upper bound", mend)


def _not_following(figures: Mapping[str, Numbers], concerned: Mask, scale: float) -> Doubt:
    """Doubt a figure that is not its numerator over its denominator, rounded to as many decimals as it shows."""
    known = np.flatnonzero(concerned & counted(figures))
    wrong = np.zeros(len(concerned), dtype=bool)
    wrong[known] = ~follow(figures, known, scale)
    expected = "the numerator over the denominator, rounded"
    return Doubt(wrong, ("value", "numerator", "denominator"), expected, "Correct the figure or its counts.")


def counted(figures: Mapping[str, Array]) -> Mask:
    """Return which figures are known with both of their counts."""
    return ~(np.isnan(figures["denominator"]) | np.isnan(figures["numerator"]) | np.isnan(figures["value"]))


def follow(figures: Mapping[str, Array], rows: Codes, scale: float) -> Mask:
    """Return which of some rows' figures are their numerator over their denominator, shape of `rows`."""
    shown = figures["value"][rows]
    with np.errstate(divide="ignore", invalid="ignore"):
        reckoned = scale * figures["numerator"][rows] / figures["denominator"][rows]
        room = 0.5 * 10.0 ** -decimals(shown) + NOISE * np.maximum(np.abs(shown), 1)
        return np.asarray(np.abs(reckoned - shown) <= room, dtype=bool)


def decimals(values: Numbers) -> Numbers:
    """Return how many decimals each value shows, shape (n,): 62 -> 0, 59.7 -> 1; ten at most."""
    shown = np.full(len(values), float(MOST_DECIMALS))
    left = np.arange(len(values))
    for places in range(MOST_DECIMALS):
        own = values[left]
        # A figure in the quadrillions has no decimals that a float could show.
        with np.errstate(over="ignore", invalid="ignore"):
            plain = np.abs(np.round(own, places) - own) <= NOISE * np.maximum(np.abs(own), 1) * 1e-3
        shown[left[plain]] = places
        left = left[~plain]
    return shown


def parts_of_people(value: Numbers, units: Units) -> Mask:
    """Return which figures count people and are no whole number: perhaps 1.234 is a thousand written elsewhere."""
    with np.errstate(invalid="ignore"):
        parts = np.abs(value - np.round(value)) > NOISE * np.maximum(np.abs(value), 1)
    return np.asarray(parts & units.are("people"), dtype=bool)
