"""Figures are kept in versions: what a load does, what a second load does not, and what held when."""

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from indicators.reading import MEASURE_COLUMNS, Landed, Reading, Record
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.queries import figures as queries
from indicators.store.queries.framework import framework
from indicators.store.writes.figures import UnknownReference
from indicators.store.writes.landing import LostCells, land, would_land
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, figures, moment, reading
from tests.migrated import migrated

NAN = float("nan")
FIRST = (("all", "2014", 52.0), ("all", "2015", 54.5), ("girls", "2014", NAN))
CENSUS = Record(
    "source",
    "census",
    {"organisation": "The bureau", "title": "A census", "interval": "none", "disclosure_rule": "as-published"},
)
TUTORS = {"team": "team-b", "title": "Tutors", "began": dt.date(2014, 1, 1), "status": "running", "sample": True}
REACHED = {"strategy": "tutors", "title": "Reached", "quadrant": "how much", "unit": "people", "decimals": 0}
PROGRAM = (
    Record("strategy", "tutors", TUTORS),
    Record("measure", "reached", {**REACHED, "better": "higher", "period_type": "year", "sample": True}),
)
SECOND = (("all", "2014", 52.0), ("all", "2015", 55.0), ("all", "2016", 57.0), ("girls", "2014", NAN))


def sums(landed: Landed) -> tuple[int, int, int, int]:
    return (landed.new, landed.revised, landed.unchanged, landed.flagged)


def test_a_first_load_brings_every_figure_as_new(database: Database) -> None:
    landed = land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    assert sums(landed) == (2, 0, 0, 1)
    assert landed.records == {"new": len(FRAME), "changed": 0, "unchanged": 0}


def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    again = land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-02-05"))
    assert again.load is None
    assert sums(again) == (0, 0, 2, 1)
    with database.reading() as session:
        assert len(session.scalars(select(t.Load)).all()) == 1
        assert len(session.scalars(select(t.Observation)).all()) == 3
        assert len(session.scalars(select(t.AuditEntry)).all()) == 1


def test_a_revised_figure_closes_the_old_version_and_opens_a_new_one(database: Database) -> None:
    first = land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    second = land(database, reading(*SECOND), actor="test", now=moment("2024-02-05"))
    assert sums(second) == (1, 1, 1, 1)
    with database.reading() as session:
        (number,) = [n for key, n in queries.series(session).items() if key[2] == "all"]
        versions = session.scalars(
            select(t.Observation).where(t.Observation.series_id == number, t.Observation.period == "2015")
        ).all()
        assert [(v.value, v.opened_load_id, v.closed_load_id) for v in versions] == [
            (54.5, first.load, second.load),
            (55.0, second.load, None),
        ]


def test_as_of_a_load_shows_what_held_then(database: Database) -> None:
    first = land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    second = land(database, reading(*SECOND), actor="test", now=moment("2024-02-05"))
    held = {0: [], first.load: [52.0, 54.5], second.load: [52.0, 55.0, 57.0], None: [52.0, 55.0, 57.0]}
    with database.reading() as session:
        (number,) = [n for key, n in queries.series(session).items() if key[2] == "all"]
        for load, expected in held.items():
            then = queries.observations(session, [number], load=load).get(number, [])
            assert [row.value for row in then] == expected


def test_the_question_as_of_is_answered_from_an_index(sqlite_url: str) -> None:
    """SQLite's own plan: a search of the index of series, never a scan of the figures."""
    made = migrated(sqlite_url)
    with made.reading() as session:
        plan = session.connection().exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM observations WHERE series_id = 1 AND opened_load_id <= "
            "(SELECT coalesce(max(id), 0) FROM loads WHERE stored_at <= '2024-01-01') "
            "AND (closed_load_id IS NULL OR closed_load_id > 1) ORDER BY starts_on"
        )
        steps = [row[3] for row in plan]
    made.close()
    assert any("SEARCH observations USING INDEX ix_observations_as_of" in step for step in steps)
    assert not any(step.startswith("SCAN") for step in steps)


def test_a_dry_run_counts_the_same_and_stores_nothing(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    would = would_land(database, reading(*SECOND))
    assert sums(would) == (1, 1, 1, 1)
    with database.reading() as session:
        assert len(session.scalars(select(t.Observation)).all()) == 3


def test_binary_noise_is_no_correction(database: Database) -> None:
    land(database, reading(("all", "2014", 0.1 + 0.2), records=FRAME), actor="test", now=moment("2024-01-05"))
    assert sums(land(database, reading(("all", "2014", 0.3)), actor="test", now=moment("2024-02-05"))) == (0, 0, 1, 0)


def test_a_break_that_the_team_set_and_a_note_stay_when_a_publisher_brings_the_figure_again(database: Database) -> None:
    marked = reading(("all", "2014", 52.0), records=FRAME)
    marked.figures["flags"], marked.figures["note"] = "break", "The test changed."
    land(database, marked, actor="test", now=moment("2024-01-05"))
    assert sums(land(database, reading(("all", "2014", 52.0)), actor="test", now=moment("2024-02-05"))) == (0, 0, 1, 0)
    revised = land(database, reading(("all", "2014", 53.0)), actor="test", now=moment("2024-03-05"))
    assert sums(revised) == (0, 1, 0, 0)
    with database.reading() as session:
        holds = session.scalars(select(t.Observation).where(queries.held_at(t.Observation, None))).one()
        assert (holds.value, holds.flags, holds.note) == (53.0, "break", "The test changed.")


def test_a_note_stays_with_the_number_that_it_is_about(database: Database) -> None:
    noted = reading(("all", "2014", 52.0), records=FRAME)
    noted.figures["note"] = "Girls are missing."
    plain, revised = reading(("all", "2014", 52.0)), reading(("all", "2014", 53.0))
    for read, value, note in (
        (noted, 52.0, "Girls are missing."),
        (plain, 52.0, "Girls are missing."),
        (revised, 53.0, None),
    ):
        land(database, read, actor="test", now=moment("2024-01-05"))
        with database.reading() as session:
            holds = session.scalars(select(t.Observation).where(queries.held_at(t.Observation, None))).one()
            assert (holds.value, holds.note) == (value, note)


def test_a_corrected_source_opens_a_new_version_that_keeps_the_number_and_its_note(database: Database) -> None:
    """The number is the same and so is what was noted of it; the old source holds no more, and an undo brings it."""
    noted = reading(("all", "2014", 52.0), ("all", "2015", 53.0), records=(*FRAME, CENSUS))
    noted.figures["note"] = "Girls are missing."
    land(database, noted, actor="test", now=moment("2024-01-05"))
    cited = reading(("all", "2014", 52.0), ("all", "2015", 53.0))
    cited.figures.loc[0, "source"] = "census"
    second = land(database, cited, actor="test", now=moment("2024-02-05"))
    assert sums(second) == (0, 1, 1, 0)
    assert land(database, cited, actor="test", now=moment("2024-03-05")).load is None
    assert _holding(database) == [(52.0, "census", "Girls are missing."), (53.0, "survey", "Girls are missing.")]
    assert second.load is not None
    undo(database, second.load, actor="test", now=moment("2024-04-05"))
    assert _holding(database) == [(52.0, "survey", "Girls are missing."), (53.0, "survey", "Girls are missing.")]


def test_a_figure_that_is_a_sample_no_more_is_revised(database: Database) -> None:
    land(database, reading(("all", "2014", 52.0), records=FRAME), actor="test", now=moment("2024-01-05"))
    made = reading(("all", "2014", 52.0))
    made.figures["sample"] = True
    assert sums(land(database, made, actor="test", now=moment("2024-02-05"))) == (0, 1, 0, 0)


def test_a_corrected_source_of_a_measures_figure_is_a_revision(database: Database) -> None:
    first, again = measured("survey"), measured("census")
    land(database, replace(first, records=(*FRAME, CENSUS, *PROGRAM)), actor="test", now=moment("2024-01-05"))
    assert sums(land(database, again, actor="test", now=moment("2024-02-05"))) == (0, 1, 0, 0)
    assert sums(land(database, again, actor="test", now=moment("2024-03-05"))) == (0, 0, 1, 0)


def measured(source: str) -> Reading:
    """A file that says that a program reached 40 people in 2014."""
    empty = reading()
    row = figures(("all", "2014", 40.0)).assign(measure="reached", source=source)
    return replace(empty, measures=row[list(MEASURE_COLUMNS)])


def _holding(database: Database) -> list[tuple[float | None, str, str | None]]:
    """Each figure that holds: its number, source and note."""
    one = t.Observation
    with database.reading() as session:
        asked = select(one.value, one.source, one.note).where(queries.held_at(one, None)).order_by(one.starts_on)
        return [(value, source, note) for value, source, note in session.execute(asked)]


def test_a_load_is_stored_whole_or_not_at_all(database: Database) -> None:
    broken = reading(*FIRST, records=FRAME)
    broken.figures.loc[2, "source"] = "nobody"
    with pytest.raises(UnknownReference, match="no such source in the framework: nobody"):
        land(database, broken, actor="test", now=moment("2024-01-05"))
    with database.reading() as session:
        assert session.scalars(select(t.Observation)).all() == []
        assert session.scalars(select(t.Indicator)).all() == []


def test_every_figure_knows_its_file_sheet_row_and_column(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME, sha256="ab" * 32), actor="test", now=moment("2024-01-05"))
    with database.reading() as session:
        asked = select(t.Load.sha256, t.Load.sheets, t.Observation.sheet, t.Observation.row, t.Observation.column)
        rows = session.execute(asked.join(t.Load, t.Load.id == t.Observation.opened_load_id)).all()
    assert [(r.sha256, r.sheets[r.sheet], r.row, r.column) for r in rows] == [
        ("ab" * 32, "Sheet1", 2, 5),
        ("ab" * 32, "Sheet1", 3, 5),
        ("ab" * 32, "Sheet1", 4, 5),
    ]


def test_a_changed_record_keeps_what_it_was(database: Database) -> None:
    land(database, reading(records=FRAME), actor="test", now=moment("2024-01-05"))
    from indicators.reading import Record

    renamed = Record(
        "outcome", "learning", {"title": "Every child learns"}, words={("title", "es"): "Cada niño aprende"}
    )
    landed = land(database, reading(records=(renamed,)), actor="test", now=moment("2024-02-05"))
    assert landed.records == {"new": 0, "changed": 1, "unchanged": 0}
    with database.reading() as session:
        change = session.scalars(select(t.Change).where(t.Change.load_id == landed.load)).one()
        assert (change.before, change.after) == ({"title": "Children learn"}, {"title": "Every child learns"})
        outcome = session.get(t.Outcome, "learning")
        assert outcome is not None and outcome.short_title == "Learning"
        words = session.scalars(select(t.Translation).order_by(t.Translation.id)).all()
        assert [(w.words, w.closed_load_id is None) for w in words] == [
            ("Los niños aprenden", False),
            ("Cada niño aprende", True),
        ]


def test_the_audit_chain_links_each_entry_to_the_one_before(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    land(database, reading(*SECOND), actor="test", now=moment("2024-02-05"))
    with database.reading() as session:
        first, second = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id)).all()
    assert first.previous == "0" * 64
    assert second.previous == first.digest
    assert second.at.replace(tzinfo=dt.UTC) >= first.at.replace(tzinfo=dt.UTC)


def test_a_file_of_which_everything_is_outside_changes_nothing(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    empty = replace(reading(), outside=12)
    for frame in (empty, replace(empty, figures=empty.figures.astype("float64"))):
        landed = land(database, frame, actor="test", now=moment("2024-02-05"))
        assert (landed.load, sums(landed), landed.outside) == (None, (0, 0, 0, 0), 12)


def test_more_series_can_be_asked_for_than_one_query_takes(database: Database) -> None:
    land(database, reading(*FIRST, records=FRAME), actor="test", now=moment("2024-01-05"))
    with database.reading() as session:
        assert {number: len(rows) for number, rows in queries.observations(session, range(80_000)).items()} == {
            1: 2,
            2: 1,
        }


def test_a_reading_that_lost_a_cell_is_refused_and_nothing_is_stored(database: Database) -> None:
    """3 figures, 1 rejected and 2 outside are 6 cells, not 7."""
    lost = replace(reading(*FIRST, records=FRAME), rejected=1, outside=2, cells=7)
    for store in (would_land, partial(land, actor="test", now=moment("2024-01-05"))):
        with pytest.raises(LostCells, match="7 cells of the tables, but 3 figures"):
            store(database, lost)
    with database.reading() as session:
        assert session.scalars(select(t.Indicator)).all() == []


def test_the_cells_are_told_with_what_became_of_them(database: Database) -> None:
    whole = replace(reading(*FIRST, records=FRAME), rejected=1, outside=2, cells=6)
    landed = land(database, whole, actor="test", now=moment("2024-01-05"))
    assert (landed.cells, sum(sums(landed)) + landed.rejected + landed.outside) == (6, 6)


def test_a_framework_is_known_by_its_names_in_other_languages(database: Database) -> None:
    words = {("name", "es"): "El Valle"}
    record = Record(
        "place", "valley", {"name": "Valley", "kind": "county", "aliases": [], "part_of": None}, words=words
    )
    land(database, reading(records=(*FRAME, record)), actor="test", now=moment("2024-01-05"))
    with database.reading() as session:
        known = framework(session)
    assert known.places["valley"].translated == ("El Valle",)
    assert {one.translated for name, one in known.places.items() if name != "valley"} == {()}
