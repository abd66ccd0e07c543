"""Groups too few to be shown alone, told together: everyone who is in none of the groups shown.

It is worked out from shown figures alone, as any reader could, so it tells nothing that was hidden.
"""

from collections.abc import Sequence

from indicators.disclosure.adding import EVERYONE
from indicators.disclosure.policy import Numbers, Policy, verdict
from indicators.release import documents as d
from indicators.release.material import Material
from indicators.screening.behind import COUNTED, SHARES
from indicators.store import tables as t

Ruled = tuple[Policy, str]
"""A rule that pools groups, and the id of the group into which."""


def remainders(
    material: Material, indicator: t.Indicator, series: Sequence[d.SeriesDocument]
) -> tuple[d.Remainder, ...]:
    """Return for each place and dimension the newest period in which two groups or more are hidden, told together."""
    found = []
    for place in sorted({one.place for one in series}):
        there = {one.group: one for one in series if one.place == place}
        dimensions = {group: material.groups[group].dimension for group in there}
        everyone = next((one for group, one in there.items() if dimensions[group] == EVERYONE), None)
        for dimension in sorted(set(dimensions.values()) - {EVERYONE}):
            groups = [one for group, one in there.items() if dimension == _outermost(material, group)]
            made = _newest(material, indicator, everyone, groups) if everyone is not None else None
            found += [made] if made is not None else []
    return tuple(found)


def _outermost(material: Material, group: str) -> str | None:
    """Return the dimension of a group that is part of no other of it; None of one that is counted with another."""
    dimension = material.groups[group].dimension
    around = (material.groups[one].dimension for one in material.group_parts.get(group, ()))
    return None if dimension in around else dimension


def _newest(
    material: Material, indicator: t.Indicator, everyone: d.SeriesDocument, groups: Sequence[d.SeriesDocument]
) -> d.Remainder | None:
    told = (_remainder(material, indicator, total, groups) for total in reversed(everyone.points))
    return next((one for one in told if one is not None), None)


def _remainder(
    material: Material, indicator: t.Indicator, total: d.Point, groups: Sequence[d.SeriesDocument]
) -> d.Remainder | None:
    beside = {one.group: point for one in groups for point in one.points if point.period == total.period}
    hidden = sorted(group for group, point in beside.items() if point.why is not None)
    rule = _rule(material, indicator, [beside[group] for group in hidden])
    numbers = _left(indicator.unit, total, [point for group, point in beside.items() if group not in hidden])
    if rule is None or numbers is None or len(hidden) < 2 or verdict(rule[0], numbers).reason is not None:
        return None
    words = material.glossary
    return d.Remainder(
        place=next(one.place for one in groups),
        dimension=material.groups[hidden[0]].dimension,
        name=words.text("group", rule[1], "name", material.groups[rule[1]].name),
        groups=tuple(words.text("group", group, "name", material.groups[group].name) for group in hidden),
        position=total.position,
        value=_value(indicator.unit, numbers),
        end=total.end,
    )


def _rule(material: Material, indicator: t.Indicator, hidden: Sequence[d.Point]) -> Ruled | None:
    """Return the rule under which all of the hidden stand, where it pools them and shows numbers as they are."""
    rules = [material.frame.rules.of(one.source, indicator.id) for one in hidden]
    first = rules[0] if rules else None
    if first is None or any(one != first for one in rules) or first[1].round_to is not None:
        return None
    return (first[1], first[1].pool_into) if first[1].pool_into is not None else None


def _left(unit: str, total: d.Point, shown: Sequence[d.Point]) -> Numbers | None:
    """Return the numbers of those who are in no group shown; None where a number is unknown, or they are no people."""
    if unit != COUNTED and unit not in SHARES:
        return None
    count = _difference([_count(unit, one) for one in (total, *shown)])
    people = _difference([one.denominator for one in (total, *shown)]) if unit in SHARES else None
    if count is None or (unit in SHARES and (people is None or not 0 < people >= count)):
        return None
    return Numbers(count, people, share=unit in SHARES)


def _count(unit: str, point: d.Point) -> float | None:
    return point.value if unit == COUNTED else point.numerator


def _difference(numbers: Sequence[float | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    left = 2 * known[0] - sum(known) if len(known) == len(numbers) else -1.0
    return int(left) if left >= 0 and left == int(left) else None


def _value(unit: str, numbers: Numbers) -> float:
    count = float(numbers.count or 0)
    return count if numbers.people is None else SHARES[unit] * count / numbers.people
