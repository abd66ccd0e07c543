"""What the marks of a release tell: a figure that is hidden to protect another looks like one that is unreliable."""

import datetime as dt
from dataclasses import replace

import pytest

from indicators.reading import Record
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import moment
from tests.indicators.release.test_proving import AT, BOYS, OURS, RULE, People, counted, shown

X = Record("group", "x", {"name": "X", "dimension": "gender", "aliases": []})
DAY = "2024-02-01"


def published(database: Database, people: People, **rule: object) -> dict[tuple[str, str], float | Hidden | None]:
    """What a release shows under a rule."""
    records = (*OURS[:AT], replace(RULE, fields={**RULE.fields, **rule}), *OURS[AT:], BOYS, X)
    land(database, counted(people, records), actor="test", now=moment(DAY))
    return shown(database, publish(database, actor="test", now=moment(DAY), today=dt.date.fromisoformat(DAY)).release)


# Of 3 of 6, 26 of 34 are hidden to protect them; or they are 14 of 29 and unreliable (NCHS: fewer than 30 people).
EITHER: list[tuple[People, tuple[int, int]]] = [
    ({("all", "2014"): (329, 440), ("boys", "2014"): (26, 34)}, (3, 6)),
    ({("all", "2014"): (317, 435), ("boys", "2014"): (14, 29)}, (3, 6)),
]


@pytest.mark.parametrize(("people", "few"), EITHER)
def test_what_is_unreliable_and_what_protects_another_have_one_mark_where_a_rule_hides_both(
    database: Database, people: People, few: tuple[int, int]
) -> None:
    found = published(
        database,
        people | {("girls", "2014"): (300, 400), ("x", "2014"): few},
        rule="small denominators",
        reliable=True,
    )
    assert {group: one for (group, _), one in found.items()} == {
        "all": people["all", "2014"][0],
        "girls": 300.0,
        "boys": Hidden("unreliable"),
        "x": Hidden("few people", below=11),
    }


def test_everyone_is_not_hidden_so_that_a_group_could_have_more_than_everyone(database: Database) -> None:
    """6 of 300 are 2 of 150 girls, 4 of 142 boys and none of 8. Of these up to 6 may be counted, not up to 10."""
    people: People = {}
    for year in ("2014", "2015"):
        people |= {("all", year): (6, 300), ("girls", year): (2, 150), ("boys", year): (4, 142), ("x", year): (0, 8)}
    found = published(database, people, rule="small denominators")
    assert {found["all", year] for year in ("2014", "2015")} == {6.0}
    assert {found["x", year] for year in ("2014", "2015")} == {Hidden("few people", below=11)}
    assert {group for (group, _), one in found.items() if isinstance(one, Hidden)} == {"girls", "boys", "x"}


def test_a_limit_of_everyone_is_told_beside_a_group_of_few(database: Database) -> None:
    """3 of 300 are 1 % or less; of a group of 8 no more may be counted either."""
    people: People = {("all", "2014"): (3, 300), ("girls", "2014"): (1, 150), ("boys", "2014"): (2, 142)}
    found = published(database, {**people, ("x", "2014"): (0, 8)}, rule="nces", minimum=9)
    assert found["all", "2014"] == Hidden("coded", limit=1.0)
    assert found["x", "2014"] == Hidden("few people", below=10)


def test_a_figure_of_everyone_that_is_small_itself_ends_nothing(database: Database) -> None:
    """3 of 10 are 1 of 4 girls and 2 of 6 boys: up to 10 of each may be counted, so that no mark says how many."""
    people: People = {("all", "2014"): (3, 10), ("girls", "2014"): (1, 4), ("boys", "2014"): (2, 6)}
    found = published(database, people, rule="small denominators")
    assert all(isinstance(one, Hidden) for one in found.values())
    assert Hidden("whole table") in found.values()
