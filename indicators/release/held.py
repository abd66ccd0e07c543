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
class CameRecord:
    """A period that a forecast had said, and the figure that came for it; `own`: a team drew the forecast itself.

    `entered_on`: the day on which it was entered, of one that looks back: figures for its earlier periods were known
    that day. None of any other.
    """

    about: RecordSubject
    own: bool
    frozen_on: str
    figure: Came
    entered_on: str | None = None


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
class LineSums:
    """How many forecasts were frozen, and what became of the periods that they say.

    Attributes:
        given: the forecasts.
        inside, outside: figures that came within the range of 80 of 100, and those that did not.
        inside_outer, outside_outer: the same of the range of 95 of 100, where one was drawn.
        looking_back: figures that were known on the day of the freeze, and test nothing.
        not_yet_known: periods without a figure that can be compared.
    """

    given: int = 0
    inside: int = 0
    outside: int = 0
    inside_outer: int = 0
    outside_outer: int = 0
    looking_back: int = 0
    not_yet_known: int = 0


@dataclass(frozen=True)
class MarkSums:
    """How many marks of a kind were given, and what became of them (see `record.Fate`)."""

    kind: str
    given: int
    held: int
    not_held: int
    not_yet_known: int
    untestable: int


@dataclass(frozen=True)
class RecordDocument:
    """What was given: all of it in sums, and the newest of what met newer figures, the newest first.

    `ours` are the forecasts that the program made, `own` those that teams drew themselves. `left_out`: how many figures
    that came and marks that were tested the lists leave out.
    """

    ours: LineSums
    own: LineSums
    kinds: tuple[MarkSums, ...]
    came: tuple[CameRecord, ...]
    marks: tuple[MarkRecord, ...]
    left_out: int = 0
