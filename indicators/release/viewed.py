"""How one place or one group is doing, in a release: the outcomes with what is known there, and what is not."""

from dataclasses import dataclass

from indicators.release.documents import Card, OutcomeHead
from indicators.release.texts import Named

PLACE, GROUP = "place", "group"


@dataclass(frozen=True)
class Unmeasured:
    """A headline measure that has no figure of a place or group; `has_page`: it has figures of others."""

    indicator: Named
    has_page: bool


@dataclass(frozen=True)
class ViewedOutcome:
    """An outcome as a place or group is doing: the measures that have figures there, headlines first."""

    head: OutcomeHead
    cards: tuple[Card, ...]
    missing: tuple[Unmeasured, ...]


@dataclass(frozen=True)
class ViewDocument:
    """How one place or one group is doing.

    Attributes:
        kind: `place` (of everyone there) or `group` (where the measure is shown first, else in another place).
        within: the place that this one is part of; None where there is none, and for a group.
        pairs: of a place: the indicators and groups of which there are figures.
    """

    kind: str
    name: Named
    within: Named | None
    outcomes: tuple[ViewedOutcome, ...]
    pairs: tuple[tuple[str, str], ...] = ()


def record_of(kind: str, name: str) -> str:
    """Return the id under which a release keeps how a place or group is doing."""
    return f"{kind}/{name}"
