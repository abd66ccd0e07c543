"""From figures to marks: ten thousand series judged completely on one core, beside statsmodels' Theta in the same run.

A percentage for everyone and four groups of 2,000 places, 15 years each, 400 people counted: trend with pooled memory,
forecast with its ranges, the forecast that was frozen three years before, target, disparities, groups against everyone,
and every sentence of the page. What is timed is the product's own path from arrays to words; no database is in it. The
search for cycles is put off while series are judged, as `judge_all` does.
"""

import argparse
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from indicators.analysis.codes import Better, Rhythm
from indicators.analysis.disparity import Member
from indicators.analysis.figures import ranges_each
from indicators.analysis.forecast import Past, forecasts
from indicators.analysis.history import History, Target
from indicators.analysis.judge import Case, judge_each
from indicators.analysis.judgement import Figure, Forecast, Judgement, Quantity
from indicators.analysis.memory import pooled_memory
from indicators.collecting import put_off
from indicators.judging.groups import Compared, compared
from indicators.release.documents import IndicatorHead, Named, Point, SeriesDocument, Text
from layouts.language.evidence import evidence
from layouts.language.marks import marks
from layouts.language.phrases import Phrases, read_phrases
from layouts.language.subject import subject_of
from layouts.language.verdict import verdict

YEARS, KNOWN_THEN = 15, 12
STARTS = 2009 + np.arange(YEARS, dtype=float)
GROUPS = ("all", "one", "two", "three", "four")
DIMENSIONS = {"all": "all"} | dict.fromkeys(GROUPS[1:], "group")
GOAL = 5.0
WORDS = Text({"en": "Children who read well"})
HEAD = IndicatorHead(
    "reading", Named("learning", WORDS), WORDS, "headline", WORDS, "percent", 1, "higher", "year", None, None, None,
    sample=False,
)  # fmt: skip
Answer = TypeVar("Answer")
Place = dict[str, History]


def places(count: int) -> list[Place]:
    """Return the histories of every place by group: random walks of their own."""
    chance = np.random.default_rng(5)
    level = chance.uniform(30, 70, (count, len(GROUPS), 1))
    walks = np.clip(level + np.cumsum(chance.normal(0, 2, (count, len(GROUPS), YEARS)), 2), 1, 99).round(1)
    return [{group: _history(row) for group, row in zip(GROUPS, place, strict=True)} for place in walks]


def _history(values: np.ndarray) -> History:
    return History.of(STARTS, values, denominators=np.full(YEARS, 400.0), quantity=Quantity.PERCENT)


def frozen_then(given: list[Place]) -> list[Forecast | None]:
    """Return the forecast of every series from its first 12 years; not timed, for it was frozen then."""
    pasts = [Past(STARTS[:KNOWN_THEN], one.values[:KNOWN_THEN], 5) for place in given for one in place.values()]
    return [one if isinstance(one, Forecast) else None for one in forecasts(pasts)]


@put_off()
def judged(given: list[Place], frozen: list[Forecast | None]) -> list[Judgement]:
    """Return what is said of every series alone, each place an indicator of its own."""
    lines = iter(frozen)
    ranges_each([one for place in given for one in place.values()])
    cases = []
    for place in given:
        memory = pooled_memory(list(place.values()), rhythm=Rhythm.ANNUAL)
        for one in place.values():
            aim = Target(value=80.0, due=2030.0, base_position=2012.0)
            cases.append(Case(one, Better.HIGHER, Rhythm.ANNUAL, 2024.5, aim, next(lines), memory))
    return judge_each(cases)


@put_off()
def beside(given: list[Place]) -> list[Compared]:
    """Return what is said of every group beside the others of its place."""
    found: list[Compared] = []
    for place in given:
        members = {at: Member(name, one, ("survey",) * YEARS) for at, (name, one) in enumerate(place.items())}
        found += compared(members, DIMENSIONS, better=Better.HIGHER, rhythm=Rhythm.ANNUAL).values()
    return found


def documents(said: list[Judgement]) -> list[SeriesDocument]:
    """Return the documents of a release; not timed, for it is the release that makes them, with what it reads."""
    return [SeriesDocument("place", "all", tuple(_point(figure) for figure in one.figures), one) for one in said]


def _point(figure: Figure) -> Point:
    year = f"{figure.position:.0f}"
    return Point(year, "", "", figure.position, figure.value, None, None, 0, (), "survey")


def told(pages: list[SeriesDocument]) -> int:
    """Return how many sentences the pages of all series have."""
    words = read_phrases()["en"]
    return sum(_sentences(one, words) for one in pages)


def _sentences(series: SeriesDocument, words: Phrases) -> int:
    said, subject = series.judgement, subject_of(HEAD, series, words)
    spoken = (verdict(said, subject).sentence, *(one.reason for one in marks(series, subject).each()))
    return len(spoken) + len(evidence(series, subject))


def timed(step: str, do: Callable[[], Answer]) -> tuple[Answer, float]:
    """Do a step and print its seconds; return its answer and how long it took."""
    began = time.process_time()
    answer = do()
    took = time.process_time() - began
    print(f"{step}: {took:.2f} s")
    return answer, took


def theta(given: list[Place], count: int) -> float:
    """Return the seconds that statsmodels' Theta takes for a forecast of one series."""
    from statsmodels.tsa.forecasting.theta import ThetaModel

    some = [one.values for place in given for one in place.values()][:count]
    began = time.process_time()
    for values in some:
        fitted = ThetaModel(values, period=1, deseasonalize=False).fit()
        fitted.forecast(3)
        fitted.prediction_intervals(3)
    return (time.process_time() - began) / len(some)


def main() -> None:
    """Print what each step takes, and all of it against its goal and against Theta's forecasts alone."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--series", type=int, default=10_000)
    asked.add_argument("--theta", type=int, default=100, help="series that Theta forecasts, for its time a series")
    options = asked.parse_args()
    given = places(options.series // len(GROUPS))
    frozen = frozen_then(given)
    said, alone = timed("trend, forecast, target, frozen forecast", lambda: judged(given, frozen))
    _, groups = timed("disparities, groups against everyone", lambda: beside(given))
    pages = documents(said)
    sentences, words = timed("sentences", lambda: told(pages))
    whole = alone + groups + words
    count = len(said)
    print(f"{count:,} series, {sentences:,} sentences: {whole:.2f} s in all, {1000 * whole / count:.2f} ms a series")
    print(f"goal: {GOAL * count / 10_000:.1f} s; {whole / (GOAL * count / 10_000):.2f} of it")
    one = theta(given, options.theta)
    times = one * count / whole
    print(f"statsmodels' Theta, its forecasts alone: {1000 * one:.1f} ms a series, {times:.0f} times as long")


if __name__ == "__main__":
    main()
