"""What a sentence is about: one series of an indicator, with its periods and figures as the reader writes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Self

from indicators.analysis.judgement import Figure, Trend
from indicators.release.documents import IndicatorHead, Point, SeriesDocument, Text
from indicators.release.series import SAME_POSITION
from layouts.charts import spans
from layouts.charts.periods import label_at, period_text
from layouts.charts.withheld import WITHDRAWN, Counted, is_withheld
from layouts.language.amounts import Unit, amount, day_text, difference, gap, is_almost_nothing, pace
from layouts.language.phrases import Phrases
from layouts.language.withheld import reasons

STALE_PERIODS, STALE_AT_LEAST, STALE_AT_MOST = 3, 1.0, 5.0
"""A next figure is due a period after the latest; two more and, in years, at least and at most: told in the past."""
WEAK = "low reliability"


@dataclass(frozen=True)
class Subject:
    """One series, ready to be spoken of in one language; `age_years`: how old its latest figure is.

    `compared`: start and end of each figure that its trend compares, where they are pools of years (`Trend.spans`).
    """

    points: Sequence[Point]
    period_type: str
    unit: Unit
    closed_on: str | None
    words: Phrases
    people: Text | None = None
    age_years: float | None = None
    compared: Sequence[tuple[float, float]] = ()

    def of(self, trend: Trend) -> Self:
        """Return the same series for what is said of another trend, that of a gap."""
        return replace(self, compared=trend.spans)

    @cached_property
    def is_stale(self) -> bool:
        """Tell whether the latest figure is too old to be told of in the present: two periods beyond the one due."""
        places = sorted({one.position for one in self.points})
        step = min((later - earlier for earlier, later in pairwise(places)), default=1.0)
        least = min(max(STALE_PERIODS * step, STALE_AT_LEAST), STALE_AT_MOST)
        return self.age_years is not None and self.age_years > least

    @cached_property
    def comparable(self) -> tuple[Point, ...]:
        """Return the points that are counted in the newest way, oldest first."""
        newest = max((one.definition for one in self.points), default=0)
        return tuple(one for one in self.points if one.definition == newest)

    def period(self, position: float | None, end: float | None = None) -> str:
        """Return the period that begins at a position as the series writes it: 2013.0 is `2013–14` in school years.

        Of pools that begin in one year it is the one that ends at `end`; without an end, the one that was compared.
        """
        if position is None:
            return ""
        found = self._at(position, end)
        if found is not None:
            return period_text(found.period, self.period_type, self.words.language)
        until = self._ends(position) if end is None else end
        years = spans.usual_years(self.points) if until is None else spans.years_between(position, until)
        return label_at(position, self.period_type, self.words.language, years=years)

    def figure_period(self, figure: Figure) -> str:
        """Return the period of a figure that was judged."""
        return self.period(figure.position, figure.end)

    @cached_property
    def _by_position(self) -> Mapping[float, Sequence[Point]]:
        found: dict[float, list[Point]] = {}
        for one in self.points:
            found.setdefault(one.position, []).append(one)
        return found

    def _at(self, position: float, end: float | None = None) -> Point | None:
        """Return the point of the period that begins at a position, see `period`; None without one."""
        alike = self._by_position.get(position, self.points)
        return spans.at(alike, position, self._ends(position) if end is None else end)

    def _ends(self, position: float) -> float | None:
        """Return where the compared period that begins at a position ends; one that is missing lasts as the latest."""
        if not self.compared:
            return None
        latest_start, latest_end = self.compared[-1]
        exact = (end for start, end in self.compared if abs(start - position) < SAME_POSITION)
        return next(exact, position + latest_end - latest_start)

    def figure(self, value: float) -> str:
        """Return a figure with its unit: `677 people`, `58.7%`."""
        return amount(value, self.unit, self.words)

    def aim(self, value: float) -> str:
        """Return a target with its unit; a whole one without digits after the point: `95%`."""
        return amount(value, replace(self.unit, decimals=0) if value == round(value) else self.unit, self.words)

    def difference(self, value: float) -> str:
        """Return the size of a difference: `147 people`, `3.2 percentage points`."""
        return difference(value, self.unit, self.words)

    def pace(self, value: float) -> str:
        """Return a change a year with its sign; never shown as none where there is one."""
        return pace(value, self.unit, self.words)

    def gap(self, earlier: float, later: float) -> float:
        """Return how far a later figure is from an earlier one, both as they are shown."""
        return gap(earlier, later, self.unit)

    def is_almost_nothing(self, value: float) -> bool:
        """Tell whether a difference is zero as it is shown."""
        return is_almost_nothing(value, self.unit)

    def day(self, day: str) -> str:
        """Return an ISO date as it stands in a sentence."""
        return day_text(day, self.words)

    def value_at(self, position: float | None) -> float | None:
        """Return the figure of the period that begins at a position; None when unknown."""
        found = None if position is None else self._at(position)
        return None if found is None else found.value

    def flags_at(self, position: float) -> frozenset[str]:
        """Return the flags of the period that begins at a position; none without one."""
        found = self._at(position)
        return frozenset(found.flags) if found else frozenset()

    def is_hidden_at(self, position: float) -> bool:
        """Tell whether somebody knows the figure of the period that begins at a position, and does not show it."""
        found = self._at(position)
        return found is not None and is_withheld(found)

    def untested(self, last: float | None) -> tuple[Point, ...]:
        """Return the known figures that are newer than the last one tested, oldest first; none without a test."""
        if last is None:
            return ()
        newer = (one for one in self.points if one.position > last + SAME_POSITION)
        return tuple(one for one in newer if one.value is not None)

    @cached_property
    def known(self) -> int:
        """Return how many figures of the series are known."""
        return sum(one.value is not None for one in self.points)

    @cached_property
    def withheld(self) -> int:
        """Return how many figures of the series somebody knows and does not show."""
        return sum(map(is_withheld, self.points))

    @property
    def has_withdrawn(self) -> bool:
        """Tell whether a figure of the series was withdrawn."""
        return any(WITHDRAWN in one.flags for one in self.points)

    @property
    def is_weak(self) -> bool:
        """Tell whether at least half of the known figures are marked as weak, by their publisher or by a team."""
        weak = sum(WEAK in one.flags for one in self.points if one.value is not None)
        return 0 < self.known <= 2 * weak

    @property
    def overlaps(self) -> bool:
        """Tell whether figures of the newest way of counting that are not marked as weak share years."""
        newest = max((one.definition for one in self.points), default=0)
        sound = [one for one in self.points if one.value is not None and WEAK not in one.flags]
        same = [one for one in sound if one.definition == newest]
        return any(later.starts <= earlier.ends for earlier, later in pairwise(same))

    def hidden_after(self, latest: Figure) -> tuple[Point, ...]:
        """Return the periods that end after a figure with one that somebody knows and nobody may see, oldest first."""
        point = self._at(latest.position, latest.end)
        shown = (latest.end, latest.position) if point is None else (point.end, point.position)
        return tuple(one for one in self.points if (one.end, one.position) > shown and is_withheld(one))

    def why(self, points: Sequence[Point]) -> str:
        """Return why the figures of some points are not shown; of several reasons that of the newest, with its period.

        Reasons without their periods would tell nobody of which figure they are true.
        """
        counted = Counted(self.unit.name, self.people)
        every = reasons(points, counted, self.words)
        if len(every) < 2:
            return "".join(every)
        newest = max(points, key=lambda one: (one.end, one.position))
        period = period_text(newest.period, self.period_type, self.words.language)
        return self.words.say(
            "%(period)s, the newest: %(reason)s",
            period=period,
            reason="".join(reasons([newest], counted, self.words)),
        )

    def break_period(self) -> str | None:
        """Return the first period of the newest way of counting; None when the series was always counted alike."""
        newest = max((one.definition for one in self.points), default=0)
        first = next((one for one in self.points if one.definition == newest), None)
        changed = any(one.definition != newest for one in self.points)
        return period_text(first.period, self.period_type, self.words.language) if first and changed else None


def subject_of(head: IndicatorHead, series: SeriesDocument, words: Phrases) -> Subject:
    """Return the subject of a series of an indicator."""
    unit = Unit(head.unit, head.decimals)
    age = series.judgement.age_years
    compared = series.judgement.trend.spans
    return Subject(series.points, head.period_type, unit, head.closed_on, words, head.counted_people, age, compared)


def marked(line: str, subject: Subject, *, sample: bool) -> str:
    """Return a line, with the word `sample` behind it where what it tells of is invented."""
    return f"{line} ({subject.words.say('sample')})" if sample else line
