"""Federal tables by county: unemployment and poverty as the Department of Agriculture publishes them, teen births."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from indicators.reading import Framework, Reading
from tests.loaders.recipes.told import balanced, column, reasons, values

Read = Callable[..., Reading]
Write = Callable[[str, str], Path]
TITLES = [
    ["Poverty estimates for the U.S., States, and counties, 2018"],
    ["Source: Census"],
    ["See the second tab"],
    ["As of"],
]


@pytest.fixture(scope="module")
def known(community: Callable[..., Framework]) -> Framework:
    return community(
        {
            "unemployment": ("percent", "year"),
            "poverty-estimate": ("percent", "year"),
            "child-poverty": ("percent", "year"),
            "median-household-income-estimate": ("dollars", "year"),
            "teen-births": ("per 1000", "year"),
        },
        {"county": ("06037", "county"), "state": ("06", "state"), "autauga": ("01001", "county")},
    )


POVERTY: list[list[object]] = [
    ["FIPStxt", "Stabr", "Area_name", "Rural-urban_Continuum_Code_2013", "POVALL_2018", "CI90LBAll_2018",
     "CI90UBALL_2018", "PCTPOVALL_2018", "CI90LBALLP_2018", "CI90UBALLP_2018", "PCTPOV017_2018",
     "CI90LB017P_2018", "CI90UB017P_2018", "MEDHHINC_2018", "CI90LBINC_2018", "CI90UBINC_2018"],
    ["00000", "US", "United States", "", 41852315, 41619366, 42085264, 13.1, 13.0, 13.2, 18.0, 17.8, 18.2,
     61937, 61843, 62031],
    ["06000", "CA", "California", "", 4969326, 4918000, 5020000, 12.8, 12.7, 12.9, 17.4, 17.1, 17.7, 75250,
     74900, 75600],
    [1001, "AL", "Autauga County", 2, 7587, 6334, 8840, 13.8, 11.5, 16.1, 19.3, 15.1, 23.5, 59338, 53628,
     65048],
]  # fmt: skip


def test_the_workbook_of_poverty_has_titles_a_dictionary_and_limits(
    read: Read, known: Framework, write_workbook: Callable[[Mapping[str, Sequence[Sequence[object]]]], Path]
) -> None:
    path = write_workbook(
        {
            "Poverty Data 2018": [*TITLES, *POVERTY],
            "Variable Descriptions": [["Column", "Description"], ["x", "y"]],
        }
    )
    reading = read(path, known)
    assert reading.recipe == "usda-poverty/wide"
    assert values(reading) == {
        ("poverty-estimate", "state", "all", "2018"): 12.8,
        ("poverty-estimate", "autauga", "all", "2018"): 13.8,
        ("child-poverty", "state", "all", "2018"): 17.4,
        ("child-poverty", "autauga", "all", "2018"): 19.3,
        ("median-household-income-estimate", "state", "all", "2018"): 75250,
        ("median-household-income-estimate", "autauga", "all", "2018"): 59338,
    }
    assert column(reading, "lower")["child-poverty", "autauga", "all", "2018"] == 15.1
    assert column(reading, "upper")["child-poverty", "autauga", "all", "2018"] == 23.5
    # Three counts of people, and three figures of the nation, which is no place here.
    assert (reading.cells, reading.outside, reading.rejected, balanced(reading)) == (12, 6, 0, True)


def test_a_row_per_attribute_is_read_too(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "Unemployment2023.csv",
        """
FIPS_Code,State,Area_Name,Attribute,Value
01001,AL,"Autauga County, AL",Rural_Urban_Continuum_Code_2023,2
01001,AL,"Autauga County, AL",Civilian_labor_force_2022,26789
01001,AL,"Autauga County, AL",Unemployment_rate_2022,2.3
1001,AL,"Autauga County, AL",Unemployment_rate_2023,2.2
01001,AL,"Autauga County, AL",Median_Household_Income_2022,68857
""",
    )
    reading = read(path, known)
    assert reading.recipe == "usda-unemployment/long"
    assert values(reading) == {
        ("unemployment", "autauga", "all", "2022"): 2.3,
        ("unemployment", "autauga", "all", "2023"): 2.2,
    }
    assert (reading.cells, reading.outside, balanced(reading)) == (5, 3, True)


def test_a_county_code_of_six_digits_is_no_county(read: Read, known: Framework, write_file: Write) -> None:
    path = write_file(
        "unemployment.csv",
        """
FIPS,State,Area_name, Civilian_labor_force_2007 , Unemployment_rate_2007
106037,CA,"Los Angeles County, CA"," 4,900,000 ",5.1
6037,CA,"Los Angeles County, CA"," 4,900,000 ",5.1
""",
    )
    reading = read(path, known)
    assert values(reading) == {("unemployment", "county", "all", "2007"): 5.1}
    assert balanced(reading)


def test_the_published_workbooks_are_read_as_they_stand(read: Read, known: Framework, shared_data: Path) -> None:
    folder = shared_data / "messy" / "usda_ers"
    poverty = read(folder / "PovertyEstimates.xls", known)
    # Row of Autauga County: PCTPOVALL 13.8 (11.5 to 16.1), PCTPOV017 19.3, MEDHHINC 59338.
    assert values(poverty)["poverty-estimate", "autauga", "all", "2018"] == 13.8
    assert column(poverty, "upper")["poverty-estimate", "autauga", "all", "2018"] == 16.1
    assert values(poverty)["median-household-income-estimate", "autauga", "all", "2018"] == 59338
    assert (len(poverty.figures), poverty.rejected, balanced(poverty)) == (9, 0, True)
    unemployment = read(folder / "Unemployment.xls", known)
    rates = [3.3, 5.1, 9.7, 8.9, 8.4, 6.9, 6.2, 5.8, 5.2, 5.1, 3.9, 3.6]
    assert [value for (_, place, _, _), value in values(unemployment).items() if place == "autauga"] == rates
    assert (len(unemployment.figures), unemployment.rejected, balanced(unemployment)) == (36, 0, True)


def test_teen_births_of_the_whole_nation_are_read_with_their_limits(
    read: Read, known: Framework, shared_data: Path
) -> None:
    name = "NCHS_-_Teen_Birth_Rates_for_Age_Group_15-19_in_the_United_States_by_County.csv"
    reading = read(shared_data / "series" / name, known)
    key = ("teen-births", "county", "all", "2003")
    assert values(reading)[key] == pytest.approx(41.283815)
    assert column(reading, "lower")[key] == pytest.approx(40.625784)
    # 3,137 counties and 13 years; two of the counties are places here.
    assert (reading.cells, len(reading.figures), balanced(reading)) == (40781, 26, True)


def test_a_later_edition_of_the_homeless_count_says_the_year_in_the_sheet_alone(
    read: Read, community: Callable[..., Framework], tmp_path: Path
) -> None:
    known = community({"homeless-count": ("people", "year")}, {"coc": ("CA-607", "continuum of care")})
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    later = ["CoC Number", "CoC Name", "CoC Category", "Count Types", "Overall Homeless", "Sheltered Total Homeless"]
    later += ["Unsheltered Homeless", "Overall Homeless Veterans", "Overall Homeless - Under 18"]
    for year, kind in (("2023", "Sheltered and Unsheltered Count"), ("2021", "Sheltered-Only Count")):
        sheet = book.create_sheet(year)
        sheet.append(later)
        sheet.append(["CA-607", "Pasadena CoC", "Other Urban", kind, 556, 236, 320, 29, 60])
        sheet.append(["MO-604a", "Kansas City", "Major City", "Sheltered and Unsheltered Count", 1, 1, 0, 0, 0])
        sheet.append(["", "Total", "", "", 557, 237, 320, 29, 60])
    sheet = book.create_sheet("2007")
    sheet.append(
        [
            "CoC Number",
            "CoC Name",
            "Overall Homeless, 2007",
            "Sheltered Total Homeless, 2007",
            "Unsheltered Homeless, 2007",
        ]
    )
    sheet.append(["CA-607", "Pasadena CoC", "1,216", 400, 816])
    book.save(tmp_path / "2007-2023-PIT-Counts-by-CoC.xlsx")
    reading = read(tmp_path / "2007-2023-PIT-Counts-by-CoC.xlsx", known)
    assert values(reading) == {
        ("homeless-count", "coc", "all", "2023"): 556,
        ("homeless-count", "coc", "unsheltered", "2023"): 320,
        ("homeless-count", "coc", "veterans", "2023"): 29,
        ("homeless-count", "coc", "all", "2007"): 1216,
        ("homeless-count", "coc", "unsheltered", "2007"): 816,
    }
    assert "not everyone was counted" in reasons(reading)
    assert balanced(reading)


def test_the_homeless_count_by_state_knows_states_by_postal_code_or_name(
    read: Read,
    community: Callable[..., Framework],
    write_workbook: Callable[[Mapping[str, Sequence[Sequence[object]]], str], Path],
) -> None:
    known = community({"homeless-count": ("people", "year")}, {"state": ("California", "state"), "al": ("01", "state")})
    headers = ["State", "Number of CoCs", "Overall Homeless", "Sheltered Total Homeless", "Unsheltered Homeless"]
    dated = ["State", "Number of CoCs", "Overall Homeless, 2010", "Unsheltered Homeless, 2010"]
    path = write_workbook(
        {
            "2023": [headers, ["CA", 44, 181399, 57976, 123423], ["WY", 1, 532, 400, 132], ["Total", 45, 1, 1, 1]],
            "2021": [headers, ["CA", 44, 51429, 51429, 0]],
            "2010": [dated, ["California", 43, "123,480", "."]],
            "Change": [["State", "Change in Total Homelessness, 2022-2023"], ["CA", "5.8%"]],
        },
        "2007-2023-PIT-Counts-by-State.xlsx",
    )
    reading = read(path, known)
    assert reading.recipe == "hud-pit/by-state"
    assert values(reading) == {
        ("homeless-count", "state", "all", "2023"): 181399,
        ("homeless-count", "state", "unsheltered", "2023"): 123423,
        ("homeless-count", "state", "all", "2010"): 123480,
        ("homeless-count", "state", "unsheltered", "2010"): None,
    }
    told = reasons(reading)
    assert "shelters alone were counted in many places that year" in told
    assert "changes from year to year" in told
    assert "Wyoming" in told or "WY" in told
    assert balanced(reading)
