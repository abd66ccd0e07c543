"""What figures there are, in a release: of each measure in each place and of each group, how many periods."""

from dataclasses import dataclass

from indicators.release.documents import GroupName, PlaceName
from indicators.release.texts import Named


@dataclass(frozen=True)
class Covered:
    """The figures of one series.

    Attributes:
        place, group: whose they are.
        periods: how many periods have a figure that is shown; `hidden`: how many have one that is not.
        first, latest: the oldest and the newest period with a figure; None without one.
        without: the stretches between these two that have no figure, oldest first, each by its first and its last
            period; None where that is not told: of days, of a release that was made before it was kept, after a
            withdrawal.
        hidden_in: the periods, wherever they lie, whose figure is hidden for privacy; None likewise.
        others: of a place, further groups there; of a group, further places.
        late: a newer figure should have come.
    """

    place: str
    group: str
    periods: int
    hidden: int
    first: str | None
    latest: str | None
    others: int = 0
    late: bool = False
    without: tuple[tuple[str, str], ...] | None = None
    hidden_in: tuple[str, ...] | None = None


@dataclass(frozen=True)
class CoveredIndicator:
    """A measure and what there is of it, by place and by group; `has_page`: it has any figure."""

    indicator: Named
    period_type: str
    headline: bool
    has_page: bool
    places: tuple[Covered, ...]
    groups: tuple[Covered, ...]


@dataclass(frozen=True)
class CoveredOutcome:
    """An outcome with its measures, headlines first."""

    outcome: Named
    indicators: tuple[CoveredIndicator, ...]


@dataclass(frozen=True)
class CoverageDocument:
    """What figures there are; the places and groups are those that the first page leads to."""

    places: tuple[PlaceName, ...]
    groups: tuple[GroupName, ...]
    outcomes: tuple[CoveredOutcome, ...]
