"""Everything a release is built from, read in one go: building asks the store no further question."""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from indicators.analysis.judgement import Judgement
from indicators.disclosure.policy import Policy, Reason, Verdict
from indicators.judging import JUDGEMENT
from indicators.judging.frame import Frame, read_frame
from indicators.judging.resting import told_forecasts
from indicators.release.errors import NotPublished
from indicators.release.gaps import Gaps, read_gaps
from indicators.release.noted import untold
from indicators.release.words import Glossary
from indicators.screening import hidden_among
from indicators.screening.keys import Key
from indicators.screening.left import left
from indicators.screening.measures import hidden_measures
from indicators.screening.promised import earlier
from indicators.screening.rounding import as_shown
from indicators.screening.ruled import Rules
from indicators.screening.withdrawn import WITHDRAWN, withdrawn
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures, framework, loads, screened
from indicators.store.queries import judging as said
from indicators.store.queries.record import FirstKnown, first_known
from indicators.store.queries.wordings import stale

Record = TypeVar("Record", bound=t.Table)
UNGUARDED = frozenset({Reason.PROTECTS, Reason.UNRELIABLE, Reason.TABLE, WITHDRAWN, None})
"""Reasons of a figure that no other is hidden to protect, or of which that may not be told."""


@dataclass(frozen=True)
class Material:
    """The store as building needs it; records by id, figures by the number of their series."""

    own: t.Collaborative
    zone: ZoneInfo
    frame: Frame
    glossary: Glossary
    series: dict[str, list[t.Series]]
    observations: dict[int, list[t.Observation]]
    replaced: dict[tuple[int, str], list[figures.Replaced]]
    hidden: Mapping[int, str | None]
    untold: frozenset[int]
    left: Mapping[str, int]
    earlier: Mapping[str, tuple[Policy, ...]]
    shown_before: frozenset[Key]
    withdrawn: Mapping[Key, t.Withdrawal]
    judgements: dict[int, Judgement]
    frozen: Mapping[str, dict[int, t.FrozenForecast]]
    forecasts: list[t.FrozenForecast]
    first_known: FirstKnown
    stored: dict[int, dt.datetime]
    outcomes: dict[str, t.Outcome]
    places: dict[str, t.Place]
    groups: dict[str, t.Group]
    teams: dict[str, t.Team]
    group_parts: dict[str, list[str]]
    team_outcomes: dict[str, list[str]]
    organisations: dict[str, t.Organisation]
    seats: dict[str, t.Seat]
    strategies: dict[str, t.Strategy]
    strategy_indicators: dict[str, list[str]]
    commitments: dict[str, t.Commitment]
    measures: dict[str, t.Measure]
    measure_observations: dict[str, list[t.MeasureObservation]]
    hidden_measures: Mapping[int, Verdict]
    stories: dict[str, t.Story]
    gaps: Gaps
    baselines: dict[str, t.Baseline]
    decisions: dict[str, t.Decision]
    recommendations: dict[str, t.Recommendation]

    @property
    def aliases(self) -> dict[tuple[str, str], list[str]]:
        """The other names of places and groups, by kind and id."""
        named: dict[str, Mapping[str, t.Place | t.Group]] = {"place": self.places, "group": self.groups}
        return {(kind, key): one.aliases for kind, rows in named.items() for key, one in rows.items()}

    @cached_property
    def hidden_groups(self) -> Mapping[tuple[str, str, str], set[str]]:
        """The groups whose own figure may not be told, by indicator, place and period."""
        found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        every = (one for own in self.series.values() for one in own)
        for series, row in ((one, row) for one in every for row in self.observations.get(one.id, [])):
            if self.hidden.get(row.id) not in UNGUARDED:
                found[series.indicator, series.place, row.period].add(series.group)
        return found

    def rank(self, rows: list[Record]) -> list[Record]:
        """Return records in the order their people gave them; without a rank last, by id."""
        return sorted(rows, key=_place_in_order)


def _place_in_order(row: t.Table) -> tuple[bool, int, str]:
    columns = {name: getattr(row, name) for name in ("rank", "id")}
    return (columns["rank"] is None, columns["rank"] or 0, columns["id"])


RECORDS: dict[str, Any] = {
    "outcomes": t.Outcome,
    "places": t.Place,
    "groups": t.Group,
    "teams": t.Team,
    "organisations": t.Organisation,
    "seats": t.Seat,
    "strategies": t.Strategy,
    "commitments": t.Commitment,
    "measures": t.Measure,
    "stories": t.Story,
    "baselines": t.Baseline,
    "decisions": t.Decision,
    "recommendations": t.Recommendation,
}
"""What of the framework is read whole, by the name that it has here."""


def read(session: Session, *, today: dt.date) -> Material:
    """Read everything.

    Raises:
        NotPublished: there is no collaborative yet: its workbook was never loaded.
    """
    own = _collaborative(session)
    frame = read_frame(session, today=today)
    series, numbers = _series(session)
    observations = figures.observations(session, numbers)
    hidden = hidden_among(session, observations, numbers, frame.rules)
    forecasts = told_forecasts(session)
    measured = figures.measure_observations(session)
    glossary = Glossary(own.languages[0], framework.translations(session), stale(session))
    return Material(
        own=own,
        zone=ZoneInfo(own.time_zone),
        frame=frame,
        glossary=glossary,
        series=series,
        observations=_as_shown(observations, numbers, hidden, frame.rules),
        untold=untold(series, observations, glossary, frame.rules),
        replaced=figures.replaced(session, numbers),
        hidden=hidden,
        left=left(session),
        earlier=earlier(session, frame.rules),
        shown_before=screened.shown_before(session),
        withdrawn=withdrawn(session),
        judgements=_judgements(session),
        frozen=said.newest_of_each(forecasts),
        forecasts=forecasts,
        first_known=first_known(session, {row.series_id for row in forecasts}),
        stored={one.id: one.stored_at for one in loads.history(session)},
        team_outcomes=framework.pairs(session, "team", "outcomes"),
        group_parts=framework.pairs(session, "group", "part_of"),
        strategy_indicators=framework.pairs(session, "strategy", "indicators"),
        measure_observations=measured,
        hidden_measures=hidden_measures(session, measured, frame.rules),
        gaps=read_gaps(session, today=today),
        **{field: framework.records(session, kind) for field, kind in RECORDS.items()},
    )


def _as_shown(
    observations: Mapping[int, list[t.Observation]], indicators: Mapping[int, str], hidden: Container[int], rules: Rules
) -> dict[int, list[t.Observation]]:
    return {
        number: [row if row.id in hidden else as_shown(row, indicators[number], rules) for row in rows]
        for number, rows in observations.items()
    }


def _collaborative(session: Session) -> t.Collaborative:
    own = framework.collaborative(session)
    if own is None:
        raise NotPublished("The database holds no collaborative yet: load its workbook first.")
    return own


def _judgements(session: Session) -> dict[int, Judgement]:
    return {number: JUDGEMENT.validate_python(row.judgement) for number, row in said.judgements(session).items()}


def _series(session: Session) -> tuple[dict[str, list[t.Series]], dict[int, str]]:
    """Return the series of every indicator, and of each the indicator by its number."""
    found: dict[str, list[t.Series]] = defaultdict(list)
    for one in said.every_series(session):
        found[one.indicator].append(one)
    return dict(found), {one.id: one.indicator for group in found.values() for one in group}
