"""Why the marks of target and line stand as they do, in both languages."""

from dataclasses import replace

import pytest

from indicators.analysis.codes import BaselineStatus, Direction, Grade, NoForecast, TargetStatus
from indicators.analysis.judgement import BaselineMark, Forecast, TargetMark, Trend
from layouts.language.phrases import read_phrases
from layouts.language.reasons import headed_reason, target_reason
from layouts.language.subject import subject_of
from tests.layouts import made

SAID = read_phrases()
HOMELESS = made.homeless()
CLEAR = made.turned()
CLOSE = Trend(Grade.TOO_CLOSE, Direction.NONE, 10)
WAY = (80.0, 2016.0, 900.0)


@pytest.mark.parametrize(
    ("judged", "english", "spanish"),
    [
        (
            TargetMark(TargetStatus.NOT_YET_KNOWN, None, 2018.0, 677.0, 2018.0, 677.0),
            "The aim is 400 people by 2025, counted from 2018: no newer figure to compare yet.",
            "La meta es 400 personas para 2025, contada desde 2018: todavía no hay una cifra más nueva que se pueda "
            "comparar.",
        ),
        (
            TargetMark(TargetStatus.NOT_YET_KNOWN, None, None, None, 2018.0, 677.0),
            "The aim is 400 people by 2025, counted from 2007, of which the figure is too weak to compare.",
            "La meta es 400 personas para 2025, contada desde 2007, período cuya cifra es demasiado débil para "
            "comparar.",
        ),
        (
            TargetMark(TargetStatus.WORSE, -26.0, 2016.0, 530.0, 2018.0, 677.0),
            "The aim is 400 people by 2025; from 2016 to 2018 it moved 147 people away from it. Whether that is "
            "chance was not tested.",
            "La meta es 400 personas para 2025; de 2016 a 2018 se alejó 147 personas de ella. "
            "No se ha comprobado si eso es azar.",
        ),
        (
            TargetMark(TargetStatus.WORSE, None, 2016.0, 400.0, 2018.0, 677.0),
            "The aim is 400 people by 2025; it was reached in 2016, but not in 2018. Whether that is chance was not "
            "tested.",
            "La meta es 400 personas para 2025; se alcanzó en 2016, pero no en 2018. "
            "No se ha comprobado si eso es azar.",
        ),
        # 90 to 94, the aim 95: most of the way by the figures, and yet no more than chance allows.
        (
            TargetMark(TargetStatus.LITTLE_CHANGE, 80.0, 2016.0, 900.0, 2018.0, 500.0, significant=False),
            "The aim is 400 people by 2025; 80% of the way from 2016 to 2018. That could be chance or counting error.",
            "La meta es 400 personas para 2025; 80% del camino, de 2016 a 2018. Eso podría ser azar o error de conteo.",
        ),
        (
            TargetMark(TargetStatus.IMPROVING, 80.0, 2016.0, 900.0, 2018.0, 500.0, significant=True),
            "The aim is 400 people by 2025; 80% of the way from 2016 to 2018.",
            "La meta es 400 personas para 2025; 80% del camino, de 2016 a 2018.",
        ),
        (
            TargetMark(TargetStatus.IMPROVING, 80.0, 2016.0, 900.0, 2018.0, 500.0, significant=None),
            "The aim is 400 people by 2025; 80% of the way from 2016 to 2018. Whether that is chance was not tested.",
            "La meta es 400 personas para 2025; 80% del camino, de 2016 a 2018. No se ha comprobado si eso es azar.",
        ),
        (
            TargetMark(TargetStatus.LITTLE_CHANGE, 0.0, 2016.0, 677.0, 2018.0, 677.0),
            "The aim is 400 people by 2025; almost no change from 2016 to 2018.",
            "La meta es 400 personas para 2025; casi sin cambio de 2016 a 2018.",
        ),
        (
            TargetMark(TargetStatus.DATE_PASSED_UNKNOWN, 51.0, 2007.0, 969.0, 2018.0, 677.0, date_passed=True),
            "The aim is 400 people by 2025; 51% of the way from 2007 to 2018.",
            "La meta es 400 personas para 2025; 51% del camino, de 2007 a 2018.",
        ),
    ],
)
def test_a_target_beside_a_figure_tells_its_reason(judged: TargetMark, english: str, spanish: str) -> None:
    assert HOMELESS.target is not None
    assert (
        target_reason(judged, HOMELESS.target, CLEAR, subject_of(made.HOMELESS_HEAD, HOMELESS, SAID["en"])) == english
    )
    assert (
        target_reason(judged, HOMELESS.target, CLEAR, subject_of(made.HOMELESS_HEAD, HOMELESS, SAID["es"])) == spanish
    )


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("2019", "The aim is 400 people by 2025, counted from 2019, of which the figure is not shown."),
        ("2006", "The aim is 400 people by 2025, counted from 2006, for which there is no figure to compare."),
    ],
)
def test_a_base_that_is_hidden_or_not_known_is_told_as_that(base: str, said: str) -> None:
    assert HOMELESS.target is not None
    unknown = TargetMark(TargetStatus.NOT_YET_KNOWN, None, None, None, 2018.0, 677.0)
    about = subject_of(made.HOMELESS_HEAD, HOMELESS, SAID["en"])
    assert target_reason(unknown, replace(HOMELESS.target, baseline_period=base), CLEAR, about) == said


def reasons(judged: TargetMark, trend: Trend) -> list[str]:
    assert HOMELESS.target is not None
    return [
        target_reason(judged, HOMELESS.target, trend, subject_of(made.HOMELESS_HEAD, HOMELESS, SAID[language]))
        for language in ("en", "es")
    ]


@pytest.mark.parametrize(
    ("judged", "english", "spanish"),
    [
        (
            TargetMark(TargetStatus.IMPROVING, *WAY, 2025.0, 500.0, significant=True, date_passed=True, missed=True),
            "The aim was 400 people by 2025; the date has passed and it was missed: 500 people in 2025. That is 80% of "
            "the way from 2016.",
            "La meta era 400 personas para 2025; la fecha ya pasó y no se alcanzó: 500 personas en 2025. Es 80% del "
            "camino desde 2016.",
        ),
        (
            TargetMark(
                TargetStatus.WORSE, -2.0, 2016.0, 900.0, 2026.0, 910.0, significant=True, date_passed=True, missed=True
            ),
            "The aim was 400 people by 2025; no figure is known for then, and the first one since falls short: 910 "
            "people in 2026.",
            "La meta era 400 personas para 2025; no se conoce la cifra de entonces, y la primera posterior no llega: "
            "910 personas en 2026.",
        ),
        (
            TargetMark(
                TargetStatus.NOT_YET_KNOWN, position=2025.0, value=500.0, reached_later=2027.0, value_later=390.0,
                date_passed=True, missed=True,
            ),
            "The aim was 400 people by 2025; the date has passed and it was missed: 500 people in 2025. It was reached "
            "later: 390 people in 2027.",
            "La meta era 400 personas para 2025; la fecha ya pasó y no se alcanzó: 500 personas en 2025. Se alcanzó "
            "más tarde: 390 personas en 2027.",
        ),
    ],
)  # fmt: skip
def test_a_target_that_was_missed_is_told_to_be(judged: TargetMark, english: str, spanish: str) -> None:
    assert reasons(judged, CLEAR) == [english, spanish]


def test_progress_that_the_trend_does_not_tell_from_chance_says_so() -> None:
    judged = TargetMark(TargetStatus.IMPROVING, *WAY, 2018.0, 500.0)
    english, spanish = reasons(judged, CLOSE)
    tested, _ = reasons(replace(judged, significant=True), CLOSE)

    assert english.endswith("2018. Its trend does not tell that from chance.")
    assert spanish.endswith("2018. Su tendencia no distingue eso del azar.")
    assert tested.endswith("That is more than counting error, but its trend does not tell it from chance.")


def outlook(last: float) -> Forecast:
    """A forecast of two years from 2018, the second one beginning at `last`."""
    assert HOMELESS.baseline is not None
    return replace(HOMELESS.baseline.forecast, positions=(2019.0, last), origin=2018.0)


# The latest figure of 2018 is two and a half years old: the day is in the middle of 2021.
@pytest.mark.parametrize(
    ("ahead", "why", "english", "spanish"),
    [
        (
            outlook(2020.0),
            None,
            "The figures are too old: the line would end before today.",
            "Las cifras son demasiado viejas: la línea terminaría antes de hoy.",
        ),
        (outlook(2021.0), None, "Nobody has drawn it yet.", "Todavía nadie lo ha trazado."),
        (
            None,
            NoForecast.TOO_FEW,
            "Too few figures can be compared to draw where this is headed.",
            "Muy pocas cifras se pueden comparar para trazar hacia dónde va.",
        ),
        (
            None,
            NoForecast.SERIES_CHANGED,
            "It is counted differently now, and there are too few figures since then to draw where this is headed.",
            "Ahora se cuenta de otra manera, y desde entonces hay muy pocas cifras para trazar hacia dónde va.",
        ),
        (
            None,
            NoForecast.SEASON_NOT_KNOWN,
            "The season is not known yet: only from two whole years can be told what is usual for the time of year.",
            "La temporada aún no se conoce: solo con dos años completos se puede saber qué es lo habitual en cada "
            "época del año.",
        ),
        (
            None,
            NoForecast.CLOSED,
            "This series has ended, so there is nothing ahead to draw.",
            "Esta serie terminó, así que no queda nada por trazar hacia adelante.",
        ),
    ],
)
def test_a_line_that_is_not_drawn_tells_why(
    ahead: Forecast | None, why: NoForecast | None, english: str, spanish: str
) -> None:
    judged = replace(HOMELESS.judgement, outlook=ahead, no_outlook=why)
    series = replace(HOMELESS, judgement=judged, baseline=None)
    for language, reason in (("en", english), ("es", spanish)):
        about = subject_of(made.HOMELESS_HEAD, series, SAID[language])
        assert headed_reason(made.UNDRAWN, series, about) == reason


def test_a_line_of_an_older_way_of_counting_says_so() -> None:
    mark = BaselineMark(BaselineStatus.SERIES_CHANGED)
    english = headed_reason(mark, HOMELESS, subject_of(made.HOMELESS_HEAD, HOMELESS, SAID["en"]))
    spanish = headed_reason(mark, HOMELESS, subject_of(made.HOMELESS_HEAD, HOMELESS, SAID["es"]))
    assert english == "Drawn on December 31, 2016, for an older way of counting."
    assert spanish == "Trazado el 31 de diciembre de 2016, con una forma de contar anterior."
