"""What adds up by other ways than a row for everyone: whoever is few is hidden, and so is who would tell."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest
from sqlalchemy import update

from indicators import judging
from indicators.periods import parse
from indicators.reading import FIGURE_COLUMNS, Reading, Record
from indicators.release import NotProved
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.indicators.release.test_linked_tables import HOST, OURS, READING, RULE

GROUPS = tuple(
    Record("group", key, {"name": key, "dimension": "race", "aliases": []})
    for key in ("white", "latino", "black", "asian")
)
SCHOOLS = tuple(
    Record("place", key, {"name": key, "kind": "school", "aliases": [], "part_of": "town"})
    for key in ("east", "west", "south")
)
Spot = tuple[str, str, str, str]
"""Indicator, place, group and period."""
People = Mapping[Spot, int | tuple[int, int]]
"""How many people, or how many of how many."""
DAY = "2024-02-01"


def file(people: People, *, unit: str, period_type: str = "year", **rule: object) -> Reading:
    """A file of some figures under a rule that hides small counts, with what differs from it in `rule`."""
    known = READING.fields | {"unit": unit, "period_type": period_type}
    own = [
        replace(READING, key=key, fields={**known, "title": key, "rank": at})
        for at, key in enumerate(dict.fromkeys(spot[0] for spot in people), start=1)
    ]
    frame = [OURS if one.key == "survey" else one for one in FRAME if one.noun != "indicator"]
    at = next(index for index, one in enumerate(frame) if one.noun == "source")
    ruled = replace(RULE, fields={**RULE.fields, **rule})
    records = (*frame[:at], *SCHOOLS, *GROUPS, ruled, *frame[at:], *own)
    rows = [_row(spot, said, unit, period_type, number) for number, (spot, said) in enumerate(people.items(), start=2)]
    return replace(reading(records=records), figures=pd.DataFrame(rows, columns=list(FIGURE_COLUMNS)))


def _row(spot: Spot, said: int | tuple[int, int], unit: str, period_type: str, number: int) -> tuple[object, ...]:
    count, of = said if isinstance(said, tuple) else (said, float("nan"))
    period = parse(spot[3], period_type)
    numbers = (float(count), float("nan")) if unit == "people" else (100 * count / of, float(count))
    known = (*spot[:3], period.text, period.starts_on, period.ends_on, *numbers, float(of))
    return (*known, float("nan"), float("nan"), "", "survey", False, None, 0, number, 5)


def decided(database: Database, made: Reading) -> None:
    """Load a file; what is hidden is decided."""
    land(database, made, actor="test", now=moment(DAY))
    judging.analyse(database, today=dt.date.fromisoformat(DAY))


def published(database: Database) -> int:
    return publish(database, actor="test", now=moment(DAY), today=dt.date.fromisoformat(DAY)).release


def hidden(database: Database, number: int, *indicators: str) -> set[Spot]:
    """What a release hides."""
    reader = Releases({HOST: database}, clock=later)
    documents = [reader.indicator(HOST, number, one) for one in indicators]
    return {
        (document.head.id, series.place, series.group, point.period)
        for document in documents
        for series in document.series
        for point in series.points
        if point.why
    }


def by_group(indicator: str, year: str, *counts: int, of: int | None = None) -> dict[Spot, int | tuple[int, int]]:
    """White, latino, black, asian, and where there are five numbers everyone before them."""
    names = ("all", "white", "latino", "black", "asian")[-len(counts) :]
    said = zip(names, counts, strict=True)
    return {(indicator, "town", one, year): count if of is None else (count, of) for one, count in said}


def test_a_group_of_which_nobody_is_there_is_not_told_by_the_others(database: Database) -> None:
    """93 = 50+31+12+0 where nobody may know that there is none: 50, 31 and 12 are no sum by themselves."""
    people = by_group("k", "2014", 101, 52, 33, 12, 4) | by_group("k", "2015", 93, 50, 31, 12, 0)
    decided(database, file(people, unit="people", zeros=False))
    found = hidden(database, published(database), "k")
    assert {("k", "town", "asian", "2014"), ("k", "town", "asian", "2015")} < found
    assert {one for one in found if one[2] in ("all", "white")} == set()


def test_of_one_period_alone_too(database: Database) -> None:
    decided(database, file(by_group("k", "2015", 93, 50, 31, 12, 0), unit="people", zeros=False))
    assert hidden(database, published(database), "k") == {
        ("k", "town", "asian", "2015"),
        ("k", "town", "latino", "2015"),
    }


def learned(database: Database) -> set[Spot]:
    """What an attacker learns where all is shown that protects others, as if nobody had looked at what adds up."""
    protecting = t.ScreenedFigure.reason == "protects another"
    with database.writing() as session:
        session.execute(update(t.ScreenedFigure).where(protecting).values(reason=None))
    with pytest.raises(NotProved) as stopped:
        published(database)
    assert {cell[4] for cell in stopped.value.cells} == {"narrowed"}
    return {(indicator, place, group, period) for indicator, place, group, period, _ in stopped.value.cells}


def test_shares_of_one_whole_do_not_tell_the_smallest(database: Database) -> None:
    """200 less 120, 60 and 14 are 6; nobody says that everyone is 200 but each group."""
    decided(database, file(by_group("k", "2014", 120, 60, 14, 6, of=200), unit="percent"))
    few = {("k", "town", "asian", "2014")}
    found = hidden(database, published(database), "k")
    assert few < found and len(found) == 2
    assert learned(database) == few


def test_places_that_share_one_whole_do_not_tell_the_smallest(database: Database) -> None:
    """120, 73 and 7 people of 200, by school."""
    shares = zip(("east", "west", "south"), (120, 73, 7), strict=True)
    decided(database, file({("k", place, "all", "2014"): (count, 200) for place, count in shares}, unit="people"))
    found = hidden(database, published(database), "k")
    assert {("k", "south", "all", "2014")} < found
    assert learned(database) == {("k", "south", "all", "2014")}


def test_parts_that_are_one_more_than_everyone_are_guarded_all_the_same(database: Database) -> None:
    """80, 58, 55 and 8 are 201, and everyone is 200: a reader takes 7 or 8."""
    decided(database, file(by_group("k", "2014", 200, 80, 58, 55, 8), unit="people"))
    found = hidden(database, published(database), "k")
    assert {("k", "town", "asian", "2014")} < found
    assert ("k", "town", "all", "2014") not in found
    assert learned(database) == {("k", "town", "asian", "2014")}


def test_quarters_of_one_indicator_and_the_years_of_another_tell_one_another(database: Database) -> None:
    """20, 15, 18 and 7 who were served in the quarters are the 60 of the year."""
    quarters = {("q", "town", "all", f"2014 Q{at}"): count for at, count in enumerate((20, 15, 18, 7), start=1)}
    made = file(quarters, unit="people", period_type="quarter")
    year = file({("y", "town", "all", "2014"): 60}, unit="people")
    both = replace(made, records=(*made.records, year.records[-1]), figures=pd.concat([made.figures, year.figures]))
    decided(database, both)
    found = hidden(database, published(database), "q", "y")
    assert {("q", "town", "all", "2014-Q4")} < found
    assert learned(database) == {("q", "town", "all", "2014-Q4")}


@pytest.mark.parametrize(
    "pools", [{"2018-2019": 27, "2018-2020": 34}, {"2018-2020": 34, "2020-2022": 38, "2018-2022": 65}]
)
def test_what_is_left_of_pooled_years_is_guarded(database: Database, pools: dict[str, int]) -> None:
    """34 less 27 are the 7 of 2020, of which there is no figure; and 34 and 38 less 65."""
    people = {("k", "town", "all", years): count for years, count in pools.items()}
    decided(database, file(people, unit="people", period_type="pooled years"))
    found = hidden(database, published(database), "k")
    assert len(found) == 1
    assert learned(database) <= set(people)
