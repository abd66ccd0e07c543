"""Answers: what the person who loads a file says about it, where the file itself does not."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from loaders.numbers.hands import Decimal
from loaders.problems import Fault

Fractions = Literal["percent", "as-written"]
# What is said of an answer that no question of the file called for.
NOT_NEEDED = {
    "fractions": Fault(
        "--fractions was not needed: no figures in percent look like fractions, or cells or template say what they are",
        "an answer to a question that the file leaves open",
        "No figure was changed by it; check any that looks a hundred times too small.",
    ),
    "decimal": Fault(
        "--decimal was not needed: no figure is written with a sign that could be either, or the template says it",
        "an answer to a question that the file leaves open",
        "No figure was changed by it.",
    ),
}


@dataclass(frozen=True)
class Answers:
    """What was asked and answered; None where nobody said anything.

    Attributes:
        indicator: what the figures measure.
        fractions: whether .62 of an indicator in percent is 62 % (`percent`) or 0.62 % (`as-written`).
        decimal: whether 68.044 is a thousand and more (`comma`) or has decimals (`point`), and 14,125 likewise.
        today: figures about a period that begins after it are no data; None: nothing is refused for it.
    """

    indicator: str | None = None
    fractions: Fractions | None = None
    decimal: Decimal | None = None
    today: dt.date | None = None


NONE = Answers()
