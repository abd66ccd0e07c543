"""Figures whose numbers are not said and follow all the same.

Of 60 of 100 that are 57 of 84 boys, 18.75 % of the girls are 3 of 16; and where the girls are not available, or are not
shown by their publisher, they are 3 of 16 too: under a rule, what stands beside them is chosen so that they are not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from indicators.disclosure.adding import Figure, Structure, groups_of
from indicators.disclosure.nested import nested
from indicators.disclosure.policy import Numbers, Reason, Verdict, verdict

if TYPE_CHECKING:
    from indicators.screening.gathering import Standing


def counts_that_follow(
    standing: Mapping[str, "Standing"],
    together: Iterable[Sequence[Figure]],
    structures: Sequence[Structure],
    scales: Mapping[str, float],
) -> dict[str, "Standing"]:
    """Return the figures whose numbers follow from everyone and the other groups, guarded by these numbers.

    They are shares of unknown counts, and figures that nobody says and that are small by their rule.

    Args:
        standing: every version by its key.
        together: the figures that stand together, for each moment.
        structures: what groups are part of.
        scales: what a share of each indicator is written as: 100 for percent.
    """
    whole = (
        each
        for own, structure in product(together, structures)
        for each in (*groups_of(own, structure), *nested(own, structure))
    )
    told = [one for total, parts in whole if (one := _following(total, parts)) is not None]
    return {
        one.key: replace(standing[one.key], figure=one, verdict=_guarding(standing[one.key], one))
        for one in told
        if _is_left_out(standing[one.key], one)
        or (_is_uncounted(standing[one.key]) and _is_share(standing[one.key], one, scales.get(one.indicator)))
    }


def _following(total: Figure, parts: Sequence[Figure]) -> Figure | None:
    """Return the one part without numbers with those that are left over; None if it is not one, or they do not fit."""
    unknown = [one for one in parts if one.count is None]
    others = [one for one in parts if one.count is not None]
    if len(unknown) != 1 or total.count is None:
        return None
    count = total.count - sum(one.count or 0 for one in others)
    rest = None
    if total.rest is not None and all(one.rest is not None for one in others):
        rest = total.rest - sum(one.rest or 0 for one in others)
    fits = min(count, rest or 0) >= 0 < count + (rest or 0)
    return replace(unknown[0], count=count, rest=rest) if fits else None


def _is_left_out(one: "Standing", figure: Figure) -> bool:
    """Tell whether nobody says a figure that is small by the rule it stands under."""
    said = None if one.has_value else _said(one, figure)
    return said is not None and said.reason is not None


def _is_uncounted(one: "Standing") -> bool:
    return one.rule is not None and one.verdict is not None and one.verdict.reason is Reason.UNCOUNTED


def _is_share(one: "Standing", figure: Figure, scale: float | None) -> bool:
    """Tell whether a share is that of some numbers, as far as it is written."""
    if figure.rest is None:
        return False
    written = one.key[2].partition("/")[0]
    step = 10.0 ** -len(written.partition(".")[2]) / 2
    people = (figure.count or 0) + figure.rest
    return scale is not None and abs(float(written) - scale * (figure.count or 0) / people) <= step * (1 + 1e-9)


def _guarding(one: "Standing", figure: Figure) -> Verdict | None:
    """Return the verdict: hidden as before, telling nothing of its numbers, and guarded as these ask for."""
    said = _said(one, figure)
    return one.verdict if said is None else Verdict(Reason.UNCOUNTED, guarded=said.guarded)


def _said(one: "Standing", figure: Figure) -> Verdict | None:
    """Return what the rule of a figure says of numbers; None without a rule."""
    if one.rule is None or figure.count is None:
        return None
    people = None if figure.rest is None else figure.count + figure.rest
    return verdict(one.rule[1], Numbers(figure.count, people, share=people is not None))
