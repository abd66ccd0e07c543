"""An agreement stays for as long as figures are stored that were taken because of it."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from loaders.workbook.agreed import faults
from tests.loaders.conftest import OBSERVATIONS
from tests.samples import load_sample
from tests.test_commands import commands

Write = Callable[..., Path]
Run = Callable[..., Result]
SOURCES = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on"]
FIGURES = [*OBSERVATIONS[:5], "Source"]


@pytest.fixture
def run(sqlite_url: str, project_root: Path) -> Run:
    """The sample's framework."""
    made = commands(sqlite_url)
    load_sample(sqlite_url)
    return made


def sources(agreement: str | None, rule: str = "small-counts") -> list[list[Any]]:
    return [SOURCES, ["own-survey", "The schools", "Survey", "none", rule, agreement, agreement and "2024-06-03"]]


def figures(*values: float) -> list[list[Any]]:
    series = ("student-homelessness", "pasadena-unified", "all")
    return [FIGURES, *([*series, f"200{n}-0{n + 1}", value, "own-survey"] for n, value in enumerate(values, start=1))]


def said(result: Result) -> tuple[int, list[tuple[str, str, str]]]:
    problems = json.loads(result.stdout)["problems"]
    return result.exit_code, [(one["kind"], one["sheet"], one["cell"]) for one in problems]


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
@pytest.mark.parametrize(
    ("value", "rule", "status"),
    [(7, "small-counts", 1), (652, "small-counts", 0), (7, "as-published", 0)],
    ids=["small", "large", "as published"],
)
def test_it_is_not_emptied_while_a_small_figure_is_stored(
    run: Run, write_workbook: Write, value: float, rule: str, status: int, options: tuple[str, ...]
) -> None:
    tables = {"Sources": sources("With the schools", rule), "Observations": figures(value)}
    assert run("load", write_workbook(tables)).exit_code == 0
    emptied = run("load", "--json", *options, write_workbook({"Sources": sources(None, rule)}))
    assert said(emptied) == (status, [("rejected", "Sources", "F2")] if status else [])
    assert not re.search(r"\b7\b", emptied.stdout.split('"problems"')[1])


def test_a_rule_that_the_same_row_brings_counts_too(run: Run, write_workbook: Write) -> None:
    tables = {"Sources": sources("With the schools", "as-published"), "Observations": figures(7)}
    assert run("load", write_workbook(tables)).exit_code == 0
    assert said(run("load", "--json", write_workbook({"Sources": sources(None)})))[0] == 1


def test_what_refers_to_the_row_is_refused_with_it_and_the_mend_says_what_to_do(
    run: Run, write_workbook: Write
) -> None:
    tables = {"Sources": sources("With the schools"), "Observations": figures(7)}
    assert run("load", write_workbook(tables)).exit_code == 0
    again = run("load", "--json", write_workbook({"Sources": sources(None), "Observations": figures(652)}))
    row, figure = json.loads(again.stdout)["problems"]
    assert row["mend"] == "Write it in again, or undo the loads of those figures first."
    assert (figure["sheet"], figure["found"]) == ("Observations", "“own-survey”, whose own row was refused")
    assert again.exit_code == 1


def test_a_file_that_leaves_the_column_out_or_says_another_agreement_is_taken(run: Run, write_workbook: Write) -> None:
    tables = {"Sources": sources("With the schools"), "Observations": figures(7)}
    assert run("load", write_workbook(tables)).exit_code == 0
    without = [row[:-2] for row in sources("")]
    assert run("load", write_workbook({"Sources": without})).exit_code == 0
    assert run("load", write_workbook({"Sources": sources("Another one")})).exit_code == 0


def test_the_load_that_recorded_it_is_not_undone_before_those_that_needed_it(run: Run, write_workbook: Write) -> None:
    loads = [
        run("load", "--json", write_workbook(tables))
        for tables in (
            {"Sources": sources(None)},
            {"Sources": sources("With the schools"), "Observations": figures(8)},
            {"Observations": figures(8, 7)},
        )
    ]
    first, agreed, small = (json.loads(one.stdout)["load"] for one in loads)
    refused = run("undo", str(agreed))
    told = " ".join(refused.output.split())
    assert refused.exit_code == 1
    assert f"Load {agreed} cannot be undone: it recorded the agreement of own-survey" in told
    assert [run("undo", str(load)).exit_code for load in (small, agreed, first)] == [0, 0, 0]


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("verbally agreed with Ms. Ruiz", False),
        ("Oral agreement of May", False),
        ("to be signed", False),
        ("MOU 12 (not yet signed)", False),
        ("in progress", False),
        ("Acordado verbalmente con la Sra. Ruiz", False),
        ("Convenio por firmar", False),
        ("En trámite", False),
        ("Data sharing agreement no. 12", True),
        ("MOU of May 2024, renewal pending", True),
        ("Agreement with the Oral Health Coalition, signed", True),
        ("Convenio firmado con el distrito", True),
    ],
)
def test_words_for_a_spoken_agreement_or_one_to_come_name_none(written: str, holds: bool) -> None:
    found = list(faults({"agreement": written, "agreed_on": dt.date(2024, 6, 3)}))
    assert [field for field, _ in found] == ([] if holds else ["agreement"])
