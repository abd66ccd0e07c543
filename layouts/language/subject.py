"""What a sentence is about: one series of an indicator, with its periods and figures as the reader writes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.release.documents import IndicatorHead, Point, SeriesDocument
from layouts.charts.periods import label_at, period_text
from layouts.language.amounts import Unit, amount, difference
from layouts.language.phrases import Phrases

SAME_POSITION = 1e-6
WEAK = "low reliability"


@dataclass(frozen=True)
class Subject:
    """One series, ready to be spoken of in one language."""

    points: Sequence[Point]
    period_type: str
    unit: Unit
    closed_on: str | None
    words: Phrases

    def period(self, position: float | None) -> str:
        """Return the period that begins at a position as the series writes it: 2013.0 is `2013–14` in school years."""
        if position is None:
            return ""
        found = (one.period for one in self.points if abs(one.position - position) < SAME_POSITION)
        written = next(found, None)
        if written is None:
            return label_at(position, self.period_type, self.words.language)
        return period_text(written, self.period_type, self.words.language)

    def figure(self, value: float) -> str:
        """Return a figure with its unit: `677 people`, `58.7%`."""
        return amount(value, self.unit, self.words)

    def aim(self, value: float) -> str:
        """Return a target with its unit; a whole one without digits after the point: `95%`."""
        return amount(value, replace(self.unit, decimals=0) if value == round(value) else self.unit, self.words)

    def difference(self, value: float) -> str:
        """Return the size of a difference: `147 people`, `3.2 percentage points`."""
        return difference(value, self.unit, self.words)

    @property
    def known(self) -> int:
        """Return how many figures of the series are known."""
        return sum(one.value is not None for one in self.points)

    @property
    def is_weak(self) -> bool:
        """Tell whether at least half of the known figures are marked as weak, by their publisher or by a team."""
        weak = sum(WEAK in one.flags for one in self.points if one.value is not None)
        return 0 < self.known <= 2 * weak

    def break_period(self) -> str | None:
        """Return the first period of the newest way of counting; None when the series was always counted alike."""
        newest = max((one.definition for one in self.points), default=0)
        first = next((one for one in self.points if one.definition == newest), None)
        changed = any(one.definition != newest for one in self.points)
        return period_text(first.period, self.period_type, self.words.language) if first and changed else None


def subject_of(head: IndicatorHead, series: SeriesDocument, words: Phrases) -> Subject:
    """Return the subject of a series of an indicator."""
    unit = Unit(head.unit, head.decimals)
    return Subject(series.points, head.period_type, unit, head.closed_on, words)
