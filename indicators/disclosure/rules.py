"""Which figures are hidden for privacy, and the policies that say so.

California Department of Education: a figure is hidden when its denominator is 10 or less. CalHHS data
de-identification guidelines: counts from 1 to 10 are hidden, and every statistic derived from them. Figures that
an agency has published as they stand are shown as published.

A single hidden cell can be worked out from a shown total, and two hidden ones often too. Until the proof by
integer programs is in place, one small cell hides the whole table of its period: every place and group of that
indicator for that period whose source is under the rule. That loses more than it must and gives away nothing
within the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What the owner of a source agreed to show."""

    AS_PUBLISHED = "as published"
    SMALL_DENOMINATORS = "small denominators"
    SMALL_COUNTS = "small counts"


@dataclass(frozen=True)
class Policy:
    """A rule with its threshold: denominators of `minimum` or less, or counts from 1 to `minimum`."""

    rule: Rule
    minimum: int = 10


@dataclass(frozen=True)
class Cell:
    """One figure of a table, with the counts behind it; None is unknown.

    `count` is the number of people with the characteristic: the numerator, or the value itself where people are
    counted. `derived` tells that the value is a percentage or a rate.
    """

    period: str
    value: float | None
    count: float | None
    denominator: float | None
    derived: bool


def hidden(cells: Sequence[Cell], policy: Policy) -> list[bool]:
    """Return for each cell of an indicator whether it is hidden under `policy`; shape as given.

    A derived figure whose counts are unknown is hidden too: nothing shows that it is safe.
    """
    if policy.rule is Rule.AS_PUBLISHED:
        return [False] * len(cells)
    small = {cell.period for cell in cells if cell.value is not None and is_small(cell, policy)}
    return [cell.period in small for cell in cells]


def is_small(cell: Cell, policy: Policy) -> bool:
    """Tell whether a figure alone would be hidden."""
    if policy.rule is Rule.SMALL_DENOMINATORS:
        return cell.derived and (cell.denominator is None or cell.denominator <= policy.minimum)
    if cell.count is None:
        return cell.derived
    return _is_small_count(cell.count, policy) or _is_small_rest(cell, policy)


def _is_small_count(count: float, policy: Policy) -> bool:
    return 0 < count <= policy.minimum


def _is_small_rest(cell: Cell, policy: Policy) -> bool:
    """Tell whether those without the characteristic are few: their count follows from the denominator."""
    if cell.denominator is None or cell.count is None:
        return False
    return _is_small_count(cell.denominator - cell.count, policy)
