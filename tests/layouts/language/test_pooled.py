"""Several years taken together, where single ones are too small, in both languages."""

from dataclasses import replace

import pytest

from indicators.analysis.codes import Direction, Grade, IntervalSource, Reliability
from indicators.analysis.judgement import Figure, Judgement, Trend
from layouts.language.amounts import Unit
from layouts.language.pooled import pooled_lines, pooled_sentence
from tests.layouts import made
from tests.layouts.language import spoken

ALONE = made.judged(Trend(Grade.GROUPS_TOO_SMALL, Direction.NONE, 2), spoken.YEARS)


def span(first: float, value: float, lower: float | None, upper: float | None) -> Figure:
    """The figure of three years from the first one."""
    return Figure(first, first + 3, value, lower, upper, IntervalSource.BYAR, Reliability.RELIABLE)


def together(value: float, lower: float, upper: float) -> Judgement:
    return replace(ALONE, pooled=(span(2016.0, value, lower, upper),))


def test_several_years_taken_together_are_labelled() -> None:
    said = list(pooled_lines(together(48.0, 37.1, 59.1), spoken.subject(spoken.YEARS)))

    assert said == [
        "Single years count too few people to be leaned on; these are several years taken together:",
        "2016 to 2018 together: 48% (likely range 37% to 59%).",
    ]


def test_a_number_of_people_of_several_years_is_that_of_a_year() -> None:
    about = spoken.subject(spoken.YEARS, unit=Unit("people", 0), language="es")

    assert list(pooled_lines(together(6.0, 3.6, 9.5), about))[1] == (
        "En conjunto, de 2016 a 2018: 6.0 personas por año (rango probable: de 3.6 personas a 9.5 personas)."
    )


@pytest.mark.parametrize(
    ("language", "group", "said"),
    [
        (
            "en",
            None,
            "Single years count too few people to be leaned on. 2019 to 2021 together: 50% (likely range 40% to 60%).",
        ),
        (
            "en",
            "Hispanic",
            "Hispanic: single years count too few people to be leaned on. "
            "2019 to 2021 together: 50% (likely range 40% to 60%).",
        ),
        (
            "es",
            "Hispana",
            "Hispana: en cada año por separado se cuenta a muy pocas personas para confiar en la cifra. "
            "En conjunto, de 2019 a 2021: 50% (rango probable: de 40% a 60%).",
        ),
    ],
)
def test_beside_small_figures_stands_the_newest_of_several_years(language: str, group: str | None, said: str) -> None:
    both = replace(ALONE, pooled=(span(2016.0, 48.0, 37.1, 59.1), span(2019.0, 50.0, 40.0, 60.0)))

    assert pooled_sentence(both, spoken.subject(spoken.YEARS, language=language), group) == said


@pytest.mark.parametrize("pooled", [(), (span(2016.0, 48.0, None, None),)], ids=["none", "without a range"])
def test_nothing_is_told_where_nothing_was_taken_together(pooled: tuple[Figure, ...]) -> None:
    said = replace(ALONE, pooled=pooled)

    assert list(pooled_lines(said, spoken.subject(spoken.YEARS))) == []
    assert pooled_sentence(said, spoken.subject(spoken.YEARS)) is None
