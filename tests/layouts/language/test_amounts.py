import pytest

from layouts.language.amounts import Unit, age, amount, difference, pace
from layouts.language.phrases import read_phrases

SAID = read_phrases()


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        (677, Unit("people", 0), "677 people", "677 personas"),
        (1, Unit("people", 0), "1 person", "1 persona"),
        # The word follows the number as it is shown.
        (1.2, Unit("people", 0), "1 person", "1 persona"),
        (0.7, Unit("people", 0), "1 person", "1 persona"),
        (-1, Unit("people", 0), "−1 person", "−1 persona"),
        (1216, Unit("people", 0), "1,216 people", "1,216 personas"),
        (58.65, Unit("percent", 1), "58.7%", "58.7%"),
        (17.3, Unit("per 1000", 1), "17.3 per 1,000", "17.3 por cada 1,000"),
        (2.5, Unit("per 10000", 1), "2.5 per 10,000", "2.5 por cada 10,000"),
        (14.1, Unit("per 100000", 1), "14.1 per 100,000", "14.1 por cada 100,000"),
        (751, Unit("index", 0), "751 points", "751 puntos"),
        (52300, Unit("dollars", 0), "$52,300", "$52,300"),
        (1.25, Unit("ratio", 2), "1.25", "1.25"),
    ],
)
def test_a_figure_is_said_with_its_unit(value: float, unit: Unit, english: str, spanish: str) -> None:
    assert amount(value, unit, SAID["en"]) == english
    assert amount(value, unit, SAID["es"]) == spanish


@pytest.mark.parametrize(
    ("value", "unit", "english"),
    [
        (-3.2, Unit("percent", 1), "3.2 percentage points"),
        (1.0, Unit("percent", 0), "1 percentage point"),
        (0.96, Unit("percent", 1), "1.0 percentage point"),
        (147, Unit("people", 0), "147 people"),
        (-1200, Unit("dollars", 0), "$1,200"),
    ],
)
def test_a_difference_of_percentages_is_in_percentage_points(value: float, unit: Unit, english: str) -> None:
    assert difference(value, unit, SAID["en"]) == english


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        # 42 in 2024, the aim 41 by 2028: a quarter of a person fewer each year.
        (-0.25, Unit("people", 0), "−0.3 people", "−0.3 personas"),
        (0.004, Unit("people", 0), "+0.004 people", "+0.004 personas"),
        (-1.02, Unit("people", 0), "−1 person", "−1 persona"),
        (-39.6, Unit("people", 0), "−40 people", "−40 personas"),
        (0.04, Unit("percent", 1), "+0.04 percentage points", "+0.04 puntos porcentuales"),
        (0.0, Unit("people", 0), "0 people", "0 personas"),
    ],
)
def test_a_pace_is_never_rounded_to_nothing(value: float, unit: Unit, english: str, spanish: str) -> None:
    assert pace(value, unit, SAID["en"]) == english
    assert pace(value, unit, SAID["es"]) == spanish


@pytest.mark.parametrize(
    ("years", "english", "spanish"),
    [
        (-0.2, "is less than a month old", "tiene menos de un mes"),
        (0.0, "is less than a month old", "tiene menos de un mes"),
        (1 / 12, "is about one month old", "tiene más o menos un mes"),
        (0.5, "is about 6 months old", "tiene unos 6 meses"),
        (0.99, "is about one year old", "tiene más o menos un año"),
        (1.4, "is about one year old", "tiene más o menos un año"),
        (7.9, "is about 8 years old", "tiene unos 8 años"),
    ],
)
def test_an_age_is_said_with_its_verb(years: float, english: str, spanish: str) -> None:
    assert age(years, SAID["en"]) == english
    assert age(years, SAID["es"]) == spanish
