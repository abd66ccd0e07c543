"""Groups beside each other, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import Against, Better, Direction, Grade
from indicators.analysis.judgement import Disparity, PartsCheck, Trend
from layouts.language.amounts import Unit
from layouts.language.groups import (
    course_sentence,
    course_word,
    gap_text,
    gap_word,
    group_sentence,
    parts_sentence,
    places_sentence,
)
from tests.layouts.language import spoken

CLOSING = Trend(Grade.CLEAR, Direction.BETTER, 8, first=2015.0, last=2022.0)
NAMES = {"low": "Hispanic", "high": "White", "all": "Everyone"}


def gap(value: float, other: float, **more: Any) -> Disparity:
    """A gap to the best-placed group in 2018; more of its fields by name."""
    said = Disparity(
        Against.BEST,
        "high",
        2018.0,
        value,
        other,
        value - other,
        None,
        None,
        value / other if other else None,
        None,
        None,
        True,
        Direction.WORSE,
        CLOSING,
    )
    return replace(said, **more)


def sentence(one: Disparity, language: str = "en", *, unit: str = "percent", neither: bool = False) -> str:
    about = spoken.subject(spoken.YEARS, language=language, unit=Unit(unit, 1))
    return group_sentence("Hispanic", {one.against: one}, NAMES, about, neither=neither)


@pytest.mark.parametrize(
    ("one", "english", "spanish"),
    [
        (
            gap(70.1, 82.4),
            "Hispanic: 12.3 percentage points below the best-placed group, White, in 2018; that is more than "
            "chance alone.",
            "Hispanic: 12.3 puntos porcentuales por debajo del grupo mejor situado, White, en 2018; eso es más "
            "que puro azar.",
        ),
        (
            gap(12.0, 11.0, different=False),
            "Hispanic: 1.0 percentage point above the best-placed group, White, in 2018; that could be chance alone.",
            "Hispanic: 1.0 punto porcentual por encima del grupo mejor situado, White, en 2018; eso podría ser "
            "puro azar.",
        ),
        (
            gap(82.42, 82.38, different=None),
            "Hispanic: about the same as the best-placed group, White, in 2018.",
            "Hispanic: casi igual que el grupo mejor situado, White, en 2018.",
        ),
        (
            gap(70.0, 75.0, against=Against.TOTAL, reference="all", different=None),
            "Hispanic: 5.0 percentage points below everyone in 2018; whether it is more than chance alone is "
            "not known.",
            "Hispanic: 5.0 puntos porcentuales por debajo del total en 2018; no se sabe si es más que puro azar.",
        ),
        (
            gap(80.0, 75.0, against=Against.TOTAL, reference="all"),
            "Hispanic: 5.0 percentage points above everyone in 2018; that is more than chance alone.",
            "Hispanic: 5.0 puntos porcentuales por encima del total en 2018; eso es más que puro azar.",
        ),
    ],
)
def test_a_group_is_told_beside_what_it_is_held_against(one: Disparity, english: str, spanish: str) -> None:
    assert sentence(one) == english
    assert sentence(one, "es") == spanish


def test_a_rate_is_told_as_so_many_times_another() -> None:
    # 23 / 10 = 2.3; 10.4 / 10 = 1.04 reads better as a difference.
    assert sentence(gap(23.0, 10.0), unit="per 1000") == (
        "Hispanic: 2.3 times the figure of the best-placed group, White, in 2018; that is more than chance alone."
    )
    assert sentence(gap(10.4, 10.0), unit="per 1000").startswith("Hispanic: 0.4 per 1,000 above the best-placed group")
    assert sentence(gap(5.0, 0.0), unit="per 1000").startswith("Hispanic: 5.0 per 1,000 above the best-placed group")


def test_where_neither_way_is_better_nobody_is_best_placed() -> None:
    assert "the group with the highest figure, White," in sentence(gap(10.0, 12.0), neither=True)


@pytest.mark.parametrize(
    ("grade", "direction", "english", "spanish", "word"),
    [
        (
            Grade.CLEAR,
            "better",
            "The gap has been closing since 2015.",
            "La brecha se va cerrando desde 2015.",
            "closing",
        ),
        (
            Grade.CLEAR,
            "worse",
            "The gap has been widening since 2015.",
            "La brecha se va abriendo desde 2015.",
            "widening",
        ),
        (
            Grade.CHANGED,
            "better",
            "The gap is narrower than in 2015; that alone is no trend.",
            "La brecha es menor que en 2015; eso solo no es una tendencia.",
            "narrower, but no trend",
        ),
        (
            Grade.TOO_CLOSE,
            "none",
            "The gap has not clearly closed or widened since 2015.",
            "La brecha no se ha cerrado ni abierto con claridad desde 2015.",
            "too close to call",
        ),
        (
            Grade.TOO_FEW,
            "none",
            "Too few figures to tell whether the gap closes.",
            "Hay muy pocas cifras para saber si la brecha se cierra.",
            "can't tell",
        ),
        (
            Grade.SERIES_CHANGED,
            "none",
            "It is counted differently now, so nobody can tell yet whether the gap closes.",
            "Ahora se cuenta de otra manera, así que todavía no se puede saber si la brecha se cierra.",
            "can't tell",
        ),
    ],
)
def test_whether_a_gap_closes_is_told_as_surely_as_it_is_known(
    grade: Grade, direction: str, english: str, spanish: str, word: str
) -> None:
    course = Trend(grade, Direction(direction), 5, first=2015.0, last=2019.0)

    assert course_sentence(course, spoken.subject(spoken.YEARS)) == english
    assert course_sentence(course, spoken.subject(spoken.YEARS, language="es")) == spanish
    assert course_word(course, spoken.SAID["en"]) == word


CROSSED = replace(CLOSING, grade=Grade.TOO_CLOSE, direction=Direction.NONE, first=2015.0)


@pytest.mark.parametrize(
    ("grade", "better", "english", "spanish", "word"),
    [
        (
            Grade.CLEAR,
            Better.HIGHER,
            "In 2015 it was the other way around: the two have changed places, and Hispanic is behind now.",
            "En 2015 era al revés: han cambiado de lugar, e Hispanic queda ahora por detrás.",
            "changed places",
        ),
        (
            Grade.LEANING,
            Better.LOWER,
            "In 2015 it was the other way around, and Hispanic is ahead now; it leans toward a change of places, and "
            "chance alone shows this about one time in four.",
            "En 2015 era al revés, e Hispanic va ahora por delante; apunta a un cambio de lugares, y el puro azar "
            "muestra esto más o menos una de cada cuatro veces.",
            "leaning toward a change of places",
        ),
        (
            Grade.CLEAR,
            Better.NEITHER,
            "In 2015 it was the other way around: the two have changed places, and Hispanic is lower now.",
            "En 2015 era al revés: han cambiado de lugar, e Hispanic está ahora más abajo.",
            "changed places",
        ),
    ],
)
def test_groups_that_changed_places_are_told_with_who_is_behind_now(
    grade: Grade, better: Better, english: str, spanish: str, word: str
) -> None:
    crossed = gap(70.0, 81.0, changed_places=grade, course=CROSSED)

    for language, told in (("en", english), ("es", spanish)):
        about = spoken.subject(spoken.YEARS, language=language)
        assert places_sentence(crossed, "Hispanic", about, better=better) == told
    assert gap_word(crossed, spoken.SAID["en"]) == word


def test_groups_that_did_not_change_places_are_told_by_their_gap() -> None:
    assert places_sentence(gap(70.0, 81.0), "Hispanic", spoken.subject(spoken.YEARS), better=Better.HIGHER) is None
    assert gap_word(gap(70.0, 81.0), spoken.SAID["en"]) == "closing"


def test_a_leaning_gap_says_how_often_chance_shows_it_and_a_turned_one_that_it_turned() -> None:
    about = spoken.subject(spoken.YEARS)

    assert "one time in four" in course_sentence(replace(CLOSING, grade=Grade.LEANING), about)
    assert course_sentence(replace(CLOSING, turned_since=2020.0), about) == (
        "The gap has been closing since 2015. Its newest figures go the other way."
    )
    assert course_word(replace(CLOSING, turned_since=2020.0), spoken.SAID["en"]) == "closing, but not lately"


@pytest.mark.parametrize(
    ("different", "written"),
    [
        (True, "−12.3 percentage points"),
        (False, "−12.3 percentage points (could be chance)"),
        (None, "−12.3 percentage points (chance not known)"),
    ],
)
def test_a_gap_in_a_table_tells_whether_it_could_be_chance(different: bool | None, written: str) -> None:
    about = spoken.subject(spoken.YEARS, unit=Unit("percent", 1))

    assert gap_text(gap(70.1, 82.4, different=different), about) == written


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (PartsCheck("gender", 2018.0, 510.0, 510.0, fits=True), None),
        (PartsCheck("gender", 2018.0, 50.0, None, fits=True), None),
        (
            PartsCheck("gender", 2018.0, 1510.0, 1484.0, fits=True),
            "Of the 1,510 counted in 2018, 1,484 are in these groups; 26 are in none of them.",
        ),
        # A remainder of 1 to 10 would write out a small count.
        (PartsCheck("gender", 2018.0, 100.0, 97.0, fits=True), None),
        (PartsCheck("gender", 2018.0, 510.0, 500.0, fits=True), None),
        (
            PartsCheck("gender", 2018.0, 510.0, 499.0, fits=True),
            "Of the 510 counted in 2018, 499 are in these groups; 11 are in none of them.",
        ),
        (
            PartsCheck("gender", 2018.0, 510.0, 530.0, fits=False),
            "These groups add up to 530 in 2018, more than the 510 of everyone: some people are in two of them, or the "
            "figures do not go together.",
        ),
        (
            PartsCheck("gender", 2018.0, 50.0, None, fits=False),
            "The figure of everyone in 2018 is not between those of these groups: some groups are missing here, or the "
            "figures do not go together.",
        ),
    ],
)
def test_how_groups_fit_everyone_is_described(check: PartsCheck, said: str | None) -> None:
    assert parts_sentence(check, spoken.subject(spoken.YEARS)) == said
