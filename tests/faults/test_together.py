"""Two commands at once follow one another, and neither is lost."""

import hashlib
import json

from sqlalchemy import select

from indicators.store import tables as t
from tests.faults.conftest import Desk, Ended


def together(desk: Desk, *commands: tuple[object, ...]) -> list[Ended]:
    """Run commands in processes of their own that begin at the same sign."""
    running = [desk.start(*command) for command in commands]
    for one in running:
        one.begin()
    return [one.end() for one in running]


def values(desk: Desk) -> dict[str, float | None]:
    with desk.database.reading() as session:
        held = select(t.Observation.period, t.Observation.value).where(t.Observation.closed_load_id.is_(None))
        return {period: value for period, value in session.execute(held)}


def check_chain(desk: Desk) -> None:
    """Every entry of the audit chain is sealed by the digest of the one before it."""
    with desk.database.reading() as session:
        entries = session.scalars(select(t.AuditEntry).order_by(t.AuditEntry.id)).all()
    previous = "0" * 64
    for one in entries:
        entry = {"at": one.at.isoformat(), "actor": one.actor, "action": one.action, "subject": one.subject}
        sealed = json.dumps(
            entry | {"details": one.details}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )  # fmt: skip
        assert one.previous == previous
        assert one.digest == hashlib.sha256(f"{previous}\n{sealed}".encode()).hexdigest()
        previous = one.digest


def test_two_loads_at_once_are_both_stored(desk: Desk) -> None:
    first, second = desk.workbook("a.xlsx", y2015=55.0, y2016=57.0), desk.workbook("b.xlsx", y2016=57.0, y2017=58.0)
    ended = together(desk, ("load", first), ("load", second))
    assert [one.status for one in ended] == [0, 0], [one.said for one in ended]
    assert values(desk) == {"2014": 52.0, "2015": 55.0, "2016": 57.0, "2017": 58.0}
    check_chain(desk)


def test_the_same_file_twice_at_once_is_stored_once(desk: Desk) -> None:
    path = desk.workbook("a.xlsx", y2015=55.0, y2016=57.0)
    ended = together(desk, ("load", path), ("load", path))
    assert [one.status for one in ended] == [0, 0], [one.said for one in ended]
    with desk.database.reading() as session:
        assert session.scalars(select(t.Load.id).order_by(t.Load.id)).all() == [1, 2]


def test_a_load_and_an_undo_at_once_follow_one_another(desk: Desk) -> None:
    """The undo of load 2 takes 2016 back, whether the other load comes before it or after."""
    assert desk.run("load", desk.workbook("a.xlsx", y2016=57.0)).status == 0
    ended = together(desk, ("undo", 2), ("load", desk.workbook("b.xlsx", y2017=58.0)))
    assert [one.status for one in ended] == [0, 0], [one.said for one in ended]
    assert values(desk) == {"2014": 52.0, "2015": 54.5, "2017": 58.0}
    check_chain(desk)


def test_two_undos_of_one_load_at_once_are_one_undo(desk: Desk) -> None:
    assert desk.run("load", desk.workbook("a.xlsx", y2016=57.0)).status == 0
    ended = together(desk, ("undo", 2), ("undo", 2))
    assert sorted(one.status for one in ended) == [0, 1]
    assert any("was undone already, by load 3" in one.said for one in ended)
    assert values(desk) == {"2014": 52.0, "2015": 54.5}
