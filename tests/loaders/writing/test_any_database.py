"""Whatever a database holds, its export loads back without a change, and fills an empty database with the same."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders
from indicators.reading import ProblemKind, Reading
from indicators.store.database import Database
from indicators.store.queries.framework import framework
from indicators.store.queries.whole import Whole, whole
from indicators.store.writes.landing import land
from loaders.workbook.description import read_workbook
from loaders.writing.export import write_export
from settings import ROOT, now
from tests.loaders.writing.worlds import worlds
from tests.migrated import migrated, opened

WORKBOOK, RECIPE = ROOT / "data" / "workbook.yaml", ROOT / "data" / "recipes" / "commoncurve-workbook.yaml"
DESCRIBED = read_workbook(WORKBOOK)
SUFFIXES = [".xlsx", ".zip"]
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[*SLOW, HealthCheck.function_scoped_fixture])
MANY = settings(FEW, max_examples=400)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database, to be copied: making one takes longer than all that is done with it."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    migrated(f"sqlite:///{path}").close()
    return path


@contextmanager
def copies(empty: Path) -> Iterator[tuple[Database, Database, Path]]:
    """Give two empty databases, and the folder that they are in."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(RECIPE, folder)
        paths = [shutil.copy(empty, Path(folder) / name) for name in ("one.db", "two.db")]
        with closing(Database(f"sqlite:///{paths[0]}")) as one, closing(Database(f"sqlite:///{paths[1]}")) as two:
            yield one, two, Path(folder)


def held(database: Database) -> Whole:
    with database.reading() as session:
        return whole(session)


def stored(database: Database, reading: Reading) -> Any:
    reading = replace(reading, cells=None)
    return land(database, reading, actor="test", now=now())


def read(path: Path, database: Database) -> Reading:
    with database.reading() as session:
        known = framework(session)
    return loaders.read(path, known, recipes=path.parent, workbook=WORKBOOK)


def check(world: Reading, database: Database, other: Database, path: Path) -> None:
    stored(database, world)
    before = held(database)
    write_export(path, before, DESCRIBED)
    reading = read(path, database)
    assert [one for one in reading.problems if one.kind is not ProblemKind.WARNING] == []  # made figures may look odd
    landed = stored(database, reading)
    assert (landed.load, landed.new, landed.revised) == (None, 0, 0)
    same(held(database), before)
    stored(other, read(path, other))
    same(held(other), before)


def same(one: Whole, other: Whole) -> None:
    assert one.languages == other.languages
    assert one.records == other.records
    pd.testing.assert_frame_equal(one.figures, other.figures, check_exact=True)
    pd.testing.assert_frame_equal(one.measures, other.measures, check_exact=True)
    assert set(one.notes) == set(other.notes)


@FEW
@given(world=worlds(DESCRIBED), suffix=st.sampled_from(SUFFIXES))
def test_an_export_loads_back_without_a_change(world: Reading, suffix: str, empty: Path) -> None:
    with copies(empty) as (database, other, folder):
        check(world, database, other, folder / f"export{suffix}")


@settings(FEW, max_examples=3)
@given(world=worlds(DESCRIBED, long=True), suffix=st.sampled_from(SUFFIXES))
def test_texts_longer_than_a_cell_come_back_whole(world: Reading, suffix: str, empty: Path) -> None:
    with copies(empty) as (database, other, folder):
        check(world, database, other, folder / f"export{suffix}")


@pytest.mark.soak
@MANY
@given(world=worlds(DESCRIBED), suffix=st.sampled_from(SUFFIXES))
def test_many_exports_load_back_without_a_change(world: Reading, suffix: str, empty: Path) -> None:
    with copies(empty) as (database, other, folder):
        check(world, database, other, folder / f"export{suffix}")


@settings(FEW, max_examples=1)
@given(world=worlds(DESCRIBED), suffix=st.sampled_from(SUFFIXES))
def test_an_export_of_postgresql_loads_back_without_a_change(
    world: Reading, suffix: str, postgresql_url: str, empty: Path
) -> None:
    with opened(postgresql_url) as database, copies(empty) as (_, other, folder):
        check(world, database, other, folder / f"export{suffix}")
