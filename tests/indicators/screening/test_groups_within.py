"""What people say is part of a group is guarded where numbers alone would look like chance."""

import datetime as dt
from dataclasses import replace

import pytest

from indicators.reading import Record
from indicators.screening import screen
from indicators.store.database import Database
from indicators.store.queries import figures
from indicators.store.queries.screened import screened
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment, reading

COLOURS = ["latino", "white", "black", "asian", "filipino", "pacific", "two"]
GIRLS = [121, 83, 47, 5, 119, 29, 37]
BOYS = [131, 97, 41, 26, 123, 25, 33]
RULE = Record("disclosure_rule", "small", {"name": "Small", "rule": "small counts", "minimum": None})


def people(one: Record) -> Record:
    """A record of the small collaborative, of numbers of people from a source that hides small ones."""
    changed: dict[str, dict[str, object]] = {
        "indicator": {"unit": "people", "decimals": 0},
        "source": {"disclosure_rule": "small"},
    }
    return replace(one, fields={**one.fields, **changed.get(one.noun, {})})


def both(key: str, within: list[str]) -> Record:
    """A group of girls or boys of a colour."""
    return Record("group", key, {"name": key, "dimension": "both", "aliases": [], "part_of": within})


@pytest.mark.parametrize("said", [True, False])
def test_girls_of_seven_colours_in_one_period_are_guarded_where_somebody_says_that_they_are_girls(
    said: bool, database: Database
) -> None:
    """5 girls are hidden; 441 girls less the other six tell them, so that another of the girls goes with them."""
    rows = {f"girls-{colour}": number for colour, number in zip(COLOURS, GIRLS, strict=True)}
    rows |= {f"boys-{colour}": number for colour, number in zip(COLOURS, BOYS, strict=True)}
    groups = [both(key, ["girls"] if said and key.startswith("girls") else []) for key in rows]
    records = (RULE, *(people(one) for one in FRAME), *groups)
    told = [(key, "2014", float(number)) for key, number in (*rows.items(), ("girls", sum(GIRLS)))]
    land(database, reading(*told, records=records), actor="test", now=moment("2024-01-01"))
    screen(database, today=dt.date(2024, 1, 1))
    with database.reading() as session:
        groups_of = {number: group for (_, _, group), number in figures.series(session, ["reading"]).items()}
        hidden = {groups_of[one.series_id] for one in screened(session, groups_of) if one.reason}
    assert hidden == ({"girls-asian", "girls-pacific"} if said else {"girls-asian"})
