"""Finding gaps: from what is known to the list of what is not, by rules and never by hand."""

from collections.abc import Iterator

from indicators.accountability.coverage import uncovered
from indicators.accountability.duties import headless, undone, unmeasured
from indicators.accountability.gap import Gap
from indicators.accountability.known import Known
from indicators.accountability.lateness import holes, late
from indicators.accountability.strength import weak


def find_gaps(known: Known) -> tuple[Gap, ...]:
    """Return every gap, the weightiest first, of the same weight by key; no two have the same key."""
    return tuple(sorted(_gaps(known), key=lambda one: (-one.weight, one.key)))


def _gaps(known: Known) -> Iterator[Gap]:
    for indicator in known.indicators:
        yield from uncovered(indicator, known)
        yield from late(indicator, known.today)
        yield from holes(indicator)
        yield from weak(indicator)
        yield from undone(indicator)
    for strategy in known.strategies:
        yield from unmeasured(strategy, known)
    for outcome in known.outcomes:
        yield from headless(outcome, known)
