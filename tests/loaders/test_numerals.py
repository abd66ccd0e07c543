"""One text after another: what is a number, a limit, a mark or none of them."""

import pytest

from loaders.numbers.numerals import Numeral, Writing, read_numeral

NAN = float("nan")
PUBLISHED = Writing(grouped=True, marks=("NA", "*", "<11", "n/a"), footnotes=("*", "a", "1", "†", "(p)"), limits=True)

READ = [
    ("1,216", 1216.0),
    ("1 216", 1216.0),
    ("1\u202f216.5", 1216.5),
    ("$1,234", 1234.0),
    ("($1,234.50)", -1234.5),
    ("-$5", -5.0),
    ("USD 5", 5.0),
    ("5 €", 5.0),
    ("£3.5", 3.5),
    ("(12)", -12.0),
    ("12 %", 12.0),
    ("(12)%", -12.0),
    ("\u221212", -12.0),  # the sign that typesetters use
    ("\u201312", -12.0),  # a dash that stands for it
    ("\u200b 12\u00a0", 12.0),
    ("0.5:0.25", 2.0),
    ("9007199254740992", 9007199254740992.0),  # two to the fifty-third: the last whole number that is kept exactly
]
STRANGE = [
    "81.6x", "1,23", "1,234,56", "(5", "5)", "--5", "5-", "$5%", "$5 €", "5:0", "1:2:3", "2013-14", "20-10", "12-May",
    "> many", "**", "* *", "81.6†‡", "9007199254740993", "5 USD 6", "%", "†", "x" * 200,
]  # fmt: skip
MARKED = [
    ("81.6*", 81.6, ("*",)),
    ("81.6 *", 81.6, ("*",)),
    ("*81.6", 81.6, ("*",)),
    ("81.6¹", 81.6, ("1",)),
    ("81.6ᵃ", 81.6, ("a",)),
    ("81.6 1", 81.6, ("1",)),
    ("81.6(1)", 81.6, ("1",)),
    ("81.6 [a], †", 81.6, ("a", "†")),
    ("1,216 (p)", 1216.0, ("(p)",)),
    ("81.61", 81.61, ()),  # a digit beside a digit is a digit
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_number_is_read_with_its_signs(text: str, value: float) -> None:
    numeral = read_numeral(text, PUBLISHED)
    assert numeral is not None
    assert numeral.value == value


@pytest.mark.parametrize("text", STRANGE)
def test_what_nobody_explained_is_no_number(text: str) -> None:
    assert read_numeral(text, PUBLISHED) is None


@pytest.mark.parametrize(("text", "value", "footnotes"), MARKED)
def test_the_marks_of_footnotes_are_told_from_the_number(text: str, value: float, footnotes: tuple[str, ...]) -> None:
    numeral = read_numeral(text, PUBLISHED)
    assert numeral is not None
    assert (numeral.value, numeral.footnotes) == (value, footnotes)


@pytest.mark.parametrize("text", ["<1", ">95", "≥ 99 %", "≤5", "<= 5", "10-20", "10 to 20", "10–20", "$5-$10"])
def test_a_limit_or_a_range_is_no_number_but_is_kept_as_it_is_written(text: str) -> None:
    numeral = read_numeral(text, PUBLISHED)
    assert numeral is not None
    assert numeral.value != numeral.value  # unknown
    assert numeral.published == text
    assert read_numeral(text, Writing()) is None


@pytest.mark.parametrize("text", ["na", " NA ", "N/A", "<11", "NA¹", "* (1)"])
def test_a_mark_is_known_whatever_its_case_and_with_a_footnote(text: str) -> None:
    numeral = read_numeral(text, PUBLISHED)
    assert numeral is not None
    assert numeral.mark in PUBLISHED.marks


COMMAS = [("1.234,5", 1234.5), ("1.234", 1234.0), ("1,5", 1.5), ("1.234.567", 1234567.0), ("1.5", None)]


@pytest.mark.parametrize(("text", "value"), COMMAS)
def test_a_comma_is_the_point_only_where_the_recipe_says_so(text: str, value: float | None) -> None:
    numeral = read_numeral(text, Writing(decimal_comma=True))
    assert (numeral.value if numeral else None) == value


def test_percent_and_money_are_said() -> None:
    assert read_numeral("12 %", Writing()) == Numeral(12.0, percent=True)
    assert read_numeral("us$ 12", Writing()) == Numeral(12.0, money="US$")
    limit = read_numeral("≥99%", PUBLISHED)
    assert limit is not None
    assert limit.percent
