"""A revision that is far from the figure that it replaces is told with both."""

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from app import main
from tests.samples import load_sample

HEADERS = ("Indicator", "Place", "Group", "Period", "Value", "Source")


def test_a_revision_by_a_decimal_point_is_told_with_both_figures(sqlite_url: str, tmp_path: Path) -> None:
    def load(path: Path) -> dict[str, object]:
        result = CliRunner().invoke(main, ["load", "--json", str(path)], env={"DATABASE_URL": sqlite_url})
        return dict(json.loads(result.stdout))

    def edition(value: float) -> Path:
        book = openpyxl.Workbook()
        book.worksheets[0].title = "Observations"
        for row in (HEADERS, ("poverty", "pasadena", "all", "2015", value, "star-news-census-2013")):
            book.worksheets[0].append(row)
        book.save(tmp_path / f"{value}.xlsx")
        return tmp_path / f"{value}.xlsx"

    load_sample(sqlite_url)
    assert load(edition(9.0))["new"] == 1
    revised = load(edition(90.0))
    assert revised["revised"] == 1
    assert "2015: was 9, now 90" in str(revised["problems"])
