"""Parts that come to slightly more than their whole: a reader takes the difference for what a hidden part is, nearly.

By how many they are more is rounding, or somebody counted twice, and no secret: what is hidden of them is as if their
own sum were told wherever the whole is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from indicators.disclosure.adding import Figure, Structure, added, groups_of, places_of, pools_of
from indicators.disclosure.nested import nested
from indicators.disclosure.tables import Part, Sum

LEAST, SHARE, MOST = 2, 0.01, 10
"""Parts may be more by 2, or by 1 % of the whole, and by no more than 10: then they make up something else."""


@dataclass(frozen=True)
class Exceeding:
    """What parts come to, by how many that is more than the whole, and how these add up."""

    added: Figure
    excess: Figure
    sums: tuple[Sum, Sum]


def exceeding(figures: Sequence[Figure], structure: Structure, sums: Collection[Sum]) -> Iterator[Exceeding]:
    """Yield where parts come to slightly more than their whole, and no fewer of them are it exactly by `sums`."""
    exact: dict[tuple[str, Part], list[set[str]]] = defaultdict(list)
    for one in sums:
        if one.exact:
            exact[one.total, one.part].append(set(one.parts))
    own = [one for one in figures if one.count is not None]
    for (whole, parts), part in product(wholes(own, structure), (Part.COUNT, Part.REST)):
        more, keys = by_how_many(whole, parts, part), {one.key for one in parts}
        if more and not any(each < keys for each in exact[whole.key, part]):
            yield _of(whole, parts, part, more)


def wholes(figures: Sequence[Figure], structure: Structure) -> Iterator[tuple[Figure, list[Figure]]]:
    """Yield every whole with the parts that it is made of; of everyone without the groups within others, where told."""
    inside = list(nested(figures, structure))
    told = {(whole.key, structure.dimensions[parts[0].group]) for whole, parts in inside}
    for whole, parts in groups_of(figures, structure):
        if (whole.key, structure.dimensions[parts[0].group]) not in told:
            yield whole, parts
    yield from (*inside, *places_of(figures, structure), *pools_of(figures))


def by_how_many(whole: Figure, parts: Sequence[Figure], part: Part) -> int:
    """Return by how many parts are more than the whole, 0 where they are not, or where it is too many."""
    number, of = added(parts, part), whole.number(part)
    if number is None or of is None or len(parts) < 2:
        return 0
    more = number - of
    return more if 0 < more <= min(max(LEAST, SHARE * of), MOST) else 0


def _of(whole: Figure, parts: Sequence[Figure], part: Part, more: int) -> Exceeding:
    own = tuple(one.key for one in parts)
    name = "|".join((part, whole.key, *own))
    total = _only(whole, f"unsaid sum|{name}", part, (added(parts, part) or 0))
    excess = _only(whole, f"unsaid excess|{name}", part, more)
    return Exceeding(total, excess, (Sum(part, total.key, own), Sum(part, total.key, (whole.key, excess.key))))


def _only(whole: Figure, key: str, part: Part, number: int) -> Figure:
    """Return a figure of a number alone."""
    return replace(whole, key=key, count=number if part is Part.COUNT else 0, rest=number if part is Part.REST else 0)
