"""Within: places in places and groups in groups; nothing lies in itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from loaders.problems import Fault

PARTED = {"group", "place"}
"""What has a column `Part of`."""
EVERYONE = "all"
"""The dimension of the group that holds everyone."""
WHOLE = Fault(
    "everyone, as a part of a group",
    "an empty cell: everyone is part of no group",
    "Empty Part of, or correct Dimension.",
)
Above = Mapping[str, Collection[str]]
"""By its id, what each is part of."""


def circled(stored: Above, rows: Above) -> dict[str, tuple[str, Fault]]:
    """Return the rows of a file that would lie in themselves: the field of each, and why.

    Args:
        stored: what is stored.
        rows: what each row of the file says; one that says nothing stays as it is stored.
    """
    above = {**stored, **rows}
    found = {key: chain for key in rows if (chain := _chain(key, above))}
    return {key: ("part_of", _circle(chain)) for key, chain in found.items()}


def _chain(first: str, above: Above) -> Sequence[str]:
    """Return the shortest way from one through what it is part of back to itself; empty without one."""
    ways, seen = [[first]], set[str]()
    while ways:
        further = [[*way, one] for way in ways for one in sorted(above.get(way[-1], ())) if one not in seen]
        back = next((way for way in further if way[-1] == first), None)
        if back is not None:
            return back
        seen |= {way[-1] for way in further}
        ways = further
    return []


def _circle(chain: Iterable[str]) -> Fault:
    said = " is part of ".join(f"“{one}”" for one in chain)
    return Fault(f"a circle: {said}", "what is part of something larger, never of itself", "Take one out of Part of.")


def wholes(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with a row of Groups that puts everyone into a group."""
    if fields.get("dimension") == EVERYONE and fields.get("part_of"):
        yield "part_of", WHOLE
