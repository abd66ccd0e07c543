"""Whether a figure can be leaned on: the rules of the National Center for Health Statistics, in their order."""

from indicators.analysis.codes import Reliability
from indicators.analysis.history import Floats

FEWEST_PEOPLE = 30
NARROW_POINTS = 5.0
WIDE_POINTS = 30.0
WIDE_RELATIVE_PROPORTION = 1.30
FEWEST_EVENTS = 10
WIDE_RELATIVE_COUNT = 1.60


def proportion_reliability(value: Floats, lower: Floats, upper: Floats, people: Floats) -> tuple[Reliability, ...]:
    """Return for each percentage whether it may be shown, and if not, the first rule that it fails.

    Args:
        value: percentages, shape (n,), NaN where unknown.
        lower: bounds of their 95 % intervals in percent, same shape, NaN where unknown.
        upper: likewise.
        people: the effective number of people observed, same shape; NaN skips the first rule.

    Returns:
        One code each: FEW_PEOPLE below 30; RELIABLE when the interval is at most 5 points wide; WIDE_INTERVAL from
        30 points; WIDE_RELATIVE_INTERVAL when it is wider than 130 % of the value; else RELIABLE. UNKNOWN without
        an interval. The standard takes an exact interval (Clopper-Pearson, Korn-Graubard for surveys), a little wider
        than the published or Wilson one here; and where the complement (100 - value) alone fails the last rule, it
        asks for a note beside the figure, not for hiding: 97 % is as reliable as it is narrow.

    Source: Parker and others, NCHS, Vital and Health Statistics 2 (175), 2017; DOMAIN.md section 4.
    """
    rows = zip(value.tolist(), (upper - lower).tolist(), people.tolist(), strict=True)
    return tuple([_proportion(share, width, observed) for share, width, observed in rows])


def count_reliability(value: Floats, lower: Floats, upper: Floats, events: Floats) -> tuple[Reliability, ...]:
    """Return for each count or rate whether it may be shown, and if not, the first rule that it fails.

    Args:
        value: counts or rates, shape (n,), NaN where unknown.
        lower: bounds of their 95 % intervals in the same unit, same shape, NaN where unknown.
        upper: likewise.
        events: events counted, same shape; NaN skips the first rule.

    Returns:
        One code each: FEW_EVENTS below 10; WIDE_RELATIVE_INTERVAL when the interval is wider than 160 % of the
        value; else RELIABLE. UNKNOWN without an interval.

    Source: Parker and others, NCHS, Vital and Health Statistics 2 (200), 2023; DOMAIN.md section 4.
    """
    rows = zip(value.tolist(), (upper - lower).tolist(), events.tolist(), strict=True)
    return tuple([_count(amount, width, counted) for amount, width, counted in rows])


def _proportion(value: float, width: float, people: float) -> Reliability:
    if people < FEWEST_PEOPLE:
        return Reliability.FEW_PEOPLE
    if width != width or value != value:  # NaN is not itself
        return Reliability.UNKNOWN
    if width <= NARROW_POINTS:
        return Reliability.RELIABLE
    if width >= WIDE_POINTS:
        return Reliability.WIDE_INTERVAL
    return Reliability.WIDE_RELATIVE_INTERVAL if width > WIDE_RELATIVE_PROPORTION * value else Reliability.RELIABLE


def _count(value: float, width: float, events: float) -> Reliability:
    if events < FEWEST_EVENTS:
        return Reliability.FEW_EVENTS
    if width != width or value != value:  # NaN is not itself
        return Reliability.UNKNOWN
    return Reliability.WIDE_RELATIVE_INTERVAL if width > WIDE_RELATIVE_COUNT * value else Reliability.RELIABLE
