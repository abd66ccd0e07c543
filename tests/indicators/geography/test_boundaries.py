"""Boundaries on the ground: sizes, what lies in them, where a name has room, and fewer positions. Worked by hand."""

import math

import pytest

from indicators.geography.boundary import KILOMETRES, Polygons, area, flat, holds, polygons_of
from indicators.geography.inside import inside
from indicators.geography.thinning import thinned

SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
HOLE = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75), (0.25, 0.25))
ELL = ((0.0, 0.0), (3.0, 0.0), (3.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0), (0.0, 0.0))


def test_longitudes_shrink_with_the_cosine_of_the_latitude() -> None:
    assert flat((10.0, 60.0), latitude=60.0) == pytest.approx((5.0, 60.0))


@pytest.mark.parametrize(("polygons", "degrees"), [(((SQUARE,),), 1.0), (((SQUARE, HOLE),), 0.75), ((), 0.0)])
def test_an_area_is_in_square_kilometres_less_its_holes(polygons: Polygons, degrees: float) -> None:
    assert area(polygons) == pytest.approx(degrees * KILOMETRES**2 * math.cos(math.radians(0.5)))


def test_a_position_in_a_hole_is_not_in_the_polygon() -> None:
    assert holds(((SQUARE, HOLE),), (0.1, 0.5))
    assert not holds(((SQUARE, HOLE),), (0.5, 0.5))
    assert not holds(((SQUARE,),), (1.5, 0.5))


def test_the_inner_point_of_an_ell_is_in_its_knee() -> None:
    """The largest circle in the corner touches both outer edges and the inner corner at (1, 1): r = 2 - sqrt(2)."""
    found = inside(((ELL,),))
    room = 2 - math.sqrt(2)
    assert found.room == pytest.approx(room, abs=0.03)
    assert found.at == pytest.approx((room, room), abs=0.06)


def test_a_position_on_a_straight_edge_is_left_out_and_a_corner_stays() -> None:
    ring = ((0.0, 0.0), (0.5, 0.0001), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    assert thinned(((ring,),)) == ((SQUARE,),)


def test_a_point_has_no_polygon() -> None:
    assert polygons_of({"type": "Point", "coordinates": [1.0, 2.0]}) == ()
