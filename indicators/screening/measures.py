"""What is hidden of performance measures: what is small, and what would tell it among the measures of one strategy.

A measure stands beside no group and no place, so that nothing is decided of it when it lands, and nothing of it kept:
what may be shown follows from the figures that hold, by the same sums and the same choice as for indicators.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.disclosure.adding import EVERYONE, Figure, Structure, sums
from indicators.disclosure.choosing import choose
from indicators.disclosure.linked import linked
from indicators.disclosure.policy import Reason, Verdict, verdict
from indicators.disclosure.tables import Cell
from indicators.screening.gathering import COUNTED, numbers_of
from indicators.screening.ruled import Rules
from indicators.store import tables as t

NUMBER = "number"
"""A measure has no column that says whom it counts: a whole number may be people, and is looked at as such."""
SAME = 1e-3
"""By how much the loss of a figure differs from that of the next, so that the choice is the same in every release."""


@dataclass(frozen=True)
class Alone:
    """A figure of a measure; `said`: what its rule says of it alone, None where it is shown as published."""

    row: t.MeasureObservation
    figure: Figure
    said: Verdict | None
    complementary: bool


def hidden_measures(
    rows: Mapping[str, Sequence[t.MeasureObservation]], measures: Mapping[str, t.Measure], rules: Rules
) -> dict[int, Verdict]:
    """Return by the number of its row why the figure of a measure is hidden, of those that are.

    `rows` are figures by the id of their measure.
    """
    strategies: dict[str, list[Alone]] = defaultdict(list)
    for key in sorted(rows):
        strategies[measures[key].strategy] += [
            _standing(row, measures[key], rules) for row in rows[key] if row.value is not None
        ]
    return {number: why for own in strategies.values() for number, why in _hidden(own)}


def _standing(row: t.MeasureObservation, measure: t.Measure, rules: Rules) -> Alone:
    unit = COUNTED if measure.unit == NUMBER and (row.value or 0) % 1 == 0 else measure.unit
    behind, rule = numbers_of(row, unit), rules.of(row.source, None)
    rest = behind.people - behind.count if behind.people is not None and behind.count is not None else None
    count = behind.count if rest is not None or not behind.share else None
    spot = (measure.id, measure.strategy, EVERYONE, row.starts_on, row.ends_on)
    # An amount of money or hours is about no number of people.
    about_people = behind.share or behind.count is not None
    return Alone(
        row,
        Figure(f"{measure.id}|{row.period}", *spot, count, rest if count is not None else None),
        verdict(rule[1], behind) if rule and about_people else None,
        complementary=rule is not None and rule[1].complementary,
    )


def _hidden(own: Sequence[Alone]) -> Iterator[tuple[int, Verdict]]:
    """Yield what is hidden among the measures of one strategy."""
    known = [one.figure for one in own if one.figure.count is not None]
    cells = {cell.key: cell for cell in _cells(own)}
    places = {one.place for one in known}
    structure = Structure({EVERYONE: EVERYONE}, dict.fromkeys(places), dict.fromkeys(places, ""))
    chosen = choose(cells, [*sums(known, structure), *linked(known, [{one.indicator for one in known}])])
    for one in own:
        small = one.said is not None and one.said.reason is not None
        if one.figure.key in chosen.vague:
            yield one.row.id, Verdict(Reason.TABLE)
        elif small and one.said is not None:
            yield one.row.id, one.said
        elif one.figure.key in chosen.hidden:
            yield one.row.id, Verdict(Reason.PROTECTS)


def _cells(own: Iterable[Alone]) -> Iterator[Cell]:
    for number, one in enumerate(own):
        figure, said = one.figure, one.said or Verdict(None)
        if figure.count is not None:
            yield Cell(
                figure.key,
                figure.count,
                figure.rest,
                said.guarded if one.complementary else (),
                said.told,
                known=one.said is None,
                hidden=said.reason is not None,
                weight=1 + SAME * number,
            )
