"""The document of gaps: what is open, and what was answered lately."""

import datetime as dt

from indicators import accountability, judging
from indicators.reading import Reading
from indicators.release.gaps import gaps_document, read_gaps
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, moment, reading

WITH_HOLE = [("all", str(year), 50.0 + year % 2) for year in (2014, 2015, 2017, 2018)]


def answered(database: Database, first: Reading, second: Reading, *, days: tuple[str, str]) -> list[str]:
    """Load two files on two days, and return the keys of what the page says was answered lately."""
    for read, day in zip((first, second), days, strict=True):
        land(database, read, actor="test", now=moment(day))
        judging.analyse(database, today=dt.date.fromisoformat(day))
        accountability.refresh(database, today=dt.date.fromisoformat(day))
    with database.reading() as session:
        document = gaps_document(read_gaps(session, today=dt.date.fromisoformat(days[1])))
    return [one.gap.key for one in document.closed]


def test_a_gap_that_stood_over_the_end_of_a_day_is_told_as_answered(database: Database) -> None:
    first, second = reading(*WITH_HOLE, records=FRAME), reading(("all", "2016", 50.0), sha256="2" * 64)
    assert "hole/reading/town/all" in answered(database, first, second, days=("2020-06-01", "2020-06-02"))


def test_a_gap_that_was_opened_and_answered_on_one_day_is_not_told(database: Database) -> None:
    first, second = reading(*WITH_HOLE, records=FRAME), reading(("all", "2016", 50.0), sha256="2" * 64)
    assert answered(database, first, second, days=("2020-06-01", "2020-06-01")) == []
