"""After an undo everything that holds is as it was before the load; and what cannot be undone says why."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from indicators import judging
from indicators.reading import NoteWords, Reading, Record
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries.figures import cells
from indicators.store.queries.framework import framework
from indicators.store.writes.landing import land
from indicators.store.writes.undoing import CannotUndo, Undone, undo
from tests.indicators.conftest import FRAME, figures, moment, reading
from tests.indicators.store.current import current

NAN = float("nan")
NOW = moment("2024-06-01")
TODAY = dt.date(2024, 6, 1)
FIRST = reading(("all", "2014", 52.0), ("all", "2015", 54.5), ("girls", "2014", NAN), records=FRAME, sha256="1" * 64)
SECOND = reading(("all", "2015", 55.0), ("all", "2016", 57.0), ("girls", "2014", 51.25), sha256="2" * 64)
WORDS = reading(
    records=(
        Record("place", "valley", {"name": "Valley", "kind": "county", "aliases": [], "part_of": None}),
        Record("place", "town", {"name": "The Town", "part_of": "valley"}),
        Record("outcome", "health", {"title": "Children are well", "short_title": "Health", "adopted": True}),
        Record(
            "outcome",
            "learning",
            {"title": "Every child learns"},
            words={("title", "es"): "Cada niño aprende"},
            checked={"es": "Ana"},
        ),
        Record("team", "team-b", {"outcomes": ["health", "learning"]}),
    ),
    sha256="3" * 64,
)


def store(database: Database, read: Reading) -> int:
    """Store a reading that changes something, and judge; return the load."""
    landed = land(database, read, actor="test", now=NOW)
    assert landed.load is not None
    judging.analyse(database, today=TODAY)
    return landed.load


def take_back(database: Database, load: int) -> Undone:
    done = undo(database, load, actor="test", now=NOW)
    judging.analyse(database, today=TODAY)
    return done


def test_an_indicator_is_held_fast_by_its_figures_until_they_are_taken_back(database: Database) -> None:
    def held() -> frozenset[str]:
        with database.reading() as session:
            return framework(session).held["indicator"]

    assert held() == frozenset()
    load = store(database, FIRST)
    assert held() == frozenset(FIRST.figures["indicator"])
    take_back(database, load)
    assert held() == frozenset()


@pytest.mark.parametrize("later", [SECOND, WORDS], ids=["figures", "framework"])
def test_everything_is_as_before_the_load(database: Database, later: Reading) -> None:
    store(database, FIRST)
    before = current(database)
    load = store(database, later)
    assert current(database) != before
    take_back(database, load)
    assert current(database) == before


def test_the_first_load_can_be_undone_to_an_empty_database(database: Database) -> None:
    before = current(database)
    done = take_back(database, store(database, replace(FIRST, notes=(note("Nota"),))))
    assert (done.figures, done.brought_back, done.records["removed"]) == (3, 0, len(FRAME))
    assert current(database) == before
    again = land(database, FIRST, actor="test", now=NOW)
    assert (again.new, again.flagged, again.records["new"]) == (2, 1, len(FRAME))


def note(words: str) -> NoteWords:
    return NoteWords("observation", "reading/town/all/2014", "es", words)


def test_an_undo_counts_what_it_did_and_is_told_in_the_chain(database: Database) -> None:
    store(database, FIRST)
    load = store(database, SECOND)
    done = take_back(database, load)
    assert (done.load, done.undoes, done.figures, done.brought_back) == (3, load, 3, 2)
    with database.reading() as session:
        row = session.get_one(t.Load, done.load)
        assert (row.kind, row.undoes, row.file) == ("undo", load, "file.csv")
        newest = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id.desc())).first()
        assert newest is not None
        assert (newest.action, newest.details["sha256"]) == ("undo", "2" * 64)


def test_nothing_is_overwritten(database: Database) -> None:
    """2015 all: 54.5 of load 1, closed by 2; 55.0 of 2, closed by the undo 3, which opens 54.5 again."""
    store(database, FIRST)
    take_back(database, store(database, SECOND))
    asked = select(t.Observation).join(t.Series, t.Series.id == t.Observation.series_id)
    with database.reading() as session:
        rows = session.scalars(
            asked.where(t.Series.group == "all", t.Observation.period == "2015").order_by(t.Observation.id)
        ).all()
    assert [(row.value, row.opened_load_id, row.closed_load_id, row.read_load_id) for row in rows] == [
        (54.5, 1, 2, 1),
        (55.0, 2, 3, 2),
        (54.5, 3, None, 1),
    ]


def test_every_figure_knows_its_file_and_cell_after_a_revision_and_after_an_undo(database: Database) -> None:
    store(database, FIRST)
    load = store(database, SECOND)
    key = ("reading", "town", "all")
    with database.reading() as session:
        assert {one.period: (one.sha256, one.sheet, one.cell) for one in cells(session, *key)} == {
            "2014": ("1" * 64, "Sheet1", (2, 5)),
            "2015": ("2" * 64, "Sheet1", (2, 5)),
            "2016": ("2" * 64, "Sheet1", (3, 5)),
        }
    take_back(database, load)
    with database.reading() as session:
        assert {one.period: (one.sha256, one.cell) for one in cells(session, *key)} == {
            "2014": ("1" * 64, (2, 5)),
            "2015": ("1" * 64, (3, 5)),
        }


def test_an_undo_can_be_undone_and_that_again(database: Database) -> None:
    store(database, FIRST)
    before = current(database)
    for later in (SECOND, WORDS):
        load = store(database, later)
        after = current(database)
        back = take_back(database, load)
        forth = take_back(database, back.load)
        assert current(database) == after
        take_back(database, forth.load)
        assert current(database) == before


def test_loads_can_be_undone_one_after_the_other(database: Database) -> None:
    states = [current(database)]
    loads = []
    for read in (FIRST, SECOND, WORDS):
        loads.append(store(database, read))
        states.append(current(database))
    for load, before in zip(reversed(loads), reversed(states[:-1]), strict=True):
        take_back(database, load)
        assert current(database) == before


def refused(database: Database, load: int) -> str:
    """Undo, which must be refused and change nothing; return the reason."""
    before = current(database)
    with pytest.raises(CannotUndo) as caught:
        undo(database, load, actor="test", now=NOW)
    assert current(database) == before
    return str(caught.value)


def test_a_load_that_is_not_there_or_was_undone_already_is_refused(database: Database) -> None:
    store(database, FIRST)
    load = store(database, SECOND)
    done = take_back(database, load)
    assert "There is no load 9" in refused(database, 9)
    assert f"was undone already, by load {done.load}" in refused(database, load)


def test_a_load_whose_figures_were_revised_later_is_refused(database: Database) -> None:
    first = store(database, FIRST)
    second = store(database, SECOND)
    assert f"load {second} revised 2 of its figures. Undo load {second} first" in refused(database, first)


THIRD_PLACE = Record("place", "hill", {"name": "Hill", "kind": "city", "aliases": [], "part_of": "valley"})
SECOND_NAME = Record("place", "valley", {"name": "The Valley"})
OTHER_WORDS = Record("outcome", "learning", {}, words={("title", "es"): "Aprender"})
NEW_WORDS = Record("outcome", "health", {}, words={("title", "es"): "Salud"})
FIRST_TEAM = Record("team", "team-c", {"name": "Health", "kind": "result work team", "outcomes": ["health"]})


@pytest.mark.parametrize(
    ("later", "clause"),
    [
        (THIRD_PLACE, "made the place “hill” refer to its place “valley”"),
        (SECOND_NAME, "changed the place “valley”"),
        (OTHER_WORDS, "revised 1 of its translations"),
        (NEW_WORDS, "translated its outcome “health”"),
        (FIRST_TEAM, "made the team “team-c” refer to its outcome “health”"),
    ],
    ids=["a reference", "a change", "words", "words of a new record", "a list of references"],
)
def test_a_load_that_others_build_on_is_refused_until_they_are_undone(
    database: Database, later: Record, clause: str
) -> None:
    store(database, FIRST)
    before = current(database)
    load = store(database, WORDS)
    built = store(database, reading(records=(later,)))
    assert clause in refused(database, load)
    take_back(database, built)
    take_back(database, load)
    assert current(database) == before


def test_a_load_whose_places_have_figures_of_later_loads_is_refused(database: Database) -> None:
    store(database, FIRST)
    load = store(database, WORDS)
    elsewhere = figures(("all", "2014", 40.0))
    elsewhere["place"] = "valley"
    store(database, replace(SECOND, figures=elsewhere))
    assert "load 3 brought 1 figure of its place “valley”" in refused(database, load)


def test_a_change_of_other_fields_stays(database: Database) -> None:
    store(database, FIRST)
    load = store(database, reading(records=(Record("place", "town", {"name": "The Town"}),)))
    store(database, reading(records=(Record("place", "town", {"code": "123"}),)))
    take_back(database, load)
    with database.reading() as session:
        town = session.get_one(t.Place, "town")
        assert (town.name, town.code) == ("Town", "123")


def test_a_file_can_be_loaded_again_after_its_undo(database: Database) -> None:
    store(database, FIRST)
    load = store(database, SECOND)
    after = current(database)
    take_back(database, load)
    again = store(database, SECOND)
    found = current(database)
    names = [one.name for one in t.Observation.__table__.columns if one.name not in {"id", "series_id"}]
    assert len(names) == len(set(names))
    assert {key: rows for key, rows in found.items() if key != "observations"} == {
        key: rows for key, rows in after.items() if key != "observations"
    }
    assert again == 4
