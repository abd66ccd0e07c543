"""Figures that jump are warned of; no number is told that a rule of disclosure may hide, nor is it stored."""

import datetime as dt
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import select

from indicators.reading import Framework, KnownRule, KnownSource, Record
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries.jumps import Sudden
from indicators.store.writes.landing import UNSAID
from loaders.checks.guarding import Guards
from loaders.checks.jumping import UNTOLD, guarded, warnings_of
from tests.indicators.conftest import reading
from tests.loaders.conftest import OBSERVATIONS
from tests.samples import load_sample
from tests.test_commands import commands

Write = Callable[..., Path]
TODAY = dt.date(2026, 11, 22)
KEY = ("reading", "town", "all")
SLIP = Sudden(KEY, "Sheet1", 4, 5, ("2016", 520.0), (("2014", 51.0), ("2015", 52.0)), follows=True)
REVISED = Sudden(KEY, "Sheet1", 4, 5, ("2016", 90.0), (), follows=False, was=9.0)
SOURCES = {"survey": KnownSource("survey", disclosure_rule="own"), "plain": KnownSource("plain")}
RULES = {"own": KnownRule("own", "small counts"), "open": KnownRule("open")}
FILE = reading(("all", "2016", 520.0))
SOURCE_HEADER = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on"]
OWN = ["own-survey", "The schools", "Survey", "none", "small-counts", "With the schools", "2024-06-03"]
SERIES = [613, 618, 622, 617, 611, 625, 619, 616]


def test_a_jump_is_told_with_its_neighbours_and_a_revision_with_what_it_was() -> None:
    told = [one.found for one in warnings_of(FILE, [SLIP, REVISED], ())]
    assert told == [
        "reading, town, all, 2016: 520 after 51 (2014) and 52 (2015)",
        "reading, town, all, 2016: was 9, now 90",
    ]


def test_of_an_indicator_that_hides_figures_no_number_is_told() -> None:
    told = [(one.cell, one.found) for one in warnings_of(FILE, [SLIP, REVISED], {"reading"})]
    assert told == [
        ("E4", f"reading, town, all, 2016: far from 2014 and 2015; {UNTOLD}"),
        ("E4", f"reading, town, all, 2016: far from what it was; {UNTOLD}"),
    ]


@pytest.mark.parametrize(
    ("read", "stored", "records", "hides"),
    [
        ("survey", set(), (), True),
        ("plain", set(), (), False),
        ("plain", {"survey"}, (), True),
        ("plain", set(), (Record("source", "plain", {"disclosure_rule": "own"}),), True),
        ("survey", set(), (Record("source", "survey", {"disclosure_rule": "open"}),), True),
    ],
    ids=["file", "neither", "store", "rule of the file", "rule that the file takes away"],
)
def test_an_indicator_hides_figures_where_the_file_or_the_store_has_one_under_a_rule(
    read: str, stored: set[str], records: tuple[Record, ...], hides: bool
) -> None:
    known = Framework(sources=SOURCES, rules=RULES)
    made = replace(FILE, figures=FILE.figures.assign(source=read))
    guards = Guards.of(known, records, today=TODAY)
    assert guarded(made, {"reading": stored}, guards) == ({"reading"} if hides else set())


@pytest.fixture
def run(sqlite_url: str, project_root: Path, write_workbook: Write) -> Callable[..., Result]:
    """A collaborative with a count under a rule of its own, and eight years of it."""
    made = commands(sqlite_url)
    load_sample(sqlite_url)
    assert made("load", _file(write_workbook, *SERIES)).exit_code == 0
    return made


def _file(write_workbook: Write, *values: object, first: int = 1992, source: Sequence[str | None] = OWN) -> Path:
    series, header = ("student-homelessness", "pasadena-unified", "all"), [*OBSERVATIONS[:5], "Source"]
    years = [f"{year}-{(year + 1) % 100:02}" for year in range(first, first + len(values))]
    rows = [[*series, year, value, "own-survey"] for year, value in zip(years, values, strict=True)]
    return write_workbook({"Sources": [SOURCE_HEADER, source], "Observations": [header, *rows]})


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--json",), ("--json", "--dry-run")])
def test_a_load_warns_of_a_jump_without_the_number_of_a_small_figure(
    run: Callable[..., Result], write_workbook: Write, options: tuple[str, ...]
) -> None:
    """7 after 619 and 616: a small count, which its rule hides."""
    done = run("load", *options, _file(write_workbook, 7, first=2000))
    assert done.exit_code == 0
    said = json.loads(done.stdout)["problems"][0]["found"] if "--json" in options else " ".join(done.output.split())
    assert "far from 1999-00 and 1998-99" in said
    assert not re.search(r"\b(7|619|616)\b", said.replace(str(options), ""))


def test_a_warning_does_not_tell_a_withdrawn_number(sqlite_url: str, project_root: Path, write_workbook: Write) -> None:
    """All is shown as published; the 616 beside the figure that jumps was withdrawn."""
    run, open_rule = commands(sqlite_url), [*OWN[:4], "as-published", None]
    load_sample(sqlite_url)
    assert run("load", _file(write_workbook, *SERIES, source=open_rule)).exit_code == 0
    slipped = _file(write_workbook, 61_500, first=2000, source=open_rule)
    assert "61500 after 616 (1999-00)" in " ".join(run("load", "--dry-run", slipped).output.split())
    named = ("student-homelessness", "pasadena-unified", "all", "1999-00")
    assert run("withdraw", *named, "--because", "Counted twice.").exit_code == 0
    said = " ".join(run("load", "--dry-run", slipped).output.split())
    assert UNTOLD in said
    assert not re.search(r"\b616\b", said)


def test_what_is_stored_of_a_load_names_no_entry_of_a_collaborative_that_hides_figures(
    run: Callable[..., Result], write_workbook: Write, sqlite_url: str
) -> None:
    done = run("load", _file(write_workbook, "3?", 615, first=2000))
    assert (done.exit_code, "3?" in done.output) == (3, True)
    database = Database(sqlite_url)
    with database.reading() as session:
        one = t.Problem
        (kept,) = session.execute(select(one.cell, one.found, one.expected).order_by(one.id.desc()).limit(1))
    database.close()
    assert tuple(kept) == ("E2", UNSAID, "a number, such as 62.5")
