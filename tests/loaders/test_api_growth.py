"""California's Academic Performance Index: columns renamed every year, on small files of our own."""

from collections.abc import Callable
from pathlib import Path

from indicators.reading import Problem, ProblemKind, Reading

Write = Callable[..., Path]
Read = Callable[..., Reading]


def figures(reading: Reading) -> list[list[object]]:
    found: list[list[object]] = reading.figures[["group", "period", "value"]].to_numpy().tolist()
    return found


def outside(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.OUTSIDE]


API = ["CDS", "RTYPE", "SNAME", "DNAME", "CNAME", "API04", "API03", "HI_API04", "HI_API03", "WH_API04", "WH_API04"]


def test_columns_renamed_every_year_and_a_header_that_stands_twice(write_text: Write, read: Read) -> None:
    rows = [
        ["19648810000000", "D", "", "Pasadena Unified", "Los Angeles", "662", "650", "641", "631", "759", "746"],
        ["19648811931062", "S", "Blair High", "Pasadena Unified", "Los Angeles", "600", "590", "", "", "1", "2"],
    ]
    reading = read(write_text("api.csv", [API, *rows]))
    assert reading.recipe == "cde-api-growth/2004"
    assert figures(reading) == [
        ["all", "2004", 662.0],
        ["hispanic", "2004", 641.0],
        ["white", "2004", 759.0],
    ]
    assert (reading.rejected, reading.outside) == (0, 7)
    assert any(problem.found.startswith("the second WH_API04, left out: ") for problem in outside(reading))


def test_a_file_without_district_rows_is_left_out_as_a_whole_and_said(write_text: Write, read: Read) -> None:
    header = ["CDS", "SNAME", "DNAME", "CNAME", "API00", "API99", "HI_API00"]
    reading = read(write_text("api.csv", [header, ["19648811931062", "Blair High", "P", "L", "572", "554", "525"]]))
    assert (reading.recipe, len(reading.figures), reading.outside) == ("cde-api-growth/2000", 0, 3)
    assert "left out: schools" in outside(reading)[0].found


def test_a_quality_column_of_stars_marks_an_index_of_few_scores(write_text: Write, read: Read) -> None:
    header = ["CDS", "SNAME", "DNAME", "CNAME", "API13", "API12", "HI_API13", "sm13"]
    reading = read(write_text("api.csv", [header, ["19648810000000", "", "P", "L", "751", "761", "722", "*"]]))
    assert reading.figures[["group", "flags"]].to_numpy().tolist() == [["all", "low reliability"], ["hispanic", ""]]


def test_the_index_of_a_group_of_fewer_than_a_hundred_scores_is_of_low_reliability(
    write_text: Write, read: Read
) -> None:
    header = ["CDS", "SNAME", "DNAME", "CNAME", "API13", "API12", "HI_API13", "HI_NUM", "AI_API13", "AI_NUM"]
    row = ["19648810000000", "", "P", "L", "751", "761", "722", "100", "780", "99"]
    reading = read(write_text("api.csv", [header, row]))
    assert dict(zip(reading.figures["group"], reading.figures["flags"], strict=True)) == {
        "all": "",
        "hispanic": "",
        "american-indian": "low reliability",
    }
