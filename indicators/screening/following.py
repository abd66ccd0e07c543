"""Shares of unknown counts whose counts follow: 60 of 100 are 57 of 84 boys and, as 18.75 % of them, 3 of 16 girls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from indicators.disclosure.adding import Figure, Structure, groups_of
from indicators.disclosure.policy import Numbers, Reason, Verdict, verdict

if TYPE_CHECKING:
    from indicators.screening.gathering import Standing


def counts_that_follow(
    standing: Mapping[str, "Standing"],
    together: Iterable[Sequence[Figure]],
    structures: Sequence[Structure],
    scales: Mapping[str, float],
) -> dict[str, "Standing"]:
    """Return the shares of which both numbers follow from everyone and the other groups, guarded by these numbers.

    Args:
        standing: every version by its key.
        together: the figures that stand together, for each moment.
        structures: what groups are part of.
        scales: what a share of each indicator is written as: 100 for percent.
    """
    whole = (each for own, structure in product(together, structures) for each in groups_of(own, structure))
    told = [one for total, parts in whole if (one := _following(total, parts)) is not None]
    return {
        one.key: replace(standing[one.key], figure=one, verdict=_guarding(standing[one.key], one))
        for one in told
        if _is_uncounted(standing[one.key]) and _is_share(standing[one.key], one, scales.get(one.indicator))
    }


def _following(total: Figure, parts: Sequence[Figure]) -> Figure | None:
    """Return the one part without numbers with those that are left over; None if it is not one, or they do not fit."""
    unknown = [one for one in parts if one.count is None]
    if len(unknown) != 1 or total.count is None or total.rest is None:
        return None
    others = [one for one in parts if one.count is not None]
    count = total.count - sum(one.count or 0 for one in others)
    rest = total.rest - sum(one.rest or 0 for one in others)
    return replace(unknown[0], count=count, rest=rest) if min(count, rest) >= 0 < count + rest else None


def _is_uncounted(one: "Standing") -> bool:
    return one.rule is not None and one.verdict is not None and one.verdict.reason is Reason.UNCOUNTED


def _is_share(one: "Standing", figure: Figure, scale: float | None) -> bool:
    """Tell whether a share is that of some numbers, as far as it is written."""
    written = one.key[2].partition("/")[0]
    step = 10.0 ** -len(written.partition(".")[2]) / 2
    people = (figure.count or 0) + (figure.rest or 0)
    return scale is not None and abs(float(written) - scale * (figure.count or 0) / people) <= step * (1 + 1e-9)


def _guarding(one: "Standing", figure: Figure) -> Verdict | None:
    """Return the verdict: hidden as before, telling nothing of its numbers, and guarded as these ask for."""
    if one.rule is None or figure.count is None or figure.rest is None:
        return one.verdict
    said = verdict(one.rule[1], Numbers(figure.count, figure.count + figure.rest, share=True))
    return Verdict(Reason.UNCOUNTED, guarded=said.guarded)
