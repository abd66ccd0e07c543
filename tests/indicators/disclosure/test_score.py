"""The publication score of the CalHHS guidelines, worked by hand from the tables of their Edition 2.0."""

import pytest

from indicators.disclosure.score import Shown, may_show_small, score

YEAR = 365
UNKNOWN = None
EVERYONE: dict[str, int] = {}

# Each line: events + residence + time + (the riskiest dimension + 1, or what only events, time and place ask for).
CASES = [
    # Everyone of a city of 138,000 in a year, 652 at least: 3 + 1 + 0 - 5.
    (Shown(652, EVERYONE, YEAR, 138_000), -1),
    # The same of whom one figure is 4: 7 + 1 + 0 - 3, and of whom one is 2: 7 + 1 + 0 + 0.
    (Shown(4, EVERYONE, YEAR, 138_000), 5),
    (Shown(2, EVERYONE, YEAR, 138_000), 8),
    # Nobody knows how many are the fewest: as if none.
    (Shown(UNKNOWN, EVERYONE, YEAR, 138_000), 8),
    # Eight races of the city: 7 + 1 + 0 + (3 + 1); nine: 7 + 1 + 0 + (7 + 1).
    (Shown(4, {"race-ethnicity": 8}, YEAR, 138_000), 12),
    (Shown(4, {"race-ethnicity": 9}, YEAR, 138_000), 16),
    # Dimensions are tables of their own: the riskiest counts, income 3 + 1 before gender 1 + 1.
    (Shown(4, {"gender": 2, "income": 2}, YEAR, 138_000), 12),
    (Shown(4, {"gender": 2}, YEAR, 138_000), 10),
    (Shown(4, {"gender": 3}, YEAR, 138_000), 12),
    (Shown(4, {"gender": 6}, YEAR, 138_000), 14),
    (Shown(4, {"sex": 3}, YEAR, 138_000), 11),
    # Of ages nobody says how wide they are: 7 + 1 + 0 + (7 + 1).
    (Shown(4, {"age": 2}, YEAR, 138_000), 16),
    # Other variables by their groups: up to 4, 5 to 9, 10 and more.
    (Shown(4, {"housing": 4}, YEAR, 138_000), 12),
    (Shown(4, {"housing": 5}, YEAR, 138_000), 14),
    (Shown(4, {"housing": 9}, YEAR, 138_000), 14),
    (Shown(4, {"housing": 10}, YEAR, 138_000), 16),
    # The smallest number of events: 10, 11, 99, 100, 999, 1000; gender of a city, 1 + 0 + (1 + 1).
    (Shown(10, {"gender": 2}, YEAR, 138_000), 10),
    (Shown(11, {"gender": 2}, YEAR, 138_000), 8),
    (Shown(99, {"gender": 2}, YEAR, 138_000), 8),
    (Shown(100, {"gender": 2}, YEAR, 138_000), 6),
    (Shown(999, {"gender": 2}, YEAR, 138_000), 6),
    (Shown(1000, {"gender": 2}, YEAR, 138_000), 5),
    # The period: five years -5, two -3, one 0, half a year +3, a quarter +4, a month and a day +5; 7 + 1 + (1 + 1).
    (Shown(4, {"gender": 2}, 5 * 365, 138_000), 5),
    (Shown(4, {"gender": 2}, 1826, 138_000), 5),
    (Shown(4, {"gender": 2}, 4 * 365, 138_000), 7),
    (Shown(4, {"gender": 2}, 2 * 365, 138_000), 7),
    (Shown(4, {"gender": 2}, 366, 138_000), 10),
    (Shown(4, {"gender": 2}, 181, 138_000), 13),
    (Shown(4, {"gender": 2}, 90, 138_000), 14),
    (Shown(4, {"gender": 2}, 31, 138_000), 15),
    (Shown(4, {"gender": 2}, 1, 138_000), 15),
    # Where they live: every border of table 24; 7 + 0 + (1 + 1).
    (Shown(4, {"gender": 2}, YEAR, 2_000_001), 4),
    (Shown(4, {"gender": 2}, YEAR, 2_000_000), 6),
    (Shown(4, {"gender": 2}, YEAR, 1_000_001), 6),
    (Shown(4, {"gender": 2}, YEAR, 1_000_000), 8),
    (Shown(4, {"gender": 2}, YEAR, 560_001), 8),
    (Shown(4, {"gender": 2}, YEAR, 560_000), 9),
    (Shown(4, {"gender": 2}, YEAR, 250_001), 9),
    (Shown(4, {"gender": 2}, YEAR, 250_000), 10),
    (Shown(4, {"gender": 2}, YEAR, 100_001), 10),
    (Shown(4, {"gender": 2}, YEAR, 100_000), 12),
    (Shown(4, {"gender": 2}, YEAR, 50_001), 12),
    (Shown(4, {"gender": 2}, YEAR, 50_000), 13),
    (Shown(4, {"gender": 2}, YEAR, 20_001), 13),
    (Shown(4, {"gender": 2}, YEAR, 20_000), 14),
    (Shown(4, {"gender": 2}, YEAR, 4_001), 14),
    (Shown(4, {"gender": 2}, YEAR, 4_000), 16),
    # Nobody says how many people live there: as if the fewest.
    (Shown(4, {"gender": 2}, YEAR, UNKNOWN), 16),
    # A dimension without a group is none.
    (Shown(4, {"gender": 0}, YEAR, 138_000), 5),
]


@pytest.mark.parametrize(("shown", "expected"), CASES)
def test_the_score_is_the_sum_of_the_guidelines_tables(shown: Shown, expected: int) -> None:
    assert score(shown) == expected


@pytest.mark.parametrize(("population", "may"), [(50_001, True), (50_000, False)])
def test_small_counts_may_be_shown_up_to_twelve(population: int, may: bool) -> None:
    assert may_show_small(Shown(4, {"gender": 2}, YEAR, population)) is may
