"""Maps: where positions are drawn, how squares lie, which step a figure has, and what is written where."""

import math
import re

import pytest

from layouts.charts.maps.description import Area, Fill, frame, steps
from layouts.charts.maps.drawing import area_map
from layouts.charts.maps.projection import fitted
from layouts.charts.maps.squares import laid
from tests.layouts.mapped import block


def area(name: str, west: float, south: float, size: float, *, fill: Fill = Fill.KNOWN, figure: str = "5%") -> Area:
    outline = block(west, south, west + size, south + size)
    return Area(name, outline, (west + size / 2, south + size / 2), size / 2, fill, figure, 2, f"/{name}", name)


def test_a_box_fills_the_drawing_with_one_scale_both_ways() -> None:
    """At 60 degrees a degree of longitude is half one of latitude: 4 by 2 degrees are drawn as a square."""
    place, height = fitted((0.0, 59.0, 4.0, 61.0), width=120.0, most=500.0, margin=10.0)
    assert place((0.0, 61.0)) == pytest.approx((10.0, 10.0))
    assert place((4.0, 59.0)) == pytest.approx((110.0, 110.0))
    assert height == pytest.approx(120.0)


def test_a_tall_box_is_as_high_as_it_may_be_and_in_the_middle() -> None:
    place, height = fitted((0.0, -2.0, 1.0, 2.0), width=100.0, most=100.0, margin=0.0)
    assert height == pytest.approx(100.0)
    assert place((0.5, 0.0)) == pytest.approx((50.0, 50.0))


def test_squares_lie_about_as_the_places_do() -> None:
    lying = {"north-west": (0.0, 1.0), "north-east": (1.0, 1.0), "south-west": (0.0, 0.0)}
    assert laid(lying) == {"north-west": (1, 1), "north-east": (2, 1), "south-west": (1, 2)}
    assert laid({}) == {}


def test_no_two_places_share_a_square_though_they_lie_together() -> None:
    squares = laid({str(at): (0.001 * at, 5.0) for at in range(30)} | {"far": (9.0, 0.0)})
    assert len(set(squares.values())) == 31


@pytest.mark.parametrize(
    ("values", "expected"), [([], []), ([7.0], [2]), ([3.0, 3.0], [2, 2]), ([0.0, 2.4, 2.5, 10.0], [1, 1, 2, 4])]
)
def test_steps_are_equal_parts_from_the_lowest_to_the_highest(values: list[float], expected: list[int]) -> None:
    assert steps(values) == expected


def test_a_much_larger_place_is_not_drawn_and_a_little_larger_one_is() -> None:
    town, county = area("town", 0.0, 0.0, 1.0), area("county", -9.0, -9.0, 20.0, fill=Fill.AROUND)
    district = area("district", -0.5, -0.5, 2.0, fill=Fill.AROUND)
    assert frame([town, county]) == (0.0, 0.0, 1.0, 1.0)
    drawn = area_map([town, county, district], title="Map")
    assert "is-around" in drawn
    assert 'href="/county"' not in drawn
    assert area_map([county], title="Map") == ""


def test_a_name_without_room_stands_beside_at_the_end_of_a_line() -> None:
    drawn = area_map([area("large", 0.0, 0.0, 10.0), area("small", 10.0, 0.0, 0.2, figure="7%")], title="Map")
    assert "cc-leader" in drawn
    assert drawn.count("7%") == 1


def test_a_quiet_name_gives_way_to_a_figure() -> None:
    wide = area("The whole district", 0.0, 0.0, 4.0)
    drawn = area_map([wide, area("Town", 1.5, 1.5, 1.0, fill=Fill.INNER, figure="")], title="Map")
    assert "The whole" in drawn
    assert ">Town<" not in drawn


def test_a_hidden_place_is_hatched_and_every_link_has_a_name() -> None:
    drawn = area_map([area("town", 0.0, 0.0, 1.0, fill=Fill.HIDDEN, figure="not shown")], title="Map & more")
    assert "url(#map-hatch)" in drawn
    assert 'aria-label="Map &amp; more"' in drawn
    assert re.findall(r'<a href="/town" aria-label="town">', drawn)
    assert not re.search(r"style=", drawn)


def test_a_ring_closes_where_it_began() -> None:
    """Every corner is told from the one before it in whole tenths: three steps of a square, then the way back."""
    drawn = area_map([area("town", 0.0, 0.0, 1.0)], title="Map")
    (path,) = re.findall(r'd="M[^"]*l([^"]*)z"', drawn)
    along, down = path.split()[::2], path.split()[1::2]
    assert math.isclose(float(along[0]), -float(along[2]))
    assert float(down[1]) < 0
