"""A map before it is drawn: its places, what is written in each, and which of them it is fitted to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.geography.boundary import Box, Polygons, Position, around, box

STEPS = 4
FARTHEST = 4.0
"""A larger place is drawn around the others while it is no more than so many times as wide as they are."""


class Fill(StrEnum):
    """How a place is drawn: its figure known, hidden or unknown; around others; or within one that has the figure."""

    KNOWN = "known"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"
    AROUND = "around"
    INNER = "inner"


@dataclass(frozen=True)
class Area:
    """A place on a map.

    Attributes:
        name: its name; figure: what is written below it, empty where nothing is.
        at, room: see `indicators.release.mapped`.
        step: of its colour, 1 to STEPS; None where no colour tells anything.
        address: where it leads; said: what is read out, its name and its figure.
    """

    name: str
    outline: Polygons
    at: Position
    room: float
    fill: Fill
    figure: str = ""
    step: int | None = None
    address: str | None = None
    said: str = ""


def steps(values: Sequence[float]) -> list[int]:
    """Return the step of each value: equal parts of the way from the lowest to the highest; one alone is 2."""
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        return [2] * len(values)
    return [min(STEPS, int((value - low) / (high - low) * STEPS) + 1) for value in values]


def frame(areas: Sequence[Area]) -> Box | None:
    """Return what a map is fitted to: the places with or without a figure, and those around them if hardly larger.

    None where there is no boundary to draw.
    """
    boxes = [box(one.outline) for one in areas if one.fill not in {Fill.AROUND, Fill.INNER}]
    if not boxes:
        return None
    inner = around(boxes)
    larger = (box(one.outline) for one in areas if one.fill is Fill.AROUND)
    return around([inner, *(one for one in larger if one[2] - one[0] <= FARTHEST * (inner[2] - inner[0]))])


def drawn(areas: Sequence[Area], frame: Box) -> list[Area]:
    """Return the places of a map that are drawn: a larger one only where all of it fits in; the largest first."""
    west, south, east, north = frame
    boxes = [(one, box(one.outline)) for one in areas]
    fitting = [
        (one, own) for one, own in boxes if own[0] >= west and own[1] >= south and own[2] <= east and own[3] <= north
    ]
    return [
        one for one, own in sorted(fitting, key=lambda pair: -(pair[1][2] - pair[1][0]) * (pair[1][3] - pair[1][1]))
    ]
