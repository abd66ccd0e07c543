"""The figures that may be shown: what the analysis judges and the release publishes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from indicators.disclosure.rules import Cell, Policy, Rule, hidden
from indicators.store.queries.gaps import FigureRow
from indicators.store.tables import DisclosureRule, Indicator, Measure, MeasureObservation, Observation, Source

DERIVED_UNITS = frozenset({"percent", "per 1000", "per 10000", "per 100000", "ratio"})
Row = Observation | MeasureObservation | FigureRow


def hidden_figures(
    rows: Iterable[Row],
    measured: Indicator | Measure,
    sources: Mapping[str, Source],
    rules: Mapping[str, DisclosureRule],
) -> frozenset[int]:
    """Return the numbers of the observations of one indicator or performance measure that are hidden for privacy.

    `rows` is every figure of it that holds, all places and groups: a table is judged as a whole. The unit says
    whether a value is a count or derived from counts; sources and rules come by id.
    """
    by_rule: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_rule[sources[row.source].disclosure_rule].append(row)
    found: set[int] = set()
    for name, table in by_rule.items():
        marks = hidden([_cell(row, measured.unit) for row in table], _policy(rules[name]))
        found.update(row.id for row, mark in zip(table, marks, strict=True) if mark)
    return frozenset(found)


def _policy(rule: DisclosureRule) -> Policy:
    return Policy(Rule(rule.rule), 10 if rule.minimum is None else rule.minimum)


def _cell(row: Row, unit: str) -> Cell:
    count = row.value if unit == "people" else row.numerator
    return Cell(row.period, row.value, count, row.denominator, derived=unit in DERIVED_UNITS)
