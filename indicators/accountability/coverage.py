"""Who is not counted yet: indicators without a figure, places and population groups without one."""

from collections.abc import Iterator

from indicators.accountability.gap import Gap, Kind
from indicators.accountability.known import IndicatorKnown, Known
from indicators.accountability.subjects import of_indicator


def uncovered(indicator: IndicatorKnown, known: Known) -> Iterator[Gap]:
    """Yield that an indicator has no figure at all; of a headline else the expected places and groups without one."""
    if indicator.closed_on:
        return
    if not indicator.has_figures:
        if not any(one.arrived for one in indicator.watched):
            yield of_indicator(Kind.NO_DATA, indicator)
        return
    if indicator.is_headline:
        yield from _places(indicator, known)
        yield from _groups(indicator, known)


def _places(indicator: IndicatorKnown, known: Known) -> Iterator[Gap]:
    hidden = {one.place for one in indicator.watched if one.arrived}
    for place in known.places:
        if place not in indicator.places and place not in hidden:
            yield of_indicator(Kind.PLACE, indicator, {"places": list(indicator.places)}, place=place)


def _groups(indicator: IndicatorKnown, known: Known) -> Iterator[Gap]:
    """Yield the expected groups without a figure in the first place, with those of their kind that have one.

    Asked for are only those that it makes sense to ask for: see `_is_sought`.
    """
    here = [one for one in indicator.watched if one.place == indicator.place]
    # What is hidden has come: that is a gap of its own kind.
    has = {one.group for one in here if one.arrived}
    for group in known.groups:
        if group not in has and group != indicator.group and _is_sought(group, indicator, known):
            kin = [one.group for one in here if one.shown and _alike(one.group, group, known)]
            yield of_indicator(Kind.GROUP, indicator, {"groups": kin}, place=indicator.place, group=group)


def _is_sought(group: str, indicator: IndicatorKnown, known: Known) -> bool:
    """Tell whether figures of a group are asked of an indicator: newborns have no figure of those learning English.

    Of one that is counted by groups of that dimension: where publishers count the group beside all of these (“Black”
    is not asked for where “Black, not Hispanic” is counted). Of another: where the same outcome has figures of the
    group in the same place. A group that nobody has any figure of is asked of all.
    """
    beside = known.beside.get(group)
    if beside is None:
        return True
    own = {one for one in indicator.groups if _alike(one, group, known)}
    if own:
        return own <= beside
    kin = (one for one in known.indicators if one.outcome == indicator.outcome)
    return any((indicator.place, group) in one.come for one in kin)


def _alike(one: str, other: str, known: Known) -> bool:
    return known.dimensions.get(one) == known.dimensions.get(other)
