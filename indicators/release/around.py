"""Which larger places hold a place, and which larger groups a group: where figures are, when it has none of its own."""

from collections.abc import Iterator, Mapping
from functools import cache

from indicators.release.mapping import mapped_places
from indicators.release.material import Material

Around = Mapping[str, tuple[str, ...]]
"""By the id of a place or group: the ids of those that hold it, the nearest first."""


def around_places(material: Material) -> Around:
    """Return the places that hold each place: all that it is said to be part of, and those that the map shows around.

    A map is simplified, and tells by the middle of a place: what it shows holds the place, or much of it. A place with
    the very same boundary (a city and the area of an office) counts as well. The smallest come first.
    """
    found: dict[str, set[str]] = {key: set(_above(material, key)) for key in material.places}
    for one in mapped_places(material):
        found[one.place.id] |= {*one.within, *one.alike}
    order = [one.id for one in material.rank(list(material.places.values()))]

    def nearest_first(key: str) -> tuple[int, int]:
        return (-len(found[key]), order.index(key))

    return {key: tuple(sorted(holding, key=nearest_first)) for key, holding in found.items()}


def _above(material: Material, place: str) -> Iterator[str]:
    """Yield what a place is part of, and what that is part of, and so on."""
    seen, above = {place}, material.places[place].part_of
    while above in material.places and above not in seen:
        yield above
        seen.add(above)
        above = material.places[above].part_of


def around_groups(material: Material) -> Around:
    """Return the groups that each group is part of, and what those are part of, the nearest first."""

    @cache
    def above(group: str) -> tuple[str, ...]:
        own = [one for one in material.group_parts.get(group, []) if one in material.groups]
        return tuple(dict.fromkeys([*own, *(further for one in own for further in above(one))]))

    return {key: above(key) for key in material.groups}
