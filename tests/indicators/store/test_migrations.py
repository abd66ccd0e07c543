"""A database of an earlier version is brought up to date with everything in it."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
from alembic import command
from sqlalchemy import select, text

from indicators.reading import Record
from indicators.store import migrations
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from indicators.store.writes.releases import Because, withdraw_figure
from indicators.store.writes.undoing import undo
from tests.indicators.conftest import FRAME, moment, reading
from tests.indicators.store.current import current

Step = Callable[..., None]
NOW = moment("2024-06-01")
FIRST = reading(("all", "2014", 52.0), ("all", "2015", 54.5), records=FRAME)


def step(database: Database, move: Step, revision: str) -> None:
    with migrations.altering(database) as connection:
        move(migrations.config(connection), revision)


def test_figures_of_an_earlier_version_know_the_file_they_were_read_from(database_url: str) -> None:
    with closing(Database(database_url)) as database:
        migrations.migrate(database)
        land(database, FIRST, actor="test", now=NOW)
        before = current(database)
        second = land(database, reading(("all", "2015", 55.0)), actor="test", now=NOW)
        step(database, command.downgrade, "0002")
        step(database, command.upgrade, "head")
        with database.reading() as session:
            assert session.execute(select(t.Observation.value, t.Observation.read_load_id)).all() == [
                (52.0, 1),
                (54.5, 1),
                (55.0, 2),
            ]
        assert second.load is not None
        undo(database, second.load, actor="test", now=NOW)
        assert current(database) == before


def test_what_an_earlier_version_decided_is_kept_and_is_decided_once_more(database_url: str) -> None:
    with closing(Database(database_url)) as database:
        migrations.migrate(database)
        step(database, command.downgrade, "0006")
        with database.writing() as session:
            session.execute(
                text(
                    "INSERT INTO screened_figures (series_id, period, content, reason, vague, policy) "
                    "VALUES (1, '2014', '7/7/', 'small count', false, 'small')"
                )
            )
        step(database, command.upgrade, "head")
        with database.reading() as session:
            assert session.execute(select(t.ScreenedFigure.reason, t.ScreenedFigure.sums)).all() == [
                ("small count", None)
            ]


def test_references_are_followed_again_after_a_migration(sqlite_url: str) -> None:
    with closing(Database(sqlite_url)) as database:
        migrations.migrate(database)
        with database.reading() as session:
            assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1
        with pytest.raises(Exception, match="FOREIGN KEY"), database.writing() as session:
            session.add(t.Measure(id="m", strategy="nobody", title="T", quadrant="q", unit="u", decimals=0,
                                  better="b", period_type="year"))  # fmt: skip


def test_what_was_withdrawn_before_keeps_its_reason_in_one_language(database_url: str) -> None:
    with closing(Database(database_url)) as database:
        migrations.migrate(database)
        land(database, FIRST, actor="test", now=NOW)
        with database.writing() as session:
            series = session.scalars(select(t.Series)).one()
            withdraw_figure(session, series, "2015", because=Because("Wrong."), actor="ana", now=NOW)
        step(database, command.downgrade, "0007")
        step(database, command.upgrade, "head")
        with database.reading() as session:
            assert session.execute(select(t.Withdrawal.reason, t.Withdrawal.reasons)).all() == [("Wrong.", {})]


def test_earlier_figures_that_releases_told_unrounded_are_told_no_more(database_url: str) -> None:
    """Rounded to 5: 40 stays, 43 goes; of a source that does not round, both stay."""
    rule: dict[str, object] = {"name": "Rounds", "rule": "small counts", "minimum": None, "round_to": 5}
    own: dict[str, object] = {"organisation": "A", "title": "T", "interval": "none", "disclosure_rule": "rounds"}
    people = [replace(one, fields={**one.fields, "unit": "people"}) for one in FRAME if one.noun == "indicator"]
    rounded = (Record("disclosure_rule", "rounds", rule), Record("source", "own", own), *people)
    with closing(Database(database_url)) as database:
        migrations.migrate(database)
        land(database, reading(("all", "2014", 45.0), records=(*FRAME, *rounded)), actor="test", now=NOW)
        step(database, command.downgrade, "0015")
        with database.writing() as session:
            for sql in RELEASED:
                session.execute(text(sql), {"body": json.dumps(released("own", "survey")), "sha": "0" * 64, "now": NOW})
        step(database, command.upgrade, "head")
        with database.reading() as session:
            (document,) = session.scalars(select(t.ReleasedDocument))
            assert document.sha256 == hashlib.sha256(document.body.encode()).hexdigest()
            (series,) = json.loads(document.body)["series"]
    assert [[one["value"] for one in point["earlier"]] for point in series["points"]] == [[40.0], [40.0, 43.0]]


RELEASED = (
    "INSERT INTO releases (id, load_id, made_at, published_at, published_by, state, changes, withdrawn_reasons) "
    "VALUES (1, 1, :now, :now, 'test', 'published', '[]', '{}')",
    "INSERT INTO released_documents (id, sha256, body) VALUES (1, :sha, :body)",
    "INSERT INTO release_pages (release_id, noun, record, document_id) VALUES (1, 'indicator', 'reading', 1)",
)


def released(*sources: str) -> dict[str, object]:
    """As much as a document holds of earlier figures, one of each source."""
    earlier = [{"value": 40.0, "until": "2024-01-01"}, {"value": 43.0, "until": "2024-02-01"}]
    return {"series": [{"points": [{"source": one, "value": 45.0, "earlier": earlier} for one in sources]}]}
