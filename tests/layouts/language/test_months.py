"""Months are judged against their usual ups and downs."""

import pytest

from indicators.analysis.codes import Direction, Grade, Signal
from indicators.analysis.judgement import Process, Trend
from layouts.language.marks import trend_mark
from tests.layouts.language.spoken import MONTHS, sentence, subject


@pytest.mark.parametrize(
    ("language", "opening", "word", "reason"),
    [
        (
            "en",
            "Dec 2023 shows no sign of change against the usual ups and downs (4% to 6% since Jan 2023), "
            "judged by few months so far; ",
            "No sign of change",
            "The latest month shows nothing beyond the usual ups and downs.",
        ),
        (
            "es",
            "En dic 2023 no hay señal de cambio frente a los altibajos de siempre (de 4% a 6% desde ene 2023), "
            "a juzgar por los pocos meses que hay; ",
            "Sin señal de cambio",
            "El último mes no muestra nada fuera de los altibajos de siempre.",
        ),
    ],
)
def test_a_month_without_a_signal_speaks_of_itself_alone(language: str, opening: str, word: str, reason: str) -> None:
    chart = Process(2023.0, 2023 + 11 / 12, 5.0, 4.0, 6.0, Signal.NONE, None, trial=True)
    trend = Trend(Grade.TOO_CLOSE, Direction.NONE, 8, first=2023.0, last=2023 + 11 / 12, process=chart)
    about = subject(MONTHS, "month", language)
    assert sentence(trend, about).startswith(opening)
    told = trend_mark(trend, about)
    assert (told.word, told.reason) == (word, reason)


@pytest.mark.parametrize(
    ("signal", "grade", "trial", "english"),
    [
        (
            Signal.NONE,
            Grade.TOO_CLOSE,
            False,
            "Dec 2023 shows no sign of change against the usual ups and downs (4% to 6% since Jan 2023)",
        ),
        (Signal.RUN, Grade.CLEAR, False, "Getting worse since Jun 2023"),
        (Signal.SHIFT, Grade.CLEAR, False, "Worse than its average for months, since Jun 2023"),
        (
            Signal.OUTSIDE_LIMITS,
            Grade.CHANGED,
            False,
            "Changed: since Jun 2023 it is worse than its usual ups and downs",
        ),
        (
            Signal.TWO_OF_THREE,
            Grade.CHANGED,
            True,
            "Changed: since Jun 2023 it is worse than its usual ups and downs, judged by few months so far",
        ),
    ],
)
def test_months_are_told_against_their_usual_ups_and_downs(
    signal: Signal, grade: Grade, trial: bool, english: str
) -> None:
    june = 2023 + 5 / 12
    chart = Process(2023.0, 2023 + 11 / 12, 5.0, 4.0, 6.0, signal, None if signal is Signal.NONE else june, trial)
    direction = Direction.NONE if signal is Signal.NONE else Direction.WORSE
    trend = Trend(grade, direction, 12, first=2023.0, last=2023 + 11 / 12, process=chart)
    assert sentence(trend, subject(MONTHS, "month")).startswith(f"{english}; the latest figure, 5% (Dec 2023), ")
