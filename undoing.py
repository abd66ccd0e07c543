"""Taking a load back on the command line."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from loading import Report, hidden_now, judge
from settings import ACTOR, DONE, PROBLEMS, Desk, now

if TYPE_CHECKING:
    from indicators.store.database import Database


def undo_load(desk: Desk, database: "Database", load: int, *, as_json: bool) -> Report:
    """Take one load back, and judge again what it had touched; say what was done, or why it cannot be."""
    from indicators.store.writes.undoing import CannotUndo, undo
    from layouts import terminal

    before = hidden_now(database)
    try:
        _keep_agreements(desk, database, load)
        done = undo(database, load, actor=ACTOR, now=now())
    except CannotUndo as error:
        if not as_json:
            terminal.stop(str(error), status=PROBLEMS)
        return Report(PROBLEMS, {"load": None, "undoes": load, "reason": str(error)})
    said = judge(desk, database, f"Load {load} was taken back", before)
    if not as_json:
        terminal.show_undone(asdict(done))
        terminal.say(said)
    return Report(DONE, asdict(done))


def _keep_agreements(desk: Desk, database: "Database", load: int) -> None:
    """Refuse to take a load back whose agreement other loads' small figures need.

    Raises:
        CannotUndo: they do.
    """
    from indicators.store.queries.agreements import figures_of, recorded_by
    from indicators.store.queries.framework import framework
    from indicators.store.writes.undoing import CannotUndo
    from loaders.checks.agreeing import in_need
    from loaders.checks.guarding import Guards

    with database.reading() as session:
        recorded = recorded_by(session, load)
        held = figures_of(session, recorded, but_of=load) if recorded else []
        known = framework(session)
    needed = in_need(held, Guards.of(known, (), today=desk.today(database)))
    if needed:
        raise CannotUndo(
            f"Load {load} cannot be undone: it recorded the agreement of {', '.join(sorted(needed))}, and later loads "
            "brought small figures because of it. Undo those first. Nothing was changed."
        )
