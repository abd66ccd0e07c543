"""The versions of figures that are withdrawn: they are shown nowhere, and whoever saw them knows them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from indicators.screening.keys import Key, key_of
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import loads
from indicators.store.queries import screened as queries
from indicators.store.queries.releases import every_withdrawal
from indicators.store.queries.screened import Gone, Version

WITHDRAWN = "withdrawn"
"""The reason and the flag of such a figure."""
NOISE = 1e-8
"""By how much, of the larger one, two writings of one number may differ."""


def withdrawn(session: Session) -> Mapping[Key, t.Withdrawal]:
    """Return by which withdrawal each withdrawn version was withdrawn.

    A withdrawal takes every version of its figure that was loaded by then. Later versions that say the same stay
    withdrawn, whichever load brings them and whatever else it says of them; others are a new figure.
    """
    return {
        key_of(later): row
        for row, taken, versions in _withdrawals(session)
        for later in versions
        if any(_say_the_same(later, one) for one in taken)
    }


def every_taken(session: Session) -> Iterator[tuple[t.Withdrawal, Sequence[Version[int]]]]:
    """Yield every withdrawal, oldest first, with the versions that it takes: one list for each that others repeat."""
    for row, taken, versions in _withdrawals(session):
        for each in taken:
            yield row, [one for one in versions if _say_the_same(one, each)]


def taken_back(session: Session) -> list[Gone]:
    """Return the withdrawn versions: hidden from every line that was ever drawn through them."""
    after = (loads.newest(session) or 0) + 1
    return [
        Gone(one.series_id, one.starts_on, one.ends_on, one.opened_load_id, after)
        for _, taken, _ in _withdrawals(session)
        for one in taken
    ]


def _withdrawals(session: Session) -> Iterator[tuple[t.Withdrawal, Sequence[Version[int]], Sequence[Version[int]]]]:
    """Yield every withdrawal with the versions that were loaded by then, and all that there are of its figure."""
    rows = every_withdrawal(session)
    found: dict[tuple[int, str], list[Version[int]]] = defaultdict(list)
    for version in queries.versions(session, {row.series_id for row in rows}):
        found[version.series_id, version.period].append(version)
    for row in rows:
        own = found[row.series_id, row.period]
        yield row, [one for one in own if row.load_id is not None and one.opened_load_id <= row.load_id], own


def _say_the_same(one: Version[int], other: Version[int]) -> bool:
    """Tell whether who knows one version knows the other.

    They have the same counts however their share is written, or the same value and no count of which both say another.
    """
    counts = [(one.numerator, other.numerator), (one.denominator, other.denominator)]
    same = [math.isclose(now, then, rel_tol=NOISE) for now, then in counts if now is not None and then is not None]
    if one.value is None or other.value is None:
        return key_of(one) == key_of(other) or (len(same) == len(counts) and all(same))
    return all(same) and (len(same) == len(counts) or math.isclose(one.value, other.value, rel_tol=NOISE))
