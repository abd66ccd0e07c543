"""The figures that the documents of a release hold, by where they stand: of indicators, and of programs."""

from collections.abc import Iterable, Iterator

from indicators.release.alliance import StrategyDocument
from indicators.release.documents import (
    IndicatorDocument,
    MeasureNote,
    OutcomeDocument,
    Point,
    StrategyNote,
)
from indicators.release.unrounded import Spot
from indicators.screening.keys import subject_of
from indicators.screening.measures import CUSTOMERS, STRATEGY, counted_as

Pointed = tuple[Point, str]
"""A figure as a document holds it, and its unit."""


def points_of(documents: Iterable[object]) -> dict[Spot, Pointed]:
    """Return every figure of some documents; of one that several hold, the one that tells a number."""
    every = [each for one in documents for each in _of(one)]
    return {**dict(every), **{spot: pointed for spot, pointed in every if pointed[0].value is not None}}


def _of(document: object) -> Iterator[tuple[Spot, Pointed]]:
    if isinstance(document, IndicatorDocument):
        found = ((series, point) for series in document.series for point in series.points)
        for series, point in found:
            yield (document.head.id, series.place, series.group, point.period), (point, document.head.unit)
    measures = ((strategy, measure) for strategy in _strategies(document) for measure in strategy.measures)
    for strategy, measure in measures:
        yield from _measured(strategy, measure)


def _strategies(document: object) -> tuple[StrategyNote, ...]:
    if isinstance(document, StrategyDocument):
        return (document.strategy,)
    return document.strategies if isinstance(document, IndicatorDocument | OutcomeDocument) else ()


def _measured(strategy: StrategyNote, measure: MeasureNote) -> Iterator[tuple[Spot, Pointed]]:
    """Yield the figures of a measure as points: nothing but the value is told of them."""
    for one in measure.figures:
        spot = (subject_of(measure.id), STRATEGY + strategy.id, CUSTOMERS, one.period)
        point = Point(one.period, "", "", 0.0, one.value, None, None, 1, one.flags, "")
        yield spot, (point, counted_as(measure.unit, one.value))
