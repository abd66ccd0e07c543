"""A small release made by hand: indicators of several kinds, in English and Spanish, with gaps left on purpose."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from indicators.analysis.codes import (
    BaselineStatus,
    Direction,
    ForecastMethod,
    Grade,
    IntervalSource,
    Reliability,
    TargetStatus,
)
from indicators.analysis.judgement import BaselineMark, Change, Figure, Forecast, Judgement, TargetMark, Trend
from indicators.analysis.record import Came
from indicators.periods import parse
from indicators.release import documents as d
from tests.layouts.notes import NEED, SOURCE, STORY, STRATEGY, TEAM, WISH, both

LANGUAGES = ("en", "es")
PASADENA = d.PlaceName("pasadena", d.Text({"en": "Pasadena", "es": "Pasadena"}), "city")
COUNTY = d.PlaceName("county", d.Text({"en": "Los Angeles County", "es": "Condado de Los Ángeles"}), "county")
EVERYONE = d.GroupName("all", d.Text({"en": "Everyone", "es": "Todas las personas"}), "all")
HISPANIC = d.GroupName("hispanic", d.Text({"en": "Hispanic"}), "race-ethnicity")
HOUSING = d.Named("housing", d.Text({"en": "Stable homes", "es": "Hogares estables"}, ("es",)))
# The homeless count of the Pasadena area, CA-607, as HUD published it.
HOMELESS = (969, 983, 1144, 1137, 1216, 904, 772, 666, 632, 530, 575, 677)
UNTESTED = TargetMark(TargetStatus.NO_TARGET)
UNDRAWN = BaselineMark(BaselineStatus.NO_BASELINE)


def point(period: str, value: float | None, kind: str = "year", **more: Any) -> d.Point:
    """A figure of a period; more fields of the point by name."""
    read = parse(period, kind)
    fields: dict[str, Any] = {"definition": 0, "flags": (), "source": "hud", "lower": None, "upper": None, **more}
    return d.Point(read.text, read.starts_on.isoformat(), read.ends_on.isoformat(), read.position, value, **fields)


def withheld(period: str, reason: str, **more: Any) -> d.Point:
    """A figure that a rule of ours hides; what its mark says by name."""
    return point(period, None, flags=("hidden for privacy",), why=d.Hidden(reason, **more))


def homeless_points() -> tuple[d.Point, ...]:
    """The twelve counts; that of 2018 was corrected once, and 2019 is hidden."""
    known = [point(str(year), value) for year, value in enumerate(HOMELESS, start=2007)]
    known[-1] = replace(known[-1], earlier=(d.Earlier(670.0, "2019-05-01"),))
    return (*known, withheld("2019", "small count", below=11))


def judged(trend: Trend, points: Sequence[d.Point], **more: Any) -> Judgement:
    """A judgement of a trend whose latest figure is the last one known, two and a half years old."""
    known = [one for one in points if one.value is not None]
    latest = None
    if known:
        last = known[-1]
        latest = Figure(
            last.position, last.position + 1, last.value or 0.0, None, None, IntervalSource.NONE, Reliability.RELIABLE
        )
    fields: dict[str, Any] = {"target": UNTESTED, "baseline": UNDRAWN, "closed": False, **more}
    return Judgement(trend=trend, latest=latest, age_years=2.5 if known else None, **fields)


def turned() -> Trend:
    """A clear fall from 2009 that has turned in 2016: 1,216 in 2011, 530 in 2016, 677 in 2018."""
    return Trend(
        Grade.CLEAR,
        Direction.BETTER,
        10,
        first=2009.0,
        last=2018.0,
        s=-31,
        p=0.005,
        bound=27,
        latest_change=Change(2017.0, 575.0, 102.0, Direction.WORSE),
        change_since_best=Change(2016.0, 530.0, 147.0, Direction.WORSE),
        change_since_worst=Change(2011.0, 1216.0, -539.0, Direction.BETTER),
        turned_since=2016.0,
    )


def homeless() -> d.SeriesDocument:
    """The count of everyone, with a target, and a line that was drawn after 2016."""
    points = homeless_points()
    forecast = Forecast(
        positions=(2017.0, 2018.0, 2019.0),
        values=(470.0, 420.0, 380.0),
        lower=(380.0, 300.0, 240.0),
        upper=(560.0, 540.0, 520.0),
        method=ForecastMethod.DAMPED_TREND,
        confidence=0.8,
        origin=2016.0,
        n=10,
    )
    return d.SeriesDocument(
        "pasadena",
        "all",
        points,
        judged(
            turned(),
            points,
            target=TargetMark(TargetStatus.IMPROVING, 41.0, 2007.0, 969.0, 2018.0, 677.0, -39.6, -26.5),
            baseline=BaselineMark(BaselineStatus.WORSE, 2, 2018.0, 677.0, 420.0, 300.0, 540.0),
        ),
        d.TargetLine(400.0, "2025", 2025.0, "2007", both("the council", "el consejo"), None, None, sample=True),
        d.BaselineLine("2016-12-31", forecast, None, asked=False, sample=False),
    )


def hispanic() -> d.SeriesDocument:
    """A group with two figures."""
    points = (point("2017", 210.0), point("2018", 232.0))
    return d.SeriesDocument("pasadena", "hispanic", points, judged(Trend(Grade.TOO_FEW, Direction.NONE, 2), points))


def county() -> d.SeriesDocument:
    """Another place, everyone alone: there is no figure for the group there."""
    points = tuple(point(str(year), 5000.0 + 10 * year) for year in range(2007, 2019))
    trend = Trend(Grade.CLEAR, Direction.WORSE, 10, first=2009.0, last=2018.0, s=45, p=0.0, bound=27)
    return d.SeriesDocument("county", "all", points, judged(trend, points))


def head(name: str, title: d.Text, **more: Any) -> d.IndicatorHead:
    """The head of a yearly count of people of the housing outcome; more fields by name."""
    fields: dict[str, Any] = {
        "outcome": HOUSING,
        "tier": "headline",
        "lay_definition": both("People counted on one night.", "Personas contadas en una noche."),
        "unit": "people",
        "decimals": 0,
        "better": "lower",
        "period_type": "year",
        "closed_on": None,
        "closed_because": None,
        "successor": None,
        "sample": False,
        **more,
    }
    return d.IndicatorHead(name, title=title, **fields)


HOMELESS_HEAD = head("homeless-count", both("People without a home", "Personas sin hogar"))
ENDED_HEAD = head(
    "old-index",
    both("The old school score", "El viejo puntaje escolar"),
    unit="index",
    better="higher",
    tier="secondary",
    closed_on="2013-10-01",
    closed_because=both("The state ended it.", "El estado lo terminó."),
    successor=d.Named("homeless-count", both("People without a home", "Personas sin hogar")),
)
HIDDEN_HEAD = head("hidden-count", d.Text({"en": "Veterans without a home"}), tier="secondary", sample=True)


def ended() -> d.SeriesDocument:
    """A closed series that got better until its end."""
    points = tuple(point(str(year), 600.0 + year - 2003) for year in range(2003, 2014))
    trend = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2004.0, last=2013.0, s=45, p=0.0, bound=27)
    return d.SeriesDocument("pasadena", "all", points, judged(trend, points, closed=True))


def hidden() -> d.SeriesDocument:
    """A series of which no figure may be shown."""
    points = (withheld("2017", "small count", below=11), withheld("2018", "protects another", group=True))
    return d.SeriesDocument("pasadena", "all", points, judged(Trend(Grade.TOO_FEW, Direction.NONE, 0), points))


def document(shown: d.IndicatorHead, *series: d.SeriesDocument, **more: Any) -> d.IndicatorDocument:
    """The document of an indicator with these series, the first one shown first."""
    places = tuple(one for one in (PASADENA, COUNTY) if any(one.id == each.place for each in series))
    groups = tuple(one for one in (EVERYONE, HISPANIC) if any(one.id == each.group for each in series))
    fields: dict[str, Any] = {"strategies": (), "story": None, "sources": (SOURCE,), **more}
    return d.IndicatorDocument(
        shown,
        both("Counted by volunteers in January.", "Contadas por voluntarios en enero."),
        series[0].place,
        series[0].group,
        places,
        groups,
        series,
        **fields,
    )


HOMELESS_COUNT = document(HOMELESS_HEAD, homeless(), hispanic(), county(), strategies=(STRATEGY,), story=STORY)
INDICATORS = {
    "homeless-count": HOMELESS_COUNT,
    "old-index": document(ENDED_HEAD, ended()),
    "hidden-count": document(HIDDEN_HEAD, hidden()),
}


def card(name: str) -> d.Card:
    """The card of an indicator."""
    made = INDICATORS[name]
    return d.Card(made.head, PASADENA.name, EVERYONE.name, made.series[0])


OUTCOME_HEAD = d.OutcomeHead(
    "housing",
    both("Families have a home", "Las familias tienen un hogar"),
    HOUSING.name,
    both("A home to keep.", "Un hogar seguro."),
    both("All families", "Todas las familias"),
    adopted=False,
    sample=True,
)
OUTCOME = d.OutcomeDocument(
    OUTCOME_HEAD,
    (TEAM,),
    tuple(card(name) for name in INDICATORS),
    (STRATEGY,),
    (NEED,),
    WISH,
)
COLLABORATIVE = d.CollaborativeNote(
    "sample",
    d.Text({"en": "Sample collaborative", "es": "Colaboración de muestra"}),
    d.Text({"en": "Every child has a home.", "es": "Todos los niños tienen un hogar."}),
    None,
    both("An alliance.", "Una alianza."),
    LANGUAGES,
    "America/Los_Angeles",
    None,
    None,
    sample=True,
)
SITE = d.SiteDocument(COLLABORATIVE, (d.OutcomeCard(OUTCOME_HEAD, (card("homeless-count"),)),))
SEAT = d.SeatNote(both("A parent", "Una madre o un padre"), "parents", both("The schools", "Las escuelas"), vacant=True)
HOUSING_TEAM = d.TeamNote(
    TEAM.id,
    TEAM.name,
    "result work team",
    both("Open to anyone.", "Abierto a cualquier persona."),
    (HOUSING,),
    (),
    sample=True,
)
CHARTER = d.CharterNote(
    mission=both("We bring people together.", "Reunimos a la gente."),
    principles=both("Those who need it most come first.\nEverybody can see it.", "Primero quien más necesita."),
    process=both("We look.\nWe decide.", "Miramos.\nDecidimos."),
    success=both("We succeed only if lives get better.", "Solo hay éxito si mejora la vida."),
    joining=both("Come to any meeting.", "Venga a cualquier reunión."),
    figures_contact="figures@example.org",
    spokesperson=both("The chair of the council", "La presidencia del consejo"),
)
ABOUT = d.AboutDocument(
    (
        d.TeamNote(
            "council",
            both("Leadership Council", "Consejo de Liderazgo"),
            "leadership council",
            None,
            (HOUSING,),
            (SEAT,),
            sample=True,
        ),
        HOUSING_TEAM,
    ),
    (d.Named("city", both("The city", "La ciudad")),),
    (SOURCE,),
    CHARTER,
)
RECORDED = d.RecordSubject(
    d.Named("homeless-count", both("People without a home", "Personas sin hogar")),
    d.Named("pasadena", both("Pasadena", "Pasadena")),
    d.Named("all", both("Everyone", "Todas las personas")),
    unit="people",
    decimals=0,
    period_type="year",
    sample=False,
)
RECORD = d.RecordDocument(
    ours=d.LineSums(given=1, inside=1, outside=1, inside_outer=2, not_yet_known=1),
    own=d.LineSums(given=1, not_yet_known=2),
    kinds=(
        d.MarkSums("clear", given=1, held=0, not_held=1, not_yet_known=0, untestable=0),
        d.MarkSums("leaning", given=1, held=1, not_held=0, not_yet_known=0, untestable=0),
        d.MarkSums("worse-so-far", given=1, held=0, not_held=0, not_yet_known=1, untestable=0),
    ),
    came=tuple(
        d.CameRecord(RECORDED, own=False, frozen_on="2023-01-15", figure=one)
        for one in (
            Came(2024.0, 650.0, 515.0, 420.0, 610.0, inside=False, inside_outer=True),
            Came(2023.0, 556.0, 520.0, 450.0, 590.0, inside=True, inside_outer=True),
        )
    ),
    marks=(
        d.MarkRecord(RECORDED, "leaning", "worse", 2020.0, "2021-03-01", "held"),
        d.MarkRecord(RECORDED, "clear", "better", 2016.0, "2017-03-01", "not-held"),
    ),
)
