"""A forecast that a team draws itself: its numbers go together, or the row is refused with what is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indicators.reading import Framework, KnownIndicator, ProblemKind, Reading
from loaders.workbook.drawn import faults

HEADER = [
    "Id", "Indicator", "Place", "Group", "Frozen on", "History from", "History to", "Periods ahead", "Assumptions",
    "Kind", "Name", "Values", "Lowest", "Highest",
]  # fmt: skip
ROW = ["own", "reading", "town", "all", "2024-01-15", "2019", "2023", 2, "Two new libraries open."]
KNOWN = Framework(
    languages=("en",),
    indicators={"reading": KnownIndicator("reading", "percent", "year")},
    ids={"indicator": frozenset({"reading"}), "place": frozenset({"town"}), "group": frozenset({"all"})},
)


def row(**fields: Any) -> dict[str, Any]:
    return {"kind": "adopted", "periods_ahead": 2, "values": [60.0, 61.0], "lowest": [], "highest": []} | fields


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (row(), []),
        (row(lowest=[58.0, 58.0], highest=[62.0, 64.0]), []),
        (row(kind="scenario", name="Two libraries"), []),
        ({"kind": None, "values": [], "periods_ahead": 5}, []),
        ({"periods_ahead": 5}, []),
        ({"periods_ahead": 0}, ["periods_ahead"]),
        ({"periods_ahead": -3, "kind": None, "values": []}, ["periods_ahead"]),
        ({"periods_ahead": 60}, []),
        ({"periods_ahead": 61}, ["periods_ahead"]),
        (row(values=[60.0]), ["values"]),
        (row(values=[]), ["values"]),
        (row(kind="scenario"), ["name"]),
        (row(kind="forecast"), ["values"]),
        (row(kind=None, lowest=[1.0], highest=[2.0]), ["values", "lowest", "highest"]),
        (row(lowest=[58.0, 58.0]), ["highest"]),
        (row(lowest=[58.0], highest=[62.0, 64.0]), ["lowest"]),
        (row(lowest=[58.0, 61.5], highest=[62.0, 64.0]), ["lowest"]),
        (row(lowest=[58.0, 58.0], highest=[62.0, 60.5]), ["lowest"]),
    ],
)
def test_the_numbers_of_a_row_go_together(fields: dict[str, Any], wrong: list[str]) -> None:
    assert [name for name, _ in faults(fields)] == wrong


def test_a_row_is_read_with_its_numbers(write_workbook: Callable[..., Path], read: Callable[..., Reading]) -> None:
    cells = [*ROW, "adopted", None, "60; 61.5", "58; 58", "62; 64"]
    record = read(write_workbook({"Baselines": [HEADER, cells]}), KNOWN).records[0]
    numbers = {name: record.fields[name] for name in ("kind", "values", "lowest", "highest")}
    assert numbers == {"kind": "adopted", "values": [60.0, 61.5], "lowest": [58.0, 58.0], "highest": [62.0, 64.0]}


@pytest.mark.parametrize(
    ("values", "found"), [("60", "Values that are 1, for 2 periods ahead"), ("60; about 61", "“60; about 61”")]
)
def test_a_row_that_does_not_fit_is_refused_by_its_cell(
    write_workbook: Callable[..., Path], read: Callable[..., Reading], values: str, found: str
) -> None:
    reading = read(write_workbook({"Baselines": [HEADER, [*ROW, "adopted", None, values, None, None]]}), KNOWN)
    refused = [one for one in reading.problems if one.kind is ProblemKind.REJECTED]
    assert reading.records == ()
    assert [(one.cell, one.found) for one in refused] == [("L2", found)]


@pytest.mark.parametrize(("day", "refused"), [("2022-12-31", ["E2"]), ("2023-01-01", []), ("2024-01-15", [])])
def test_a_line_cannot_be_frozen_before_its_history_began(
    write_workbook: Callable[..., Path], read: Callable[..., Reading], day: str, refused: list[str]
) -> None:
    cells = [*ROW[:4], day, *ROW[5:], None, None, None, None, None]
    reading = read(write_workbook({"Baselines": [HEADER, cells]}), KNOWN)
    assert [one.cell for one in reading.problems if one.kind is ProblemKind.REJECTED] == refused
