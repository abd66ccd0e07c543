"""What the lines of where we are headed say, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import BaselineStatus, Direction, ForecastMethod, Grade
from indicators.analysis.judgement import BaselineMark, Forecast, Trend
from indicators.release.documents import BaselineLine, ScenarioLine, Text
from layouts.language.headed import headed_lines
from layouts.language.phrases import read_phrases
from layouts.language.subject import subject_of
from tests.layouts import made
from tests.layouts.notes import both

SAID = read_phrases()
OURS = Forecast(
    (2026.0, 2027.0), (560.0, 570.0), (500.0, 480.0), (620.0, 660.0), ForecastMethod.DAMPED_TREND, 0.80, 2025.0, 9,
    (450.0, 420.0), (670.0, 720.0),
)  # fmt: skip
OWN = replace(OURS, values=(530.0, 520.0), method=ForecastMethod.OWN, outer_lower=(), outer_upper=())
TEXT = both("Two shelters open", "Abren dos albergues")
POINTS = (made.point("2025", 556.0),)
JUDGED = made.judged(Trend(Grade.TOO_FEW, Direction.NONE, 1), POINTS)


def lines(language: str, **more: Any) -> list[str]:
    more = {"points": POINTS, **more}
    series = replace(made.hispanic(), judgement=replace(JUDGED, own=more.pop("judged", None)), **more)
    return list(headed_lines(series, subject_of(made.HOMELESS_HEAD, series, SAID[language])))


def line(forecast: Forecast, *, assumptions: Text | None = None, decided: bool = False) -> BaselineLine:
    decision = both("We freeze it", "La congelamos") if decided else None
    on = "2026-01-12" if decided else None
    return BaselineLine("2026-01-15", forecast, assumptions, True, False, decision, on)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "This line was decided on January 12, 2026: We freeze it.",
                "For 2026 it says 560 people; 80 times of 100 the figure should fall between 500 people and 620 "
                "people, 95 times of 100 between 450 people and 670 people.",
            ],
        ),
        (
            "es",
            [
                "Esta línea se decidió el 12 de enero de 2026: La congelamos.",
                "Para 2026 dice 560 personas; 80 de cada 100 veces la cifra debería quedar entre 500 personas y "
                "620 personas, 95 de cada 100 veces entre 450 personas y 670 personas.",
            ],
        ),
    ],
)
def test_our_line_tells_its_decision_and_what_it_says_next(language: str, said: list[str]) -> None:
    assert lines(language, baseline=line(OURS, decided=True)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "On January 15, 2026 the team drew a line of its own. Two shelters open.",
                "For 2026 it says 530 people (500 people to 620 people).",
                "Against the team's own line: worse so far.",
            ],
        ),
        (
            "es",
            [
                "El 15 de enero de 2026 el equipo trazó su propia línea. Abren dos albergues.",
                "Para 2026 dice 530 personas (500 personas a 620 personas).",
                "Frente a la línea propia del equipo: peor por ahora.",
            ],
        ),
    ],
)
def test_a_teams_own_line_tells_its_reasons_and_how_the_figures_stand_to_it(language: str, said: list[str]) -> None:
    beside = BaselineMark(BaselineStatus.WORSE_SO_FAR)
    assert lines(language, own=line(OWN, assumptions=TEXT), judged=beside) == said


def test_a_scenario_tells_what_it_assumes_and_where_that_would_lead() -> None:
    one = ScenarioLine(both("More room", "Más lugar"), TEXT, (2026.0, 2027.0), (500.0, 440.0), (), (), sample=True)
    assert lines("en", scenarios=(one,)) == [
        "What if? More room: Two shelters open. Then it would be 440 people in 2027. (sample)"
    ]
    assert lines("es", scenarios=(one,)) == [
        "¿Y si…? Más lugar: Abren dos albergues. Entonces sería 440 personas en 2027. (muestra)"
    ]


def test_a_line_of_an_older_way_of_counting_foretells_nothing() -> None:
    broken = (*POINTS, made.point("2026", 300.0, definition=1))
    since = replace(OURS, positions=(2026.0, 2027.0, 2028.0), values=(560.0, 570.0, 580.0))
    assert lines("en", baseline=line(since), own=line(since), points=broken) == [
        "On January 15, 2026 the team drew a line of its own."
    ]


def test_a_line_that_has_ended_says_nothing_more() -> None:
    ended = replace(OURS, positions=(2023.0, 2024.0))
    assert lines("en", baseline=line(ended)) == []
