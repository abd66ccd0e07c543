"""Figures of performance measures under disclosure: they stand at their strategy, of its customers, like any others.

So what is hidden of them is chosen, kept and attacked as it is of indicators. Measures of one strategy are held against
each other; a strategy is no place, and its customers are no group.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from indicators.disclosure.adding import EVERYONE, Structure
from indicators.disclosure.policy import Numbers, Reason, Verdict, marked_as, verdict
from indicators.screening.behind import COUNTED, numbers_of
from indicators.screening.keys import content_of, subject_of
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import screened as queries
from indicators.store.tables.disclosure import Screened

NUMBER = "number"
"""A measure has no column that says whom it counts: a whole number may be people, and is looked at as such."""
CUSTOMERS, STRATEGY = "all/customers", "strategy/"
"""As whom and where measures stand; no id of a group or a place holds a stroke."""


def counted_as(unit: str, value: float | None) -> str:
    """Return as what a figure of a measure is looked at."""
    return COUNTED if unit == NUMBER and (value or 0) % 1 == 0 else unit


def series_of(measure: t.Measure) -> t.Series:
    """Return where the figures of a measure stand; no store knows it."""
    return t.Series(indicator=subject_of(measure.id), place=STRATEGY + measure.strategy, group=CUSTOMERS)


def with_strategies(structure: Structure, measures: Iterable[t.Measure]) -> Structure:
    """Return what is part of what with the strategies, which are part of nothing."""
    places = {STRATEGY + one.strategy for one in measures}
    return replace(
        structure,
        dimensions={**structure.dimensions, CUSTOMERS: EVERYONE},
        part_of={**structure.part_of, **dict.fromkeys(places)},
        kinds={**structure.kinds, **dict.fromkeys(places, STRATEGY)},
    )


def is_about_people(behind: Numbers) -> bool:
    """Tell whether a figure of a measure is about a number of people: an amount of money or hours is about none."""
    return behind.share or behind.count is not None


def hidden_measures(
    session: Session, rows: Mapping[str, Sequence[t.MeasureObservation]], rules: Rules
) -> dict[int, Verdict]:
    """Return by the number of its row why the figure of a measure is hidden, of those that are.

    `rows` are figures by the id of their measure. A figure under a rule of which nothing was decided is not shown.
    """
    kept = queries.kept(session, map(subject_of, rows))
    under = [row for own in rows.values() for row in own if row.value is not None and rules.of(row.source, None)]
    decided = ((row, kept.get((subject_of(row.measure), row.period, content_of(row)))) for row in under)
    return {row.id: _why(row, one, rules) for row, one in decided if one is None or one.reason is not None}


def _why(row: t.MeasureObservation, decided: Screened | None, rules: Rules) -> Verdict:
    rule = rules.of(row.source, None)
    reason = Reason(decided.reason) if decided is not None and decided.reason is not None else Reason.TABLE
    said = verdict(rule[1], numbers_of(row, counted_as(rules.measures[row.measure].unit, row.value))) if rule else None
    if said is not None and said.reason is reason:
        return said
    return Verdict(marked_as(reason, rule[1]) if rule else reason)
