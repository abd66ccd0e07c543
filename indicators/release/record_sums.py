"""The sums of the record: how many forecasts and marks were given, and how many of them held."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.analysis.codes import Fate
from indicators.release import documents as d


@dataclass(frozen=True)
class Line:
    """What became of a frozen forecast: the figures that came, those known before, and the periods without one."""

    own: bool
    came: tuple[d.CameRecord, ...]
    looking_back: int
    not_yet_known: int


def line_sums(lines: Sequence[Line]) -> d.LineSums:
    """Return how many lines were drawn, and what became of all of their periods together."""
    figures = [one.figure for line in lines for one in line.came]
    inside = sum(one.inside for one in figures)
    outer = [one.inside_outer for one in figures if one.inside_outer is not None]
    return d.LineSums(
        given=len(lines),
        inside=inside,
        outside=len(figures) - inside,
        inside_outer=sum(outer),
        outside_outer=len(outer) - sum(outer),
        looking_back=sum(one.looking_back for one in lines),
        not_yet_known=sum(one.not_yet_known for one in lines),
    )


def mark_sums(marks: Iterable[d.MarkRecord]) -> tuple[d.MarkSums, ...]:
    """Return the sums of each kind, in the order in which the kinds were first given."""
    fates: dict[str, list[str]] = defaultdict(list)
    for one in marks:
        fates[one.kind].append(one.fate)
    return tuple(
        d.MarkSums(
            kind,
            given=len(own),
            held=own.count(Fate.HELD),
            not_held=own.count(Fate.NOT_HELD),
            not_yet_known=own.count(Fate.OPEN),
            untestable=own.count(Fate.UNTESTABLE),
        )
        for kind, own in fates.items()
    )
