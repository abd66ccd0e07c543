"""The record in a release: every forecast and mark that was given, and what came of it."""

from dataclasses import dataclass

from indicators.analysis.record import Came
from indicators.release.texts import Named


@dataclass(frozen=True)
class RecordSubject:
    """Of which series something was said, and how its figures are written."""

    indicator: Named
    place: Named
    group: Named
    unit: str
    decimals: int
    period_type: str
    sample: bool


@dataclass(frozen=True)
class ForecastRecord:
    """A forecast that was frozen: how many periods it says, and the figures that came afterwards, oldest first.

    `own`: a team drew it itself.
    """

    about: RecordSubject
    own: bool
    frozen_on: str
    periods: int
    came: tuple[Came, ...]


@dataclass(frozen=True)
class MarkRecord:
    """A mark that was given from a day on, resting on figures up to `position`, and whether it held (`record.Fate`)."""

    about: RecordSubject
    kind: str
    direction: str
    position: float
    given_on: str
    fate: str


@dataclass(frozen=True)
class RecordDocument:
    """Everything that was given, oldest first."""

    forecasts: tuple[ForecastRecord, ...]
    marks: tuple[MarkRecord, ...]
