"""How a chart is looked at: another place beside, some of the periods, with or without likely ranges."""

import datetime as dt
from dataclasses import dataclass

from indicators.release.documents import IndicatorDocument, SeriesDocument
from layouts.charts.window import within
from layouts.public.view import View

COUNTS = "people"
"""The unit of plain numbers of people: a larger place has larger ones, so that places are not compared."""


@dataclass(frozen=True)
class Look:
    """What is drawn of a series, and what beside it; `compare` is the id of a place.

    What is told of all figures, as the sentence and the marks do, stays the same.
    """

    compare: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    ranges: bool = True

    @property
    def part(self) -> bool:
        """Return whether only some of the periods are asked for."""
        return self.since is not None or self.until is not None

    def of(self, series: SeriesDocument) -> SeriesDocument:
        """Return the periods of a series that are asked for."""
        return within(series, self.since, self.until)

    def beside(self, series: SeriesDocument, document: IndicatorDocument) -> SeriesDocument | None:
        """Return the same periods of the place that is compared; None where it has no known figure of the group."""
        if self.compare in (None, series.place) or not compares(document):
            return None
        found = document.find(place=self.compare or "", group=series.group)
        part = self.of(found) if found else None
        return part if part and any(point.value is not None for point in part.points) else None


WHOLE = Look()
"""Everything, with its likely ranges, and nothing beside."""


def look_of(view: View) -> Look:
    """Return how a reader asks to look at the chart of a page."""
    return Look(view.compare, view.since, view.until, view.ranges)


def compares(document: IndicatorDocument) -> bool:
    """Tell whether the places of an indicator can be held beside each other."""
    return document.head.unit != COUNTS and len(document.places) > 1
