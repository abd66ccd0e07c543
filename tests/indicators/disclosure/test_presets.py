"""What each agency's rule says of one figure, as the agency published it."""

import pytest

from indicators.disclosure.coding import Limit
from indicators.disclosure.policy import PRESETS, Numbers, Policy, Reason, verdict

INFINITE = float("inf")


def share(count: int | None, people: int | None) -> Numbers:
    return Numbers(count, people, share=True)


def counted(people: int | None) -> Numbers:
    return Numbers(people, None, share=False)


def says(rule: str, numbers: Numbers) -> Reason | None:
    return verdict(PRESETS[rule], numbers).reason


# "Data are suppressed where the cell size is 10 or less": the people that a figure is about, whatever its count.
CDE = [
    (share(5, 10), Reason.FEW_PEOPLE),
    (share(0, 10), Reason.FEW_PEOPLE),
    (share(10, 10), Reason.FEW_PEOPLE),
    (share(1, 1), Reason.FEW_PEOPLE),
    (share(5, 11), None),
    (share(0, 11), None),
    (share(1, 29), None),
    (share(0, 0), None),
    (counted(10), Reason.FEW_PEOPLE),
    (counted(1), Reason.FEW_PEOPLE),
    (counted(11), None),
    (counted(0), None),
    (share(None, 200), Reason.UNCOUNTED),
    (share(40, None), Reason.UNCOUNTED),
    (counted(None), Reason.UNCOUNTED),
]


@pytest.mark.parametrize(("numbers", "reason"), CDE)
def test_california_department_of_education(numbers: Numbers, reason: Reason | None) -> None:
    assert says("cde", numbers) is reason


# Counts from 1 to 10 are hidden, 0 is shown; so is every statistic derived from them, and the rest of a whole is one.
CALHHS = [
    (counted(0), None),
    (counted(1), Reason.SMALL_COUNT),
    (counted(10), Reason.SMALL_COUNT),
    (counted(11), None),
    (share(10, 200), Reason.SMALL_COUNT),
    (share(11, 200), None),
    (share(0, 200), None),
    (share(200, 200), None),
    (share(199, 200), Reason.SMALL_REST),
    (share(190, 200), Reason.SMALL_REST),
    (share(189, 200), None),
    (share(3, 8), Reason.SMALL_COUNT),
    (share(0, 8), Reason.SMALL_REST),
    (share(None, 200), Reason.UNCOUNTED),
    (counted(None), Reason.UNCOUNTED),
]


@pytest.mark.parametrize(("numbers", "reason"), CALHHS)
def test_california_health_and_human_services(numbers: Numbers, reason: Reason | None) -> None:
    assert says("calhhs", numbers) is reason


# Fewer than 10 and more than 0.
CAL_PASS = [
    (counted(0), None),
    (counted(1), Reason.SMALL_COUNT),
    (counted(9), Reason.SMALL_COUNT),
    (counted(10), None),
    (share(9, 100), Reason.SMALL_COUNT),
    (share(10, 100), None),
    (share(0, 100), None),
    (share(91, 100), Reason.SMALL_REST),
    (share(90, 100), None),
]


@pytest.mark.parametrize(("numbers", "reason"), CAL_PASS)
def test_community_colleges(numbers: Numbers, reason: Reason | None) -> None:
    assert says("cal-pass", numbers) is reason


# 10 people at least. Points from either end within which a share is only told as a limit:
# 10-19 people 20, 20-39 people 10, 40-99 people 5, 100-299 people 2, 300 people and more 1.
NCES = [
    (share(5, 9), Reason.FEW_PEOPLE, None),
    (share(5, 10), None, None),
    (share(2, 10), Reason.CODED, Limit(20, top=False, fewest=10, most=19)),
    (share(3, 10), None, None),
    (share(8, 10), Reason.CODED, Limit(80, top=True, fewest=10, most=19)),
    (share(7, 10), None, None),
    (share(3, 19), Reason.CODED, Limit(20, top=False, fewest=10, most=19)),  # 15.8 %
    (share(4, 19), None, None),  # 21.1 %
    (share(16, 19), Reason.CODED, Limit(80, top=True, fewest=10, most=19)),
    (share(2, 20), Reason.CODED, Limit(10, top=False, fewest=20, most=39)),
    (share(3, 20), None, None),
    (share(18, 20), Reason.CODED, Limit(90, top=True, fewest=20, most=39)),
    (share(17, 20), None, None),
    (share(3, 39), Reason.CODED, Limit(10, top=False, fewest=20, most=39)),  # 7.7 %
    (share(4, 39), None, None),  # 10.3 %
    (share(36, 39), Reason.CODED, Limit(90, top=True, fewest=20, most=39)),
    (share(2, 40), Reason.CODED, Limit(5, top=False, fewest=40, most=99)),
    (share(3, 40), None, None),
    (share(38, 40), Reason.CODED, Limit(95, top=True, fewest=40, most=99)),
    (share(37, 40), None, None),
    (share(4, 99), Reason.CODED, Limit(5, top=False, fewest=40, most=99)),  # 4.04 %
    (share(5, 99), None, None),  # 5.05 %
    (share(95, 99), Reason.CODED, Limit(95, top=True, fewest=40, most=99)),
    (share(2, 100), Reason.CODED, Limit(2, top=False, fewest=100, most=299)),
    (share(3, 100), None, None),
    (share(98, 100), Reason.CODED, Limit(98, top=True, fewest=100, most=299)),
    (share(97, 100), None, None),
    (share(5, 299), Reason.CODED, Limit(2, top=False, fewest=100, most=299)),  # 1.67 %
    (share(6, 299), None, None),  # 2.007 %
    (share(294, 299), Reason.CODED, Limit(98, top=True, fewest=100, most=299)),
    (share(3, 300), Reason.CODED, Limit(1, top=False, fewest=300, most=INFINITE)),
    (share(4, 300), None, None),
    (share(297, 300), Reason.CODED, Limit(99, top=True, fewest=300, most=INFINITE)),
    (share(296, 300), None, None),
    (share(0, 5000), Reason.CODED, Limit(1, top=False, fewest=300, most=INFINITE)),
    (share(5000, 5000), Reason.CODED, Limit(99, top=True, fewest=300, most=INFINITE)),
]


@pytest.mark.parametrize(("numbers", "reason", "limit"), NCES)
def test_national_center_for_education_statistics(numbers: Numbers, reason: Reason | None, limit: Limit | None) -> None:
    said = verdict(PRESETS["nces"], numbers)
    assert (said.reason, said.limit) == (reason, limit)


def test_figures_that_an_agency_has_published_have_no_rule_of_ours() -> None:
    assert "as published" not in PRESETS


@pytest.mark.parametrize("rule", sorted(PRESETS))
def test_every_preset_hides_what_would_give_a_hidden_figure_away(rule: str) -> None:
    # Cal-PASS: "if one group is masked, mask another"; the others have complementary suppression by name.
    assert PRESETS[rule].complementary


def test_people_not_reported_are_hidden_beside_a_hidden_group_by_the_state_alone() -> None:
    assert [name for name, policy in PRESETS.items() if policy.unreported] == ["cde"]
    assert PRESETS["cde"] == Policy(people=10, flag_below=30, unreported=True)
