"""Figures whose source was corrected stand under the rule of the new one; what was shown is known for ever."""

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from sqlalchemy import select

from indicators.reading import Reading, Record
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.release.reading import Releases
from indicators.release.taking_back import Because, FigureName, withdraw_figure
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, later, moment, reading
from tests.indicators.release.test_proving import BOYS, FIRST, HOST, RULE, People, counted, shown

CDE = Record("disclosure_rule", "cde", {"name": "CDE", "rule": "cde"})
STATE = {"organisation": "The state", "title": "Its own", "interval": "none", "disclosure_rule": "cde"}
BOTH = (*FRAME, CDE, Record("source", "state", {**STATE, "agreement": "MOU"}), BOYS)
LAST = FigureName("reading", "town", "all", "2023")
LINE = tuple(("all", str(year), 40.0 + year - 2010) for year in range(2014, 2024))
Change = Callable[[pd.DataFrame], pd.DataFrame]


def cited(people: People, records: tuple[Record, ...] = ()) -> Reading:
    """The same file, which now says that the state has published its figures."""
    made = counted(people, records)
    made.figures["source"] = "state"
    return made


def test_under_the_rule_of_a_corrected_source_new_small_figures_are_hidden_and_the_shown_are_known(
    database: Database,
) -> None:
    """Of 2014, 4 of 8 boys were shown, and are hidden now; all know them, so the girls beside them need not be."""
    people: People = {("all", "2014"): (60, 108), ("girls", "2014"): (56, 100), ("boys", "2014"): (4, 8)}
    land(database, counted(people, BOTH), actor="test", now=moment("2024-01-05"))
    assert publish(database, actor="test", now=moment("2024-01-06"), today=dt.date(2024, 1, 6)).new
    next_year: People = {(group, "2015"): numbers for (group, _), numbers in people.items()}
    landed = land(database, cited({**people, **next_year}), actor="test", now=moment("2024-02-05"))
    assert (landed.new, landed.revised, landed.unchanged) == (3, 3, 0)
    number = publish(database, actor="test", now=moment("2024-02-06"), today=dt.date(2024, 2, 6)).release
    assert shown(database, number) == {
        ("all", "2014"): 60.0,
        ("girls", "2014"): 56.0,
        ("boys", "2014"): Hidden("few people", below=11),
        ("all", "2015"): 60.0,
        ("girls", "2015"): Hidden("protects another", group=True),
        ("boys", "2015"): Hidden("few people", below=11),
    }
    with database.reading() as session:
        one = t.ScreenedFigure
        rows = session.execute(select(one.period, one.shown_since_id).order_by(one.period)).all()
    since = [(period, release) for period, release in rows if release is not None]
    assert since == [("2014", 1), ("2014", 1), ("2014", 1), ("2015", 2)]


def test_a_line_goes_with_a_figure_that_the_rule_of_its_corrected_source_hides(database: Database) -> None:
    """Of 2018, 7 are left over: the state does not show so few, and the line is drawn anew without them."""
    small = Record("source", "state", {**STATE, "disclosure_rule": "small-counts", "agreement": "MOU"})
    counts = zip(range(2014, 2019), (150, 160, 170, 180, 193), strict=True)
    years: People = {("all", str(year)): (count, 200) for year, count in counts}
    land(database, counted(years, (*FRAME, RULE, small)), actor="test", now=moment("2019-02-01"))
    first = publish(database, actor="test", now=moment("2019-02-01"), today=dt.date(2019, 2, 1)).release
    land(database, cited(years), actor="test", now=moment("2019-03-01"))
    second = publish(database, actor="test", now=moment("2019-03-01"), today=dt.date(2019, 3, 1)).release
    assert [_frozen_on(database, number) for number in (first, second)] == ["2019-02-01", "2019-03-01"]


def _frozen_on(database: Database, number: int) -> str | None:
    """When the line was frozen that a release draws."""
    (series,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series
    return series.baseline.frozen_on if series.baseline else None


def test_a_load_that_corrected_sources_can_be_undone_and_the_old_rule_holds(database: Database) -> None:
    land(database, counted(FIRST, BOTH), actor="test", now=moment("2024-01-05"))
    second = land(database, cited(FIRST), actor="test", now=moment("2024-02-05"))
    assert second.load is not None
    undo(database, second.load, actor="test", now=moment("2024-02-06"))
    number = publish(database, actor="test", now=moment("2024-02-07"), today=dt.date(2024, 2, 7)).release
    assert list(shown(database, number).values()) == [120.0, 113.0, 7.0]


def _again(**columns: str | float) -> Change:
    return lambda figures: figures.assign(**columns)


@pytest.mark.parametrize(
    "change",
    [
        _again(source="state"),
        _again(note="Corrected."),
        _again(flags="provisional"),
        _again(sample=True),
        _again(lower=50.0, upper=56.0),
        _again(numerator=106.0, denominator=200.0),
        _again(value=53.0 + 1e-11),
    ],
    ids=["source", "note", "flag", "sample", "bounds", "counts", "last digits"],
)
def test_a_withdrawn_number_comes_back_with_nothing_that_is_said_of_it(database: Database, change: Change) -> None:
    _withdrawn(database)
    land(database, reading(("all", "2023", 50.0)), actor="test", now=moment("2024-06-11"))
    again = reading(("all", "2023", 53.0))
    assert _last(database, again, change) == Hidden("withdrawn")


@pytest.mark.parametrize(("value", "of", "seen"), [(53.0, 100.0, False), (53.01, 100.0, False), (53.0, 200.0, True)])
def test_the_same_counts_stay_withdrawn_however_their_share_is_written(
    database: Database, value: float, of: float, seen: bool
) -> None:
    """53 of 100 was withdrawn; 106 of 200 is another figure, which shows as the same share."""
    _withdrawn(database, numerator=53.0, denominator=100.0)
    change = _again(value=value, numerator=53.0 * of / 100, denominator=of)
    assert (_last(database, reading(("all", "2023", value)), change) is None) == seen


def test_a_withdrawn_number_comes_back_neither_by_an_undo_nor_by_an_earlier_version(database: Database) -> None:
    _withdrawn(database)
    second = land(database, reading(("all", "2023", 50.0)), actor="test", now=moment("2024-06-11"))
    assert second.load is not None
    undo(database, second.load, actor="test", now=moment("2024-06-12"))
    assert _published(database, "2024-06-13") == Hidden("withdrawn")
    # Before it, 51 had stood there: the withdrawal took that too.
    assert _last(database, reading(("all", "2023", 51.0)), _again()) == Hidden("withdrawn")


def _withdrawn(database: Database, **columns: float) -> None:
    """Publish the figures of ten years, the last of them revised from 51 to 53, and withdraw that one."""
    before = reading(*LINE[:-1], ("all", "2023", 51.0), records=BOTH)
    land(database, before, actor="test", now=moment("2024-06-01"))
    first = reading(LINE[-1])
    changed = Reading(**{**vars(first), "figures": first.figures.assign(**columns)})
    land(database, changed, actor="test", now=moment("2024-06-02"))
    assert _published(database, "2024-06-03") is None
    withdraw_figure(database, LAST, because=Because("Taken back."), actor="ana", now=moment("2024-06-10"))


def _last(database: Database, again: Reading, change: Change) -> Hidden | None:
    """Load a file with its figures changed, publish, and return why its last figure is not shown."""
    changed = Reading(**{**vars(again), "figures": change(again.figures)})
    land(database, changed, actor="test", now=moment("2024-06-15"))
    return _published(database, "2024-06-16")


def _published(database: Database, day: str) -> Hidden | None:
    number = publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day)).release
    (series,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").series
    return series.points[-1].why
