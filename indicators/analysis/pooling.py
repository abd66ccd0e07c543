"""Several periods taken together, where single ones are too small to be leaned on."""

from collections.abc import Sequence

import numpy as np

from indicators.analysis.codes import Quantity, Reliability
from indicators.analysis.comparable import NEARLY
from indicators.analysis.figures import COUNTED, Ranges, known_figures, ranges
from indicators.analysis.history import Floats, History, Whole
from indicators.analysis.judgement import Figure

SPANS = (3, 5)
TOO_SMALL = (
    Reliability.FEW_PEOPLE,
    Reliability.FEW_EVENTS,
    Reliability.WIDE_INTERVAL,
    Reliability.WIDE_RELATIVE_INTERVAL,
)
A_YEAR = 1.0


def pooled(history: History, likely: Ranges) -> tuple[Figure, ...]:
    """Return the figures of three years, or else five, taken together; oldest first.

    Only where at least half of the known figures of the newest definition are too small to be leaned on, and what was
    counted is known. Spans go back from the latest year, do not overlap, and hold every one of their years: a missing
    or hidden year, one that was marked as not reliable or one of another definition ends a span. Three years are
    taken if every span of three can be leaned on; else five, if any of five can; else three, if any of those can.

    Args:
        history: the series; yearly figures that are not pooled already.
        likely: the likely ranges of its figures.

    Returns:
        Figures in the unit of the series: a share of all people of those years, a rate of all of their events, a
        number of people as the average of a year; each with its interval and reliability from what was counted.
        Empty where nothing is pooled.

    Source: DOMAIN.md section 4; NCHS, Vital and Health Statistics 2 (200), on combining years.
    """
    places = _pieces(history, likely)
    if not places.size:
        return ()
    three, five = (_figures(history, places, span) for span in SPANS)
    sure = [one.reliability is Reliability.RELIABLE for one in three]
    if sure and all(sure):
        return three
    if any(one.reliability is Reliability.RELIABLE for one in five):
        return five
    return three if any(sure) else ()


def _pieces(history: History, likely: Ranges) -> Whole:
    """Return the places of the yearly figures that may be taken together, oldest first; none where none need be."""
    nothing = np.array([], np.int64)
    if likely.reliability.count(Reliability.RELIABLE) == len(likely.reliability):
        return nothing
    known = ~np.isnan(history.values)
    if history.quantity not in COUNTED or not known.any():
        return nothing
    newest = known & (history.definition == history.definition[known].max())
    small = sum([likely.reliability[at] in TOO_SMALL for at in np.flatnonzero(newest).tolist()])
    if 2 * small < newest.sum():
        return nothing
    single = history.ends - history.starts <= A_YEAR + NEARLY
    wanted = np.flatnonzero(newest & single & history.reliable & ~np.isnan(_events(history)))
    return wanted[np.argsort(history.starts[wanted])]


def _figures(history: History, places: Whole, span: int) -> tuple[Figure, ...]:
    spans = _spans(history.starts[places], span)
    if not spans:
        return ()
    whole = [places[first : first + span] for first in spans]
    together = _together(history, whole)
    return known_figures(together, ranges(together))


def _spans(starts: Floats, span: int) -> list[int]:
    """Return where complete spans begin among the years, oldest first, going back from the latest."""
    found: list[int] = []
    at = starts.size - span
    while at >= 0:
        if np.allclose(np.diff(starts[at : at + span]), A_YEAR, rtol=0, atol=NEARLY):
            found.append(at)
            at -= span
        else:
            at -= 1
    return found[::-1]


def _together(history: History, spans: Sequence[Whole]) -> History:
    """Return the history of the spans, each with what was counted in all of its years."""
    events = np.array([_events(history)[span].sum() for span in spans])
    people = np.array([history.denominators[span].sum() for span in spans])
    years = np.array([span.size for span in spans])
    starts = history.starts[[span[0] for span in spans]]
    ends = history.ends[[span[-1] for span in spans]]
    if history.quantity is Quantity.COUNT:
        # As a rate of a year, so that the interval is that of all the events, made as many times smaller.
        return History.of(
            starts, events / years, ends=ends, numerators=events, denominators=years, quantity=Quantity.RATE
        )
    scale = 100.0 if history.quantity is Quantity.PERCENT else _per(history)
    figures = scale * events / np.where(people > 0, people, np.nan)
    return History.of(starts, figures, ends=ends, numerators=events, denominators=people, quantity=history.quantity)


def _events(history: History) -> Floats:
    """Return what was counted; NaN where unknown or where it cannot be."""
    if history.quantity is Quantity.COUNT:
        counted = np.where(np.isnan(history.numerators), history.values, history.numerators)
        return np.where(counted >= 0, counted, np.nan)
    people = history.denominators
    given = history.numerators
    if history.quantity is Quantity.PERCENT:
        given = np.where(np.isnan(given), history.values * people / 100, given)
        return np.where((given >= 0) & (given <= people), given, np.nan)
    return np.where((given >= 0) & (people > 0), given, np.nan)


def _per(history: History) -> float:
    """Return of how many people a rate is: 1,000 for 5 events among 250 people and a rate of 20; NaN where unknown."""
    some = (history.numerators > 0) & (history.denominators > 0)
    found = history.values[some] * history.denominators[some] / history.numerators[some]
    found = found[~np.isnan(found)]
    return float(np.median(found)) if found.size else float("nan")
