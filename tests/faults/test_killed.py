"""Killed at any moment (kill -9), the database is as before or as after; the same command then completes the work."""

import signal
from collections.abc import Iterable

import pytest
from click.testing import CliRunner

from app import main
from indicators.store.queries.loads import newest
from tests.faults.conftest import TODAY, Desk
from tests.indicators.store.current import Rows

SHARES = (0.4, 0.8, 1.0)
FEWER = 3
"""Moments that the same load may have fewer when it is repeated: a gap that it opens then has been open before."""
FIGURE = 11  # the columns of a figure that say what it is, without the load whose file it was read from


def run(desk: Desk, *arguments: object) -> int:
    """Run a command to its end, in this process; return its status."""
    environment = {"DATABASE_URL": desk.url, "COMMONCURVE_TODAY": TODAY}
    return CliRunner().invoke(main, [str(one) for one in arguments], env=environment).exit_code


def figures(state: dict[str, Rows]) -> Rows:
    return [row[:FIGURE] for row in state["observations"]]


def stored(state: dict[str, Rows]) -> dict[str, Rows]:
    """Return what one transaction stores; judging follows in another, and may still say what it said before."""
    return {name: rows for name, rows in state.items() if name not in {"judgements", "frozen_forecasts"}}


def check(desk: Desk, moments: Iterable[int], after: Rows) -> None:
    """Kill a load at each moment, look, load again, look, and take it back; kill the undo at the same moment, too."""
    before = desk.state()
    path = desk.folder / "next.xlsx"
    for moment in moments:
        done = desk.run("load", path, deadly=moment)
        assert done.status == -signal.SIGKILL or done.moments + FEWER >= moment
        assert figures(desk.state()) in (figures(before), after)
        assert run(desk, "load", path) == 0
        loaded = desk.state()
        assert figures(loaded) == after
        number = _newest(desk)
        assert desk.run("undo", number, deadly=moment).status in (-signal.SIGKILL, 0)
        assert stored(desk.state()) in (stored(loaded), stored(before))
        assert run(desk, "undo", number) in (0, 1)
        run(desk, "analyse")
        assert desk.state() == before


def whole(desk: Desk) -> tuple[int, Rows]:
    """Load to the end and take it back; return at how many moments the load could die, and the figures it brought."""
    done = desk.run("load", desk.workbook("next.xlsx", y2015=55.0, y2016=57.0, y2017=58.5))
    assert done.status == 0, done.said
    after = figures(desk.state())
    assert run(desk, "undo", 2) == 0
    return done.moments, after


def test_a_command_that_is_killed_leaves_the_database_as_before_or_as_after(desk: Desk) -> None:
    moments, after = whole(desk)
    check(desk, [int(moments * share) for share in SHARES], after)


@pytest.mark.soak
def test_a_command_can_be_killed_at_every_moment(desk: Desk) -> None:
    moments, after = whole(desk)
    check(desk, range(1, moments + 1), after)


def _newest(desk: Desk) -> int:
    """Return the newest load of a file."""
    with desk.database.reading() as session:
        return newest(session) or 0
