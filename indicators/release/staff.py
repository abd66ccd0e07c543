"""Figures as they are, for those who need them and may see them: not public, and every view is written down."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from indicators.disclosure.access import Agreed, Role, may_see
from indicators.screening import hidden_among
from indicators.screening.ruled import Rules
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import figures
from indicators.store.queries.framework import collaborative, pairs, records
from indicators.store.writes import audit


class NotAllowed(PermissionError):
    """Somebody may not see figures as they are; the message says why in one sentence."""


@dataclass(frozen=True)
class StaffFigure:
    """A figure as it is. `public`: a release may show it; `hidden`: why not, None where it may or nobody decided."""

    place: str
    group: str
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    source: str
    public: bool
    hidden: str | None


@dataclass(frozen=True)
class Unsuppressed:
    """The figures of an indicator that somebody may see; `left_out`: sources whose agreements do not allow it.

    All of it is not public, whatever stands in it.
    """

    indicator: str
    figures: tuple[StaffFigure, ...]
    left_out: tuple[str, ...]
    not_public: bool = True


def unsuppressed(
    database: Database, indicator: str, *, role: Role, team: str | None, actor: str, now: dt.datetime
) -> Unsuppressed:
    """Return the figures of an indicator as they are, of the sources whose agreement allows it.

    One entry of the audit log says who saw which indicator, as whom and under which agreements, and no number. It is
    written before anything is given. Who asked and was refused is written down too.

    Raises:
        NotAllowed: the agreement of no source allows it, or there is no such indicator.
    """
    with database.writing() as session:
        known = session.get(t.Indicator, indicator)
        if known is None:
            raise NotAllowed(f"There is no indicator {indicator}.")
        rows = _rows(session, indicator, now)
        agreements = _allowed(session, known, role, team)
        allowed = [one for one in rows if one.source in agreements]
        used = {one.source: agreements[one.source] for one in allowed}
        details = {"role": role.value, "team": team, "agreements": used, "figures": len(allowed)}
        action = "see unsuppressed" if allowed else "refused to see unsuppressed"
        audit.append(session, actor=actor, action=action, subject=indicator, details=details, now=now)
    if not allowed:
        raise NotAllowed(_why(role, indicator))
    return Unsuppressed(indicator, tuple(allowed), tuple(sorted({one.source for one in rows} - used.keys())))


def _allowed(session: Session, indicator: t.Indicator, role: Role, team: str | None) -> Mapping[str, str]:
    """Return the sources that a role may see the figures of, each with its agreement in words."""
    owners = {one for one, outcomes in pairs(session, "team", "outcomes").items() if indicator.outcome in outcomes}
    return {
        key: one.agreement
        for key, one in records(session, t.Source).items()
        if one.agreement and may_see(role, team, Agreed(one.agreement, one.may_see or ()), owners)
    }


def _rows(session: Session, indicator: str, now: dt.datetime) -> list[StaffFigure]:
    own = collaborative(session)
    today = now.astimezone(ZoneInfo(own.time_zone) if own else dt.UTC).date()
    series = {number: key for key, number in figures.series(session, {indicator}).items()}
    held = figures.observations(session, series)
    hidden = hidden_among(session, held, dict.fromkeys(series, indicator), Rules.read(session, today=today))
    return [_figure(row, series[number], hidden) for number, own in sorted(held.items()) for row in own]


def _figure(row: t.Observation, key: tuple[str, str, str], hidden: Mapping[int, str | None]) -> StaffFigure:
    return StaffFigure(
        place=key[1],
        group=key[2],
        period=row.period,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        source=row.source,
        public=row.id not in hidden,
        hidden=hidden.get(row.id),
    )


def _why(role: Role, indicator: str) -> str:
    return (
        f"As {role.value} you may not see the figures of {indicator} as they are: a recorded agreement with their "
        "source must name your role, and a team sees those of its own outcomes only."
    )
