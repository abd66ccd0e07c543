"""Numbers that stay the same from release to release, or that move to another name."""

import datetime as dt
from dataclasses import replace

from indicators.disclosure.adding import Figure
from indicators.disclosure.tables import Part, Sum
from indicators.screening.tied import Tied, tied

YEAR = dt.date(2014, 1, 1), dt.date(2014, 12, 31)
OLD = Figure("old", "reading", "town", "girls", *YEAR, 57, 800)
NEW = replace(OLD, key="new")


def test_the_part_that_was_not_revised_is_the_same() -> None:
    assert tied([[OLD], [replace(NEW, rest=843)]]) == Tied([Sum(Part.COUNT, "new", ("old",))], [])
    assert tied([[OLD], [replace(NEW, count=50, rest=807)]]) == Tied([Sum(Part.PEOPLE, "new", ("old",))], [])
    assert tied([[OLD], [replace(NEW, count=50, rest=800)]]) == Tied([Sum(Part.REST, "new", ("old",))], [])
    assert tied([[OLD], [replace(NEW, count=50, rest=843)]]) == Tied([], [])


def test_all_of_the_people_follow_from_both_parts() -> None:
    both = [Sum(Part.COUNT, "new", ("old",)), Sum(Part.REST, "new", ("old",))]
    assert tied([[OLD], [NEW]]) == Tied(both, [])


def test_a_release_without_the_figure_in_between_changes_nothing() -> None:
    gone = replace(OLD, key="gone", count=None, rest=None)
    assert tied([[OLD], [gone], [replace(NEW, rest=843)]]) == Tied([Sum(Part.COUNT, "new", ("old",))], [])


def test_a_number_that_another_has_parted_is_not_the_same() -> None:
    """After 57 and 50 the 57 that comes back is a new unknown, whatever its denominator."""
    between = replace(OLD, key="between", count=50, rest=None)
    assert tied([[OLD], [between], [replace(NEW, rest=843)]]) == Tied([], [])


def test_what_moved_to_another_group_place_or_indicator_is_the_same() -> None:
    only = Sum(Part.COUNT, "new", ("old",))
    for moved in (replace(NEW, group="women"), replace(NEW, place="city"), replace(NEW, indicator="reads")):
        assert tied([[OLD], [replace(moved, rest=843)]]) == Tied([], [only])
    assert tied([[OLD], [replace(NEW, group="women", place="city")]]) == Tied([], [])
    assert tied([[OLD], [replace(NEW, group="women", count=58)]]) == Tied([], [])


def test_what_stands_beside_the_old_figure_has_not_come_from_it() -> None:
    assert tied([[OLD], [OLD, replace(NEW, group="women")]]) == Tied([], [])
    assert tied([[OLD, replace(NEW, group="women")], [replace(NEW, group="women")]]) == Tied([], [])
