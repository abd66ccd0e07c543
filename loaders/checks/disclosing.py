"""Disclosing: figures that are small under their own rule of disclosure, from a source that agreed to nothing.

Whoever holds figures of so few people needs an agreement with those they came from. What is small is named by its cell
and never by its number, in no problem of the file. Everyone less the girls are the boys: so nothing else of that source
in the file is stored either.
"""

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from indicators.disclosure.policy import Numbers, Policy, Reason, verdict
from indicators.reading import KnownIndicator, KnownRule, KnownSource
from indicators.screening.policies import policy, rule_of
from loaders.checks.batches import Rows, rows_of
from loaders.checks.checking import SCALES
from loaders.checks.ledger import Ledger
from loaders.numbers.values import Array, Mask, combined
from loaders.problems import Fault

SMALL = frozenset({Reason.FEW_PEOPLE, Reason.SMALL_COUNT, Reason.SMALL_REST, Reason.CODED})
# A ratio is its numerator over its denominator.
SHARES = SCALES | {"ratio": 1.0}
COUNTED = "people"
AMOUNT, MAYBE_PEOPLE = "number", "number, perhaps of people"
NUMBERS = ("value", "numerator", "denominator")
FORGOTTEN = (*NUMBERS, "lower", "upper")
EXPECTED = "a recorded agreement with its source, or what its publisher shows"
MEND = "Record the agreement in Sources, column Agreement, or load the figures as the agency publishes them."
BESIDE = (
    "a figure of “{}”, which has no recorded agreement: this source's file holds figures too small to be given without "
    "an agreement, and nothing of it is stored, since they could be worked out from the others"
)
MEND_BESIDE = "Record the agreement in Sources, column Agreement, or have the publisher hide the small figures."


@dataclass(frozen=True)
class Agreed:
    """What was agreed of figures.

    Attributes:
        sources, rules: by their ids.
        subjects: the indicators, or the performance measures, that the figures are of.
        today: None where nobody says what today is.
    """

    sources: Mapping[str, KnownSource]
    rules: Mapping[str, KnownRule]
    subjects: Mapping[str, KnownIndicator]
    today: dt.date | None


def refuse_small(ledger: Ledger, figures: dict[str, Array], subject: str, agreed: Agreed) -> None:
    """Refuse the figures of sources without an agreement that have small ones under their own rule; forget them all.

    Args:
        ledger: where they are refused; from then on it names their numbers no more.
        figures: the subject, source and NUMBERS of each figure, shape (rows,); numbers of refused ones become NaN.
        subject: what the figures are of, `indicator` or `measure`.
        agreed: what was agreed of them.
    """
    small: dict[tuple[str, str], list[Rows]] = {}
    for rows, indicator, source, rule, said in ruled(ledger, figures, subject, agreed):
        if agreed.sources[source].agreement:
            continue
        own = rows[
            are_small(said, unit_at_door(subject, indicator.unit), {name: figures[name][rows] for name in NUMBERS})
        ]
        if len(own):
            small.setdefault((rule.id, source), []).append(own)
    found = [(np.sort(np.concatenate(own)), _fault(rule, source)) for (rule, source), own in small.items()]
    taken = np.concatenate([rows for rows, _ in found]) if found else np.array([], dtype=int)
    for source in dict.fromkeys(source for _, source in small):
        beside = np.setdiff1d(np.flatnonzero(ledger.open & (figures["source"] == source)), taken)
        if len(beside):
            found.append((beside, Fault(BESIDE.format(source), EXPECTED, MEND_BESIDE)))
    ledger.reject_each([rows for rows, _ in found], "value", lambda number, _rows: found[number][1])
    for rows, _ in found:
        ledger.private[rows] = True
    for name in (name for name in FORGOTTEN if name in figures):
        figures[name][ledger.private] = np.nan


def under_rule(ledger: Ledger, figures: Mapping[str, Array], subject: str, agreed: Agreed) -> Mask:
    """Return which figures are under a rule of their own, shape (rows,)."""
    found = np.zeros(len(figures[subject]), dtype=bool)
    for rows, *_ in ruled(ledger, figures, subject, agreed):
        found[rows] = True
    return found


def ruled(
    ledger: Ledger, figures: Mapping[str, Array], subject: str, agreed: Agreed
) -> Iterator[tuple[Rows, KnownIndicator, str, KnownRule, Policy]]:
    """Yield the rows of each indicator and source that are under a rule of their own, and what that says."""
    codes, first = combined([figures[subject], figures["source"]])
    for number, rows in enumerate(rows_of(codes, range(len(first)))):
        one, source = (figures[name][first[number]] for name in (subject, "source"))
        if one not in agreed.subjects or source not in agreed.sources:
            continue
        indicator = agreed.subjects[one]
        rule = rule_of(source, indicator, agreed.sources, agreed.rules, today=agreed.today)
        said = policy(rule) if rule else None
        own = rows[ledger.open[rows]]
        if isinstance(rule, KnownRule) and said and len(own):
            yield own, indicator, source, rule, said


def unit_at_door(noun: str, unit: str) -> str:
    """Return how figures of a unit are looked at: no column says whom a measure in plain numbers counts.

    A whole number of it may be people, and would be hidden as such; so it is at the door.
    """
    return MAYBE_PEOPLE if noun == "measure" and unit == AMOUNT else unit


def are_small(said: Policy, unit: str, figures: Mapping[str, Array]) -> Array:
    """Return which figures of one unit are small under a rule, shape (rows,)."""
    columns = [figures[name] for name in NUMBERS]
    codes, first = combined(columns)
    different = ([float(column[row]) for column in columns] for row in first)
    behind = [_behind(unit, *row, of_people=said.people is not None) for row in different]
    small = [one is not None and verdict(said, one).reason in SMALL for one in behind]
    return np.array(small, dtype=bool)[codes]


def _behind(unit: str, value: float, numerator: float, denominator: float, *, of_people: bool) -> Numbers | None:
    """Return what stands behind a figure, as far as a rule of people or of counts can look at it; None without one."""
    if unit == COUNTED or (unit == MAYBE_PEOPLE and value == _whole(value)):
        return Numbers(_whole(value), None, share=False)
    if unit not in SHARES:
        return None if math.isnan(value) else Numbers(_whole(denominator), None, share=False)
    count = _whole(value * denominator / SHARES[unit] if math.isnan(numerator) else numerator)
    people = _whole(denominator)
    if count is None:
        return None
    # More events than people, as births by women of an age: nobody is left over.
    if people is None or count > people:
        return Numbers(people if of_people else count, None, share=False)
    return Numbers(count, people, share=True)


def _whole(number: float) -> int | None:
    return round(number) if math.isfinite(number) and number >= 0 else None


def _fault(rule: str, source: str) -> Fault:
    found = f"a figure that is small under the disclosure rule “{rule}”, of “{source}”, which has no recorded agreement"
    return Fault(found, EXPECTED, MEND)
