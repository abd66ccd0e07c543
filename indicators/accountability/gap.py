"""A gap: one thing that is not known yet, or not said yet, about an outcome; and how much it matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is missing."""

    NO_DATA = "no-data"
    LATE = "late"
    HOLE = "hole"
    PLACE = "place-without-data"
    GROUP = "group-without-data"
    TOO_FEW_FOR_TREND = "too-few-for-trend"
    TOO_FEW_FOR_BASELINE = "too-few-for-baseline"
    BREAK = "break"
    HIDDEN = "hidden"
    UNRELIABLE = "unreliable"
    NO_TARGET = "no-target"
    NO_BASELINE = "no-baseline"
    NO_STORY = "no-story"
    OLD_STORY = "old-story"
    NO_STRATEGY = "no-strategy"
    NO_MEASURE = "no-measure"
    NO_HEADLINE = "no-headline"


# What figures would close; the others are closed by what people decide or write.
OF_FIGURES = frozenset(
    {
        Kind.NO_DATA,
        Kind.LATE,
        Kind.HOLE,
        Kind.PLACE,
        Kind.GROUP,
        Kind.TOO_FEW_FOR_TREND,
        Kind.TOO_FEW_FOR_BASELINE,
        Kind.BREAK,
        Kind.HIDDEN,
        Kind.UNRELIABLE,
    }
)

# A weight is the product of these three; a gap of a series that has ended weighs half.
OF_TIER = {"headline": 3.0, "secondary": 1.0}
OF_DATA_POWER = {"low": 3.0, "medium": 2.0, "high": 1.0}
NOT_RATED = 2.0
OF_KIND = {
    Kind.NO_DATA: 4.0,
    Kind.NO_HEADLINE: 4.0,
    Kind.PLACE: 3.0,
    Kind.GROUP: 3.0,
    Kind.LATE: 3.0,
    Kind.BREAK: 2.0,
    Kind.TOO_FEW_FOR_TREND: 2.0,
}
OTHER_KINDS = 1.0
ENDED = 0.5

Fact = str | int | bool | list[str] | None


@dataclass(frozen=True)
class Gap:
    """One gap as it is found.

    Attributes:
        key: the kind and the ids of what it is about, the same each time: `late/graduation/district/all`.
        weight: how much it matters; larger comes first.
        facts: what a sentence says beside the kind and the subject; periods in their canonical writing, days as ISO
            texts, places, groups and indicators by id.
    """

    key: str
    kind: Kind
    outcome: str
    weight: float
    indicator: str | None = None
    place: str | None = None
    group: str | None = None
    strategy: str | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


def weight(kind: Kind, *, tier: str, data_power: str | None, ended: bool = False) -> float:
    """Return how much a gap matters: by its kind, the tier of its indicator and the newest rating of its data power.

    Weak data weigh more than strong ones: there the next figure teaches most. An indicator that nobody rated counts as
    medium.
    """
    power = NOT_RATED if data_power is None else OF_DATA_POWER[data_power]
    return OF_TIER[tier] * power * OF_KIND.get(kind, OTHER_KINDS) * (ENDED if ended else 1.0)
