"""What must hold of every workbook, whatever people write into it (Hypothesis)."""

import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indicators.reading import Reading
from loaders import LoadError

Read = Callable[..., Reading]
HEADER = ["Indicator", "Place", "Group", "Period", "Value", "Lower", "Upper", "Flag", "Source", "Sample", "Note"]
# Of a figure, and of one that is not there.
FLAGS = ["estimate", "provisional", "revised", "break", "low reliability"]
SILENT = ["suppressed at source", "not available", "not applicable"]
# Shorter than a sheet's cell may be, and without the control characters that no workbook can hold.
WORDS = st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x2FFF), min_size=1, max_size=12)
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def drawn(value: st.SearchStrategy[float | None], flags: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return figures with some values and flags."""
    marked = st.lists(st.sampled_from(flags), max_size=3, unique=True)
    note = st.one_of(st.none(), WORDS)
    return st.fixed_dictionaries({"value": value, "flags": marked, "sample": st.booleans(), "note": note})


# openpyxl writes sixteen figures of a number, and no more come back.
rows = st.one_of(drawn(st.decimals(0, 100, places=12).map(float), FLAGS), drawn(st.none(), FLAGS + SILENT))
keys = st.tuples(
    st.sampled_from(["employment", "digital-access", "unemployment"]),
    st.sampled_from(["pasadena", "california"]),
    st.sampled_from(["all", "female", "hispanic"]),
    st.integers(1990, 2030).map(str),
)


def workbook(path: Path, body: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    for row in [HEADER, *body]:
        sheet.append(list(row))
    book.save(path)
    return path


@SOME
@given(figures=st.dictionaries(keys, rows, max_size=12))
def test_every_figure_comes_back_as_it_was_written(
    figures: dict[tuple[Any, ...], dict[str, Any]], tmp_path: Path, read: Read
) -> None:
    body = [
        [
            *key,
            one["value"],
            None,
            None,
            "; ".join(one["flags"]),
            "survey",
            "yes" if one["sample"] else "no",
            one["note"],
        ]
        for key, one in figures.items()
    ]
    # Percentages that all lie below 1 would be asked about.
    reading = read(workbook(tmp_path / "figures.xlsx", body), fractions="as-written")
    held = {key: one for key, one in figures.items() if one["value"] is not None or one["flags"]}
    frame = reading.figures.set_index(["indicator", "place", "group", "period"])
    assert reading.rejected == 0
    assert set(frame.index) == held.keys()
    for key, one in held.items():
        back = frame.loc[key]
        assert back["value"] == one["value"] or (one["value"] is None and math.isnan(back["value"]))
        assert back["flags"] == ";".join(sorted(one["flags"]))
        assert (back["sample"], back["note"]) == (one["sample"], one["note"])


anything = st.one_of(st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), WORDS)
texts = st.sampled_from(["employment", "pasadena", "all", "2014", "survey", "graduation"])


@SOME
@given(body=st.lists(st.lists(st.one_of(anything, texts), min_size=11, max_size=11), max_size=8))
def test_whatever_stands_in_the_cells_each_figure_is_counted_once(
    body: list[list[object]], tmp_path: Path, read: Read
) -> None:
    reading = read(workbook(tmp_path / "figures.xlsx", body))
    holding = [4, 5, 6, 7]  # value, bounds, flag
    held = sum(1 for row in body if any(row[at] is not None for at in holding))
    assert len(reading.figures) + reading.rejected + reading.outside == held


@SOME
@given(content=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".xlsx", ".xls", ".ods", ".txt"]))
def test_any_bytes_end_in_one_plain_sentence(content: bytes, suffix: str, tmp_path: Path, read: Read) -> None:
    path = tmp_path / f"bytes{suffix}"
    path.write_bytes(content)
    with pytest.raises(LoadError) as error:
        read(path)
    assert error.value.problems


@SOME
@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused_and_never_crashes(
    at: int, byte: int, tmp_path: Path, read: Read
) -> None:
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Observations"
    book.worksheets[0].append(HEADER)
    book.save(buffer)
    content = bytearray(buffer.getvalue())
    content[at % len(content)] = byte
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(bytes(content))
    try:
        read(path)
    except LoadError as error:
        assert error.problems
