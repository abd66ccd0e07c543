"""Whether the groups of a dimension fit the figure of everyone."""

import pytest

from indicators.analysis.codes import Quantity
from indicators.analysis.disparity import Member
from indicators.analysis.history import History
from indicators.analysis.judgement import PartsCheck
from indicators.analysis.parts import parts_check

COUNT, PERCENT = Quantity.COUNT, Quantity.PERCENT


def member(group: str, *values: float | None, quantity: Quantity = COUNT, people: object = None) -> Member:
    years = [2016.0 + at for at in range(len(values))]
    return Member(group, History.of(years, values, denominators=people, quantity=quantity))  # type: ignore[arg-type]  # numbers or None


def checked(everyone: Member, *groups: Member) -> PartsCheck | None:
    return parts_check("gender", groups, everyone)


@pytest.mark.parametrize(("girls", "fits"), [(52.0, True), (60.0, True), (61.0, False)])
def test_groups_hold_no_more_people_than_everyone(girls: float, fits: bool) -> None:
    found = checked(member("all", 100.0), member("girls", girls), member("boys", 40.0))

    assert found == PartsCheck("gender", 2016.0, 100.0, girls + 40.0, fits=fits, end=2017.0)


def test_numbers_that_were_rounded_may_miss_by_what_rounding_takes() -> None:
    # Three figures, each off by half at most: 1.5.
    near = checked(member("all", 100.0), member("girls", 60.75), member("boys", 40.5))
    assert near == PartsCheck("gender", 2016.0, 100.0, 101.25, fits=True, end=2017.0)
    found = checked(member("all", 100.0), member("girls", 60.9), member("boys", 40.8))
    assert found is not None
    assert not found.fits


def test_the_people_behind_shares_are_added() -> None:
    everyone = member("all", 50.0, quantity=PERCENT, people=[200])
    found = checked(
        everyone,
        member("girls", 60.0, quantity=PERCENT, people=[120]),
        member("boys", 40.0, quantity=PERCENT, people=[90]),
    )

    assert found == PartsCheck("gender", 2016.0, 200.0, 210.0, fits=False, end=2017.0)


@pytest.mark.parametrize(("total", "fits"), [(39.8, False), (39.9, True), (50.0, True), (60.1, True), (60.2, False)])
def test_a_share_without_counts_lies_between_those_of_its_groups(total: float, fits: bool) -> None:
    """One digit after the point: each of two figures may be off by 0.05."""
    groups = (member("girls", 60.0, quantity=PERCENT), member("boys", 40.0, quantity=PERCENT))

    assert checked(member("all", total, quantity=PERCENT), *groups) == PartsCheck(
        "gender", 2016.0, total, None, fits=fits, end=2017.0
    )


def test_a_period_in_which_a_group_is_hidden_says_nothing() -> None:
    found = checked(member("all", 100.0, 90.0), member("girls", 60.0, 50.0), member("boys", 40.0, None))

    assert found == PartsCheck("gender", 2016.0, 100.0, 100.0, fits=True, end=2017.0)
    assert checked(member("all", 100.0), member("girls", 60.0), member("boys", None)) is None


@pytest.mark.parametrize(
    "groups",
    [
        (member("girls", 60.0),),
        (member("girls", 700.0, quantity=Quantity.AMOUNT), member("boys", 720.0, quantity=Quantity.AMOUNT)),
    ],
    ids=["one group", "scores"],
)
def test_one_group_or_a_score_cannot_be_checked(groups: tuple[Member, ...]) -> None:
    assert checked(member("all", 800.0, quantity=groups[0].history.quantity), *groups) is None


def test_figures_of_another_publisher_are_not_checked_against_each_other() -> None:
    ours = History.of([2016], [100.0], quantity=COUNT)
    groups = [Member(name, History.of([2016], [90.0], quantity=COUNT), ("x",)) for name in ("girls", "boys")]

    assert parts_check("gender", groups, Member("all", ours, ("y",))) is None
