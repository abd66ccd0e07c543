"""What is not known yet, in a release: gaps, and the figures that somebody will gather."""

from dataclasses import dataclass, field

from indicators.release.texts import Named, Text

Fact = str | int | bool | list[str] | None


@dataclass(frozen=True)
class Votes:
    """How many were for gathering some figures, against it, and held back; None where nobody counted."""

    favour: int | None = None
    against: int | None = None
    abstaining: int | None = None


@dataclass(frozen=True)
class DataNeedNote:
    """A figure we still need: how it was rated and voted on, who holds it, who will gather it, and by when.

    Attributes:
        owner, gatherer: organisations by name.
        communication, proxy, data: high, medium or low; None: not rated.
        due: ISO date. `overdue`: it has passed, and the figures have not come.
        gap: the key of the gap that they would close.
        came: the ISO date on which that gap was closed: the figures have come in. None while it is open.
    """

    title: Text
    why: Text | None
    owner: Text | None
    status: str
    sample: bool
    communication: str | None = None
    proxy: str | None = None
    data: str | None = None
    votes: Votes | None = None
    dissent: Text | None = None
    why_not_yet: Text | None = None
    gatherer: Text | None = None
    next_step: Text | None = None
    due: str | None = None
    overdue: bool = False
    gap: str | None = None
    came: str | None = None


@dataclass(frozen=True)
class GapNote:
    """A gap with the names of what it is about.

    Attributes:
        kind, facts: see `accountability.gap`.
        everyone: the group is everyone, and need not be named.
        named: what the facts name by id: places, groups, the indicator that followed.
        since: the ISO date on which it was found.
        need: what is on the agenda to close it; one that is `dropped` was decided against.
        elsewhere: other measures of the same people that have figures of the group that is missing.
    """

    key: str
    kind: str
    outcome: Named
    weight: float
    since: str
    indicator: Named | None = None
    period_type: str | None = None
    place: Named | None = None
    group: Named | None = None
    strategy: Named | None = None
    facts: dict[str, Fact] = field(default_factory=dict)
    everyone: bool = False
    named: tuple[Named, ...] = ()
    need: DataNeedNote | None = None
    elsewhere: tuple[Named, ...] = ()

    @property
    def is_dropped(self) -> bool:
        """Tell whether somebody decided against closing it."""
        return self.need is not None and self.need.status == "dropped"

    def name(self, record: str) -> Text | None:
        """Return the name of something that the facts name by id; None when it is gone."""
        return next((one.name for one in self.named if one.id == record), None)


@dataclass(frozen=True)
class ClosedGap:
    """A gap that was closed, and on which day."""

    gap: GapNote
    closed: str


@dataclass(frozen=True)
class GapsDocument:
    """What we do not know yet: open gaps, the weightiest first, and those that were closed lately, the latest first.

    `outcomes` are those that have an open gap, in their order; `headlines` counts the headline indicators that go on.
    """

    outcomes: tuple[Named, ...]
    gaps: tuple[GapNote, ...]
    closed: tuple[ClosedGap, ...]
    headlines: int
