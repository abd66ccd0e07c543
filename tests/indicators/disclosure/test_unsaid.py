"""Two ways to add up figures that come to the same tell a total that nobody says."""

from dataclasses import replace

from indicators.disclosure.alike import alike
from indicators.disclosure.tables import Part, Sum
from indicators.disclosure.unsaid import unsaid
from tests.indicators.disclosure.test_adding import STRUCTURE, figure


def test_cities_and_schools_of_a_county_without_a_figure_are_alike() -> None:
    """The cities 94 and 6, the schools 60 and 40: who knows three of them knows the fourth."""
    places = {"east": 94, "west": 6, "school one": 60, "school two": 40}
    (found,) = unsaid([figure(key, count, place=key) for key, count in places.items()], STRUCTURE)
    assert (found.total.place, found.total.count) == ("county", 100)
    assert list(found.sums()) == [
        Sum(Part.COUNT, found.total.key, ("east", "west")),
        Sum(Part.COUNT, found.total.key, ("school one", "school two")),
    ]
    assert (
        unsaid([figure(key, count + 1, place=key) for key, count in places.items() if key != "west"], STRUCTURE) == []
    )


def test_pools_that_overlap_fill_a_span_in_two_ways() -> None:
    """130 and 8 are 20 and 118."""
    pools = {"2010-2014": 130, "2012-2016": 118, "2010-2011": 20, "2015-2016": 8}
    (found,) = unsaid([figure(years, count, years=years) for years, count in pools.items()], STRUCTURE)
    assert found.total.count == 138
    assert list(found.sums()) == [
        Sum(Part.COUNT, found.total.key, ("2010-2014", "2015-2016")),
        Sum(Part.COUNT, found.total.key, ("2010-2011", "2012-2016")),
    ]


def test_two_columns_that_are_two_others_in_most_years_tell_one_another() -> None:
    """128 and 6 are 71 and 63, and no column says 134."""
    names = ("passed", "failed", "online", "paper")
    years = {"2022": (133, 47, 96, 84), "2023": (128, 6, 71, 63)}
    columns = [
        replace(figure(f"{name} {year}", count, years=year), indicator=name)
        for year, counts in years.items()
        for name, count in zip(names, counts, strict=True)
    ]
    found = [said for one in alike(columns, [names]) for said in one.sums()]
    assert [one.parts for one in found if "failed 2023" in one.parts] == [("failed 2023", "passed 2023")]
    assert [one.parts for one in found if "paper 2023" in one.parts] == [("online 2023", "paper 2023")]
    assert len(found) == 4
    whole = [
        replace(figure(f"all {year}", sum(counts) // 2, years=year), indicator="all") for year, counts in years.items()
    ]
    assert alike([*columns, *whole], [(*names, "all")]) == []
