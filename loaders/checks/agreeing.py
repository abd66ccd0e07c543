"""Agreeing: an agreement cannot be emptied while figures are stored that were taken because of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from indicators.reading import Framework, Record
from indicators.store.queries.agreements import Held
from loaders.checks.disclosing import NUMBERS, are_small, unit_at_door
from loaders.checks.guarding import Guards


def emptied(framework: Framework, records: Iterable[Record]) -> frozenset[str]:
    """Return the sources whose recorded agreement the rows of a file take away."""
    agreed = {key for key, one in framework.sources.items() if one.agreement}
    return frozenset(
        one.key
        for one in records
        if one.noun == "source" and one.key in agreed and not one.fields.get("agreement", "-")
    )


def in_need(held: Iterable[Held], guards: Guards) -> frozenset[str]:
    """Return the sources with a stored figure that would be refused without an agreement: it is small under its rule.

    `held` are figures of sources that have one.
    """
    together: dict[tuple[str, str | None, str], list[Held]] = defaultdict(list)
    for one in held:
        noun = "measure" if one.indicator is None else "indicator"
        together[one.source, one.indicator, unit_at_door(noun, one.unit)].append(one)
    return frozenset(
        source
        for (source, indicator, unit), own in together.items()
        for policy in guards.policies(source, indicator)
        if are_small(policy, unit, {name: _column(own, name) for name in NUMBERS}).any()
    )


def _column(held: Sequence[Held], name: str) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([getattr(one, name) for one in held], dtype=np.float64)
