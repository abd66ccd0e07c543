"""Of choices that protect equally well the one is taken that takes least from readers."""

import datetime as dt

from indicators.disclosure.adding import Figure
from indicators.disclosure.policy import PRESETS, Numbers, verdict
from indicators.disclosure.tables import Part, Sum
from indicators.screening.choice import Worth, decide
from indicators.screening.gathering import Gathered, Standing
from indicators.store import tables as t

CALHHS = PRESETS["calhhs"]
WORTH = Worth(
    dimensions={"all": "all", "girls": "gender", "boys": "gender", "others": "gender"},
    expected={"girls"},
    unreported=set(),
    newest={"graduates": dt.date(2016, 12, 31)},
)


def standing(number: int, count: int, *, group: str = "all", first: int = 2016, last: int = 2016) -> Standing:
    """A number of people who graduated, of which nothing was decided yet; its key is its number."""
    figure = Figure(str(number), "graduates", "town", group, dt.date(first, 1, 1), dt.date(last, 12, 31), count, None)
    said = verdict(CALHHS, Numbers(count, None, share=False))
    series = t.Series(id=number, indicator="graduates", place="town", group=group)
    return Standing((number, str(first), str(count)), series, "ours", figure, True, True, ("rule", CALHHS), said, None)


def hidden(figures: list[Standing], sums: list[Sum]) -> dict[int, str]:
    """What is hidden by the numbers of the figures, and why."""
    by_key = {one.figure.key: one for one in figures}
    rows = decide(Gathered(by_key, sums, {}), WORTH, load=1)
    return {row["series_id"]: str(row["reason"]) for row in rows if row["reason"] is not None}


def test_everyone_is_hidden_last() -> None:
    """5 others must be able to be 10, and 14, told not to be small, only 11: everyone, or girls and boys together.

    Everyone weighs 8 x 3 x 1.64 = 39, girls and boys (2 + 1) x 3 x 1.49 = 13.
    """
    figures = [
        standing(1, 33),
        standing(2, 14, group="girls"),
        standing(3, 14, group="boys"),
        standing(4, 5, group="others"),
    ]
    found = hidden(figures, [Sum(Part.COUNT, "1", ("2", "3", "4"))])
    assert found == {2: "protects another", 3: "protects another", 4: "small count"}


def test_groups_that_every_indicator_should_have_are_hidden_after_others() -> None:
    """20 girls weigh 2 x 3 x 1.55 = 9.3, 25 boys 3 x 1.59 = 4.8."""
    figures = [
        standing(1, 50),
        standing(2, 20, group="girls"),
        standing(3, 25, group="boys"),
        standing(4, 5, group="others"),
    ]
    found = hidden(figures, [Sum(Part.COUNT, "1", ("2", "3", "4"))])
    assert found == {3: "protects another", 4: "small count"}


def test_recent_periods_are_hidden_after_earlier_ones() -> None:
    """20 of 2016 weigh 8 x 3 x 1.55 = 37, 30 of the year before 8 x 2 x 1.62 = 26, all years 8 x 3 x 1.73 = 41."""
    figures = [
        standing(1, 55, first=2014),
        standing(2, 5, first=2014, last=2014),
        standing(3, 30, first=2015, last=2015),
        standing(4, 20),
    ]
    found = hidden(figures, [Sum(Part.COUNT, "1", ("2", "3", "4"))])
    assert found == {2: "small count", 3: "protects another"}
