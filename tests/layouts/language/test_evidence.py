"""How we know, line by line, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from indicators.analysis.codes import Direction, Grade, TargetStatus
from indicators.analysis.judgement import Change, Slope, TargetMark, Trend
from indicators.release.documents import IndicatorHead, SeriesDocument
from layouts.language.evidence import evidence
from layouts.language.phrases import read_phrases
from layouts.language.subject import subject_of
from tests.layouts import made

SAID = read_phrases()
PERCENT = made.head("share", made.HOMELESS_HEAD.title, unit="percent", decimals=1)
DOLLARS = made.head("wage", made.HOMELESS_HEAD.title, unit="dollars")


def told(trend: Trend, series: SeriesDocument, language: str, head: IndicatorHead = PERCENT) -> tuple[str, ...]:
    given = replace(series, judgement=replace(series.judgement, trend=trend))
    return evidence(given, subject_of(head, given, SAID[language]))


def series(*values: float) -> SeriesDocument:
    """A series of the years from 2018, without target or line."""
    points = tuple(made.point(str(year), value) for year, value in enumerate(values, start=2018))
    return replace(made.hispanic(), points=points)


def plain(**more: Any) -> Trend:
    return replace(Trend(Grade.TOO_CLOSE, Direction.NONE, 4, first=2018.0, last=2021.0), **more)


@pytest.mark.parametrize(
    ("language", "line", "weak"),
    [
        (
            "en",
            "From 2019 to 2020: down 9.0 percentage points.",
            "Newer, but too weak to be compared: the figures for 2021.",
        ),
        (
            "es",
            "De 2019 a 2020: bajó 9.0 puntos porcentuales.",
            "Más recientes, pero demasiado débiles para compararlas: las cifras de 2021.",
        ),
    ],
)
def test_both_ends_of_a_change_are_named_where_a_newer_figure_is_shown(language: str, line: str, weak: str) -> None:
    trend = plain(last=2020.0, latest_change=Change(2019.0, 22.0, -9.0, Direction.BETTER))
    assert told(trend, series(20.0, 22.0, 13.0, 19.0), language) == (weak, line)


@pytest.mark.parametrize(
    ("values", "language", "line"),
    [
        ((36689.4, 36906.6), "en", "From 2018 to 2019: up $218."),
        ((36689.4, 36906.6), "es", "De 2018 a 2019: subió $218."),
        ((36689.4, 36689.2), "en", "From 2018 to 2019: almost no change."),
        ((36689.4, 36689.2), "es", "De 2018 a 2019: casi sin cambio."),
        ((36689.4, 36689.4), "en", "From 2018 to 2019: no change."),
        ((36689.4, 36689.4), "es", "De 2018 a 2019: sin cambio."),
    ],
)
def test_a_change_is_that_of_the_figures_in_the_table(values: tuple[float, float], language: str, line: str) -> None:
    change = Change(2018.0, values[0], values[1] - values[0], Direction.NONE)
    assert told(plain(last=2019.0, latest_change=change), series(*values), language, DOLLARS) == (line,)


@pytest.mark.parametrize(
    ("per_year", "language", "line"),
    [
        (0.04, "en", "Usual change from year to year: almost none."),
        (-0.04, "es", "Cambio habitual de un año a otro: casi ninguno."),
        (0.0, "en", "Usual change from year to year: almost none."),
        (0.05, "en", "Usual change: up 0.1 percentage points a year."),
    ],
)
def test_a_usual_change_that_rounds_to_zero_is_almost_none(per_year: float, language: str, line: str) -> None:
    assert told(plain(slope=Slope(per_year, None, None)), series(1.0, 2.0, 1.0, 2.0), language) == (line,)


@pytest.mark.parametrize(
    ("score", "grade", "english", "spanish"),
    [
        (
            -6,
            Grade.TOO_CLOSE,
            "Counting every pair of figures, falls outnumber rises by 6; it takes 24 to call it clear.",
            "Contando cada par de cifras, las bajadas superan a las subidas por 6; "
            "hacen falta 24 para decir que es claro.",
        ),
        (
            26,
            Grade.CLEAR,
            "Counting every pair of figures, rises outnumber falls by 26; it takes 24 to call it clear.",
            "Contando cada par de cifras, las subidas superan a las bajadas por 26; "
            "hacen falta 24 para decir que es claro.",
        ),
        (
            0,
            Grade.TOO_CLOSE,
            "Counting every pair of figures, there are as many rises as falls; a lead of 24 would be clear.",
            "Contando cada par de cifras, hay tantas subidas como bajadas; una ventaja de 24 sería clara.",
        ),
        (
            24,
            Grade.LEANING,
            "Counting every pair of figures, rises outnumber falls by 24, enough to call it clear; "
            "but without one of the figures it would not be.",
            "Contando cada par de cifras, las subidas superan a las bajadas por 24, "
            "lo que basta para decir que es claro; pero sin una de las cifras ya no lo sería.",
        ),
    ],
)
def test_the_count_of_rises_and_falls_is_told_plainly(score: int, grade: Grade, english: str, spanish: str) -> None:
    trend = plain(grade=grade, n=9, s=score, p=0.5, bound=24)
    assert told(trend, series(1.0, 2.0, 3.0, 4.0), "en")[1] == english
    assert told(trend, series(1.0, 2.0, 3.0, 4.0), "es")[1] == spanish


@pytest.mark.parametrize(
    ("passed", "english", "spanish"),
    [
        (
            False,
            "Target: the way that is left takes a change of −40 people a year; it has been −27 people a year so far.",
            "Meta: lo que falta exige un cambio de −40 personas al año; hasta ahora ha sido de −27 personas al año.",
        ),
        (
            True,
            "Target: reaching it in time would have taken a change of −40 people a year; it was −27 people a year.",
            "Meta: para alcanzarla a tiempo habría hecho falta un cambio de −40 personas al año; "
            "fue de −27 personas al año.",
        ),
    ],
)
def test_what_a_target_takes_is_past_once_it_was_due(passed: bool, english: str, spanish: str) -> None:
    status = TargetStatus.DATE_PASSED_UNKNOWN if passed else TargetStatus.IMPROVING
    mark = TargetMark(status, 41.0, 2007.0, 969.0, 2018.0, 677.0, -39.6, -26.5, date_passed=passed)
    given = replace(made.homeless(), judgement=replace(made.homeless().judgement, target=mark))
    assert english in evidence(given, subject_of(made.HOMELESS_HEAD, given, SAID["en"]))
    said = evidence(given, subject_of(made.HOMELESS_HEAD, given, SAID["es"]))
    assert spanish in said
    assert "Meta fijada por: el consejo. (muestra)" in said


def test_a_day_is_written_out() -> None:
    given = made.homeless()
    english = evidence(given, subject_of(made.HOMELESS_HEAD, given, SAID["en"]))
    spanish = evidence(given, subject_of(made.HOMELESS_HEAD, given, SAID["es"]))
    assert any("was drawn on December 31, 2016 from" in line for line in english)
    assert any("se trazó el 31 de diciembre de 2016 con" in line for line in spanish)


def test_what_would_settle_a_leaning_trend_is_said_with_how_sure_that_is() -> None:
    leaning = plain(grade=Grade.LEANING, direction=Direction.BETTER)
    figures = series(1.0, 2.0, 1.0, 2.0)
    assert told(replace(leaning, to_settle=1), figures, "en")[-1] == (
        "If it goes on like this, with the same ups and downs, one more figure would make it clear in at least 80 of "
        "100 cases."
    )
    assert told(replace(leaning, to_settle=3), figures, "es")[-1] == (
        "Si sigue así, con los mismos altibajos, 3 cifras más lo dejarían claro en al menos 80 de cada 100 casos."
    )
    assert told(leaning, figures, "en")[-1] == "Only more figures can tell, and not how many it takes."
    assert told(leaning, figures, "es")[-1] == "Solo más cifras lo pueden decir, y no se sabe cuántas hacen falta."
