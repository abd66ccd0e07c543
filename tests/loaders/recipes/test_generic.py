"""Common layouts in English and Spanish: a row a figure, years as columns, groups as columns, a sheet a year."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from indicators.reading import Framework, Reading
from loaders import LoadError
from tests.loaders.recipes.told import balanced, column, flags, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
Workbook = Callable[..., Path]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "reading": ("percent", "school year", "Students who read"),
            "unemployment": ("percent", "year", "Looking for work"),
            "births": ("people", "year", "Births"),
            "sheltered": ("people", "quarter", "People in shelters"),
            "budget": ("dollars", "fiscal year", "Budget"),
        },
        {
            "pasadena": ("Pasadena", "city", "county"),
            "county": ("Los Angeles", "county", "california"),
            "la-city": ("Los Angeles ", "city", "county"),
            "california": ("California", "state"),
        },
    )


def test_one_row_a_figure_with_bounds_counts_and_flags(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "anything.csv",
        """
Measure,Location,Subgroup,School Year,Value,Numerator,Denominator,Lower CI,Upper CI,Flag,Notes
Students who read,Pasadena,All Students,2021-22,50,100,200,43.1,56.9,,counted in spring
Students who read,Pasadena,Girls,2021-22,54.5,,,,,estimated,
Students who read,Pasadena,Black,2021-22,*,,,,,,
Students who read,Altadena,All Students,2021-22,51,,,,,,
""",
    )
    reading = read(path, known)
    assert reading.recipe == "tidy-generic/place"
    at = ("reading", "pasadena")
    assert values(reading) == {
        (*at, "all", "2021-22"): 50,
        (*at, "female", "2021-22"): 54.5,
        (*at, "black", "2021-22"): None,
    }
    assert flags(reading) == {
        (*at, "female", "2021-22"): "estimate",
        (*at, "black", "2021-22"): "suppressed at source",
    }
    assert column(reading, "numerator")[*at, "all", "2021-22"] == 100
    assert dict(zip(values(reading), reading.figures["note"], strict=True)) == {
        (*at, "all", "2021-22"): "counted in spring",
        (*at, "female", "2021-22"): None,
        (*at, "black", "2021-22"): None,
    }
    assert column(reading, "upper")[*at, "all", "2021-22"] == 56.9
    assert "Altadena" in reasons(reading)
    assert balanced(reading)


def test_spanish_headers_groups_and_marks(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "datos.csv",
        """
Indicador;Lugar;Grupo;Ciclo escolar;Valor
reading;Pasadena;Todos los estudiantes;2021-22;50
reading;Pasadena;Mujeres;2021-22;n/d
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("reading", "pasadena", "all", "2021-22"): 50,
        ("reading", "pasadena", "female", "2021-22"): None,
    }
    spaced = write_file("Births.csv", 'Condado,Año,Número\nLos Angeles,2020,"98,300"\n')
    assert values(read(spaced, known)) == {("births", "county", "all", "2020"): 98300}


def test_without_an_indicator_column_the_name_of_the_file_says_it(
    read: Read, known: Framework, write_file: Write
) -> None:
    path = write_file("Looking for work.csv", "County,Year,Rate\nLos Angeles,2019,4.6\nLos Angeles,2020,12.3\n")
    assert values(read(path, known)) == {
        ("unemployment", "county", "all", "2019"): 4.6,
        ("unemployment", "county", "all", "2020"): 12.3,
    }
    nameless = write_file("download (3).csv", "County,Year,Rate\nLos Angeles,2019,4.6\n")
    reading = read(nameless, known)
    assert (len(reading.figures), reading.outside) == (0, 1)
    assert "download (3)" in reasons(reading)


def test_the_smallest_of_several_places_counts(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file("Births.csv", "State,County,Year,Count\nCalifornia,Los Angeles,2020,98300\n")
    assert values(read(path, known)) == {("births", "county", "all", "2020"): 98300}


def test_a_column_of_kinds_tells_a_county_from_a_city(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Births.csv",
        "Location,Location Type,Year,Value\nLos Angeles,County,2020,98300\nLos Angeles,Hospital area,2020,7\n",
    )
    reading = read(path, known)
    assert values(reading) == {("births", "county", "all", "2020"): 98300}
    assert balanced(reading)


def test_a_column_of_percentages_is_no_count_of_people(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "mixed.csv",
        """
Indicator,Place,Year,Count,Percent
Births,Pasadena,2020,1304,12.5
Looking for work,Pasadena,2020,7100,10.4
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("births", "pasadena", "all", "2020"): 1304,
        ("unemployment", "pasadena", "all", "2020"): 10.4,
    }
    assert (reading.outside, balanced(reading)) == (2, True)


def test_fractions_are_asked_about_and_not_guessed(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file("Looking for work.csv", "County,Year,Rate\nLos Angeles,2019,0.046\nLos Angeles,2020,0.123\n")
    reading = read(path, known)
    assert (len(reading.figures), reading.rejected) == (0, 2)
    assert "percent" in reasons(reading)


def test_two_groups_in_one_row_are_a_part_of_a_group(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Births.csv",
        """
Place,Year,Race,Sex,Value
Pasadena,2020,All,Total,1304
Pasadena,2020,Black,All,110
Pasadena,2020,Black,Female,52
""",
    )
    reading = read(path, known)
    assert values(reading) == {
        ("births", "pasadena", "all", "2020"): 1304,
        ("births", "pasadena", "black", "2020"): 110,
    }
    assert "Black / Female" in reasons(reading)


def test_year_and_quarter_stand_in_two_columns(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "People in shelters.csv", "City,Year,Quarter,Number\nPasadena,2023,Q1,212\nPasadena,2023,Q2,198\n"
    )
    assert values(read(path, known)) == {
        ("sheltered", "pasadena", "all", "2023-Q1"): 212,
        ("sheltered", "pasadena", "all", "2023-Q2"): 198,
    }


def test_years_as_columns(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "table.csv",
        """
Indicator,Geography,Group,2012-13,2013-14,2014-15,Notes
Students who read,Pasadena,,44,N/A,45.5,
Students who read,Pasadena,Girls,49,50,,
""",
    )
    reading = read(path, known)
    assert reading.recipe == "wide-generic/years-place"
    assert values(reading) == {
        ("reading", "pasadena", "all", "2012-13"): 44,
        ("reading", "pasadena", "all", "2013-14"): None,
        ("reading", "pasadena", "all", "2014-15"): 45.5,
        ("reading", "pasadena", "female", "2012-13"): 49,
        ("reading", "pasadena", "female", "2013-14"): 50,
    }
    assert balanced(reading)


@pytest.mark.parametrize(
    ("name", "headers", "key"),
    [
        ("People in shelters", "2014 Q3", "2014-Q3"),
        ("People in shelters", "Q3 2014", "2014-Q3"),
        ("Budget", "FY2014", "FY2014"),
        ("Budget", "FY 2014", "FY2014"),
        ("Students who read", "2013/14", "2013-14"),
        ("Births", "2014", "2014"),
    ],
)
def test_every_writing_of_a_period_may_head_a_column(
    read: Read, known: Framework, write_file: Write, name: str, headers: str, key: str
) -> None:
    reading = read(write_file(f"{name}.csv", f"Ciudad,{headers}\nPasadena,41\n"), known)
    assert [period for *_, period in values(reading)] == [key]


def test_groups_as_columns(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Students who read.csv",
        """
City,School Year,All Students,Black,Latino,Asian,Foster youth
Pasadena,2021-22,50,41,42,*,20
Pasadena,2022-23,51,43,,70,
""",
    )
    reading = read(path, known)
    assert reading.recipe == "wide-generic/groups-city"
    assert values(reading) == {
        ("reading", "pasadena", "all", "2021-22"): 50,
        ("reading", "pasadena", "black", "2021-22"): 41,
        ("reading", "pasadena", "hispanic", "2021-22"): 42,
        ("reading", "pasadena", "asian", "2021-22"): None,
        ("reading", "pasadena", "all", "2022-23"): 51,
        ("reading", "pasadena", "black", "2022-23"): 43,
        ("reading", "pasadena", "asian", "2022-23"): 70,
    }
    assert "Foster youth" in reasons(reading)
    assert balanced(reading)


def test_one_sheet_a_year(
    read: Read, known: Framework, write_workbook: Callable[[Mapping[str, Sequence[Sequence[object]]], str], Path]
) -> None:
    header = ["Indicator", "Place", "Group", "Value"]
    path = write_workbook(
        {
            "2021-22": [["Results"], header, ["Students who read", "Pasadena", "", 50]],
            "2022-23": [["Results"], header, ["Students who read", "Pasadena", "", 51], ["Births", "Pasadena", "", 9]],
        },
        "results.xlsx",
    )
    reading = read(path, known)
    assert reading.recipe == "tidy-generic/sheets"
    assert values(reading) == {
        ("reading", "pasadena", "all", "2021-22"): 50,
        ("reading", "pasadena", "all", "2022-23"): 51,
    }
    # Births are counted in calendar years: a school year is none.
    assert (reading.rejected, balanced(reading)) == (1, True)


def test_a_list_without_places_or_periods_is_no_table_of_figures(
    read: Read, known: Framework, write_file: Write
) -> None:
    with pytest.raises(LoadError, match="no import template fits"):
        read(write_file("people.csv", "Name,Age,City\nJohn,30,New York\n"), known)


def test_a_column_of_words_that_nobody_knows_may_tell_people_apart(
    read: Read, known: Framework, write_file: Write
) -> None:
    # Only those in one program: read as everyone, the figures would be untrue.
    table = (
        "Measure,Location,Year,Program,Value\nBirths,Pasadena,2020,Head Start,12\nBirths,Pasadena,2021,Head Start,14\n"
    )
    with pytest.raises(LoadError, match=r"does not know: “Program”.*inspect FILE --save"):
        read(write_file("births.csv", table), known)
    # A column of numbers is left out and named.
    reading = read(write_file("births.csv", table.replace("Head Start", "7")), known)
    assert values(reading) == {("births", "pasadena", "all", "2020"): 12, ("births", "pasadena", "all", "2021"): 14}
    assert (reading.outside, balanced(reading)) == (2, True)


@pytest.mark.parametrize("header", ["2015*", "2015 *"])
def test_a_year_with_a_mark_that_nobody_explains_is_refused_and_the_other_years_are_read(
    read: Read, known: Framework, write_file: Write, header: str
) -> None:
    table = f"Place,2014,{header},2016\nPasadena,61.5,62.1 (a),60\nCalifornia,61.5,60.4†,n/a\n"
    path = write_file("Looking for work.csv", table)
    reading = read(path, known)
    assert {key[3] for key in values(reading)} == {"2014", "2016"}
    assert f"the header “{header}”, whose mark * is not explained" in reasons(reading)
    assert (reading.rejected, balanced(reading)) == (2, True)
