"""Answers: what the person who loads a file says about it, where the file itself does not."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Fractions = Literal["percent", "as-written"]


@dataclass(frozen=True)
class Answers:
    """What was asked and answered; None where nobody said anything.

    Attributes:
        indicator: what the figures measure.
        fractions: whether .62 of an indicator in percent is 62 % (`percent`) or 0.62 % (`as-written`).
        today: figures about a period that begins after it are no data; None: nothing is refused for it.
    """

    indicator: str | None = None
    fractions: Fractions | None = None
    today: dt.date | None = None


NONE = Answers()
