"""What a rule says of one figure: whether it is too small to be shown, why, and what may not be learned of it.

The presets are the rules of the agencies that collaboratives get figures from: the California Department of Education
(figures of 10 people or fewer), the CalHHS Data De-Identification Guidelines (counts from 1 to 10), the community
colleges' Cal-PASS (fewer than 10, more than 0), and NCES 2011-603 (10 people at least, with the highest and lowest
shares told only as limits that depend on how many people there are).
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from indicators.disclosure.coding import Limit, as_it_is, limit_of
from indicators.disclosure.tables import Part, Span


class Reason(StrEnum):
    """Why a figure is not shown."""

    FEW_PEOPLE = "few people"
    SMALL_COUNT = "small count"
    SMALL_REST = "small rest"
    CODED = "coded"
    UNCOUNTED = "counts unknown"
    UNRELIABLE = "unreliable"
    PROTECTS = "protects another"
    TABLE = "whole table"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Policy:
    """A rule. A threshold that is None does not apply.

    Attributes:
        people: figures about so many people or fewer are hidden.
        count: so many people or fewer, with the characteristic or without it, are hidden.
        zeros: where nobody is (or everybody), that is shown.
        coded: shares near 0 and 100 % are told as a limit.
        reliable: figures that are unreliable by the NCHS rules are hidden.
        complementary: other figures are hidden too where a hidden one could be worked out from them.
        round_to: shown numbers of people are rounded to a multiple of this.
        flag_below: figures about fewer people than this are marked.
        pool_into: the group as which hidden groups are told together, by its id.
        unreported: figures about people of whom the dimension is not known are hidden beside any hidden group of it.
    """

    people: int | None = None
    count: int | None = None
    zeros: bool = True
    coded: bool = False
    reliable: bool = False
    complementary: bool = True
    round_to: int | None = None
    flag_below: int | None = None
    unreported: bool = False
    pool_into: str | None = None


@dataclass(frozen=True)
class Numbers:
    """What stands behind a figure: people with the characteristic, and of how many; None is unknown.

    A number of people that is counted has no `people`. `share`: the figure follows from both numbers.
    """

    count: int | None
    people: int | None
    share: bool


@dataclass(frozen=True)
class Verdict:
    """What a rule says of a figure alone.

    Attributes:
        reason: why it is hidden; None when it is not.
        below: "fewer than so many people", where that is the reason.
        guarded: what may not be learned of it.
        told: what its mark says of it if it is hidden, whatever the reason: one hidden to protect another is not small.
        limit: what is told instead of a coded share.
    """

    reason: Reason | None
    below: int | None = None
    guarded: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()
    limit: Limit | None = None


PRESETS = {
    "small denominators": Policy(people=10),
    "small counts": Policy(count=10),
    "cde": Policy(people=10, flag_below=30, unreported=True),
    "calhhs": Policy(count=10),
    "cal-pass": Policy(count=9),
    "nces": Policy(people=9, coded=True),
}
"""By the name of the rule; `as published` is none: its publisher has decided."""


def marked_as(reason: Reason, policy: Policy) -> Reason:
    """Return the reason that the mark of a hidden figure names.

    Where a rule hides what is unreliable, that and what is hidden to protect another have one mark: apart, they would
    tell that there are fewer than 10, or 10 and more.
    """
    return Reason.UNRELIABLE if reason is Reason.PROTECTS and policy.reliable else reason


def verdict(policy: Policy, numbers: Numbers) -> Verdict:
    """Return what a rule says of one figure.

    A share of which a number is unknown is hidden: nothing shows that it is safe. So is an average of an unknown number
    of people, where the rule is about people.
    """
    count, people = numbers.count, numbers.people
    unknown = None in (count, people) if numbers.share else count is None and people is None
    if unknown and (policy.people is not None or policy.count is not None):
        return Verdict(Reason.UNCOUNTED)
    rest = people - count if numbers.share and people is not None and count is not None else None
    about = people if people is not None else count
    small = (
        _few(policy, about, has_rest=rest is not None) or _coded(policy, numbers, rest) or _small(policy, count, rest)
    )
    return small or Verdict(None, told=_told(policy, count, rest, about))


def _few(policy: Policy, about: int | None, *, has_rest: bool) -> Verdict | None:
    """Return the verdict on a figure of too few people: how many they are, with and without, stays open."""
    if policy.people is None or about is None or not 1 <= about <= policy.people:
        return None
    most = policy.people
    both = (Span(Part.COUNT, 0, most), Span(Part.REST, 0, most))
    guarded = both if has_rest else (Span(Part.COUNT, 1, most),)
    return Verdict(Reason.FEW_PEOPLE, most + 1, guarded, (Span(Part.PEOPLE, 1, most),))


def _small(policy: Policy, count: int | None, rest: int | None) -> Verdict | None:
    if policy.count is None:
        return None
    lowest = 1 if policy.zeros else 0
    small = [part for part, number in _parts(count, rest) if lowest <= number <= policy.count]
    if not small:
        return None
    guarded = tuple(Span(part, lowest, policy.count) for part in small)
    reason = Reason.SMALL_COUNT if Part.COUNT in small else Reason.SMALL_REST
    large = (span for span in _not_small(policy, count, rest, None) if span.part not in small)
    return Verdict(reason, policy.count + 1, guarded, (*guarded, *large, *_not_coded(policy, count, rest)))


def _coded(policy: Policy, numbers: Numbers, rest: int | None) -> Verdict | None:
    """Return the verdict on a share near an end of the scale: how many are at the other side stays open."""
    limit = limit_of(numbers.count, numbers.people) if policy.coded and rest is not None else None
    if limit is None or numbers.people is None:
        return None
    side = Part.REST if limit.top else Part.COUNT
    points = 100 - limit.percent if limit.top else limit.percent
    few = Span(side, 0, math.floor(points * numbers.people / 100))
    return Verdict(Reason.CODED, None, (few,), (few, Span(Part.PEOPLE, limit.fewest, limit.most)), limit)


def _told(policy: Policy, count: int | None, rest: int | None, about: int | None) -> tuple[Span, ...]:
    """Return what readers know of a figure that is hidden though it is neither small nor told as a limit: just that."""
    return (*_not_small(policy, count, rest, about), *_not_coded(policy, count, rest))


def _not_small(policy: Policy, count: int | None, rest: int | None, about: int | None) -> tuple[Span, ...]:
    told = []
    if policy.people is not None and about is not None:
        told.append(Span(Part.PEOPLE, policy.people + 1) if about else Span(Part.PEOPLE, 0, 0))
    if policy.count is not None:
        told += [Span(part, policy.count + 1) if number else Span(part, 0, 0) for part, number in _parts(count, rest)]
    return tuple(told)


def _not_coded(policy: Policy, count: int | None, rest: int | None) -> tuple[Span, ...]:
    return as_it_is(count, rest) if policy.coded and count is not None and rest is not None else ()


def _parts(count: int | None, rest: int | None) -> list[tuple[Part, int]]:
    return [(part, number) for part, number in ((Part.COUNT, count), (Part.REST, rest)) if number is not None]
