"""What is known, as the finder of gaps sees it: frozen, by id, and as of one day."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class HiddenBy(StrEnum):
    """Who hides a figure."""

    PUBLISHER = "publisher"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Figure:
    """One period of a series.

    Attributes:
        shown: there is a number, and the public may see it.
        hidden: who hides it; None where nobody does.
        due: False where the publisher says that the period has none ("not applicable").
        breaks: the way of counting changed here.
        came: the load that brought the period for the first time.
    """

    period: str
    starts: dt.date
    ends: dt.date
    shown: bool
    hidden: HiddenBy | None = None
    due: bool = True
    breaks: bool = False
    came: int = 0


@dataclass(frozen=True)
class SeriesKnown:
    """One place and one group of an indicator: its periods, oldest first, and what was judged of them.

    `grade`, `no_outlook` and `reliability` (of the latest figure) are codes of `analysis.codes`; None: not judged.
    `frozen`: a forecast is frozen that holds. `line_ended`: its last period, where that is over. `line_broken`: the
    period from which on figures are counted otherwise than those that it rests on.
    """

    place: str
    group: str
    figures: tuple[Figure, ...] = ()
    grade: str | None = None
    no_outlook: str | None = None
    reliability: str | None = None
    frozen: bool = False
    line_ended: str | None = None
    line_broken: str | None = None

    @cached_property
    def shown(self) -> tuple[Figure, ...]:
        """Return the periods whose number the public may see."""
        return tuple(one for one in self.figures if one.shown)

    @cached_property
    def arrived(self) -> tuple[Figure, ...]:
        """Return the periods that have come: with a number, shown or hidden."""
        return tuple(one for one in self.figures if one.shown or one.hidden)


@dataclass(frozen=True)
class Calendar:
    """When the next figures of a source are due, and the load that said so."""

    next_due: dt.date
    said: int = 0


@dataclass(frozen=True)
class StoryKnown:
    """The newest story of an indicator, and the load that brought it."""

    written_on: dt.date
    came: int = 0


@dataclass(frozen=True)
class IndicatorKnown:
    """An approved indicator: tier `headline` or `secondary`.

    Attributes:
        place, group: its first series, as the page shows it.
        taken_in: the month in which a yearly figure is taken; None: it is of its whole period.
        watched: the series that gaps are sought in, the first of them first where it has any row.
        has_figures: a number of any series may be shown.
        places: those that have a number of any group.
        numbered: the places and groups that have a number, all of them.
        data_power: of its newest rating.
    """

    id: str
    outcome: str
    tier: str
    place: str
    group: str
    period_type: str
    taken_in: int | None = None
    watched: tuple[SeriesKnown, ...] = ()
    has_figures: bool = False
    places: tuple[str, ...] = ()
    numbered: frozenset[tuple[str, str]] = frozenset()
    data_power: str | None = None
    closed_on: dt.date | None = None
    successor: str | None = None
    calendar: Calendar | None = None
    has_target: bool = False
    has_strategy: bool = False
    story: StoryKnown | None = None

    @property
    def is_headline(self) -> bool:
        """Tell whether it is shown first."""
        return self.tier == "headline"

    @cached_property
    def come(self) -> frozenset[tuple[str, str]]:
        """Return the places and groups that have figures, shown or hidden."""
        return self.numbered | {(one.place, one.group) for one in self.watched if one.arrived}

    @cached_property
    def groups(self) -> frozenset[str]:
        """Return the groups that have figures in any place."""
        return frozenset(group for _, group in self.come)

    @cached_property
    def first(self) -> SeriesKnown | None:
        """Return its first series; None while it has no row."""
        return next((one for one in self.watched if (one.place, one.group) == (self.place, self.group)), None)


@dataclass(frozen=True)
class StrategyKnown:
    """A strategy that has begun and not ended, the indicators it means to help, and the quadrants it measures."""

    id: str
    outcome: str
    indicators: tuple[str, ...]
    quadrants: frozenset[str]


@dataclass(frozen=True)
class Known:
    """All that gaps are found from.

    Attributes:
        outcomes: their ids.
        places, groups: those that are expected to have figures, in their order.
        dimensions: the dimension of every group, by its id.
    """

    today: dt.date
    outcomes: tuple[str, ...] = ()
    indicators: tuple[IndicatorKnown, ...] = ()
    strategies: tuple[StrategyKnown, ...] = ()
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    dimensions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def beside(self) -> Mapping[str, frozenset[str]]:
        """Return the groups that stand beside each group in any indicator: what publishers count together."""
        found: dict[str, frozenset[str]] = {}
        for one in self.indicators:
            for group in one.groups:
                found[group] = found.get(group, frozenset()) | one.groups
        return found
