"""What follows exactly from numbers that are known: everyone less the boys are the girls."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from indicators.disclosure.tables import Part, Sum

Number = tuple[str, Part]
"""A figure by its key, and a part of it."""
TELLS = (Part.COUNT, Part.REST)
"""What must not follow: those who have the characteristic, and those without it."""


def known_from(figures: Collection[str], sums: Sequence[Sum], gone: Collection[str]) -> dict[Number, frozenset[str]]:
    """Return every number that follows from some figures by sums, with those of them that it follows from.

    `figures` are known with all numbers behind them. What is `gone` is looked for: nothing is worked out from it.
    """
    known = {(key, part): frozenset({key}) for key in figures if key not in gone for part in Part}
    growing = True
    while growing:
        found = {
            number: base
            for one in sums
            for number, base in _last_of(one, known)
            if number not in known and number[0] not in gone
        }
        known |= found
        growing = bool(found)
    return known


def told_by(key: str, sums: Sequence[Sum], known: Mapping[Number, frozenset[str]]) -> frozenset[frozenset[str]]:
    """Return the sets of known figures that tell a number of a figure which is not known."""
    wanted = {(key, part) for part in TELLS}
    return frozenset(base for one in sums for number, base in _last_of(one, known) if number in wanted)


def _last_of(one: Sum, known: Mapping[Number, frozenset[str]]) -> Iterator[tuple[Number, frozenset[str]]]:
    """Yield the only number of a sum that is not known, with what the others rest on; nothing where more are not."""
    numbers = [(one.total, one.whole), *((key, one.part) for key in one.parts)]
    missing = [each for each in numbers if each not in known]
    if one.exact and len(missing) == 1:
        yield missing[0], frozenset().union(*(known[each] for each in numbers if each in known))
