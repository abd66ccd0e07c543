"""Vermont Kids Data: one file an indicator, headers that vary, fractions in most files and percentages in some."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from loaders import LoadError
from tests.loaders.recipes.told import balanced, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
PREKINDERGARTEN = [
    f"prekindergarten-{subject}-age-{age}"
    for subject in ("literacy", "mathematics", "social-emotional")
    for age in ("3", "4")
]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    percentages = ["ready-for-kindergarten", "third-grade-reading", "third-grade-reading-vcap", *PREKINDERGARTEN]
    percentages += ["third-grade-mathematics-vcap", "young-child-poverty", "preventive-dental-age-1-5"]
    return community(
        {
            **{name: ("percent", "year") for name in percentages},
            "young-children-in-poverty": ("people", "year"),
            "homeless-services-5-12": ("people", "year"),
            "food-program-women": ("people", "month"),
            "births": ("people", "year"),
            "preschool-places-private-licensed": ("places", "year"),
        },
        {
            "vermont": ("Vermont", "state"),
            "nation": ("United States", "nation"),
            "addison": ("Addison", "region"),
            "burlington": ("BURLINGTON SD", "school district"),
        },
    )


def test_headers_vary_and_hidden_groups_are_flags(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "third_grade_vcap.csv",
        """
Geo type,Geography ,Category ,Year,Value
State,Vermont,English All Students,2023,0.489123
State,Vermont,English Black,2023,***
State,Vermont,Math Special Ed,2023,0.139113
State,Vermont,Math Not FRL,2023,0.5
Supervisory Union/School District,Vermont,English All Students,2023,0.1
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("third-grade-reading-vcap", "vermont", "all", "2023"): 48.9123,
        ("third-grade-reading-vcap", "vermont", "black", "2023"): None,
        ("third-grade-mathematics-vcap", "vermont", "students-with-disabilities", "2023"): 13.9113,
    }
    assert list(flags(reading).values()) == ["suppressed at source"]
    # A district that is called like the state is not the state.
    assert (reading.outside, balanced(reading)) == (2, True)


def test_districts_until_2023_are_written_in_percent_and_the_state_in_fractions(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "tsgold.csv",
        """
geo_type,geography,age,category,year,value
State,Vermont,3,Literacy,2018,0.86
Supervisory Union/School District,BURLINGTON SD,3,Literacy,2018,86.21
Supervisory Union/School District,BURLINGTON SD,4,Math,2024,0.74
Supervisory Union/School District,BURLINGTON SD,3,,2020,60.87
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("prekindergarten-literacy-age-3", "vermont", "all", "2018"): 86.0,
        ("prekindergarten-literacy-age-3", "burlington", "all", "2018"): 86.21,
        ("prekindergarten-mathematics-age-4", "burlington", "all", "2024"): 74.0,
    }
    assert "what they measure is not said" in reasons(reading)
    assert balanced(reading)


def test_a_row_without_a_category_is_not_everyone(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "r4k.csv",
        """
geo_type,geography,year,category,percent
State,Vermont,2016,,0.732
State,Vermont,2016,All Students Surveyed,0.818
State,Vermont,2016,Girls,0.866
State,Vermont,2016,Free and Reduced Lunch Eligible,0.732
State,Vermont,2018,1-Not yet ready,0.06
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("ready-for-kindergarten", "vermont", "all", "2016"): 81.8,
        ("ready-for-kindergarten", "vermont", "female", "2016"): 86.6,
        ("ready-for-kindergarten", "vermont", "economically-disadvantaged", "2016"): 73.2,
    }
    assert (reading.outside, balanced(reading)) == (2, True)


def test_an_age_that_a_spreadsheet_took_for_a_date_is_put_right(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file(
        "coordinated_entry_services.csv", "geo_type,geography,year,age,value\nState,Vermont,2023,12-May,821\n"
    )
    assert values(read(path, known)) == {("homeless-services-5-12", "vermont", "all", "2023"): 821}


def test_months_thousands_and_a_place_that_the_file_does_not_name(
    read: Read, known: Framework, write_file: Write
) -> None:
    food = write_file(
        "wic_participation.csv", 'Geo type,Geography,Year,Category,Value\nState,Vermont,2019-01,Women,"2,341"\n'
    )
    assert values(read(food, known)) == {("food-program-women", "vermont", "all", "2019-01"): 2341}
    places = write_file(
        "capacity.csv", "year,program_type,capacity_type,capacity\n2022,Private programs,Licensed,5523\n"
    )
    assert values(read(places, known)) == {("preschool-places-private-licensed", "vermont", "all", "2022"): 5523}


def test_the_published_files_are_read_as_they_stand(read: Read, known: Framework, shared_data: Path) -> None:
    folder = shared_data / "formats" / "vermont_kids_data"
    poverty = read(folder / "kids_poverty_region.csv", known)
    # Region,Addison,2022,0.234,908
    assert values(poverty)["young-child-poverty", "addison", "all", "2022"] == 23.4
    assert values(poverty)["young-children-in-poverty", "addison", "all", "2022"] == 908
    assert (poverty.cells, balanced(poverty)) == (260, True)
    births = read(folder / "number_babies.csv", known)
    assert values(births)["births", "vermont", "all", "2022"] == 5314
    assert (births.cells, len(births.figures)) == (6, 6)
    dental = read(folder / "preventative_dental.csv", known)
    # One cell reads .86.4; of the other ages nobody here has an indicator.
    assert (dental.cells, dental.outside, len(dental.figures), balanced(dental)) == (30, 20, 10, True)


@pytest.mark.parametrize(
    ("name", "cells"),
    [("r4k", 2972), ("tsgold", 1978), ("third_grade_sbac", 115), ("third_grade_vcap", 2400), ("ooh_custody", 196)],
)
def test_every_filled_cell_of_a_published_file_is_accounted_for(
    read: Read, known: Framework, shared_data: Path, name: str, cells: int
) -> None:
    reading = read(shared_data / "formats" / "vermont_kids_data" / f"{name}.csv", known)
    assert (reading.recipe.split("/")[0], reading.cells, reading.rejected) == ("vermont-kids-data", cells, 0)
    assert balanced(reading)


@pytest.mark.parametrize("name", ["dashboard_indicators.csv", "dashboard categories.csv", "dashboard_topics_dora.csv"])
def test_a_list_of_pages_holds_no_figures_and_is_refused_in_a_sentence(
    read: Read, known: Framework, shared_data: Path, name: str
) -> None:
    with pytest.raises(LoadError) as refused:
        read(shared_data / "formats" / "vermont_kids_data" / name, known)
    assert "no import template fits" in str(refused.value)
