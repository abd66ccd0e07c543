"""What a stopped publication names: which shown figures tell a number that is guarded, and which loads brought them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicators.disclosure.attacker import Breach, Sight
from indicators.disclosure.seen import Seen
from indicators.disclosure.telling import telling
from indicators.screening.gathering import Gathered, Standing

MOST = 3
"""Of so many figures it is sought what tells them; the others are often told by the same."""


@dataclass(frozen=True)
class Teller:
    """A figure that tells of another, without a number.

    Attributes:
        figure: indicator, place, group, period.
        release: the first that showed it; None: the one that is stopped would be.
        now: it holds; otherwise it stood in earlier releases only.
        load: the load that brought it.
        source: where its rule is another than that of the figure it tells of; else None.
    """

    figure: tuple[str, str, str, str]
    release: int | None
    now: bool
    load: int
    source: str | None = None


@dataclass(frozen=True)
class Followed:
    """A guarded figure, the load that brought it, whether no release has hidden it, and shown figures that tell it."""

    figure: tuple[str, str, str, str]
    load: int
    new: bool
    by: tuple[Teller, ...]


def told_by(
    tables: Sequence[tuple[Seen, Sequence[Breach]]], gathered: Gathered, unseen: Mapping[str, Sight]
) -> tuple[Followed, ...]:
    """Return by which shown figures the first few narrowed ones are told; those of which none are found are left out.

    Args:
        tables: with what was found in each.
        gathered: what disclosure looks at.
        unseen: how each figure that is shown would be seen if it were not.
    """
    standing = gathered.standing
    first: dict[str, tuple[Seen, Breach]] = {}
    for table, breaches in tables:
        for one in breaches:
            first.setdefault(one.guard.key, (table, one))
    found = []
    for key, (table, breach) in list(first.items())[:MOST]:
        by = telling(table, breach, dict(sorted(unseen.items(), key=lambda each: _late(standing[each[0]]))))
        if by:
            own = gathered.of(key)
            tellers = tuple(_teller(standing[each], own) for each in by)
            new = own.now and (own.kept is None or own.kept.hidden_since_id is None)
            found.append(Followed(_name(own), own.load, new, tuple(sorted(tellers, key=_order))))
    return tuple(found)


def _late(one: Standing) -> tuple[bool, int]:
    """Return how likely a figure is to be named: what is new, and what came last, can be left out most easily."""
    return one.now and not one.is_known, one.load


def _order(one: Teller) -> tuple[bool, int, tuple[str, ...]]:
    return not one.now, -one.load, one.figure


def _teller(one: Standing, told: Standing) -> Teller:
    other = one.rule is None or told.rule is None or one.rule[0] != told.rule[0]
    return Teller(_name(one), one.shown_since, one.now, one.load, one.source if other else None)


def _name(one: Standing) -> tuple[str, str, str, str]:
    return one.series.indicator, one.series.place, one.series.group, one.key[1]
