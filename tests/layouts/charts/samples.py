"""Series as a release holds them, with published figures, and the English words of a chart."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from indicators.analysis.codes import BaselineStatus, ForecastMethod, Grade, TargetStatus
from indicators.analysis.judgement import BaselineMark, Direction, Forecast, Judgement, TargetMark, Trend
from indicators.periods import parse
from indicators.release.documents import (
    BaselineLine,
    IndicatorHead,
    Named,
    Point,
    SeriesDocument,
    StrategyNote,
    TargetLine,
    Text,
)
from layouts.charts.description import Chart, ChartWords, Heading, describe

WORDS = ChartWords(
    period="Period",
    figure="Figure",
    likely_range="Likely range",
    notes="Notes",
    source="Source",
    range_text="{lower} to {upper}",
    no_figure="No figure",
    not_shown="Not shown",
    open_mark="Hollow: an estimate, a provisional figure, or one that rests on few people",
    target="Target",
    target_label="Target {figure} by {period}",
    target_set_by="Target set by {who}",
    where_headed="Where we are headed",
    where_headed_note="as forecast on {date}",
    looking_back="drawn looking back from {period}",
    own_line="The team's own line",
    what_if="What if: {name}",
    series_break="Counted differently from {period}",
    axis_note="the scale starts at {figure}",
    strategies="What is being done",
    strategy_began="since {date}",
    strategy_ran="{began} to {ended}",
    corrected="Corrected; before: {figure}",
    sample="Sample",
    sample_word="sample",
    withheld={
        "few people": "fewer than {below} {people}",
        "small count": "fewer than {below} {people}",
        "small rest": "fewer than {below} {people} are not among those counted",
        "top": "{share} or more",
        "bottom": "{share} or less",
        "exact": "told only as “{limit}”",
        "counts unknown": "not all numbers behind it are known",
        "unreliable": "too few to be reliable",
        "protects another": "hidden so that another hidden figure cannot be worked out",
        "protects a group": "hidden to protect another group",
        "whole table": "hidden so that nobody can be recognized",
        "withdrawn": "withdrawn",
        "withdrawn because": "withdrawn: {reason}",
        "withdrawn because, elsewhere": "withdrawn; the reason is told in another language: {reason}",
        "suppressed at source": "not shown by the publisher",
        "hidden for privacy": "hidden for privacy",
        "people": "people",
    },
    flags={
        "estimate": "Estimate",
        "provisional": "Provisional",
        "low reliability": "Low reliability",
        "weak by our rule": "Weak by our rule",
        "hidden for privacy": "Hidden for privacy",
        "suppressed at source": "Hidden by its publisher",
        "break": "Counted differently",
        "revised": "Corrected figure",
    },
    units={"people": "People", "percent": "Percent", "index": "Index points", "dollars": "Dollars"},
    sources={"hud-pit": "HUD"},
)
HEADING = Heading("Homeless people in the Pasadena area", "Fell from 1,216 in 2011 to 530 in 2016 and has moved since.")

# CA-607: HUD 2007-2018; reported by the city and its partners from 2020 on; 2021 and 2022 were never published here.
HOMELESS_2007_2018 = (969, 983, 1144, 1137, 1216, 904, 772, 666, 632, 530, 575, 677)
HOMELESS = {**dict(zip(range(2007, 2019), HOMELESS_2007_2018, strict=True)), 2020: 527, 2023: 556, 2024: 556, 2025: 581}
# The district's Academic Performance Index, growth files, 2003-2013.
ACADEMIC = dict(zip(range(2003, 2014), (652, 667, 690, 693, 691, 705, 718, 730, 739, 751, 750), strict=True))


def head(**changes: object) -> IndicatorHead:
    """The head of a yearly count of people, with changes."""
    plain = IndicatorHead(
        id="homeless-count",
        outcome=Named("stable-families", english("Families are safe and stable")),
        title=english("Homeless people"),
        tier="headline",
        lay_definition=english("People without a home on one night in January"),
        unit="people",
        decimals=0,
        better="lower",
        period_type="year",
        closed_on=None,
        closed_because=None,
        successor=None,
        sample=False,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the tests give fields of the head


def english(words: str) -> Text:
    """Words in English alone."""
    return Text({"en": words})


def point(period: str, value: float | None, *, kind: str = "year", **more: object) -> Point:
    """A figure of a period of a kind; more fields of the point by name."""
    parsed = parse(period, kind)
    plain = Point(
        period=parsed.text,
        starts=parsed.starts_on.isoformat(),
        ends=parsed.ends_on.isoformat(),
        position=parsed.position,
        value=value,
        lower=None,
        upper=None,
        definition=0,
        flags=(),
        source="hud-pit",
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # the tests give fields of the point


def series(points: Sequence[Point], **more: object) -> SeriesDocument:
    """A series of these points that nothing was judged of."""
    unjudged = Judgement(
        trend=Trend(Grade.TOO_FEW, Direction.NONE, 0),
        target=TargetMark(TargetStatus.NO_TARGET),
        baseline=BaselineMark(BaselineStatus.NO_BASELINE),
        latest=None,
        age_years=None,
        closed=False,
    )
    fields: dict[str, object] = {"place": "pasadena-coc", "group": "all", "judgement": unjudged, **more}
    return SeriesDocument(points=tuple(points), **fields)  # type: ignore[arg-type]  # fields of the document


def homeless(**more: object) -> SeriesDocument:
    """The homeless count of the Pasadena area, 2019, 2021 and 2022 missing."""
    return series([point(str(year), value) for year, value in HOMELESS.items()], **more)


def academic(**more: object) -> SeriesDocument:
    """The district's Academic Performance Index."""
    return series([point(str(year), value) for year, value in ACADEMIC.items()], **more)


def baseline(positions: Sequence[float], values: Sequence[float], *, origin: float, width: float) -> BaselineLine:
    """A forecast whose range grows by `width` with every step."""
    frozen = Forecast(
        positions=tuple(positions),
        values=tuple(values),
        lower=tuple(value - width * (number + 1) for number, value in enumerate(values)),
        upper=tuple(value + width * (number + 1) for number, value in enumerate(values)),
        method=ForecastMethod.DAMPED_TREND,
        confidence=0.8,
        origin=origin,
        n=10,
    )
    return BaselineLine("2025-06-30", frozen, None, asked=False, sample=False)


def target(value: float, period: str, since: str, *, kind: str = "year") -> TargetLine:
    """A target set by the council."""
    council = english("the Leadership Council")
    return TargetLine(value, period, parse(period, kind).position, since, council, None, None, sample=True)


def strategy(key: str, title: str, began: str, ended: str | None = None) -> StrategyNote:
    """A strategy of a team, from a day on."""
    return StrategyNote(
        id=key,
        team=Named("team", english("Team")),
        title=english(title),
        description=None,
        began=began,
        position=parse(began, "day").position,
        ended=ended,
        status="running",
        cost=None,
        partners=(),
        measures=(),
        sample=True,
    )


STRATEGIES = (
    strategy("housing", "Permanent housing first, with a person to call", "2011-07-01"),
    strategy("outreach", "Street outreach with the fire department and the library", "2016-03-01"),
    strategy("motel", "Motel vouchers in the winter months", "2020-11-01", "2022-06-30"),
    strategy("fund", "Rent fund for families with school-age children", "2024-02-01"),
)


def full_chart() -> Chart:
    """The homeless count with everything that a chart may hold."""
    curve = homeless(
        baseline=baseline((2026, 2027, 2028), (590, 597, 602), origin=2025.0, width=45),
        target=target(400, "2028", "2018"),
    )
    return describe(curve, head(), STRATEGIES, words=WORDS, language="en", heading=HEADING)


def monthly(shared_data: Path) -> SeriesDocument:
    """Unemployment in the county, month by month, as published in November 2023."""
    path = shared_data / "pasadena" / "la_county_unemployment_monthly" / "edition_2023_11.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(row["Date"][:7], float(row["CALOSA7URN"])) for row in csv.DictReader(lines)]
    return series([point(month, value, kind="month", source="bls") for month, value in rows])
