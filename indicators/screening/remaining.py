"""What is left of pooled periods, guarded by the rule of the figures that it follows from, where it is small by it."""

from dataclasses import replace

from indicators.disclosure.adding import Figure
from indicators.disclosure.policy import Numbers, Policy, verdict
from indicators.disclosure.remaining import Remainder, follows
from indicators.disclosure.tables import Span
from indicators.screening.gathering import Gathered, Left


def guarding_left(gathered: Gathered) -> Gathered:
    """Return what was gathered with the remainders that are small and not told by what is known already."""
    left = {one.figure.key: found for one in gathered.remainders if (found := _left(one, gathered)) is not None}
    own = [one for one in gathered.remainders if one.figure.key in left]
    if not own:
        return gathered
    totals = {each.key: each for one in own for each in (one.figure, *one.totals)}
    sums = list(dict.fromkeys([*gathered.sums, *(each for one in own for each in one.sums)]))
    return replace(gathered, sums=sums, unsaid={**gathered.unsaid, **totals}, left=left)


def _left(one: Remainder, gathered: Gathered) -> Left | None:
    standing = [gathered.standing[key] for key in one.pools]
    ruled = [each for each in standing if each.rule is not None and each.rule[1].complementary]
    spans = {span: None for each in ruled if each.rule for span in _guarded(one.figure, each.rule[1])}
    if not spans or follows(one.figure, [each.figure for each in standing if each.is_known]):
        return None
    of = min(ruled, key=lambda each: (not each.now, each.figure.ends - each.figure.starts, each.figure.key))
    return Left(tuple(spans), of.figure.key)


def _guarded(figure: Figure, policy: Policy) -> tuple[Span, ...]:
    """Return what a rule guards of a number of people, or of people of whom it is known how many they are."""
    people = None if figure.rest is None else (figure.count or 0) + figure.rest
    return verdict(policy, Numbers(figure.count, people, share=people is not None)).guarded
