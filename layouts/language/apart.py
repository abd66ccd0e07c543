"""How far apart groups are in numbers: the difference and the ratio, each with its likely range."""

from collections.abc import Mapping

from indicators.analysis.codes import Against
from indicators.analysis.judgement import Disparity
from layouts.charts.numbers import MINUS, number_text
from layouts.language.phrases import mark
from layouts.language.subject import Subject

BESIDE_BEST = mark("%(group)s beside the best-placed group, %(other)s, in %(period)s: %(told)s.")
BESIDE_HIGHEST = mark("%(group)s beside the group with the highest figure, %(other)s, in %(period)s: %(told)s.")
BESIDE_ALL = mark("%(group)s beside everyone in %(period)s: %(told)s.")
RATIO_DECIMALS = 2


def apart_line(group: str, gap: Disparity, names: Mapping[str, str], subject: Subject, *, neither: bool = False) -> str:
    """Return the difference and the ratio of a group to what it is held against, with their likely ranges (95 %).

    Args:
        group: the name of the group.
        gap: how far it is from the other one.
        names: the names of the groups by id.
        subject: the series of the group.
        neither: whether neither way is better; nobody is best placed then.
    """
    said = BESIDE_ALL if gap.against is Against.TOTAL else (BESIDE_HIGHEST if neither else BESIDE_BEST)
    words, parts = subject.words, [_difference(gap, subject)]
    if gap.ratio is not None:
        parts.append(_ratio(gap, gap.ratio, subject))
    return words.say(
        said,
        group=group,
        other=names.get(gap.reference, gap.reference),
        period=subject.period(gap.position, gap.end),
        told="; ".join(parts),
    )


def _difference(gap: Disparity, subject: Subject) -> str:
    written = _signed(subject.gap(gap.other, gap.value), subject)
    if gap.difference_lower is None or gap.difference_upper is None:
        return subject.words.say("difference %(size)s (likely range not known)", size=written)
    return subject.words.say(
        "difference %(size)s (likely range %(lower)s to %(upper)s)",
        size=written,
        lower=_signed(gap.difference_lower, subject),
        upper=_signed(gap.difference_upper, subject),
    )


def _ratio(gap: Disparity, ratio: float, subject: Subject) -> str:
    language = subject.words.language
    written = number_text(ratio, RATIO_DECIMALS, language)
    if gap.ratio_lower is None or gap.ratio_upper is None:
        return subject.words.say("ratio %(ratio)s (likely range not known)", ratio=written)
    return subject.words.say(
        "ratio %(ratio)s (likely range %(lower)s to %(upper)s)",
        ratio=written,
        lower=number_text(gap.ratio_lower, RATIO_DECIMALS, language),
        upper=number_text(gap.ratio_upper, RATIO_DECIMALS, language),
    )


def _signed(value: float, subject: Subject) -> str:
    """Return a difference with its sign; none for one that is shown as nothing."""
    size = subject.difference(value)
    return size if subject.is_almost_nothing(value) else ("+" if value > 0 else MINUS) + size
