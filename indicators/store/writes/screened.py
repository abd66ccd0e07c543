"""Storing what is hidden and why, since which release, and the attacks that were made."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from indicators.store import tables as t
from indicators.store.queries.screened import MEASURE, Subject, kept
from indicators.store.tables.disclosure import Screened, ScreenedMeasure

WHAT = ("reason", "vague", "hidden_load_id", "sums")
"""What is decided of a figure under a rule."""
DECIDED = (*WHAT, "shown_since_id")
"""What is kept of a decision when another rule takes over."""
RUN = (*DECIDED, "policy", "hidden_since_id")
"""What is kept of a figure that comes back: what became of it before."""
Key = tuple[Subject, str, str]
"""A figure by its series or performance measure, its period and its content."""


def store_screened(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store what became of figures; what was decided of one already is replaced.

    The releases it stood in are kept, and what was decided under another rule: that may hold again, after an undo. Of a
    figure that came back (`came_back`: as of which load, and which
    release showed it before anything was decided of it) it begins anew, and what became of it before is kept.
    """
    held = kept(session, {row["series_id"] for row in rows})
    found = [(held.get((row["series_id"], row["period"], row["content"])), row) for row in rows]
    new = [_first_decided(row) for known, row in found if known is None]
    for table, own in (
        (t.ScreenedFigure, [row for row in new if isinstance(row["series_id"], int)]),
        (ScreenedMeasure, [_of_measure(row) for row in new if isinstance(row["series_id"], str)]),
    ):
        if own:
            session.execute(insert(table), own)
    for known, row in ((known, row) for known, row in found if known is not None):
        _decide_again(known, row)
    session.flush()  # what did not change is not written


def _first_decided(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a figure of which nothing was decided before; one that came back was shown as published."""
    own = {name: said for name, said in row.items() if name != "came_back"}
    back, shown_in = row.get("came_back") or (None, None)
    if back is None:
        return own
    then = dict.fromkeys(RUN) | {"policy": "", "vague": False, "shown_since_id": shown_in, "until": back}
    return own | {"before": [then]}


def _of_measure(row: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: said for name, said in row.items() if name != "series_id"}
    return own | {"measure": row["series_id"].removeprefix(MEASURE)}


def _decide_again(known: Screened, row: Mapping[str, Any]) -> None:
    back, _ = row.get("came_back") or (None, None)
    if back is not None and all(one["until"] != back for one in known.before or ()):
        then = {name: getattr(known, name) for name in RUN} | {"until": back}
        known.before = [*(known.before or ()), then]
        known.hidden_since_id = known.shown_since_id = None
    if known.policy != row["policy"]:
        before = {name: getattr(known, name) for name in DECIDED}
        known.earlier = {**(known.earlier or {}), known.policy: before}
    for name in ("policy", *WHAT):
        setattr(known, name, row[name])


def stamp(session: Session, keys: Collection[Key], release: int) -> None:
    """Say of figures that stand in a release that they were shown or hidden there, unless an earlier one did."""
    for key, row in kept(session, {subject for subject, _, _ in keys}).items():
        if key not in keys:
            continue
        if row.reason is None:
            row.shown_since_id = row.shown_since_id or release
        else:
            row.hidden_since_id = row.hidden_since_id or release
    session.flush()


def store_proof(
    session: Session, report: dict[str, Any], *, release: int | None, holds: bool, actor: str, now: dt.datetime
) -> None:
    """Keep the report of an attack; `release` is None where it stopped the publication."""
    session.add(t.DisclosureProof(made_at=now, made_by=actor, release_id=release, holds=holds, report=report))
    session.flush()
