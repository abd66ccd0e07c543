import pytest

from layouts.charts.numbers import figure_text, number_text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "language", "written"),
    [
        (1216, "people", 0, "en", "1,216"),
        (1216, "people", 0, "es", "1,216"),
        (58.7, "percent", 1, "en", "58.7%"),
        (58.7, "percent", 1, "es", "58.7%"),
        (52300, "dollars", 0, "en", "$52,300"),
        (52300, "dollars", 0, "es", "$52,300"),
        (12.25, "per 1000", 1, "en", "12.3"),
        (0, "people", 0, "en", "0"),
        (-3.5, "number", 1, "en", "\u22123.5"),
        (1234.5, "percent", 1, "fr", "1\u202f234,5\u202f%"),
    ],
)
def test_a_figure_is_written_as_its_readers_write_it(
    value: float, unit: str, decimals: int, language: str, written: str
) -> None:
    assert figure_text(value, unit, decimals, language).replace("\xa0", "\u202f") == written


@pytest.mark.parametrize(
    ("value", "decimals", "written"), [(0.15, 1, "0.2"), (2.5, 0, "3"), (-2.5, 0, "\u22123"), (-0.04, 1, "0.0")]
)
def test_half_is_rounded_away_from_zero_and_zero_has_no_sign(value: float, decimals: int, written: str) -> None:
    assert number_text(value, decimals, "en") == written
