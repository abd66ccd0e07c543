"""Small figures are refused at the door unless their source agreed, in both kinds of file, and never named."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import loaders
from indicators.reading import Framework, KnownRule, KnownSource, Problem, ProblemKind, Reading
from tests.loaders.conftest import OBSERVATIONS
from tests.samples import load_sample
from tests.test_commands import commands

Write = Callable[..., Path]
ReadBy = Callable[..., Reading]
ReadOwn = Callable[..., Reading]
TODAY = dt.date(2026, 11, 22)
UNKNOWN = None
MEND = "Record the agreement in Sources, column Agreement, or load the figures as the agency publishes them."
EDITION = (
    "source: survey, recognise: {headers: [Year, Rate]}, place: {code: pasadena}, period: {column: Year}, "
    "values: [{header: Rate, indicator: employment, scale: 1, denominator: People}]"
)


def ruled(framework: Framework, rule: str, *, agreement: str | None = None, **columns: object) -> Framework:
    """Return a framework in which the survey is under a rule."""
    source = KnownSource("survey", disclosure_rule="own", agreement=agreement)
    made = replace(KnownRule("own", rule), **columns)  # type: ignore[arg-type]  # columns of a rule, by their names
    return replace(framework, sources={"survey": source}, rules={"own": made})


def row(indicator: str, period: str, *numbers: float | None) -> list[object]:
    value, numerator, denominator = (*numbers, None, None)[:3]
    return [indicator, "pasadena", "all", period, value, numerator, denominator, None, None, None, "survey"]


@pytest.fixture
def read_own(write_observations: Write, recipes: Path, description: Path) -> ReadOwn:
    def read(known: Framework, *rows: list[object]) -> Reading:
        return loaders.read(write_observations(*rows), known, recipes=recipes, workbook=description, today=TODAY)

    return read


def rejected(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.kind is ProblemKind.REJECTED]


@pytest.mark.parametrize(
    ("rule", "indicator", "numbers", "refused"),
    [
        ("cde", "employment", (62.5, 5, 8), True),
        ("cde", "employment", (50, 5, 10), True),
        ("cde", "employment", (54.5, 6, 11), False),
        ("cde", "employment", (62.5, UNKNOWN, 8), True),  # 5 of 8: the count follows
        ("cde", "employment", (62.5, 5), False),  # of nobody knows how many; it will be hidden
        ("cde", "employment", (62.5,), False),
        ("cde", "household-income-20", (41_000, UNKNOWN, 8), True),
        ("cde", "household-income-20", (UNKNOWN, UNKNOWN, 8), False),  # its publisher shows the number of people alone
        ("calhhs", "homeless-count", (10,), True),
        ("calhhs", "homeless-count", (11,), False),
        ("calhhs", "homeless-count", (0,), False),
        ("calhhs", "employment", (95, 190, 200), True),  # 10 without work
        ("calhhs", "employment", (5, 10), True),
        ("calhhs", "employment", (UNKNOWN, 4, 200), True),
        ("calhhs", "teen-births", (20, 4, 200), True),
        ("cal-pass", "homeless-count", (9,), True),
        ("cal-pass", "homeless-count", (10,), False),
        ("nces", "employment", (99.5, 398, 400), True),
        ("nces", "employment", (62.5, 250, 400), False),
        ("as published", "employment", (62.5, 5, 8), False),
    ],
)
def test_a_small_figure_of_a_source_that_agreed_to_nothing_is_refused(
    read_own: ReadOwn,
    framework: Framework,
    rule: str,
    indicator: str,
    numbers: tuple[float | None, ...],
    refused: bool,
) -> None:
    flagged = row(indicator, "2014", *numbers)
    flagged[9] = None if numbers[0] is not None else "suppressed at source"
    reading = read_own(ruled(framework, rule), flagged, row(indicator, "2013", 20_000))
    found = [one for one in rejected(reading) if one.cell == "E2"]
    assert [(one.sheet, one.mend) for one in found] == ([("Observations", MEND)] if refused else [])
    agreed = read_own(ruled(framework, rule, agreement="With the county, 2024"), flagged)
    assert not rejected(agreed)


def test_the_sentence_names_sheet_cell_and_rule_and_no_other_cell_of_the_source_is_taken(
    read_own: ReadOwn, framework: Framework
) -> None:
    figures = [row("homeless-count", "2014", 7), row("homeless-count", "2015", 652), row("homeless-count", "2016", 8)]
    reading = read_own(ruled(framework, "calhhs"), *figures)
    problem, beside = rejected(reading)
    assert (problem.sheet, problem.cell, problem.cells) == ("Observations", "E2, E4", 2)
    assert (beside.cell, beside.cells, "nothing of it is stored" in beside.found) == ("E3", 1, True)
    said = "a figure that is small under the disclosure rule “own”, of “survey”, which has no recorded agreement"
    assert (problem.found, problem.mend) == (said, MEND)
    assert not len(reading.figures)
    assert (reading.rejected, reading.cells) == (3, 3)


def test_what_is_refused_does_not_follow_from_what_is_taken(read_own: ReadOwn, framework: Framework) -> None:
    """100 less 95 are the 5 that were refused."""
    figures = [row("homeless-count", *one) for one in (("2013", 100), ("2014", 5), ("2015", 95))]
    reading = read_own(ruled(framework, "calhhs"), *figures)
    assert not len(reading.figures)
    assert (reading.rejected, reading.cells) == (3, 3)


def test_the_source_and_the_rule_of_the_same_file_count(
    write_workbook: Write, recipes: Path, description: Path, framework: Framework
) -> None:
    source = ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement", "Agreed on", "May see"]
    rules = [["Id", "Name", "Rule", "Minimum"], ["own", "Own", "calhhs", 5]]
    header = ["Indicator", "Place", "Group", "Period", "Value", "Source"]
    figures = [header, *([*row("homeless-count", str(year), year - 2008)[:5], "survey"] for year in (2013, 2014))]
    for agreement, taken in ((None, []), ("With the county", ["2013", "2014"])):
        named = [source, ["survey", "S", "T", "none", "own", agreement, agreement and "2024-06-03", None]]
        path = write_workbook({"Disclosure rules": rules, "Sources": named, "Observations": figures})
        reading = loaders.read(path, framework, recipes=recipes, workbook=description, today=TODAY)
        assert reading.figures["period"].tolist() == taken


def test_the_indicators_own_rule_and_a_later_rule_count(read_own: ReadOwn, framework: Framework) -> None:
    known = ruled(framework, "as published")
    followers = {"later": KnownRule("later", "calhhs", begins_on=TODAY, follows="own")}
    small = row("homeless-count", "2014", 7)
    assert not rejected(read_own(known, small))
    assert rejected(read_own(replace(known, rules=known.rules | followers), small))
    begun = {"later": replace(followers["later"], begins_on=TODAY + dt.timedelta(days=1))}
    assert not rejected(read_own(replace(known, rules=known.rules | begun), small))
    own = {name: replace(one, disclosure_rule="strict") for name, one in known.indicators.items()}
    strict = replace(known, indicators=own, rules=known.rules | {"strict": KnownRule("strict", "calhhs")})
    assert rejected(read_own(strict, small))


def test_no_problem_of_the_file_names_a_small_number(read_own: ReadOwn, framework: Framework) -> None:
    known = ruled(framework, "calhhs")
    twice = [row("homeless-count", "2014", 7), row("homeless-count", "2014", 652)]
    impossible, percent = row("employment", "2014", 350, 7, 2), row("homeless-count", "2015", 9)
    percent[4] = "9 %"
    beyond = [row("homeless-count", "2016", 6), row("homeless-count", "2016", 8)]
    beyond[1][2] = "white"
    reading = read_own(known, *twice, impossible, percent, *beyond)
    assert len(reading.figures) == 0
    said = [f"{one.found} {one.expected} {one.mend}" for one in reading.problems]
    assert {number for one in said for number in re.findall(r"[0-9]+", one)} == set()


def test_a_publishers_file_is_refused_alike(write_text: Write, read_by: ReadBy, framework: Framework) -> None:
    edition = EDITION.replace(", denominator: People", "").replace("employment", "homeless-count")
    path = write_text("a.csv", [["Year", "Rate"], ["2013", "652"], ["2014", "7"]])
    reading = read_by(path, edition, ruled(framework, "calhhs"), today=TODAY)
    assert (len(reading.figures), reading.rejected) == (0, 2)
    problem, beside = rejected(reading)
    assert (problem.cell, problem.mend, beside.cell) == ("B3", MEND, "B2")
    assert "7" not in problem.found + problem.expected
    agreed = read_by(path, edition, ruled(framework, "calhhs", agreement="With the county"), today=TODAY)
    assert sorted(agreed.figures["value"]) == [7.0, 652.0]


def test_what_is_handed_over_holds_no_refused_number(read_own: ReadOwn, framework: Framework) -> None:
    reading = read_own(ruled(framework, "calhhs"), row("employment", "2014", 5, 7, 140), row("employment", "2013", 5))
    assert not len(reading.figures)


def test_a_load_goes_on_without_small_figures_and_its_output_names_none(
    sqlite_url: str, project_root: Path, write_workbook: Write
) -> None:
    run = commands(sqlite_url)
    load_sample(sqlite_url)
    figures = [row("student-homelessness", year, value) for year, value in (("2001-02", 7), ("2002-03", 652))]
    for one in figures:
        one[1], one[-1] = "pasadena-unified", "own-survey"
    path = write_workbook(
        {
            "Sources": [
                ["Id", "Organisation", "Title", "Interval", "Disclosure rule", "Agreement"],
                ["own-survey", "The schools", "Survey", "none", "small-counts", None],
            ],
            "Observations": [OBSERVATIONS[:11], *figures],
        }
    )
    loaded = run("load", path)
    assert loaded.exit_code == 3
    said = " ".join(loaded.output.split())
    assert MEND in said and "E2" in said
    assert not re.search(r"\b7\b", said.replace(str(path), ""))


@pytest.mark.parametrize(("unit", "value", "refused"), [("number", 7, 1), ("number", 7.5, 0), ("dollars", 7, 0)])
def test_a_measure_in_plain_numbers_is_looked_at_as_people_where_it_may_count_them(
    write_workbook: Write, recipes: Path, description: Path, framework: Framework, unit: str, value: float, refused: int
) -> None:
    """As when it would be shown: what is hidden for being small is not taken without an agreement."""
    known = ruled(framework, "small counts")
    (name, measure), *_ = known.measures.items()
    known = replace(known, measures={name: replace(measure, unit=unit)})
    period = {"school year": "2021-22"}.get(measure.period_type, "2021")
    path = write_workbook(
        {"Measure observations": [["Measure", "Period", "Value", "Source"], [name, period, value, "survey"]]}
    )
    found = loaders.read(path, known, recipes=recipes, workbook=description, today=TODAY)
    assert (found.rejected, len(found.measures)) == (refused, 1 - refused)


@pytest.mark.parametrize(
    ("rule", "numbers", "warned"),
    [
        ("small denominators", (98, UNKNOWN, 100), True),
        ("small counts", (98, UNKNOWN, 100), True),
        ("small denominators", (98, 98, 100), False),
        ("small denominators", (98,), False),
        ("as published", (98, UNKNOWN, 100), False),
    ],
)
def test_a_share_that_is_hidden_for_want_of_its_numerator_is_named(
    read_own: ReadOwn, framework: Framework, rule: str, numbers: tuple[float | None, ...], warned: bool
) -> None:
    reading = read_own(ruled(framework, rule, agreement="With the county, 2024"), row("employment", "2014", *numbers))
    found = [one.mend for one in reading.problems if one.cell == "E2" and "without how many" in one.found]
    assert found == (["It was taken and is not shown; fill in Numerator."] if warned else [])
    assert len(reading.figures) == 1


@pytest.mark.parametrize(("rounds", "note"), [(5, "31 of 40, by hand"), (5, "By hand, in 2014"), (None, "31 of 40")])
def test_a_note_that_tells_what_its_rule_rounds_is_named(
    read_own: ReadOwn, framework: Framework, rounds: int | None, note: str
) -> None:
    noted = row("employment", "2014", 77.5, 31, 40)
    noted[10:] = [noted[10], None, note]
    known = ruled(framework, "small counts", agreement="With the county, 2024", round_to=rounds)
    reading = read_own(replace(known, rules={"own": replace(known.rules["own"], minimum=5)}), noted)
    warned = [one for one in reading.problems if "a note that holds a number" in one.found]
    assert bool(warned) is (rounds is not None and "31" in note)
