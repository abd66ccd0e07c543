"""What is being done, in a release: strategies with their partners and performance measures, and the story."""

from dataclasses import dataclass

from indicators.release.series import Hidden
from indicators.release.texts import Named, Text


@dataclass(frozen=True)
class Partner:
    """An organisation and what it commits to a strategy."""

    organisation: Text
    sector: str
    commitment: Text
    sample: bool


@dataclass(frozen=True)
class MeasureFigure:
    """One figure of a performance measure; `why`: why it is hidden by our own rule."""

    period: str
    value: float | None
    flags: tuple[str, ...]
    sample: bool
    why: Hidden | None = None


@dataclass(frozen=True)
class MeasureNote:
    """A performance measure: about the customers of a strategy, never about everyone in a place."""

    id: str
    title: Text
    quadrant: str
    unit: str
    decimals: int
    better: str
    period_type: str
    definition: Text | None
    figures: tuple[MeasureFigure, ...]
    sample: bool


@dataclass(frozen=True)
class StrategyNote:
    """What a team does for an indicator; it contributes and is never called the cause."""

    id: str
    team: Named
    title: Text
    description: Text | None
    began: str
    position: float
    ended: str | None
    status: str
    cost: str | None
    partners: tuple[Partner, ...]
    measures: tuple[MeasureNote, ...]
    sample: bool


@dataclass(frozen=True)
class StoryNote:
    """The story behind the baseline. `earlier`: those it took the place of, the newest first, as they were written.

    `overtaken`: the newest period whose figure came in, or was corrected, after the story was written; None where none
    did, and of earlier stories.
    """

    written_on: str
    author: Text
    story: Text
    unknowns: Text | None
    sample: bool
    earlier: "tuple[StoryNote, ...]" = ()
    overtaken: str | None = None
