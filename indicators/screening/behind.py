"""What stands behind a figure: whole numbers of people, by its unit."""

from indicators.disclosure.policy import Numbers
from indicators.store import tables as t
from indicators.store.queries.figures import Replaced
from indicators.store.queries.screened import Subject, Version

SHARES = {"percent": 100.0, "per 1000": 1_000.0, "per 10000": 10_000.0, "per 100000": 100_000.0, "ratio": 1.0}
"""What a share is written as, by the unit: 62.5 percent is 0.625 times 100."""
COUNTED = "people"


def numbers_of(row: t.Observation | Version[Subject] | Replaced | t.MeasureObservation, unit: str) -> Numbers:
    """Return what stands behind a figure. A number of people that is no whole number is unknown, as after an estimate.

    A number of people of whom it is known how many they are of has a rest, as a share has. An average is about the
    people of its denominator; how they add up is what could tell it.
    """
    if unit == COUNTED:
        count, people = _whole(row.value), _whole(row.denominator)
        of = people if count is not None and people is not None and count <= people else None
        return Numbers(count, of, share=count is None or of is not None)
    if unit in SHARES:
        count, people = _whole(row.numerator), _whole(row.denominator)
        # More events than people, as births by women of an age: nobody is left over.
        events = count is not None and people is not None and count > people
        return Numbers(count, None, share=False) if events else Numbers(count, people, share=True)
    return Numbers(_whole(row.denominator), None, share=False)


def _whole(number: float | None) -> int | None:
    return int(number) if number is not None and number >= 0 and number == int(number) else None
