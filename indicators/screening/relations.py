"""What adds up among figures that stand together: by what places and groups are part of, and by the numbers alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from indicators.disclosure.adding import Figure, Structure, sums, sums_of, totals_unsaid
from indicators.disclosure.alike import alike
from indicators.disclosure.composing import composed
from indicators.disclosure.containing import without_contained
from indicators.disclosure.crossing import crossed
from indicators.disclosure.exceeding import exceeding
from indicators.disclosure.linked import linked
from indicators.disclosure.nested import nested
from indicators.disclosure.remaining import Remainder, remainders
from indicators.disclosure.spanning import spanned
from indicators.disclosure.tables import Sum
from indicators.disclosure.unsaid import unsaid as unsaid_in
from indicators.screening.linking import Concerned
from indicators.screening.tied import Tied, tied


class Added(NamedTuple):
    """What adds up.

    Attributes:
        sums: all of it.
        unsaid: totals that sums are about and nobody says, by their keys.
        found: the sums that only the numbers show.
        given: of the totals by how many the parts are more than a whole: as good as known.
        remainders: what follows of days that no figure is of.
    """

    sums: Sequence[Sum]
    unsaid: Mapping[str, Figure]
    found: frozenset[Sum]
    given: frozenset[str]
    remainders: tuple[Remainder, ...]


@dataclass
class _Collected:
    """What was found so far, each once: as groups and places are made of, surely or not, and as it seems."""

    ties: Tied
    figures: dict[str, Figure] = field(default_factory=dict)
    said: dict[Sum, None] = field(default_factory=dict)
    sure: set[Sum] = field(default_factory=set)
    seeming: dict[Sum, None] = field(default_factory=dict)
    between: dict[Sum, None] = field(default_factory=dict)
    unsaid: dict[str, Figure] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    remainders: dict[Remainder, None] = field(default_factory=dict)

    def within(self, figures: Sequence[Figure], structure: Structure) -> None:
        """Add what adds up in indicators by themselves."""
        totals, others = totals_unsaid(figures, structure), unsaid_in(figures, structure)
        inside = nested([one for one in figures if one.count is not None], structure)
        sure = [one for whole, parts in inside for one in sums_of(whole, parts)]
        said = [*sums([*figures, *totals], structure), *(said for one in others for said in one.sums()), *sure]
        seeming = [one for whole, parts in crossed(figures, structure) for one in sums_of(whole, parts)]
        self.figures |= {one.key: one for one in figures}
        self.said |= dict.fromkeys(said)
        self.sure |= set(sure)
        self.unsaid |= {one.key: one for one in [*totals, *(one.total for one in others)]}
        for total, own in composed(figures, structure):
            self.unsaid[total.key] = total
            seeming += own
        self.seeming |= dict.fromkeys(seeming)
        for more in exceeding(figures, structure, {*said, *seeming}):
            self.between |= dict.fromkeys(more.sums)
            self.unsaid |= {one.key: one for one in (more.added, more.excess)}
            self.given.add(more.excess.key)

    def across(self, figures: Sequence[Figure], concerned: Concerned) -> None:
        """Add what figures of several indicators tell of one another."""
        columns = alike(figures, concerned.together)
        self.unsaid |= {one.total.key: one.total for one in columns}
        self.between |= dict.fromkeys(
            [
                *linked(figures, concerned.together),
                *spanned(figures, concerned.together),
                *(said for one in columns for said in one.sums()),
            ]
        )

    def added(self) -> Added:
        """Return all of it but for sums that only leave out who is nobody."""
        own, revised = dict.fromkeys([*self.said, *self.seeming]), dict.fromkeys(self.ties.revised)
        between = dict.fromkeys([*self.between, *self.ties.moved])
        kept = without_contained(own, {**self.figures, **self.unsaid}, self.sure)
        found = frozenset([*self.seeming, *between]) - frozenset([*self.said, *revised])
        every = list(dict.fromkeys([*revised, *kept, *between]))
        return Added(every, self.unsaid, found & frozenset(every), frozenset(self.given), tuple(self.remainders))


def added_up(each: Iterable[Sequence[Figure]], concerned: Concerned, structures: Sequence[Structure]) -> Added:
    """Return what adds up, and what stayed the same; `each`: the figures that stood together, by moments."""
    moments = list(each)
    found = _Collected(tied(moments))
    for together in _once(moments):
        own = [one for one in together if one.indicator in concerned.indicators]
        for structure in structures:
            found.within(own, structure)
        found.remainders |= dict.fromkeys(remainders(own))
        found.across(together, concerned)
    return found.added()


def _once(moments: Iterable[Sequence[Figure]]) -> Iterable[Sequence[Figure]]:
    """Return the figures of moments, of those alike only once."""
    return {frozenset(one.key for one in together): together for together in moments}.values()
