"""A small collaborative, read as a loader would hand it over."""

import datetime as dt
from collections.abc import Iterator

import pandas as pd
import pytest

from indicators.periods import parse
from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, Reading, Record
from indicators.store.database import Database
from tests.migrated import migrated

Row = tuple[str, str, float]  # group, period, value

FRAME = (
    Record(
        "collaborative",
        "valley",
        {
            "name": "Valley",
            "vision": "All well",
            "languages": ["en", "es"],
            "time_zone": "America/Los_Angeles",
            "sample": True,
        },
    ),
    Record("place", "town", {"name": "Town", "kind": "city", "aliases": ["The Town"], "part_of": None}),
    Record("group", "all", {"name": "Everyone", "dimension": "all", "aliases": []}),
    Record("group", "girls", {"name": "Girls", "dimension": "gender", "aliases": []}),
    Record("disclosure_rule", "as-published", {"name": "As published", "rule": "as published", "minimum": None}),
    Record(
        "source",
        "survey",
        {"organisation": "The agency", "title": "A survey", "interval": "sampling", "disclosure_rule": "as-published"},
    ),
    Record(
        "outcome",
        "learning",
        {"title": "Children learn", "short_title": "Learning", "adopted": True, "sample": False, "rank": 1},
        words={("title", "es"): "Los niños aprenden"},
    ),
    Record(
        "indicator",
        "reading",
        {
            "outcome": "learning",
            "title": "Reading well",
            "tier": "headline",
            "lay_definition": "Who reads well",
            "technical_definition": "Share of pupils",
            "unit": "percent",
            "decimals": 1,
            "better": "higher",
            "period_type": "year",
            "place": "town",
            "group": "all",
            "source": "survey",
            "rank": 1,
            "sample": False,
            "successor": None,
        },
    ),
    Record(
        "team",
        "team-b",
        {"name": "Learning team", "kind": "result work team", "outcomes": ["learning"], "sample": True},
    ),
)


def figures(*rows: Row) -> pd.DataFrame:
    """Return rows of (group, year, value) as a loader's frame."""
    table = []
    for number, (group, year, value) in enumerate(rows, start=2):
        period = parse(year, "year")
        known = ("reading", "town", group, period.text, period.starts_on, period.ends_on, value)
        blank = (float("nan"),) * 4
        flags = "not available" if value != value else ""
        table.append((*known, *blank, flags, "survey", False, None, 0, number, 5))
    return pd.DataFrame(table, columns=list(FIGURE_COLUMNS))


def reading(*rows: Row, records: tuple[Record, ...] = (), sha256: str = "0" * 64) -> Reading:
    """Return a loader's reading of a file with these figures."""
    measures = pd.DataFrame(columns=list(MEASURE_COLUMNS))
    return Reading("file.csv", sha256, "tidy", ("Sheet1",), records, figures(*rows), measures)


def moment(day: str) -> dt.datetime:
    """Return noon of a day."""
    return dt.datetime.fromisoformat(f"{day}T12:00:00+00:00")


def later() -> dt.datetime:
    """A moment after everything that tests publish: whichever day it is, no release is still to come."""
    return moment("2100-01-01")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An up-to-date, empty database of each kind."""
    made = migrated(database_url)
    yield made
    made.close()
