"""Periods between the figures tested that were not compared: unknown, hidden, or known and too weak."""

from collections.abc import Iterator

from indicators.analysis.judgement import Trend
from layouts.language.phrases import mark
from layouts.language.subject import WEAK, Subject

UNKNOWN = mark("No figure is known for %(periods)s.")
UNSHOWN = mark("Not shown: the figures for %(periods)s.")
MARKED = mark("Marked as weak by their publisher or a team, so not compared: the figures for %(periods)s.")
SMALL = mark("Known, but too small to be compared: the figures for %(periods)s.")


def left_out_lines(trend: Trend, subject: Subject) -> Iterator[str]:
    """Yield which periods between the first and the last figure tested were not compared; one line for each reason."""
    found: dict[str, list[str]] = {UNKNOWN: [], UNSHOWN: [], MARKED: [], SMALL: []}
    for position in trend.missing:
        found[_reason(position, subject)].append(subject.period(position))
    for said, periods in found.items():
        if periods:
            yield subject.words.say(said, periods=", ".join(periods))


def _reason(position: float, subject: Subject) -> str:
    if subject.value_at(position) is None:
        return UNSHOWN if subject.is_hidden_at(position) else UNKNOWN
    return MARKED if WEAK in subject.flags_at(position) else SMALL
