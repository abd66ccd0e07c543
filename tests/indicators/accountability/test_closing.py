"""Gaps through the whole path: a file opens each, and the next file closes it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from indicators import accountability, judging
from indicators.reading import Reading, Record
from indicators.store.database import Database
from indicators.store.queries import gaps as queries
from indicators.store.writes.landing import land
from tests.indicators.accountability.test_finding import QUADRANTS
from tests.indicators.conftest import FRAME, Row, moment, reading

OPENED, CLOSED = dt.date(2020, 6, 1), dt.date(2020, 7, 1)
RISING: list[Row] = [("all", str(year), 40.0 + year - 2010) for year in range(2010, 2020)]
HILLS = Record("place", "hills", {"name": "Hills", "kind": "city", "aliases": [], "part_of": None, "expected": True})
GIRLS = Record("group", "girls", {"name": "Girls", "dimension": "gender", "aliases": [], "expected": True})
UNKNOWN: Row = ("all", "2019", float("nan"))
ABOUT: dict[str, Any] = {"indicator": "reading", "place": "town", "group": "all"}
TARGET = Record(
    "target", "aim", {**ABOUT, "period": "2025", "value": 60.0, "baseline_period": "2015", "set_by": "The council"}
)
LINE = Record(
    "baseline",
    "line",
    {
        **ABOUT,
        "frozen_on": dt.date(2020, 6, 15),
        "history_from": "2010",
        "history_to": "2019",
        "periods_ahead": 3,
        "assumptions": "Nothing new is done.",
    },
)
NEED = Record("indicator", "reading", {"tier": "data development agenda"})
HEAD = Record("indicator", "reading", {"tier": "headline"})


def story(day: dt.date) -> Record:
    """A story written on a day."""
    told = {"indicator": "reading", "written_on": day, "author": "The team", "story": "Why."}
    return Record("story", f"story-{day.year}", told)


def strategy() -> Record:
    """A strategy of the learning team that means to help reading."""
    fields = {
        "title": "Story hours",
        "team": "team-b",
        "began": dt.date(2020, 1, 1),
        "status": "under way",
        "indicators": ["reading"],
    }
    return Record("strategy", "hours", fields)


def measure(quadrant: str) -> Record:
    """A measure of the strategy."""
    named = {"strategy": "hours", "title": quadrant, "quadrant": quadrant, "period_type": "year"}
    named |= {"unit": "people", "better": "higher"}
    return Record("measure", quadrant.replace(" ", "-"), {**named, "decimals": 0})


def file(*rows: Row, records: tuple[Record, ...] = (), **columns: Any) -> Reading:
    """A reading of rows; `columns` says more of all of its figures."""
    read = reading(*rows, records=records)
    return replace(read, figures=read.figures.assign(**columns))


RISEN = file(*RISING, records=FRAME)
# what is known, what opens the gap, what closes it, the gap
CASES: dict[str, tuple[Reading, Reading, str]] = {
    "no figure": (file(records=FRAME), file(*RISING), "no-data/reading"),
    "late": (file(*RISING[:-2], records=FRAME), file(*RISING[-2:]), "late/reading/town/all"),
    "hole": (file(*RISING[:5], *RISING[6:], records=FRAME), file(RISING[5]), "hole/reading/town/all"),
    "place": (
        file(*RISING, records=(*FRAME, HILLS)),
        file(*RISING, place="hills"),
        "place-without-data/reading/hills",
    ),
    "group": (
        file(*RISING, records=(*FRAME, GIRLS)),
        file(("girls", "2019", 50.0)),
        "group-without-data/reading/town/girls",
    ),
    "too few": (file(*RISING[-2:], records=FRAME), file(*RISING), "too-few-for-trend/reading/town/all"),
    "break": (
        file(*RISING, records=FRAME, flags=[*[""] * 7, "break", "", ""]),
        file(*(("all", str(year), 50.0 + year - 2019) for year in range(2020, 2024))),
        "break/reading/town/all",
    ),
    "hidden": (
        file(*RISING[:-1], UNKNOWN, records=FRAME, flags=[*[""] * 9, "suppressed at source"]),
        file(RISING[-1]),
        "hidden/reading/town/all",
    ),
    "unreliable": (
        file(RISING[-1], records=FRAME, flags="low reliability"),
        file(RISING[-1]),
        "unreliable/reading/town/all",
    ),
    "no target": (RISEN, file(records=(TARGET,)), "no-target/reading"),
    "no line": (RISEN, file(records=(LINE,)), "no-baseline/reading"),
    "no story": (RISEN, file(records=(story(dt.date(2020, 6, 2)),)), "no-story/reading"),
    "old story": (
        file(*RISING, records=(*FRAME, story(dt.date(2018, 6, 2)))),
        file(records=(story(dt.date(2020, 6, 2)),)),
        "old-story/reading",
    ),
    "no strategy": (RISEN, file(records=(strategy(),)), "no-strategy/reading"),
    "no measure": (
        file(*RISING, records=(*FRAME, strategy())),
        file(records=tuple(measure(one) for one in sorted(QUADRANTS))),
        "no-measure/hours",
    ),
    "no headline": (file(*RISING, records=(*FRAME, NEED)), file(records=(HEAD,)), "no-headline/learning"),
}


def keep(database: Database, read: Reading, *, day: dt.date) -> set[str]:
    """Store a reading, judge it, find the gaps, and return the keys of the open ones."""
    land(database, replace(read, sha256=day.isoformat().ljust(64, "0")), actor="test", now=moment(day.isoformat()))
    judging.analyse(database, today=day)
    accountability.refresh(database, today=day)
    with database.reading() as session:
        return {row.key for row in queries.open_gaps(session)}


@pytest.mark.parametrize(("before", "after", "key"), CASES.values(), ids=CASES)
def test_a_file_opens_a_gap_and_the_next_one_closes_it(
    database: Database, before: Reading, after: Reading, key: str
) -> None:
    assert key in keep(database, before, day=OPENED)
    assert key not in keep(database, after, day=CLOSED)
    with database.reading() as session:
        (spell,) = [row for row in queries.spells(session) if row.key == key]
    assert (spell.opened_on, spell.closed_on) == (OPENED, CLOSED)


UNRELIABLE = file(*RISING, records=FRAME, flags=[*[""] * 9, "low reliability"])
GONE = file(*((*one[:2], float("nan")) for one in RISING))
AT_SOURCE = "suppressed at source"
# what is known, the gap of it, and how its figures go
LOSSES: dict[str, tuple[Reading, str, Reading]] = {
    "too few, and all hidden": (
        file(*RISING[-2:], records=FRAME),
        "too-few-for-trend/reading/town/all",
        file(*((*one[:2], float("nan")) for one in RISING[-2:]), flags=AT_SOURCE),
    ),
    "unreliable, and hidden": (UNRELIABLE, "unreliable/reading/town/all", file(UNKNOWN, flags=AT_SOURCE)),
    "hidden, and then not available": (
        file(*RISING[:-1], UNKNOWN, records=FRAME, flags=[*[""] * 9, AT_SOURCE]),
        "hidden/reading/town/all",
        file(UNKNOWN),
    ),
    "a hole, and nothing after it": (
        file(*RISING[:-2], RISING[-1], records=FRAME),
        "hole/reading/town/all",
        file(UNKNOWN),
    ),
    "no target, and no figure": (RISEN, "no-target/reading", GONE),
}


@pytest.mark.parametrize(("before", "key", "after"), LOSSES.values(), ids=LOSSES)
def test_a_gap_that_ends_because_its_figures_are_hidden_or_gone_is_not_settled(
    database: Database, before: Reading, key: str, after: Reading
) -> None:
    assert key in keep(database, before, day=OPENED)
    assert key not in keep(database, after, day=CLOSED)
    with database.reading() as session:
        assert key not in {row.key for row in queries.spells(session)}
        assert key in queries.lost_gaps(session)
