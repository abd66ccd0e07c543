"""What changed in a release since the one before: numbers and codes, which the layouts turn into words."""

from dataclasses import dataclass

from indicators.release.texts import Text


@dataclass(frozen=True)
class MarkChange:
    """A mark of the series shown first that says something else now.

    Attributes:
        kind: `trend`, `target` or `baseline`.
        before, after: the grade or the status; of a trend of months that shows no sign of change, `no-sign`.
        before_way, after_way: the direction of a trend; `none` of the others.
    """

    kind: str
    before: str
    after: str
    before_way: str = "none"
    after_way: str = "none"


@dataclass(frozen=True)
class FigureChange:
    """The newest figure that is new, or another one, of the series shown first, beside the one before.

    Attributes:
        place, group: of whom it is.
        unit, decimals, period_type: how figures and periods are written (see `documents.IndicatorHead`).
        period, value: the figure.
        before_period, before: the figure of the period before it; of a corrected one that which it had in the release
            before, with the same period. None where nothing is known of it.
    """

    place: Text
    group: Text
    unit: str
    decimals: int
    period_type: str
    period: str
    value: float
    before_period: str | None = None
    before: float | None = None


@dataclass(frozen=True)
class IndicatorChange:
    """What changed of one indicator; `place` and `group` are the ids of its series shown first.

    Attributes:
        new, gone: it is shown for the first time, or no more.
        figures_new, figures_revised, figures_withdrawn: how many periods of all its series have a figure for the first
            time (and not one that was hidden), another one, or none any more because it was withdrawn, shown or hidden
            by then; not one that no release had shown.
        figures_lost, figures_again: how many have none any more for another reason, as one that is not available; and
            how many have one that the release before had not, and an earlier one had.
        marks: of the series shown first.
        other_trends: of how many other series the mark of the trend changed.
        gaps_opened, gaps_closed: what is not known any more, and what is known now.
        hidden_more: figures that are hidden for privacy now and were not.
        hidden_fewer: figures that were hidden for privacy and are shown now.
        tier: of the indicator; empty in releases that were made before it was kept.
        newest: the newest figure that is new or corrected; None without one of the series shown first.
    """

    id: str
    title: Text
    place: str
    group: str
    new: bool = False
    gone: bool = False
    figures_new: int = 0
    figures_revised: int = 0
    figures_withdrawn: int = 0
    figures_lost: int = 0
    figures_again: int = 0
    marks: tuple[MarkChange, ...] = ()
    other_trends: int = 0
    gaps_opened: int = 0
    gaps_closed: int = 0
    hidden_more: int = 0
    hidden_fewer: int = 0
    tier: str = ""
    newest: FigureChange | None = None


@dataclass(frozen=True)
class Changes:
    """What changed since the release before.

    Attributes:
        since: the number of that release; None where there was none, or nobody counted.
        gaps_opened, gaps_closed: of the whole release, also those that are about no indicator.
    """

    since: int | None = None
    indicators: tuple[IndicatorChange, ...] = ()
    gaps_opened: int = 0
    gaps_closed: int = 0
