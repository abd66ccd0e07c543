"""Whether a target was missed when it was due, and reached since."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.analysis.codes import TargetStatus
from indicators.analysis.judgement import Figure, TargetMark
from indicators.analysis.precision import moved

FALLS_SHORT = (TargetStatus.IMPROVING, TargetStatus.LITTLE_CHANGE, TargetStatus.WORSE)


def with_missed(mark: TargetMark, aim: float, *, judged: Figure, later: Sequence[Figure], way: float) -> TargetMark:
    """Return the mark of a target whose due period is over, with whether it was missed, and reached later.

    Args:
        mark: how the series stands to its target; one that is met, or was set for another way of counting, stays as
            it is.
        aim: the figure to reach.
        judged: the figure of the due period, or the first known after it.
        later: the figures after that one, oldest first.
        way: 1 where the target lies upward, -1 where it lies downward, 0 where that is not known.
    """
    unmeasured = mark.status is TargetStatus.NOT_YET_KNOWN and way * moved(aim, judged.value) < 0
    if mark.status not in FALLS_SHORT and not unmeasured:
        return mark
    reached = next((each for each in later if way and way * moved(aim, each.value) >= 0), None)
    if reached is None:
        return replace(mark, missed=True)
    return replace(mark, missed=True, reached_later=reached.position, value_later=reached.value, end_later=reached.end)
