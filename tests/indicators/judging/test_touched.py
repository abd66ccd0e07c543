"""Only what a load touched is judged again: by its figures, or by what frames them."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from indicators import judging
from indicators.reading import Reading, Record
from indicators.store.database import Database
from indicators.store.queries import judging as queries
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, moment, reading

TODAY = dt.date(2024, 6, 1)
NOW = moment("2024-06-01")


def _twin(record: Record, key: str, **fields: Any) -> Record:
    return replace(record, key=key, fields={**record.fields, **fields})


BY_NAME = {(record.noun, record.key): record for record in FRAME}
WRITING = _twin(BY_NAME["indicator", "reading"], "writing", source="count")
COUNT = _twin(BY_NAME["source", "survey"], "count", disclosure_rule="small")
SMALL = _twin(BY_NAME["disclosure_rule", "as-published"], "small")
BOTH = (*FRAME[:-2], SMALL, COUNT, *FRAME[-2:], WRITING)
TARGET = Record(
    "target",
    "goal",
    {
        "indicator": "writing",
        "place": "town",
        "group": "all",
        "period": "2030",
        "value": 70.0,
        "baseline_period": "2014",
        "set_by": "The council",
    },
)


def figure(indicator: str, year: str, value: float, group: str = "all") -> Reading:
    """Return a reading of one figure of one of the two indicators."""
    made = reading((group, year, value))
    return replace(made, figures=made.figures.assign(indicator=indicator, source=SOURCES[indicator]))


SOURCES = {"reading": "survey", "writing": "count"}


def bring(database: Database, *readings: Reading, records: tuple[Record, ...] = ()) -> int:
    """Store readings as one load each, the records with the first; return the last load."""
    last = 0
    for one in readings or (replace(reading(), records=()),):
        landed = land(database, replace(one, records=records), actor="test", now=NOW)
        last, records = landed.load or last, ()
    return last


def judged_at(database: Database) -> dict[str, int]:
    """Return the load as of which each indicator was judged last."""
    with database.reading() as session:
        names = {one.id: one.indicator for one in queries.every_series(session)}
        return {names[number]: row.load_id for number, row in queries.judgements(session).items()}


@pytest.fixture
def filled(database: Database) -> Database:
    """Two indicators of one figure each, of two sources, judged."""
    bring(database, figure("reading", "2014", 40.0), figure("writing", "2014", 50.0), records=BOTH)
    assert judging.analyse(database, today=TODAY) == 2
    return database


def test_a_figure_touches_its_own_indicator_alone(filled: Database) -> None:
    before = judged_at(filled)
    last = bring(filled, figure("writing", "2015", 51.0))
    assert judging.analyse(filled, today=TODAY) == 1
    assert judged_at(filled) == {"reading": before["reading"], "writing": last}


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        (TARGET, {"writing"}),
        (_twin(WRITING, "writing", better="lower"), {"writing"}),
        (_twin(COUNT, "count", interval="none"), {"writing"}),
        (_twin(SMALL, "small", rule="small counts", minimum=10), {"writing"}),
        # From now on it holds in the place of the one that reading stands under.
        (_twin(SMALL, "small", follows="as-published"), {"reading", "writing"}),
        (_twin(BY_NAME["group", "all"], "all", dimension="everyone"), {"reading", "writing"}),
        (_twin(BY_NAME["outcome", "learning"], "learning", title="Children learn well"), set()),
        (_twin(BY_NAME["place", "town"], "town", name="The town"), set()),
    ],
    ids=lambda one: f"{one.noun}" if isinstance(one, Record) else "",
)
def test_what_frames_an_indicator_touches_it(filled: Database, changed: Record, touched: set[str]) -> None:
    last = bring(filled, records=(changed,))
    assert judging.analyse(filled, today=TODAY) == len(touched)
    assert {name for name, load in judged_at(filled).items() if load == last} == touched


def test_an_undo_touches_what_its_load_had_brought(filled: Database) -> None:
    load = bring(filled, records=(TARGET,))
    assert judging.analyse(filled, today=TODAY) == 1
    undo(filled, load, actor="test", now=NOW)
    assert judging.analyse(filled, today=TODAY) == 1
    load = bring(filled, figure("reading", "2015", 41.0))
    assert judging.analyse(filled, today=TODAY) == 1
    undo(filled, load, actor="test", now=NOW)
    assert judging.analyse(filled, today=TODAY) == 1
    assert judging.analyse(filled, today=TODAY) == 0


def test_what_a_killed_run_left_unjudged_is_judged_with_the_next_load(filled: Database) -> None:
    bring(filled, figure("reading", "2015", 41.0))
    bring(filled, figure("writing", "2015", 51.0))
    assert judging.analyse(filled, today=TODAY) == 2
