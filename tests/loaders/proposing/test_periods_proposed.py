"""Years of schools and budgets, quarters and months are periods and no ranges of numbers, wherever they stand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from indicators.reading import Framework
from loaders.opening import open_file
from loaders.proposing import propose

Edition = Callable[..., dict[str, Any]]
WRITTEN = [
    ("2020-21", "2021-22"),
    ("2020–21", "2021–22"),
    ("2020-2021", "2021-2022"),
    ("2020/21", "2021/22"),
    ("FY2019", "FY2020"),
    ("FY 2018-19", "FY 2019-20"),
    ("2014 Q3", "2014 Q4"),
    ("Q3 2014", "Q4 2014"),
    ("Mar 2014", "April 2014"),
    ("Mar-14", "Apr-14"),
    ("2014-03", "2014-04"),
]


@pytest.mark.parametrize(("first", "second"), WRITTEN)
@pytest.mark.parametrize("header", ["School Year", "Year", "When"])
def test_a_column_of_periods_is_the_period(first: str, second: str, header: str, edition_of: Edition) -> None:
    found = edition_of(["Place", header, "Poverty"], ["California", first, 12.5], ["California", second, 13.5])
    assert found["period"] == {"column": header}
    assert [rule["header"] for rule in found["values"]] == ["Poverty"]


@pytest.mark.parametrize(("first", "second"), WRITTEN)
def test_headers_that_are_periods_make_one_entry(first: str, second: str, edition_of: Edition) -> None:
    found = edition_of(["Place", first, second], ["California", 12.5, 13.5], ["Pasadena", 14.5, 15.5])
    (rule,) = found["values"]
    assert rule["header"].startswith("(?P<period>")
    assert found["place"] == {"columns": ["Place"]}


def test_school_years_above_groups_belong_to_the_header(tmp_path: Path, known: Framework) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["Percent who met the standard"],
        ["District", "2021-22", None, "2022-23", None],
        [None, "Black", "Hispanic", "Black", "Hispanic"],
        ["Pasadena Unified", 40.5, 41.5, 42.5, 43.5],
    ):
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("D2:E2")
    book.save(tmp_path / "a.xlsx")
    found = propose(open_file(tmp_path / "a.xlsx"), known)
    assert found is not None
    (edition,) = found.recipe["editions"]
    (rule,) = edition["values"]
    assert edition["layout"]["header_rows"] == 2
    assert edition["place"]["columns"] == ["District"]
    assert rule["groups"] == {"Black": "black", "Hispanic": "hispanic"}
    assert "(?P<period>" in rule["header"]


def test_a_school_year_in_a_title_or_the_name_of_a_sheet_is_found(edition_of: Edition) -> None:
    rows = (["Place", "Poverty"], ["California", 12.5], ["Pasadena", 13.5])
    assert edition_of(*rows, sheet="2020-21")["period"].keys() == {"sheet"}
    assert edition_of(["Poverty in the school year 2020-21"], *rows)["period"].keys() == {"above"}


def test_ranges_of_numbers_are_still_figures(edition_of: Edition) -> None:
    found = edition_of(["Place", "Year", "Poverty"], ["California", 2014, "10-20"], ["Pasadena", 2014, "80-89"])
    assert [rule["header"] for rule in found["values"]] == ["Poverty"]
