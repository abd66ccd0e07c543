"""Whatever is loaded and undone, in whatever order: an undo gives back what was, or changes nothing."""

from uuid import uuid4

import hypothesis.strategies as st
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from indicators.reading import Reading, Record
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import CannotUndo, undo
from tests.indicators.conftest import FRAME, moment, reading
from tests.indicators.store.current import Rows, current
from tests.migrated import migrated

NOW = moment("2024-06-01")
GROUPS, YEARS = ("all", "girls"), ("2014", "2015", "2016")
NAMES = st.sampled_from(("A", "B", "C"))
ROWS = st.dictionaries(
    st.tuples(st.sampled_from(GROUPS), st.sampled_from(YEARS)),
    st.sampled_from((1.0, 2.5, 1 / 3, float("nan"))),
    max_size=4,
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return a change of the framework: a place within another, an outcome with words, or a team's outcomes."""
    noun = draw(st.sampled_from(("place", "outcome", "team")))
    if noun == "place":
        fields: dict[str, object] = {
            "name": draw(NAMES),
            "kind": "city",
            "aliases": [],
            "part_of": draw(st.sampled_from((None, "town"))),
        }
        return Record("place", draw(st.sampled_from(("hill", "dale"))), fields)
    if noun == "outcome":
        words = {("title", "es"): draw(NAMES)} if draw(st.booleans()) else {}
        checked = {"es": "Ana"} if draw(st.booleans()) else {}
        return Record("outcome", "learning", {"title": draw(NAMES)}, words=words, checked=checked)
    return Record("team", "team-b", {"outcomes": draw(st.sampled_from(([], ["learning"])))})


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Return a file of some figures and at most one record of the framework."""
    rows = [(group, year, value) for (group, year), value in draw(ROWS).items()]
    framing = tuple(draw(st.lists(records(), max_size=1)))
    return reading(*rows, records=framing, sha256=uuid4().hex * 2)


# The first load holds what every reading here refers to. A loader reads against the framework as it is, so a reading
# about a framework that was undone does not come about.
STEPS = st.lists(st.one_of(readings(), st.integers(min_value=2, max_value=9)), min_size=1, max_size=8)


def check(database: Database, steps: list[Reading | int]) -> None:
    """Take the steps; remember what held before each load, and compare when the newest load in force is undone."""
    states: dict[int, dict[str, Rows]] = {}
    in_force: list[int] = []
    for step in steps:
        before = current(database)
        if isinstance(step, Reading):
            landed = land(database, step, actor="test", now=NOW)
            if landed.load:
                states[landed.load] = before
                in_force.append(landed.load)
            continue
        try:
            done = undo(database, step, actor="test", now=NOW)
        except CannotUndo:
            assert current(database) == before
            continue
        if in_force and in_force[-1] == step and step in states:
            assert current(database) == states[step]
        in_force = [load for load in in_force if load != step]
        # What held before a later load held with this one in force: nothing says that it comes back without it.
        states = {load: state for load, state in states.items() if load < step}
        # Whatever was undone comes back when the undo is undone at once.
        back = undo(database, done.load, actor="test", now=NOW)
        assert current(database) == before
        assert undo(database, back.load, actor="test", now=NOW).figures == done.figures


def prepared(url: str) -> Database:
    database = migrated(url)
    land(database, reading(records=FRAME), actor="test", now=NOW)
    return database


@settings(max_examples=15)
@given(steps=STEPS)
def test_any_sequence_of_loads_and_undos_on_sqlite(
    steps: list[Reading | int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = prepared(f"sqlite:///{tmp_path_factory.mktemp('any') / 'any.db'}")
    check(database, steps)
    database.close()


@pytest.mark.soak
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_sequence_of_loads_and_undos_on_postgresql(steps: list[Reading | int], postgresql_server: str) -> None:
    schema = f"any_{uuid4().hex[:12]}"
    address = postgresql_server.replace("postgresql://", "postgresql+psycopg://")
    database = prepared(f"{address}{'&' if '?' in address else '?'}schema={schema}")
    check(database, steps)
    database.close()
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
