"""The record in a release: only what was said before it was known, and every mark from the day it was given."""

import datetime as dt

import pytest

from indicators.analysis.codes import Fate
from indicators.reading import Record
from indicators.release.documents import LineSums, MarkSums, RecordDocument
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.indicators.judging.test_freezing import COUNCIL, HOST, OURS, OWN, RISING, baseline

Row = tuple[str, str, float]


def published(database: Database, *rows: Row, day: str, records: tuple[Record, ...] = ()) -> RecordDocument:
    """Load rows, publish on a day, and return the record as released then."""
    land(database, reading(*rows, records=records), actor="test", now=moment(day))
    number = publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release
    return Releases({HOST: database}, clock=later).record(HOST, number)


def test_a_forecast_answers_only_for_figures_that_nobody_knew_when_it_was_frozen(database: Database) -> None:
    # asked for in 2024 with a history to 2018: what 2019 to 2023 brought was known to whoever froze it
    early = baseline("early", history_to="2018", periods_ahead=7)
    first = published(database, *RISING, day="2024-02-01", records=(*FRAME, early))
    assert first.ours == LineSums(given=1, looking_back=5, not_yet_known=2)
    assert first.came == ()
    second = published(database, *RISING, ("all", "2024", 54.0), day="2025-02-01")
    # told as a line that looks back, with the day on which it was entered
    assert [(one.figure.position, one.entered_on) for one in second.came] == [(2024.0, "2024-02-01")]
    assert (second.ours.inside + second.ours.outside, second.ours.looking_back, second.ours.not_yet_known) == (1, 5, 1)


def test_a_figure_that_is_only_revised_was_known_before(database: Database) -> None:
    published(database, *RISING, day="2024-02-01", records=(*FRAME, baseline("early", history_to="2018")))
    record = published(database, *RISING[:-1], ("all", "2023", 52.0), day="2025-02-01")
    assert (record.ours.looking_back, record.came) == (2, ())


def test_our_forecast_and_the_teams_own_both_stand_on_the_record(database: Database) -> None:
    published(database, *RISING, day="2024-02-01", records=(*FRAME, *COUNCIL, OURS, OWN))
    record = published(database, *RISING, ("all", "2024", 54.0), day="2025-02-01")
    assert [(one.own, one.figure.inside) for one in record.came] == [(True, False), (False, True)]
    assert {one.entered_on for one in record.came} == {None}
    assert (record.ours.inside, record.ours.outside, record.own.inside, record.own.outside) == (1, 0, 0, 1)


def test_a_mark_stands_from_the_day_it_was_given_and_is_tested_by_newer_figures(database: Database) -> None:
    first = published(database, *RISING, day="2024-02-01", records=FRAME)
    assert first.kinds == (MarkSums("clear", given=1, held=0, not_held=0, not_yet_known=1, untestable=0),)
    assert first.marks == ()
    # 54 is better than 48.5, the middle of 44 to 53; said again, it is still the same mark
    second = published(database, *RISING, ("all", "2024", 54.0), day="2025-02-01")
    assert [(one.given_on, one.position, one.fate) for one in second.marks] == [("2024-02-01", 2023.0, Fate.HELD)]
    assert second.kinds == (MarkSums("clear", given=1, held=1, not_held=0, not_yet_known=0, untestable=0),)


def test_a_mark_that_is_no_longer_given_stays_on_the_record(database: Database) -> None:
    published(database, *RISING, day="2024-02-01", records=FRAME)
    fallen: list[Row] = [("all", str(year), 30.0) for year in range(2024, 2029)]
    record = published(database, *RISING, *fallen, day="2029-02-01")
    assert ("clear", "better", "2024-02-01", Fate.NOT_HELD) in [
        (one.kind, one.direction, one.given_on, one.fate) for one in record.marks
    ]


def test_the_record_lists_the_newest_rows_and_its_sums_count_them_all(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = baseline("early", history_to="2018", periods_ahead=7)
    published(database, *RISING, day="2024-02-01", records=(*FRAME, early))
    monkeypatch.setattr("indicators.release.record.MOST", 1)
    later: list[Row] = [("all", "2024", 54.0), ("all", "2025", 55.0)]
    record = published(database, *RISING, *later, day="2026-02-01")
    assert [one.figure.position for one in record.came] == [2025.0]
    assert (record.left_out, record.ours.inside + record.ours.outside) == (1, 2)


def test_publishing_again_without_news_gives_no_mark_again(database: Database) -> None:
    first = published(database, *RISING, day="2024-02-01", records=FRAME)
    again = publish(database, actor="test", now=moment("2024-02-02"), today=dt.date(2024, 2, 1))
    assert not again.new
    assert Releases({HOST: database}, clock=later).record(HOST, again.release) == first
