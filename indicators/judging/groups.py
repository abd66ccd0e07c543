"""Groups beside each other: how far apart they are, and whether they fit everyone, over whole indicators."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.codes import Better, Rhythm
from indicators.analysis.disparity import Member, disparities
from indicators.analysis.judgement import Disparity, Judgement, PartsCheck
from indicators.analysis.parts import parts_check
from indicators.judging.frame import Frame
from indicators.judging.histories import rhythm
from indicators.store import tables as t

EVERYONE = "all"
"""The dimension that everyone is in."""


@dataclass(frozen=True)
class Compared:
    """What is said of one series beside the others of its place."""

    disparities: tuple[Disparity, ...] = ()
    parts: tuple[PartsCheck, ...] = ()


def compared(
    members: Mapping[int, Member], dimensions: Mapping[str, str], *, better: Better, rhythm: Rhythm
) -> Mapping[int, Compared]:
    """Return what is said of the series of one indicator in one place, by their numbers.

    Args:
        members: every series, with those of its figures that may be shown: one of which nothing may be shown too,
            or the groups that are left would be taken for all.
        dimensions: which dimension each group is in: `race-ethnicity`, `gender`; everyone is in `all`.
        better: which way is good news.
        rhythm: how often a figure is due.
    """
    numbers = {one.group: number for number, one in members.items()}
    everyone = next((one for one in members.values() if dimensions.get(one.group) == EVERYONE), None)
    found: dict[int, Compared] = {}
    checks = []
    for dimension, own in _by_dimension(members.values(), dimensions).items():
        said = disparities(own, everyone=everyone, better=better, rhythm=rhythm)
        found.update({numbers[group]: Compared(disparities=gaps) for group, gaps in said.items()})
        checks.append(None if everyone is None else parts_check(dimension, own, everyone))
    fitting = tuple(one for one in checks if one is not None)
    if everyone is not None and fitting:
        found[numbers[everyone.group]] = Compared(parts=fitting)
    return found


def _by_dimension(members: Iterable[Member], dimensions: Mapping[str, str]) -> dict[str, list[Member]]:
    """Return the groups by their dimension; everyone, and a group of no known dimension, are in none."""
    found: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        if dimensions.get(one.group, EVERYONE) != EVERYONE:
            found[dimensions[one.group]].append(one)
    return found


def with_groups(
    judged: Mapping[int, Judgement], series: Sequence[t.Series], members: Mapping[int, Member], frame: Frame
) -> dict[int, Judgement]:
    """Return judgements with what is said of each series beside the others of its indicator and place.

    Args:
        judged: the judgements, by the number of the series.
        series: the series, whole indicators of them.
        members: by the number of the series, its figures that may be shown.
        frame: the framework.
    """
    together: dict[tuple[str, str], dict[int, Member]] = defaultdict(dict)
    for one in series:
        together[one.indicator, one.place][one.id] = members[one.id]
    said: dict[int, Compared] = {}
    for (name, _), own in together.items():
        indicator = frame.indicators[name]
        said.update(compared(own, frame.dimensions, better=Better(indicator.better), rhythm=rhythm(indicator)))
    nothing = Compared()
    return {
        number: replace(one, disparities=said.get(number, nothing).disparities, parts=said.get(number, nothing).parts)
        for number, one in judged.items()
    }
