"""The publication score of the CalHHS Data De-Identification Guidelines: how likely a table gives somebody away.

With 12 or less, small counts may be shown; with 13 or more, they are hidden. What is not known counts as what is
riskiest: people of an unknown number, ages of an unknown width.

A figure of ours is about one group at a time, never about girls of one age: its dimensions are the guidelines'
independent variables, each a table of its own, and the highest of their scores counts.

Source: California Health and Human Services, Data De-Identification Guidelines, Edition 2.0 (2025), 16.2 "Assessing
Potential Risk - Publication Scoring Criteria", tables 1 (events), 5 and 6 (race and ethnicity), 18 (sex and gender), 24
(residence), 26 (time), 27 (variable interactions) and 33 (other variables), https://kb.data.chhs.ca.gov/ddg.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MAY_BE_SHOWN = 12
"""The highest score of a table of which small counts may be shown."""
EVENTS = ((1000, 2), (100, 3), (11, 5))
FEWEST_EVENTS = 7
# More people than this in the smallest place; no more than the last, or nobody knows how many, is riskiest.
RESIDENTS = (
    (2_000_000, -5),
    (1_000_000, -3),
    (560_000, -1),
    (250_000, 0),
    (100_000, 1),
    (50_000, 3),
    (20_000, 4),
    (4_000, 5),
)
FEWEST_RESIDENTS = 7
# Five years, two, one, half a year and a quarter, by the days of the shortest of each.
DAYS = ((5 * 365, -5), (2 * 365, -3), (365, 0), (181, 3), (90, 4))
SHORTEST = 5
# Only events, time and place: so many at least in every figure.
ONLY_EVENTS = ((5, -5), (3, -3))
ONE_VARIABLE = 1
# So many groups of a dimension at most.
GROUPS: dict[str, Sequence[tuple[int, int]]] = {
    "gender": ((2, 1), (3, 3)),
    "sex": ((2, 1),),
    "race-ethnicity": ((8, 3),),
    "age": (),
}
FINEST = {"gender": 5, "sex": 2, "race-ethnicity": 7, "age": 7}
OTHER_GROUPS, MOST_GROUPS = ((4, 3), (9, 5)), 7


@dataclass(frozen=True)
class Shown:
    """What is known of a table: every figure of an indicator, place by place, group by group, period by period.

    Attributes:
        events: the smallest number of people that any figure counts; None is unknown.
        groups: by dimension how many groups of it are shown; everyone is no group, nor are those not reported.
        days: how long the shortest period is.
        population: how many people live in the smallest place; None is unknown.
    """

    events: int | None
    groups: Mapping[str, int]
    days: int
    population: int | None


def score(shown: Shown) -> int:
    """Return the publication score of a table; see the module for its source."""
    variables = [_variable(dimension, number) + ONE_VARIABLE for dimension, number in shown.groups.items() if number]
    return _events(shown.events) + _residence(shown.population) + _time(shown.days) + _highest(variables, shown.events)


def may_show_small(shown: Shown) -> bool:
    """Tell whether small counts of a table may be shown."""
    return score(shown) <= MAY_BE_SHOWN


def _highest(variables: Sequence[int], events: int | None) -> int:
    """Return the score of the riskiest dimension; without one, how few people a figure counts."""
    return max(variables) if variables else _at_least(ONLY_EVENTS, events or 0, 0)


def _events(events: int | None) -> int:
    return _at_least(EVENTS, events or 0, FEWEST_EVENTS)


def _residence(population: int | None) -> int:
    return _at_least([(more + 1, points) for more, points in RESIDENTS], population or 0, FEWEST_RESIDENTS)


def _time(days: int) -> int:
    return _at_least(DAYS, days, SHORTEST)


def _variable(dimension: str, number: int) -> int:
    steps, finest = GROUPS.get(dimension, OTHER_GROUPS), FINEST.get(dimension, MOST_GROUPS)
    return next((points for most, points in steps if number <= most), finest)


def _at_least(steps: Sequence[tuple[int, int]], number: int, otherwise: int) -> int:
    return next((points for least, points in steps if number >= least), otherwise)
