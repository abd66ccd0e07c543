"""Series to speak of, and what is said of them."""

from dataclasses import replace
from typing import Any

from indicators.analysis.judgement import Trend
from indicators.release.documents import Point
from layouts.language.amounts import Unit
from layouts.language.phrases import read_phrases
from layouts.language.subject import Subject
from layouts.language.verdict import verdict
from tests.layouts import made

SAID = read_phrases()
YEARS = tuple(made.point(str(year), 80.0 + year - 2014, lower=None) for year in range(2014, 2024))
SCHOOL = tuple(
    made.point(f"{year}-{year - 1999}", 70.0, "school year", definition=int(year > 2015))
    for year in (2013, 2014, 2015, 2020, 2021)
)
MONTHS = tuple(made.point(f"2023-{month:02}", 5.0, "month") for month in range(1, 13))
POOLED = tuple(made.point(f"{year}-{year + 4}", 50.0, "pooled years") for year in range(2014, 2019))


def subject(points: tuple[Point, ...], kind: str = "year", language: str = "en", **more: Any) -> Subject:
    """A series in percent, in one language; more fields of the subject by name."""
    unit = Unit("percent", 0)
    return replace(Subject(points, kind, unit, None, SAID[language]), **more)


def sentence(trend: Trend, about: Subject, **more: Any) -> str:
    """The verdict on a series with a trend; more fields of the judgement by name."""
    return verdict(made.judged(trend, about.points, **more), about).sentence
