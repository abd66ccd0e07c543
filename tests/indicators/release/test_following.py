"""From which shown figures a withdrawn one can still be worked out: told by name, never by number."""

import datetime as dt

import pytest

from indicators.release.following import follows_from
from indicators.release.publishing import publish
from indicators.release.taking_back import Because, FigureName, withdraw_figure
from indicators.screening.ruled import Rules
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment
from tests.indicators.release.test_proving import FIRST, RULED, People, counted, released

LARGE: People = {("all", "2014"): (120, 400), ("girls", "2014"): (80, 200), ("boys", "2014"): (40, 200)}
DAY = "2024-02-01"


def figure(group: str, period: str = "2014") -> FigureName:
    return FigureName("reading", "town", group, period)


def told(database: Database, *groups: str) -> list[str]:
    """From what the first of some withdrawn groups still follows."""
    for group in groups:
        withdraw_figure(database, figure(group), because=Because("Private."), actor="ana", now=moment("2024-02-02"))
    with database.reading() as session:
        rules = Rules.read(session, today=dt.date(2024, 2, 3))
        return [str(one) for one in follows_from(session, figure(groups[0]), rules)]


@pytest.mark.parametrize("records", [RULED, FRAME], ids=["under a rule", "as published"])
def test_a_group_follows_from_everyone_and_the_other_group(database: Database, records: tuple[object, ...]) -> None:
    frame = (*FRAME, *(one for one in RULED if getattr(one, "noun", "") == "group")) if records is FRAME else RULED
    land(database, counted(LARGE, records=frame), actor="test", now=moment(DAY))
    publish(database, actor="test", now=moment(DAY), today=dt.date.fromisoformat(DAY))

    assert told(database, "girls") == ["reading/town/all/2014 with reading/town/boys/2014"]


def test_everyone_follows_from_the_groups(database: Database) -> None:
    released(database, LARGE, DAY)

    assert told(database, "all") == ["reading/town/boys/2014 with reading/town/girls/2014"]


def test_where_another_of_the_sum_is_withdrawn_or_hidden_nothing_follows(database: Database) -> None:
    released(database, LARGE, DAY)

    assert told(database, "girls", "boys") == []


def test_from_a_hidden_figure_nothing_follows(database: Database) -> None:
    """The 7 boys are hidden, and the girls that protect them: from everyone alone nothing follows."""
    released(database, FIRST, DAY)

    assert told(database, "all") == []


def test_other_periods_tell_nothing(database: Database) -> None:
    later: People = {(group, "2015"): numbers for (group, _), numbers in LARGE.items() if group != "all"}
    released(database, {("all", "2014"): (120, 400), ("girls", "2014"): (80, 200), **later}, DAY)

    assert told(database, "girls") == []
