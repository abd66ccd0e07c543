"""When a target would be reached, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import Arrival, Direction, Grade, TargetStatus
from indicators.analysis.judgement import Judgement, Slope, TargetMark, Trend
from layouts.language.arrival import arrival_lines
from tests.layouts import made
from tests.layouts.language import spoken

CLEAR = Trend(Grade.CLEAR, Direction.BETTER, 8, first=2014.0, last=2023.0, slope=Slope(1.0, 0.5, 2.0))


def judged(trend: Trend = CLEAR, **target: Any) -> Judgement:
    """Figures up to 2023, read in the middle of 2026; fields of the target by name."""
    mark = TargetMark(TargetStatus.IMPROVING, base_position=2014.0, base_value=80.0, **target)
    return made.judged(trend, spoken.YEARS, target=mark)


def lines(said: Judgement, *, due: float | None = 2035.0, language: str = "en") -> list[str]:
    return list(arrival_lines(said, due, spoken.subject(spoken.YEARS, language=language)))


def on_course(arrives: float, first: float | None = None, last: float | None = None) -> Judgement:
    return judged(arrival=Arrival.ON_COURSE, arrives=arrives, arrives_first=first, arrives_last=last)


@pytest.mark.parametrize(
    ("said", "english", "spanish"),
    [
        (
            on_course(2030.2, 2026.4, 2041.7),
            "Target: at the pace since 2014 it would be reached about 2031 (likely range 2027 to 2042).",
            "Meta: al paso que lleva desde 2014, se alcanzaría hacia 2031 (rango probable: de 2027 a 2042).",
        ),
        (
            on_course(2031.0, 2030.9, 2031.0),
            "Target: at the pace since 2014 it would be reached about 2031; the ups and downs leave no other period "
            "open, but the error of counting comes on top.",
            "Meta: al paso que lleva desde 2014, se alcanzaría hacia 2031; los altibajos no dejan abierto otro "
            "período, pero a eso se suma el error del conteo.",
        ),
        (
            on_course(2031.0, 2027.0),
            "Target: at the pace since 2014 it would be reached about 2031 (2027 at the earliest; perhaps never).",
            "Meta: al paso que lleva desde 2014, se alcanzaría hacia 2031 (2027 como muy pronto; quizás nunca).",
        ),
        (
            on_course(2031.0),
            "Target: at the pace since 2014 it would be reached about 2031; there are too few figures for a "
            "likely range.",
            "Meta: al paso que lleva desde 2014, se alcanzaría hacia 2031; hay muy pocas cifras para dar un rango "
            "probable.",
        ),
        (
            on_course(2024.3, 2024.1, 2024.8),
            "Target: at the pace since 2014 it would have been reached about 2025; no newer figure tells "
            "whether it was.",
            "Meta: al paso que llevaba desde 2014, se habría alcanzado hacia 2025; ninguna cifra más nueva dice si fue "
            "así.",
        ),
        (
            judged(arrival=Arrival.NOT_ON_THIS_COURSE),
            "Target: on the course since 2014 it is not reached.",
            "Meta: al paso que lleva desde 2014, no se alcanza.",
        ),
        (
            judged(arrival=Arrival.SHORT_OF_COURSE),
            "Target: no date can be told. On the course since 2014 it would be reached already, but the latest figure "
            "falls short of it: the course slows or bends, or chance moved that figure.",
            "Meta: no se puede dar una fecha. Al paso que lleva desde 2014 ya se habría alcanzado, pero la cifra más "
            "reciente no llega: el paso se frena o cambia, o el azar movió esa cifra.",
        ),
        (
            judged(replace(CLEAR, grade=Grade.TOO_CLOSE)),
            "Target: no date can be told, as the changes so far could be chance alone.",
            "Meta: no se puede dar una fecha, porque los cambios hasta ahora podrían ser puro azar.",
        ),
        (
            judged(arrival=Arrival.GOING_BACK),
            "Target: no date can be told, as the newest figures go the other way.",
            "Meta: no se puede dar una fecha, porque las cifras más nuevas van en sentido contrario.",
        ),
        (
            judged(replace(CLEAR, turned_since=2020.0)),
            "Target: no date can be told, as the newest figures go the other way.",
            "Meta: no se puede dar una fecha, porque las cifras más nuevas van en sentido contrario.",
        ),
    ],
)
def test_where_the_course_leads_is_told(said: Judgement, english: str, spanish: str) -> None:
    assert lines(said) == [english]
    assert lines(said, language="es") == [spanish]


def test_a_range_begins_after_the_figure_that_has_not_reached_the_target() -> None:
    assert lines(on_course(2031.0, 2023.0, 2042.0)) == [
        "Target: at the pace since 2014 it would be reached about 2031 (likely range 2024 to 2042)."
    ]


def test_a_date_after_the_one_that_was_set_is_told_to_be_later() -> None:
    assert lines(on_course(2030.2, 2026.4, 2041.7), due=2030.0)[1:] == ["That is later than the date set for it."]
    assert lines(on_course(2030.2, 2026.4, 2041.7), due=2031.0)[1:] == []


@pytest.mark.parametrize("said", [judged(arrival=Arrival.REACHED), judged(Trend(Grade.TOO_FEW, Direction.NONE, 2))])
def test_nothing_is_told_of_a_target_that_is_met_or_without_a_slope(said: Judgement) -> None:
    assert lines(said) == []


def test_a_school_year_is_named_as_such() -> None:
    about = spoken.subject(spoken.SCHOOL, "school year")
    said = judged(replace(CLEAR, first=2013.0), arrival=Arrival.ON_COURSE, arrives=2030.2)

    assert "since 2013–14 it would be reached about 2031–32;" in next(iter(arrival_lines(said, None, about)))
