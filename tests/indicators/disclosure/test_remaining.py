"""What is left of a pooled period when others are taken off it."""

from indicators.disclosure.remaining import follows, remainders
from tests.indicators.disclosure.test_adding import figure


def left(**pools: int) -> dict[str, int | None]:
    figures = [figure(years, count, years=years.removeprefix("y").replace("_", "-")) for years, count in pools.items()]
    return {f"{one.figure.starts.year}-{one.figure.ends.year}": one.figure.count for one in remainders(figures)}


def test_what_begins_or_ends_alike_leaves_the_days_between() -> None:
    assert left(y2018_2019=27, y2018_2020=34) == {"2020-2020": 7}
    assert left(y2018_2020=34, y2019_2020=27) == {"2018-2018": 7}


def test_pools_that_overlap_within_a_larger_one_leave_what_both_hold() -> None:
    """34 and 38 less 65 are 7 in 2020; and 65 less each are those who are in one of them alone."""
    assert left(y2018_2020=34, y2020_2022=38, y2018_2022=65) == {"2018-2019": 27, "2020-2020": 7, "2021-2022": 31}


def test_years_beside_their_pools_leave_nothing_and_neither_do_pools_that_contradict_each_other() -> None:
    assert left(y2018=10, y2019=17, y2020=7, y2018_2020=34) == {}
    assert left(y2018_2019=27, y2018_2020=20) == {}
    assert left(y2018=10, y2019=17, y2020=7, y2018_2020=35) == {}


def test_a_remainder_follows_from_pools_that_hang_together_alone() -> None:
    pools = [figure(years, count, years=years) for years, count in {"2018-2019": 27, "2018-2020": 34}.items()]
    (one,) = remainders(pools)
    assert follows(one.figure, pools)
    assert not follows(one.figure, pools[:1])
