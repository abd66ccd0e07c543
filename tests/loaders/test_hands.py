"""68.044 is a thousand and more in one hand and has decimals in another: where a file shows both, it asks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownIndicator, ProblemKind, Reading
from loaders.numbers.hands import shows_comma
from loaders.numbers.numerals import Writing, read_numeral
from loaders.numbers.values import objects

Read = Callable[..., Reading]
Write = Callable[..., Path]
EDITION = "source: survey, recognise: {headers: [Year, Value]}, place: {code: pasadena}, period: {column: Year}, "
EDITION += "values: [{header: Value, indicator: household-income-20, scale: 1}]"
CSV = "Year;Value\n2018;68.044\n2019;70.5\n2020;14,125\n"


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Write a text file."""

    def write(text: str, name: str = "income.csv") -> Path:
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def rejected(reading: Reading) -> dict[str, str]:
    return {one.cell: one.mend for one in reading.problems if one.kind is ProblemKind.REJECTED}


@pytest.mark.parametrize("text", ["13,4", "1.068.044", "1.234,5", "0,125", "12,5 %", "€ 13,40", "1,2345"])
def test_some_writings_are_numbers_only_with_a_decimal_comma(text: str) -> None:
    assert shows_comma(objects(["7", 13.4, text]))


@pytest.mark.parametrize("text", ["13.4", "1,234", "1,068,044", "1.234", "1,234.5", "5 1,2", "12", "a,b", "2018, 2019"])
def test_others_are_not(text: str) -> None:
    assert not shows_comma(objects([text, 1.5]))


@pytest.mark.parametrize("text", ["68.044", "14,125", "$68.044", "68.044 %", "(1.234)", "-1.234"])
def test_a_writing_that_could_be_either_is_none_where_the_writing_asks(text: str) -> None:
    assert read_numeral(text, Writing(grouped=True)) is not None
    assert read_numeral(text, Writing(grouped=True, asks=True)) is None


def test_a_thousand_does_not_begin_with_nothing() -> None:
    assert read_numeral("0,125", Writing(grouped=True)) is None
    assert read_numeral("0.125", Writing(grouped=True, asks=True)) is not None


def test_in_a_file_with_semicolons_such_cells_are_asked_about(read_by: Read, written: Write) -> None:
    reading = read_by(written(CSV), EDITION)
    assert reading.figures["value"].tolist() == [70.5]
    assert list(rejected(reading)) == ["B2", "B4"]
    assert "--decimal comma or --decimal point" in rejected(reading)["B2"]


@pytest.mark.parametrize(
    ("answer", "values", "wrong"), [("comma", [68044.0, 14.125], ["B3"]), ("point", [68.044, 70.5], ["B4"])]
)
def test_the_answer_reads_them(
    read_by: Read, written: Write, answer: str, values: list[float], wrong: list[str]
) -> None:
    reading = read_by(written(CSV), EDITION, decimal=answer)
    assert reading.figures["value"].tolist() == values
    assert list(rejected(reading)) == wrong
    assert not [one for one in reading.problems if "not needed" in one.found]


def test_a_template_that_says_how_numbers_are_written_is_not_asked(read_by: Read, written: Write) -> None:
    assert read_by(written(CSV), EDITION + ", thousands: true").figures["value"].tolist() == [68.044, 70.5, 14125.0]
    comma = read_by(written(CSV), EDITION + ", decimal_comma: true", decimal="point")
    assert comma.figures["value"].tolist() == [68044.0, 14.125]
    assert [one.found.split(":")[0] for one in comma.problems][-1] == "--decimal was not needed"


def test_one_cell_with_a_decimal_comma_shows_the_hand_of_the_others(read_by: Read, write_text: Write) -> None:
    reading = read_by(write_text("a.csv", [["Year", "Value"], ["2018", "68.044"], ["2019", "13,4"]]), EDITION)
    assert (len(reading.figures), list(rejected(reading))) == (0, ["B2", "B3"])
    american = write_text("b.csv", [["Year", "Value"], ["2018", "68.044"], ["2019", "1,234"]])
    assert read_by(american, EDITION + ", thousands: true").figures["value"].tolist() == [68.044, 1234.0]


def test_numbers_that_were_typed_are_no_texts(read_by: Read, write_workbook: Write) -> None:
    path = write_workbook({"Income": [["Year", "Value"], [2018, 68.044], [2019, "13,4"], [2020, 14.125]]})
    reading = read_by(path, EDITION)
    assert reading.figures["value"].tolist() == [68.044, 14.125]


def test_a_common_layout_cannot_know_what_semicolons_mean(read: Read, written: Write, framework: Framework) -> None:
    income = KnownIndicator("income", "dollars", "year", title="Income", source="survey")
    known = replace(framework, indicators={**framework.indicators, "income": income})
    path = written("Place;Year;Value\nPasadena city;2018;68.044\nPasadena city;2019;91.250\n", "Income.csv")
    asked = read(path, known, indicator="income")
    assert (asked.recipe.split("/")[0], len(asked.figures), asked.rejected) == ("tidy-generic", 0, 2)
    assert read(path, known, indicator="income", decimal="comma").figures["value"].tolist() == [68044.0, 91250.0]


def test_a_workbook_as_text_with_semicolons_is_asked_about_too(read: Read, written: Write) -> None:
    text = "Indicator;Place;Group;Period;Value;Source\n"
    text += "household-income-20;pasadena;all;2018;68.044;survey\nhousehold-income-20;pasadena;all;2019;70.5;survey\n"
    path = written(text, "Observations.csv")
    reading = read(path)
    assert (reading.figures["value"].tolist(), list(rejected(reading))) == ([70.5], ["E2"])
    answered = read(path, decimal="point")
    assert answered.figures["value"].tolist() == [68.044, 70.5]
