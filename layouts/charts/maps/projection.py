"""From longitude and latitude to the coordinates of a drawing."""

import math
from dataclasses import dataclass

from indicators.geography.boundary import Box, Position


@dataclass(frozen=True)
class Projection:
    """Plain equirectangular, narrowed by the cosine of the middle latitude: one scale both ways.

    Attributes:
        west, north: what is drawn at the margin on the left and at the top.
        scale: units of the drawing for a degree of latitude.
        narrow: what a degree of longitude is of one of latitude.
    """

    west: float
    north: float
    scale: float
    narrow: float
    left: float
    top: float

    def __call__(self, position: Position) -> Position:
        """Return where a position is drawn: x grows to the east, y to the south."""
        x, y = position
        return self.left + (x - self.west) * self.narrow * self.scale, self.top + (self.north - y) * self.scale


def fitted(box: Box, *, width: float, most: float, margin: float) -> tuple[Projection, float]:
    """Return the projection that fits a box into a drawing, in its middle, and how high the drawing then is.

    Args:
        box: west, south, east, north; neither a line nor a point.
        width: of the drawing.
        most: how high it may be.
        margin: what stays free all around.
    """
    west, south, east, north = box
    narrow = math.cos(math.radians((south + north) / 2))
    across, up = (east - west) * narrow, north - south
    scale = min((width - 2 * margin) / across, (most - 2 * margin) / up)
    left = (width - across * scale) / 2
    return Projection(west, north, scale, narrow, left, margin), up * scale + 2 * margin
