"""How one place or one group is doing, in a release: the outcomes with what is known there, and what is not."""

from dataclasses import dataclass

from indicators.release.documents import Card, OutcomeHead
from indicators.release.texts import Named

PLACE, GROUP = "place", "group"


@dataclass(frozen=True)
class Unmeasured:
    """A headline measure that has no figure of a place or group; `has_page`: it has figures of others.

    `nearby`: the nearest larger place, or group, that has figures of it; None without one.
    """

    indicator: Named
    has_page: bool
    nearby: Named | None = None


@dataclass(frozen=True)
class ViewedOutcome:
    """An outcome as a place or group is doing: the measures that have figures there, headlines first."""

    head: OutcomeHead
    cards: tuple[Card, ...]
    missing: tuple[Unmeasured, ...]


@dataclass(frozen=True)
class Larger:
    """A larger place or group that holds one, and of how many measures it has figures.

    Attributes:
        measures: how many have figures there, of whatever group.
        by_group: of a place: how many have figures of each group there.
    """

    name: Named
    measures: int
    by_group: tuple[tuple[str, int], ...] = ()

    def of_group(self, group: str) -> int:
        """Return of how many measures there are figures of a group."""
        return dict(self.by_group).get(group, 0)


@dataclass(frozen=True)
class ViewDocument:
    """How one place or one group is doing.

    Attributes:
        kind: `place` (of everyone there) or `group` (where the measure is shown first, else in another place).
        within: the place that this one is part of; None where there is none, and for a group.
        pairs: of a place: the indicators and groups of which there are figures.
        larger: the places, or groups, that hold this one and have figures, the nearest first; releases of before kept
            none.
    """

    kind: str
    name: Named
    within: Named | None
    outcomes: tuple[ViewedOutcome, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    larger: tuple[Larger, ...] = ()


def record_of(kind: str, name: str) -> str:
    """Return the id under which a release keeps how a place or group is doing."""
    return f"{kind}/{name}"
