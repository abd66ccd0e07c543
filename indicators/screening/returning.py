"""Figures that come back: after 62 the 63 of before is a version of its own, and not what a release has shown already.

Readers who saw 63, and then 62, do not know that it is 63 again before a release shows it. So hiding it helps, and what
adds up with it now tells them nothing until then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indicators.screening.keys import Known, content_of, known_by, text_of
from indicators.store.queries.screened import Subject, Version
from indicators.store.tables.disclosure import Screened

UNTIL = "until"
"""In a state of before: as of which load the figure came back."""


@dataclass(frozen=True)
class Run:
    """A time in which a figure stood without another in its place in between.

    Attributes:
        key: its text, as integer programs name it.
        begins: the first load as of which it stood.
        at: when it stood: the loads of releases, and None for now.
        came_back: it stood in an earlier run, and no release has shown or hidden it in this one.
        first: the load of the first release in which it stood in any run.
    """

    key: str
    begins: int
    at: frozenset[int | None]
    came_back: bool = False
    first: int | None = None


@dataclass(frozen=True)
class Return:
    """How a figure came back.

    Attributes:
        load: as of which load it stands again; None where a release has shown or hidden it since.
        shown_in: the first release in which it stood, where nothing was ever decided of it: it showed it.
        hidden: it was hidden before.
    """

    load: int | None
    shown_in: int | None
    hidden: bool


@dataclass(frozen=True)
class Runs:
    """The runs of the figures that have several, oldest first; every other figure has one."""

    several: Mapping[Known, Sequence[Run]]

    @classmethod
    def of(cls, versions: Iterable[Version[Subject]], seen: Iterable[int], now: int | None) -> "Runs":
        """Return them; `seen`: the loads of releases that the public saw, `now`: as of which figures stand."""
        spots: dict[tuple[object, str], list[Version[Subject]]] = defaultdict(list)
        for row in versions:
            spots[row.series_id, row.period].append(row)
        moments: list[int | None] = [*sorted(seen), now]
        found: dict[Known, Sequence[Run]] = {}
        for rows in spots.values():
            if len({content_of(row) for row in rows}) < len(rows) > 2:
                found |= _several(rows, moments, now)
        return cls(found)

    def key(self, known: Known, moment: int | None) -> str:
        """Return the text of a figure as it stood at a moment."""
        own = self.several.get(known, ())
        return next((run.key for run in own if moment in run.at), text_of(known))


def stood(row: Version[Subject], load: int | None) -> bool:
    """Tell whether a version stood as of a load; None: whether it holds."""
    closed = row.closed_load_id
    if load is None:
        return closed is None
    return row.opened_load_id <= load and (closed is None or closed > load)


def state_of(kept: Screened | None, run: Run) -> Screened | None:
    """Return what became of a figure in one of several runs; None: nothing was decided of it yet."""
    states = kept.before or [] if kept is not None else []
    later = [one for one in states if one[UNTIL] > run.begins]
    if kept is None or (run.came_back and all(one[UNTIL] != run.begins for one in states)):
        return None
    return as_it_was(kept, min(later, key=lambda one: int(one[UNTIL]))) if later else kept


def as_it_was(kept: Screened, state: Mapping[str, Any]) -> Screened:
    """Return a decision as it was before the figure came back; no store knows it."""
    then = type(kept)()
    for name, value in {**state, "period": kept.period, "content": kept.content}.items():
        if name != UNTIL:
            setattr(then, name, value)
    return then


def _several(
    rows: Sequence[Version[Subject]], moments: Sequence[int | None], now: int | None
) -> dict[Known, Sequence[Run]]:
    """Return the runs of the figures of one place, group and period that another has parted."""
    found: dict[Known, Sequence[Run]] = {}
    for known in dict.fromkeys(known_by(row) for row in rows if row.value is not None):
        stretches = _stretches(known, rows, moments)
        if len(stretches) > 1:
            found[known] = _runs(known, stretches, [row for row in rows if known_by(row) == known], now)
    return found


def _stretches(known: Known, rows: Sequence[Version[Subject]], moments: Sequence[int | None]) -> list[list[int | None]]:
    """Return the moments at which a figure stood, anew after each at which another number stood in its place."""
    stretches: list[list[int | None]] = [[]]
    for moment in moments:
        there = {known_by(row) for row in rows if row.value is not None and stood(row, moment)}
        if known in there:
            stretches[-1].append(moment)
        elif there and stretches[-1]:
            stretches.append([])
    return [one for one in stretches if one]


def _runs(
    known: Known, stretches: Sequence[Sequence[int | None]], own: Sequence[Version[Subject]], now: int | None
) -> list[Run]:
    """Return the runs; the last one has the key of the figure."""
    begins = [min(row.opened_load_id for row in own if any(stood(row, at) for at in each)) for each in stretches]
    keys = [f"{text_of(known)}|until {later}" for _, later in pairwise(begins)] + [text_of(known)]
    back = [False] * (len(stretches) - 1) + [list(stretches[-1]) == [now]]
    first = stretches[0][0]
    return [
        Run(key, at, frozenset(each), new, first)
        for key, at, each, new in zip(keys, begins, stretches, back, strict=True)
    ]
