"""What adds up among figures that stand together: by what places and groups are part of, and by the numbers alone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from indicators.disclosure.adding import Figure, Structure, sums, sums_of, totals_unsaid
from indicators.disclosure.alike import alike
from indicators.disclosure.crossing import crossed
from indicators.disclosure.linked import linked
from indicators.disclosure.nested import nested
from indicators.disclosure.tables import Sum
from indicators.disclosure.unsaid import unsaid as unsaid_in
from indicators.screening.linking import Concerned
from indicators.screening.tied import tied

Unsaid = Mapping[str, Figure]
"""Totals that nobody says, by their keys."""


class Added(NamedTuple):
    """Every sum, the totals that they are about and nobody says, and those sums that only the numbers show."""

    sums: Sequence[Sum]
    unsaid: Unsaid
    found: frozenset[Sum]


def added_up(each: Iterable[Sequence[Figure]], concerned: Concerned, structures: Sequence[Structure]) -> Added:
    """Return what adds up, and what stayed the same; `each`: the figures that stood together, by moments."""
    moments = list(each)
    ties = tied(moments)
    said, found, unsaid = dict.fromkeys(ties.revised), dict.fromkeys(ties.moved), dict[str, Figure]()
    for together in _once(moments):
        own = [one for one in together if one.indicator in concerned.indicators]
        for structure in structures:
            sure, seeming, totals = _of_one(own, structure)
            said |= dict.fromkeys(sure)
            found |= dict.fromkeys(seeming)
            unsaid |= totals
        columns = alike(together, concerned.together)
        unsaid |= {one.total.key: one.total for one in columns}
        found |= dict.fromkeys(
            [*linked(together, concerned.together), *(sum_ for one in columns for sum_ in one.sums())]
        )
    return Added(list(said | found), unsaid, frozenset(found) - frozenset(said))


def _once(moments: Iterable[Sequence[Figure]]) -> Iterable[Sequence[Figure]]:
    """Return the figures of moments, of those alike only once."""
    return {frozenset(one.key for one in together): together for together in moments}.values()


def _of_one(figures: Sequence[Figure], structure: Structure) -> tuple[list[Sum], list[Sum], Unsaid]:
    """Return what adds up in indicators by themselves: as they are made of, as it seems, and totals."""
    totals, others = totals_unsaid(figures, structure), unsaid_in(figures, structure)
    inside = nested([one for one in figures if one.count is not None], structure)
    said = [*sums([*figures, *totals], structure), *(said for one in others for said in one.sums())]
    said += [one for whole, parts in inside for one in sums_of(whole, parts)]
    found = [one for whole, parts in crossed(figures, structure) for one in sums_of(whole, parts)]
    return said, found, {one.key: one for one in [*totals, *(one.total for one in others)]}
