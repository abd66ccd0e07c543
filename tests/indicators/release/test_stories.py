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


def test_a_story_says_that_newer_figures_have_come_since_it_was_written(database: Database) -> None:
    def overtaken(day: str) -> str | None:
        number = publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release
        told = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").story
        assert told
        return told.overtaken

    figures = tuple(("all", str(year), 40.0) for year in range(2014, 2019))
    # All loaded on one day, after it was written, but of years that had begun: nobody can tell when they came out.
    told = story("told", dt.date(2018, 6, 1), "The library is closed.")
    land(database, reading(*figures, records=(*FRAME, told)), actor="test", now=moment("2024-01-05"))
    assert overtaken("2024-01-06") is None
    land(database, reading(("all", "2017", 41.0)), actor="test", now=moment("2024-02-05"))
    assert overtaken("2024-02-06") == "2017"
    fresh = story("fresh", dt.date(2024, 2, 7), "The library has opened.")
    land(database, reading(records=(fresh,)), actor="test", now=moment("2024-02-07"))
    assert overtaken("2024-02-08") is None
    land(database, reading(("all", "2019", 45.0)), actor="test", now=moment("2024-03-05"))
    assert overtaken("2024-03-06") == "2019"


def test_a_story_from_before_a_year_began_does_not_know_it(database: Database) -> None:
    told = story("told", dt.date(2017, 6, 1), "The library is closed.")
    figures = tuple(("all", str(year), 40.0) for year in range(2014, 2019))
    land(database, reading(*figures, records=(*FRAME, told)), actor="test", now=moment("2024-01-05"))
    number = publish(database, actor="test", now=moment("2024-06-01"), today=dt.date(2024, 6, 1)).release
    document = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading")
    assert document.story and document.story.overtaken == "2018"
