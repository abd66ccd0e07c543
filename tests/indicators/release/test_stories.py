"""A story of before stays beside the one that took its place."""

import datetime as dt

from indicators.reading import Record
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"


def story(key: str, day: dt.date, words: str) -> Record:
    return Record(
        "story",
        key,
        {"indicator": "reading", "written_on": day, "author": "The team", "story": words, "sample": False},
    )


def test_the_newest_story_is_told_with_those_before_it_newest_first(database: Database) -> None:
    first = story("first", dt.date(2023, 1, 1), "The library is closed.")
    second = story("second", dt.date(2024, 1, 1), "The library has opened.")
    middle = story("middle", dt.date(2023, 6, 1), "A library is being built.")
    figures = tuple(("all", str(year), 40.0) for year in range(2014, 2019))
    land(database, reading(*figures, records=(*FRAME, first, second, middle)), actor="test", now=moment("2024-01-05"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=dt.date(2024, 6, 1)).release
    told = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").story
    assert told
    assert told.written_on == "2024-01-01"
    assert [(one.written_on, one.story.read("en")) for one in told.earlier] == [
        ("2023-06-01", "A library is being built."),
        ("2023-01-01", "The library is closed."),
    ]
