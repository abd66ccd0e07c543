"""Gaps that open and close with the figures, and what is kept of them."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from indicators import accountability, judging
from indicators.reading import Reading, Record
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import gaps as queries
from indicators.store.writes.gaps import sync_gaps
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, moment, reading

NOW = moment("2020-06-01")
TODAY, LATER = dt.date(2020, 6, 1), dt.date(2020, 7, 1)
EXPECTED = (
    Record("place", "hills", {"name": "Hills", "kind": "city", "aliases": [], "part_of": None, "expected": True}),
    Record("group", "girls", {"name": "Girls", "dimension": "gender", "aliases": [], "expected": True}),
)
FIRST = reading(*(("all", str(year), 50.0 + year % 2) for year in (2014, 2015, 2017)), records=FRAME, sha256="1" * 64)
GIRLS = reading(("girls", "2017", 51.0), ("all", "2016", 52.0), sha256="2" * 64)
OTHERS = reading(records=EXPECTED, sha256="3" * 64)


def store(database: Database, read: Reading, *, today: dt.date = TODAY) -> int:
    """Store a reading, judge it and find the gaps; return the load."""
    landed = land(database, read, actor="test", now=NOW)
    assert landed.load is not None
    judging.analyse(database, today=today)
    accountability.refresh(database, today=today)
    return landed.load


def still_open(database: Database) -> dict[str, tuple[Any, ...]]:
    """The open gaps with all that is said of them."""
    with database.reading() as session:
        rows = queries.open_gaps(session)
        return {row.key: (row.kind, row.weight, row.facts, row.opened_on, row.place, row.group) for row in rows}


def test_gaps_are_kept_with_the_load_and_the_day(database: Database) -> None:
    load = store(database, FIRST)
    with database.reading() as session:
        hole = next(row for row in queries.open_gaps(session) if row.kind == "hole")
    assert (hole.key, hole.facts, hole.opened_on) == (
        "hole/reading/town/all",
        {"periods": ["2016"], "since": None},
        TODAY,
    )
    assert (hole.opened_load_id, hole.outcome, hole.closed_on) == (load, "learning", None)


def test_finding_again_changes_nothing(database: Database) -> None:
    store(database, FIRST)
    before = still_open(database)
    assert accountability.refresh(database, today=LATER) == (0, 0)
    assert still_open(database) == before


def test_a_gap_closes_itself_when_the_figures_arrive_and_is_remembered(database: Database) -> None:
    store(database, FIRST)
    second = store(database, GIRLS, today=LATER)
    assert "hole/reading/town/all" not in still_open(database)
    with database.reading() as session:
        (spell,) = [row for row in queries.spells(session) if row.kind == "hole"]
    assert (spell.opened_on, spell.closed_on, spell.closed_load_id) == (TODAY, LATER, second)


def test_an_undo_brings_the_open_gaps_back_as_they_were(database: Database) -> None:
    store(database, FIRST)
    store(database, OTHERS)
    before = still_open(database)
    assert {"place-without-data/reading/hills", "group-without-data/reading/town/girls"} < before.keys()
    load = store(database, GIRLS, today=LATER)
    assert still_open(database) != before
    undo(database, load, actor="test", now=NOW)
    judging.analyse(database, today=LATER)
    accountability.refresh(database, today=LATER)
    assert still_open(database) == before
    with database.reading() as session:
        assert queries.spells(session) == []


def test_the_passing_of_a_day_opens_what_is_late(database: Database) -> None:
    store(database, FIRST, today=dt.date(2019, 12, 31))
    assert "late/reading/town/all" not in still_open(database)
    accountability.refresh(database, today=dt.date(2020, 1, 1))
    assert still_open(database)["late/reading/town/all"][3] == dt.date(2020, 1, 1)


RISING = reading(*(("all", str(year), 30.0 + year - 2012) for year in range(2012, 2020)), records=FRAME)


def line(key: str, last: str, *, frozen_on: dt.date) -> Record:
    """A line that the program draws over two years after a history, asked for in the workbook."""
    about = {"indicator": "reading", "place": "town", "group": "all", "frozen_on": frozen_on}
    drawn = {"history_from": "2012", "history_to": last, "periods_ahead": 2, "assumptions": "As before."}
    return Record("baseline", key, {**about, **drawn})


def test_a_line_that_has_ended_is_a_gap_until_a_new_one_is_drawn(database: Database) -> None:
    day, key = dt.date(2019, 12, 31), "no-baseline/reading"
    store(database, RISING, today=day)
    early = line("early", "2017", frozen_on=dt.date(2018, 3, 1))  # for 2018 and 2019
    store(database, reading(records=(early,), sha256="2" * 64), today=day)
    assert key not in still_open(database)
    accountability.refresh(database, today=dt.date(2020, 1, 1))
    assert still_open(database)[key][2] == {"possible": True, "until": "2019"}
    later = line("later", "2019", frozen_on=dt.date(2020, 2, 1))
    store(database, reading(records=(later,), sha256="3" * 64), today=dt.date(2020, 2, 1))
    assert key not in still_open(database)


def test_a_line_of_an_older_way_of_counting_is_a_gap_at_once(database: Database) -> None:
    day, key = dt.date(2019, 3, 1), "no-baseline/reading"
    store(database, RISING, today=day)
    long = line("long", "2017", frozen_on=day)
    long.fields["periods_ahead"] = 6  # to 2023
    store(database, reading(records=(long,), sha256="2" * 64), today=day)
    assert key not in still_open(database)
    changed = reading(("all", "2020", 60.0), sha256="3" * 64)
    changed = replace(changed, figures=changed.figures.assign(flags="break"))
    store(database, changed, today=dt.date(2021, 3, 1))
    assert still_open(database)[key][2] == {"possible": False, "until": None, "broken": "2020"}


def test_a_source_that_names_a_day_is_late_after_it(database: Database) -> None:
    store(database, FIRST, today=dt.date(2019, 6, 1))
    due = Record("source", "survey", {"next_due": dt.date(2019, 3, 1)})
    store(database, reading(records=(due,), sha256="4" * 64), today=dt.date(2019, 6, 1))
    assert still_open(database)["late/reading/town/all"][2] == {
        "latest": "2017",
        "expected": "2018",
        "reason": "calendar",
        "due": "2019-03-01",
    }
    store(database, reading(("all", "2018", 52.0), sha256="5" * 64), today=dt.date(2019, 6, 1))
    assert "late/reading/town/all" not in still_open(database)


def test_a_period_that_had_no_number_when_a_day_was_named_has_come_with_its_number(database: Database) -> None:
    day = dt.date(2019, 6, 1)
    store(database, FIRST, today=day)
    store(database, reading(("all", "2018", float("nan")), sha256="2" * 64), today=day)
    store(
        database,
        reading(records=(Record("source", "survey", {"next_due": dt.date(2019, 3, 1)}),), sha256="4" * 64),
        today=day,
    )
    assert "late/reading/town/all" in still_open(database)
    store(database, reading(("all", "2018", 52.0), sha256="5" * 64), today=day)
    assert "late/reading/town/all" not in still_open(database)


def test_figures_hidden_by_our_own_rule_are_hidden_and_not_missing(database: Database) -> None:
    rule = Record("disclosure_rule", "as-published", {"rule": "small denominators", "minimum": 10})
    store(database, FIRST)
    store(database, reading(records=(rule, *EXPECTED[1:]), sha256="6" * 64))
    found = still_open(database)
    assert found["hidden/reading/town/all"][2] == {"period": "2017", "by": "rule"}
    assert not [key for key in found if key.startswith("no-data")]


class KilledError(Exception):
    """Somebody has ended the program."""


def sync_and_die(database: Database, load: int) -> None:
    """Close every gap, and end before the transaction does."""
    with database.writing() as session:
        assert sync_gaps(session, {}, load=load, day=LATER)[1] > 0
        raise KilledError


def test_half_a_sync_is_never_stored(database: Database) -> None:
    load = store(database, FIRST)
    before = still_open(database)
    with pytest.raises(KilledError):
        sync_and_die(database, load)
    assert still_open(database) == before


def test_without_a_load_there_is_nothing_to_find(database: Database) -> None:
    assert accountability.refresh(database, today=TODAY) == (0, 0)
    with database.reading() as session:
        assert list(session.scalars(select(t.Gap))) == []
