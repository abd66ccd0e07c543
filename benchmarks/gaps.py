"""How long finding and keeping gaps takes, with thousands of watched series.

    .venv/bin/python -m benchmarks.gaps [SERIES]

Makes a database of headline indicators with a series for each of forty groups, ten years each with a hole, judges
nothing, and prints the seconds of finding, of the first sync and of one that changes nothing.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert

from indicators import accountability
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.migrations import migrate

SERIES, GROUPS = 10_000, 40
YEARS = (2010, 2011, 2012, 2013, 2015, 2016, 2017, 2018, 2019, 2020)
TODAY = dt.date(2022, 6, 1)
SAID = {"trend": {"grade": "too-few"}, "no_outlook": "too-few", "latest": {"reliability": "reliable"}}
Answer = TypeVar("Answer")


def main(series: int = SERIES) -> None:
    """Print how long each step takes."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'gaps.db'}")
        migrate(database)
        fill(database, series)
        found = timed("find", lambda: accountability.find(database, today=TODAY))
        print(f"  {len(found):,} gaps of {series:,} series")
        timed("find and keep, the first time", lambda: accountability.refresh(database, today=TODAY))
        timed("find and keep, nothing new", lambda: accountability.refresh(database, today=TODAY))
        database.close()


def timed(step: str, do: Callable[[], Answer]) -> Answer:
    """Do a step, and print its seconds."""
    began, worked = time.perf_counter(), time.process_time()
    answer = do()
    took, alone = time.perf_counter() - began, time.process_time() - worked
    print(f"{step}: {took:.2f} s, {alone:.2f} s of the processor")
    return answer


def fill(database: Database, series: int) -> None:
    """Store the framework, the figures and what was judged of them, without the checks of a load."""
    with database.writing() as session:
        for table, rows in (*frame(series // GROUPS), *numbers(series)):
            session.execute(insert(table), rows)


def frame(indicators: int) -> list[tuple[type[t.Table], list[dict[str, object]]]]:
    """Return one outcome with so many headlines, and their groups, all of them expected."""
    blank = {"title": "T", "lay_definition": "L", "technical_definition": "D", "unit": "percent", "decimals": 1}
    about = {"outcome": "o", "tier": "headline", "better": "higher", "period_type": "year", "sample": False}
    where = {"place": "p", "group": "g0", "source": "s"}
    now = dt.datetime(2022, 6, 1, tzinfo=dt.UTC)
    return [
        (t.Load, [{"kind": "load", "file": "f", "stored_at": now, "stored_by": "b", "counts": {}, "sheets": []}]),
        (t.DisclosureRule, [{"id": "r", "name": "R", "rule": "as published"}]),
        (t.Source, [{"id": "s", "organisation": "O", "title": "S", "interval": "none", "disclosure_rule": "r"}]),
        (t.Place, [{"id": "p", "name": "P", "kind": "city", "aliases": [], "expected": True}]),
        (t.Group, [group(number) for number in range(GROUPS)]),
        (t.Outcome, [{"id": "o", "title": "O", "short_title": "O", "sample": False}]),
        (t.Indicator, [{"id": f"i{number}", **blank, **about, **where} for number in range(indicators)]),
    ]


def group(number: int) -> dict[str, object]:
    """Return one expected group."""
    return {"id": f"g{number}", "name": f"G{number}", "dimension": "d", "aliases": [], "expected": True}


def numbers(series: int) -> list[tuple[type[t.Table], list[dict[str, object]]]]:
    """Return series, each with its years and its judgement."""
    keys = [
        {"id": n + 1, "indicator": f"i{n // GROUPS}", "place": "p", "group": f"g{n % GROUPS}"} for n in range(series)
    ]
    cell = {"flags": "", "sheet": 0, "row": 1, "column": 1, "source": "s", "opened_load_id": 1, "read_load_id": 1}
    figures = [
        {"series_id": n + 1, "period": str(year), "value": 50.0, **year_of(year), **cell, "sample": False}
        for n in range(series)
        for year in YEARS
    ]
    said = [{"series_id": n + 1, "load_id": 1, "judged_on": TODAY, "judgement": SAID} for n in range(series)]
    return [(t.Series, keys), (t.Observation, figures), (t.Judgement, said)]


def year_of(year: int) -> dict[str, object]:
    """Return the first and the last day of a year."""
    return {"starts_on": dt.date(year, 1, 1), "ends_on": dt.date(year, 12, 31)}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
