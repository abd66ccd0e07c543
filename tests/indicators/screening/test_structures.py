"""What places and groups were part of before each load is not forgotten, all of a load together."""

from dataclasses import replace

from indicators.reading import Record
from indicators.screening.structures import structures
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, moment, reading


def place(key: str, within: str | None) -> Record:
    """A place within another."""
    return Record("place", key, {"name": key.title(), "kind": "school", "aliases": [], "part_of": within})


def test_two_places_that_move_and_a_group_that_changes_its_dimension_stand_as_before_together(
    database: Database,
) -> None:
    boys = Record("group", "boys", {"name": "Boys", "dimension": "gender", "aliases": []})
    before = (*FRAME, place("west", None), place("one", "town"), place("two", "town"), boys)
    land(database, reading(("all", "2014", 1.0), records=before), actor="test", now=moment("2024-01-01"))
    moved = (place("one", "west"), place("two", "west"), replace(boys, fields={**boys.fields, "dimension": "boyhood"}))
    after = replace(reading(("all", "2015", 1.0), records=moved), sha256="1" * 64)
    land(database, after, actor="test", now=moment("2024-02-01"))
    with database.reading() as session:
        now, then = structures(session)
    assert [now.part_of[one] for one in ("one", "two")] == ["west", "west"]
    assert [then.part_of[one] for one in ("one", "two")] == ["town", "town"]
    assert (now.dimensions["boys"], then.dimensions["boys"]) == ("boyhood", "gender")


def group(key: str, *within: str) -> Record:
    """A group of both, within others."""
    return Record("group", key, {"name": key.title(), "dimension": "both", "aliases": [], "part_of": list(within)})


def test_what_groups_were_part_of_before_a_load_is_known_beside_what_they_are_part_of_now(database: Database) -> None:
    asian = Record("group", "asian", {"name": "Asian", "dimension": "colour", "aliases": []})
    before = (*FRAME, asian, group("girls-asian", "girls"))
    land(database, reading(("all", "2014", 1.0), records=before), actor="test", now=moment("2024-01-01"))
    again = reading(("all", "2015", 1.0), records=(group("girls-asian", "girls", "asian"),))
    land(database, replace(again, sha256="1" * 64), actor="test", now=moment("2024-02-01"))
    with database.reading() as session:
        now, then = structures(session)
    assert now.within == {"girls-asian": ("asian", "girls")}
    assert then.within == {"girls-asian": ("girls",)}
    undo(database, 2, actor="test", now=moment("2024-03-01"))
    with database.reading() as session:
        assert structures(session)[0].within == {"girls-asian": ("girls",)}
