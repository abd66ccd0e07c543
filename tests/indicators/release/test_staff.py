"""Staff see figures as they are where the source's agreement allows it, and every view is written down."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select

from indicators.disclosure.access import Role
from indicators.release.staff import NotAllowed, unsuppressed
from indicators.screening import screen
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import moment
from tests.indicators.release.test_proving import FIRST, RULED, counted

NOW = moment("2024-02-02")


def agreed(database: Database, *roles: str) -> None:
    """Load the figures of a source whose agreement names some roles."""
    records = tuple(
        replace(one, fields={**one.fields, "may_see": list(roles)}) if one.key == "survey" else one for one in RULED
    )
    land(database, counted(FIRST, records), actor="test", now=moment("2024-02-01"))
    screen(database, today=dt.date(2024, 2, 1))


def views(database: Database) -> list[t.AuditEntry]:
    with database.reading() as session:
        return list(session.scalars(select(t.AuditEntry).where(t.AuditEntry.action == "see unsuppressed")))


def test_the_owning_team_sees_the_hidden_figures_marked_as_not_public(database: Database) -> None:
    agreed(database, "team")
    seen = unsuppressed(database, "reading", role=Role.TEAM, team="team-b", actor="ana", now=NOW)
    assert seen.not_public
    assert {one.group: (one.numerator, one.public, one.hidden) for one in seen.figures} == {
        "all": (120.0, True, None),
        "girls": (113.0, False, "protects another"),
        "boys": (7.0, False, "small count"),
    }


def test_a_view_is_written_down_with_its_agreement_and_without_a_number(database: Database) -> None:
    agreed(database, "coordinator")
    unsuppressed(database, "reading", role=Role.COORDINATOR, team=None, actor="ana", now=NOW)
    (entry,) = views(database)
    assert (entry.actor, entry.subject) == ("ana", "reading")
    assert entry.details == {"role": "coordinator", "team": None, "agreements": {"survey": "MOU"}, "figures": 3}


@pytest.mark.parametrize(("role", "team"), [(Role.TEAM, "team-a"), (Role.COORDINATOR, None), (Role.OPERATOR, None)])
def test_who_is_not_named_is_refused_in_a_sentence_and_sees_nothing(
    database: Database, role: Role, team: str | None
) -> None:
    agreed(database, "team")
    with pytest.raises(NotAllowed, match="may not see the figures of reading as they are"):
        unsuppressed(database, "reading", role=role, team=team, actor="ana", now=NOW)
    with database.reading() as session:
        last = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id.desc())).first()
    assert last is not None
    assert (last.action, last.actor, last.details["figures"]) == ("refused to see unsuppressed", "ana", 0)
    assert views(database) == []
