"""The public record: the forecasts and marks that were given, and how many of them have held.

A forecast answers only for figures that nobody knew when it was frozen. Figures that may not be shown answer for
nothing here.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.analysis.baseline import covering
from indicators.analysis.codes import Better, Direction, Fate, LineKind
from indicators.analysis.figures import ranges
from indicators.analysis.history import Flags, History
from indicators.analysis.judgement import Forecast
from indicators.analysis.record import Given, came, fate, given_marks
from indicators.judging.freezing import FORECAST
from indicators.judging.histories import history, rhythm
from indicators.judging.looking_back import known_by
from indicators.release import documents as d
from indicators.release.material import Material
from indicators.release.pages import TIERS
from indicators.release.record_sums import Line, line_sums, mark_sums
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import record as queries

MOST = 200
"""Rows that the record lists of each kind, the newest; its sums count all."""
TESTED = frozenset({Fate.HELD, Fate.NOT_HELD})


@dataclass(frozen=True)
class Told:
    """A mark, of which series it was given, and since which day; `ended` once a release said it no more."""

    series: int
    given: Given
    given_on: dt.date
    ended: bool


@dataclass(frozen=True)
class Past:
    """What was given in public so far."""

    forecasts: Sequence[t.FrozenForecast]
    marks: Sequence[Told]


def read_past(session: Session, material: Material) -> Past:
    """Read the marks that were given so far, beside the forecasts that the material holds."""
    return Past(material.forecasts, [_told(row) for row in queries.given_marks(session)])


def _told(row: t.GivenMark) -> Told:
    given = Given(row.kind, Direction(row.direction), row.position, row.level)
    return Told(row.series_id, given, row.given_on, row.ended_release_id is not None)


def with_news(past: Past, now: Mapping[int, Sequence[Given]], *, day: dt.date) -> Past:
    """Return the past with what a release of today says for the first time."""
    still = {(one.series, one.given.kind, one.given.direction) for one in past.marks if not one.ended}
    new = [
        Told(number, given, day, ended=False)
        for number, marks in now.items()
        for given in marks
        if (number, given.kind, given.direction) not in still
    ]
    return replace(past, marks=[*past.marks, *new])


def marks_now(material: Material) -> dict[int, tuple[Given, ...]]:
    """Return what a release of this material says of each public series, by its number."""
    judged, indicators = material.judgements, material.frame.indicators
    found = {
        one.id: given_marks(judged[one.id], a_year=a_year(indicators[one.indicator]))
        for one in _public(material)
        if one.id in judged
    }
    return {number: marks for number, marks in found.items() if marks}


def record_document(material: Material, past: Past) -> d.RecordDocument:
    """Return what was given and what came of it; of series that are not public any more nothing is told."""
    series = {one.id: Case(material, one) for one in _public(material)}
    lines = [_line(series[row.series_id], row) for row in past.forecasts if row.series_id in series]
    marks = [_mark(series[one.series], one) for one in past.marks if one.series in series]
    came = [one for line in lines for one in line.came][::-1]
    tested = [one for one in marks if one.fate in TESTED][::-1]
    return d.RecordDocument(
        ours=line_sums([one for one in lines if not one.own]),
        own=line_sums([one for one in lines if one.own]),
        kinds=mark_sums(marks),
        came=tuple(came[:MOST]),
        marks=tuple(tested[:MOST]),
        left_out=len(came[MOST:]) + len(tested[MOST:]),
    )


def a_year(indicator: t.Indicator) -> int:
    """Return how many figures of an indicator a year has, 1 of a yearly or an irregular one."""
    step = rhythm(indicator).step
    return 1 if step is None else round(1 / step)


def _public(material: Material) -> Iterator[t.Series]:
    for name, rows in material.series.items():
        if material.frame.indicators[name].tier in TIERS:
            yield from rows


class Case:
    """One series as it is known today, with how it is called; worked out once it is asked for."""

    def __init__(self, material: Material, series: t.Series) -> None:
        self._material, self._series = material, series
        self.indicator = material.frame.indicators[series.indicator]

    @cached_property
    def rows(self) -> list[t.Observation]:
        """The figures that may be shown, oldest first."""
        material = self._material
        return [row for row in material.observations.get(self._series.id, []) if row.id not in material.hidden]

    @cached_property
    def figures(self) -> History:
        """The same as arrays."""
        return history(self.rows, self.indicator, self._material.frame)

    @cached_property
    def usable(self) -> Flags:
        """Where a figure can be leaned on."""
        return ranges(self.figures).usable

    @cached_property
    def about(self) -> d.RecordSubject:
        """How the series is called."""
        material, words = self._material, self._material.glossary
        place, group = material.places[self._series.place], material.groups[self._series.group]
        return d.RecordSubject(
            indicator=words.named("indicator", self.indicator.id, self.indicator.title, field="title"),
            place=words.named("place", place.id, place.name),
            group=words.named("group", group.id, group.name),
            unit=self.indicator.unit,
            decimals=self.indicator.decimals,
            period_type=self.indicator.period_type,
            sample=self.indicator.sample,
        )

    def known_at(self, load: int) -> frozenset[float]:
        """Return the positions whose figures a load, or an earlier one, had brought."""
        return known_by(self.rows, self._material.first_known, load)

    def day_of(self, load: int) -> str:
        """Return the day on which a load was stored, where the collaborative is."""
        return self._material.stored[load].astimezone(self._material.zone).date().isoformat()

    @cached_property
    def frozen(self) -> Forecast | None:
        """The forecast that holds."""
        row = self._material.frozen[LineKind.FORECAST].get(self._series.id)
        return None if row is None else FORECAST.validate_python(row.forecast)


def _line(case: Case, row: t.FrozenForecast) -> Line:
    frozen: Forecast = FORECAST.validate_python(row.forecast)
    known, own = case.known_at(row.load_id), row.kind == LineKind.ADOPTED
    figures = came(frozen, case.figures, usable=case.usable)
    new = [one for one in figures if one.position not in known]
    covered = {covering(frozen, one.position) for one in figures}
    looks_back = any(covering(frozen, start) is not None for start in known)
    entered = case.day_of(row.load_id) if looks_back else None
    return Line(
        own=own,
        came=tuple(d.CameRecord(case.about, own, row.frozen_on.isoformat(), one, entered) for one in new),
        looking_back=len(figures) - len(new),
        not_yet_known=len(frozen.positions) - len(covered),
    )


def _mark(case: Case, told: Told) -> d.MarkRecord:
    better = Better(case.indicator.better)
    held = fate(
        told.given,
        case.figures,
        usable=case.usable,
        better=better,
        frozen=case.frozen,
        a_year=a_year(case.indicator),
    )
    return d.MarkRecord(
        about=case.about,
        kind=told.given.kind,
        direction=told.given.direction,
        position=told.given.position,
        given_on=told.given_on.isoformat(),
        fate=held,
    )
