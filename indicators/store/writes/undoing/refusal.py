"""Why a load cannot be undone, in words that say what to do instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.store import tables as t


class CannotUndo(Exception):
    """A load cannot be undone; the message is the reason, and what to do."""


@dataclass(frozen=True)
class Built:
    """What builds on a load: the load that did it, and a clause such as “revised 3 of its figures”."""

    load: int
    clause: str


def refuse_if(meant: t.Load, built: Sequence[Built]) -> None:
    """Refuse where anything builds on the load that is meant.

    Raises:
        CannotUndo: something does; the newest such load has to be undone first.
    """
    if not built:
        return
    clauses = sorted({(one.load, one.clause) for one in built})
    said = "; ".join(f"load {load} {clause}" for load, clause in clauses[:5])
    more = f"; and {len(clauses) - 5} more" if len(clauses) > 5 else ""
    last = max(one.load for one in built)
    raise CannotUndo(
        f"Load {meant.id} ({meant.file}) cannot be undone, because later loads build on it: {said}{more}. "
        f"Undo load {last} first, or load a corrected file instead. Nothing was changed."
    )
