"""Beside figures under a rule of disclosure: a missing numerator hides a share, and a note may tell what is rounded."""

from collections.abc import Iterator, Mapping

import numpy as np

from indicators.release.wording import tells_own
from loaders.checks.batches import Rows
from loaders.checks.disclosing import SHARES, Agreed, ruled
from loaders.checks.ledger import Ledger
from loaders.numbers.values import Array
from loaders.problems import Fault

NUMBERS = ("value", "numerator", "denominator")
NO_NUMERATOR = Fault(
    "a share of a known number of people, without how many of them it counts, under a rule of disclosure",
    "the numerator: a share of which a number is unknown is hidden",
    "It was taken and is not shown; fill in Numerator.",
)
TELLING_NOTE = Fault(
    "a note that holds a number of its own figure, which its rule of disclosure rounds",
    "a note without numbers of its figure",
    "It was taken, but the note is not shown; take the number out of it.",
)


def doubt_beside(ledger: Ledger, figures: Mapping[str, Array], subject: str, agreed: Agreed) -> None:
    """Warn of shares that are hidden for want of a numerator, and of notes that tell what a rule rounds.

    Args:
        ledger: where they are named, by their cells.
        figures: the subject, source, period, note and NUMBERS of each figure, shape (rows,).
        subject: what the figures are of, `indicator` or `measure`.
        agreed: under which rules they stand.
    """
    bare, telling = [np.array([], dtype=int)], list[int]()
    for rows, indicator, _, _, said in ruled(ledger, figures, subject, agreed):
        if indicator.unit in SHARES and (said.people is not None or said.count is not None):
            bare.append(rows[_lacks_numerator(figures, rows)])
        if said.round_to is not None:
            telling += _telling(figures, rows)
    for found, field, fault in ((np.concatenate(bare), "value", NO_NUMERATOR), (telling, "note", TELLING_NOTE)):
        if len(found):
            ledger.warn(np.sort(np.array(found)), field, fault)


def _lacks_numerator(figures: Mapping[str, Array], rows: Rows) -> Array:
    value, numerator, denominator = (figures[name][rows] for name in NUMBERS)
    return ~np.isnan(value) & np.isnan(numerator) & ~np.isnan(denominator)


def _telling(figures: Mapping[str, Array], rows: Rows) -> Iterator[int]:
    for row in (one for one in rows if figures["note"][one]):
        value, numerator, denominator = (_known(float(figures[name][row])) for name in NUMBERS)
        if tells_own((value, numerator, denominator), str(figures["period"][row]), [figures["note"][row]]):
            yield int(row)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else number
