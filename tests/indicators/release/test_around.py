"""A place without figures is told which places hold it and have some: by what it is part of, and by the map."""

import datetime as dt

from indicators.reading import Record
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.release.viewed import GROUP, PLACE, Larger
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"


def square(west: float, south: float, side: float) -> dict[str, object]:
    """A square as GeoJSON writes it."""
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def place(name: str, *, part_of: str | None = None, boundary: dict[str, object] | None = None) -> Record:
    """A place that people expect figures of."""
    said = {"name": name.title(), "kind": "community", "aliases": [], "expected": True}
    return Record("place", name, {**said, "part_of": part_of, "boundary": boundary})


PLACES = (
    place("town", boundary=square(0.0, 0.0, 1.0)),
    place("hamlet", boundary=square(0.1, 0.1, 0.2)),
    place("far", boundary=square(5.0, 5.0, 0.2)),
    place("quarter", part_of="town"),
    place("street", part_of="quarter"),
)
GIRLS = ("all", "girls")


def test_a_place_is_told_the_places_with_figures_that_hold_it(database: Database) -> None:
    own = Record(
        "group",
        "young-girls",
        {"name": "Young girls", "dimension": "gender", "aliases": [], "expected": True, "part_of": ["girls"]},
    )
    rows = [(group, str(year), 40.0) for group in GIRLS for year in range(2014, 2024)]
    land(database, reading(*rows, records=(*FRAME, *PLACES, own)), actor="test", now=moment("2024-01-05"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=dt.date(2024, 6, 1)).release
    releases = Releases({HOST: database}, clock=later)

    def larger(kind: str, name: str) -> tuple[Larger, ...]:
        return releases.view(HOST, number, kind, name).larger

    # The hamlet by its boundary; the quarter as it is said to be part of the town, and the street through the quarter.
    for name in ("hamlet", "quarter", "street"):
        assert [(one.name.id, one.measures, one.of_group("girls")) for one in larger(PLACE, name)] == [("town", 1, 1)]
        missing = releases.view(HOST, number, PLACE, name).outcomes[0].missing
        assert [one.nearby and one.nearby.id for one in missing] == ["town"]
    assert larger(PLACE, "far") == larger(PLACE, "town") == ()
    assert [(one.name.id, one.measures) for one in larger(GROUP, "young-girls")] == [("girls", 1)]
