"""Months are judged against their usual ups and downs."""

import pytest

from indicators.analysis.codes import Direction, Grade, Signal
from indicators.analysis.judgement import Change, Process, Trend
from layouts.language.marks import trend_mark
from layouts.language.tested import trend_lines
from tests.layouts.language.spoken import MONTHS, YEARS, sentence, subject


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


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        (
            "en",
            "Worse than its average for months, since Jun 2023, though each month is so much like the one before that "
            "chance alone may do this, after taking off what the season usually adds; ",
        ),
        (
            "es",
            "Peor que su promedio durante meses, desde jun 2023, aunque cada mes se parece tanto al anterior que puede "
            "deberse al puro azar, una vez quitado lo que suele añadir la temporada; ",
        ),
    ],
)
def test_months_that_remember_and_have_a_season_say_both(language: str, opening: str) -> None:
    june = 2023 + 5 / 12
    chart = Process(2023.0, 2023 + 11 / 12, 5.0, 4.0, 6.0, Signal.SHIFT, june, trial=False, seasonal=True)
    trend = Trend(Grade.LEANING, Direction.WORSE, 24, 2023.0, june, process=chart, memory=0.7, seasonal=True)
    about = subject(MONTHS, "month", language)
    assert sentence(trend, about).startswith(opening)
    reason = {
        "en": "Seven months or more in a row say the same, but each is much like the one before.",
        "es": "Siete meses seguidos o más dicen lo mismo, pero cada uno se parece mucho al anterior.",
    }
    assert trend_mark(trend, about).reason == reason[language]


@pytest.mark.parametrize(
    ("language", "direction", "opening"),
    [
        ("en", Direction.BETTER, "Changed: better in Dec 2023 than in Jan 2023, after taking off what the season"),
        ("es", Direction.WORSE, "Cambió: peor en dic 2023 que en ene 2023, una vez quitado lo que suele añadir"),
    ],
)
def test_figures_less_their_season_are_told_as_better_or_worse(
    language: str, direction: Direction, opening: str
) -> None:
    trend = Trend(Grade.CHANGED, direction, 10, first=2023.0, last=2023 + 11 / 12, seasonal=True)
    assert sentence(trend, subject(MONTHS, "month", language)).startswith(opening)


@pytest.mark.parametrize(
    ("language", "within", "opening"),
    [
        (
            "en",
            True,
            "We can't tell yet: 2 figures are too few to compare, and chance alone can explain the change from "
            "2014 to 2023; ",
        ),
        (
            "es",
            True,
            "Todavía no se puede saber: 2 cifras son muy pocas para comparar, y el puro azar puede explicar el "
            "cambio de 2014 a 2023; ",
        ),
        ("en", False, "We can't tell yet: 2 figures are too few to compare; "),
        ("en", None, "We can't tell yet: 2 figures are too few to compare; "),
    ],
)
def test_two_figures_whose_ranges_leave_room_for_no_change_say_so(
    language: str, within: bool | None, opening: str
) -> None:
    two = (YEARS[0], YEARS[-1])
    latest = Change(2014.0, 80.0, 9.0, Direction.BETTER, within)
    trend = Trend(Grade.TOO_FEW, Direction.NONE, 2, first=2014.0, last=2023.0, latest_change=latest)
    assert sentence(trend, subject(two, language=language)).startswith(opening)


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "Its newest months lie beyond the usual ups and downs."),
        ("es", "Sus meses más recientes quedan fuera de los altibajos de siempre."),
    ],
)
def test_months_that_changed_are_not_told_as_two_periods(language: str, reason: str) -> None:
    chart = Process(2023.0, 2023 + 11 / 12, 5.0, 4.0, 6.0, Signal.OUTSIDE_LIMITS, 2023.5, trial=False)
    trend = Trend(Grade.CHANGED, Direction.WORSE, 12, first=2023.0, last=2023 + 11 / 12, process=chart)
    assert trend_mark(trend, subject(MONTHS, "month", language)).reason == reason


@pytest.mark.parametrize(
    ("language", "opening", "line"),
    [
        (
            "en",
            "Changed: since Jul 2023 it is worse than its usual ups and downs, after taking off what the season "
            "usually adds (Dec 2023 without its season: 7%); the latest figure, 5% (Dec 2023), ",
            "Usual ups and downs, once the season is taken off: 4% to 6%, around 5%.",
        ),
        (
            "es",
            "Cambió: desde jul 2023 está peor que sus altibajos de siempre, una vez quitado lo que suele añadir la "
            "temporada (dic 2023 sin su temporada: 7%); ",
            "Altibajos de siempre, una vez quitada la temporada: de 4% a 6%, alrededor de 5%.",
        ),
    ],
)
def test_the_figure_that_was_compared_is_told_beside_the_one_that_is_shown(
    language: str, opening: str, line: str
) -> None:
    last = 2023 + 11 / 12
    chart = Process(2023.0, last, 5.0, 4.0, 6.0, Signal.OUTSIDE_LIMITS, 2023.5, False, seasonal=True, latest=7.0)
    trend = Trend(Grade.CHANGED, Direction.WORSE, 24, first=2023.0, last=last, process=chart, seasonal=True)
    about = subject(MONTHS, "month", language)
    assert sentence(trend, about).startswith(opening)
    assert line in list(trend_lines(trend, about))


@pytest.mark.parametrize(
    ("signal", "opening"),
    [
        (Signal.RUN, "Was getting worse from Jul 2023 to Dec 2023;"),
        (Signal.SHIFT, "Was worse than its average for months, from Jul 2023 to Dec 2023;"),
        (Signal.OUTSIDE_LIMITS, "Changed: from Jul 2023 to Dec 2023 it was worse than its usual ups and downs;"),
    ],
)
def test_old_months_are_told_in_the_past(signal: Signal, opening: str) -> None:
    chart = Process(2023.0, 2023 + 11 / 12, 5.0, 4.0, 6.0, signal, 2023.5, trial=False)
    trend = Trend(Grade.CHANGED, Direction.WORSE, 24, first=2023.0, last=2023 + 11 / 12, process=chart)
    assert sentence(trend, subject(MONTHS, "month", age_years=2.5)).startswith(opening)
