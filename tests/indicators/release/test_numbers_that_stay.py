"""A number that a revision leaves as it was is no new unknown: what hid it before goes on to hide it."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from indicators.reading import Reading, Record
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.screening import relations
from indicators.screening.tied import Tied
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import later, moment, reading
from tests.indicators.release.test_proving import HOST, RULED

DIMENSIONS = {"girls": "gender", "boys": "gender", "others": "gender", "young women": "gender"}
GROUPS = tuple(
    Record("group", name, {"name": name, "dimension": dimension, "aliases": []})
    for name, dimension in DIMENSIONS.items()
    if name not in {"girls", "boys"}
)
FRAME = (
    *(replace(one, fields={**one.fields, "unit": "people"}) if one.noun == "indicator" else one for one in RULED),
    *GROUPS,
)
COUNTS = {"all": 120.0, "girls": 57.0, "boys": 55.0, "others": 8.0}
OF = {"all": 3000.0, "girls": 900.0, "boys": 1900.0, "others": 200.0}
FIRST = {
    "all": 120.0,
    "girls": 57.0,
    "boys": Hidden("protects another", group=True),
    "others": Hidden("small count", 11),
}


def told(counts: dict[str, float], of: dict[str, float]) -> Reading:
    """How many people of each group there are, of how many; NaN is not available."""
    made = reading(*((group, "2014", count) for group, count in counts.items()), records=FRAME)
    figures = made.figures.assign(denominator=[of.get(group, float("nan")) for group in counts])
    assert isinstance(figures, pd.DataFrame)
    return replace(made, figures=figures)


def released(database: Database, file: Reading, day: str) -> dict[str, float | Hidden | None]:
    """Load a file, publish it, and return what is shown of each group."""
    land(database, file, actor="test", now=moment(day))
    number = publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release
    document = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading")
    return {one.group: one.points[0].why or one.points[0].value for one in document.series}


def test_where_denominators_are_added_the_same_group_protects(database: Database) -> None:
    """By their denominators the girls would be hidden now, and the boys shown: 120 - 57 - 55 are 8."""
    assert released(database, told(COUNTS, {}), "2024-02-01") == FIRST
    assert released(database, told(COUNTS, OF), "2024-03-01") == FIRST


def test_where_a_group_gets_another_name_the_same_people_protect(database: Database) -> None:
    assert released(database, told(COUNTS, {}), "2024-02-01") == FIRST
    moved = {**COUNTS, "girls": float("nan"), "young women": 57.0}
    of = {**OF, "girls": float("nan"), "young women": 900.0}
    assert released(database, told(moved, of), "2024-03-01") == {**FIRST, "girls": None, "young women": 57.0}


def test_without_that_two_releases_tell_the_small_number(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations, "tied", lambda _: Tied([], []))
    assert released(database, told(COUNTS, {}), "2024-02-01") == FIRST
    second = released(database, told(COUNTS, OF), "2024-03-01")
    assert (FIRST["all"], FIRST["girls"], second["boys"]) == (120.0, 57.0, 55.0)
