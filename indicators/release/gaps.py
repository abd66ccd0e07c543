"""The document of gaps, and the data development agenda, built from the material of a release."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.accountability.agenda import gap_keys
from indicators.accountability.gap import Kind
from indicators.release import documents as d
from indicators.release.words import Glossary, day
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import framework
from indicators.store.queries import gaps as queries
from indicators.store.queries.wordings import stale

CLOSED_SHOWN = 40
DAYS_SHOWN = 400
EVERYONE = "all"  # the dimension of the group that is no part of any other
# Needs that wait for nobody any more: their due day does not pass.
NEVER = dt.date.min
APPROVED = ("headline", "secondary")
SETTLED = frozenset({"received", "dropped"})


@dataclass(frozen=True)
class Gaps:
    """What the store knows of gaps, with the records that give them names; the records by id."""

    today: dt.date
    glossary: Glossary
    outcomes: Mapping[str, t.Outcome]
    indicators: Mapping[str, t.Indicator]
    places: Mapping[str, t.Place]
    groups: Mapping[str, t.Group]
    strategies: Mapping[str, t.Strategy]
    organisations: Mapping[str, t.Organisation]
    needs: Mapping[str, t.DataNeed]
    open: tuple[t.Gap, ...]
    closed: tuple[t.Gap, ...]


def read_gaps(session: Session, *, today: dt.date) -> Gaps:
    """Read the gaps and their names, and no figure."""
    own = framework.collaborative(session)
    language = own.languages[0] if own else "en"
    return Gaps(
        today=today,
        glossary=Glossary(language, framework.translations(session), stale(session)),
        outcomes=framework.records(session, t.Outcome),
        indicators=framework.records(session, t.Indicator),
        places=framework.records(session, t.Place),
        groups=framework.records(session, t.Group),
        strategies=framework.records(session, t.Strategy),
        organisations=framework.records(session, t.Organisation),
        needs=framework.records(session, t.DataNeed),
        open=tuple(queries.open_gaps(session)),
        closed=tuple(queries.spells(session)),
    )


def gaps_document(gaps: Gaps) -> d.GapsDocument:
    """Return the open gaps and those closed lately; of records that are gone nothing is said."""
    notes = gap_notes(gaps)
    having = {one.outcome.id for one in notes}
    ranked = sorted(gaps.outcomes.values(), key=lambda one: (one.rank is None, one.rank or 0, one.id))
    since = gaps.today - dt.timedelta(days=DAYS_SHOWN)
    # What was opened and answered on one day never stood over its end: nobody could have asked.
    lately = (row for row in gaps.closed if row.closed_on and row.closed_on >= since and row.closed_on > row.opened_on)
    closed = [(note, row.closed_on) for row in lately if (note := gap_note(gaps, row)) and row.closed_on]
    return d.GapsDocument(
        outcomes=tuple(_outcome(gaps, one.id) for one in ranked if one.id in having),
        gaps=notes,
        closed=tuple(d.ClosedGap(note, when.isoformat()) for note, when in closed[:CLOSED_SHOWN]),
        headlines=sum(one.tier == "headline" and one.closed_on is None for one in gaps.indicators.values()),
    )


def gap_notes(gaps: Gaps) -> tuple[d.GapNote, ...]:
    """Return the open gaps with their names, the weightiest first; those that were decided against come last."""
    notes = [note for row in gaps.open if (note := gap_note(gaps, row))]
    return tuple(sorted(notes, key=lambda one: (one.is_dropped, -one.weight, one.key)))


def gap_note(gaps: Gaps, row: t.Gap) -> d.GapNote | None:
    """Return one gap with the names of what it is about; None where one of them is gone."""
    if not _is_known(gaps, row):
        return None
    indicator = gaps.indicators[row.indicator] if row.indicator else None
    words = gaps.glossary
    strategy = gaps.strategies[row.strategy] if row.strategy else None
    return d.GapNote(
        key=row.key,
        kind=row.kind,
        outcome=_outcome(gaps, row.outcome or ""),
        weight=row.weight,
        since=row.opened_on.isoformat(),
        indicator=words.named("indicator", indicator.id, indicator.title, field="title") if indicator else None,
        period_type=indicator.period_type if indicator else None,
        place=_place(gaps, row.place) if row.place else None,
        group=_group(gaps, row.group) if row.group else None,
        strategy=words.named("strategy", strategy.id, strategy.title, field="title") if strategy else None,
        facts=dict(row.facts),
        everyone=row.group is not None and gaps.groups[row.group].dimension == EVERYONE,
        named=tuple(_named(gaps, row.facts)),
        need=_need_of(gaps, row.key),
    )


def _is_known(gaps: Gaps, row: t.Gap) -> bool:
    held = (
        (row.outcome or "", gaps.outcomes),
        (row.indicator, gaps.indicators),
        (row.place, gaps.places),
        (row.group, gaps.groups),
        (row.strategy, gaps.strategies),
    )
    return all(key is None or key in records for key, records in held)


def _outcome(gaps: Gaps, record: str) -> d.Named:
    return gaps.glossary.named("outcome", record, gaps.outcomes[record].short_title, field="short_title")


def _place(gaps: Gaps, record: str) -> d.Named:
    return gaps.glossary.named("place", record, gaps.places[record].name)


def _group(gaps: Gaps, record: str) -> d.Named:
    return gaps.glossary.named("group", record, gaps.groups[record].name)


def _named(gaps: Gaps, facts: Mapping[str, object]) -> Iterable[d.Named]:
    """Yield the names of what the facts name by id; what is gone is left out."""
    for record in _ids(facts, "places"):
        if record in gaps.places:
            yield _place(gaps, record)
    for record in _ids(facts, "groups"):
        if record in gaps.groups:
            yield _group(gaps, record)
    successor = facts.get("successor")
    if isinstance(successor, str) and successor in gaps.indicators:
        yield gaps.glossary.named("indicator", successor, gaps.indicators[successor].title, field="title")


def _ids(facts: Mapping[str, object], name: str) -> list[str]:
    held = facts.get(name)
    return held if isinstance(held, list) else []


def _need_of(gaps: Gaps, key: str) -> d.DataNeedNote | None:
    """Return what is on the agenda to close a gap; one that is going on before one that was dropped."""
    own = [one for one in gaps.needs.values() if key in gap_keys(one.gap)]
    chosen = min(own, key=lambda one: (one.status == "dropped", one.id), default=None)
    return need_note(gaps, chosen) if chosen else None


def needs_of(gaps: Gaps, outcome: str) -> tuple[d.DataNeedNote, ...]:
    """Return the figures that an outcome still needs, but those that were dropped; what has come in stands last."""
    own = (one for one in gaps.needs.values() if one.outcome == outcome and one.status != "dropped")
    return tuple(sorted((need_note(gaps, one) for one in own), key=lambda note: note.came is not None))


def need_note(gaps: Gaps, one: t.DataNeed) -> d.DataNeedNote:
    """Return an entry of the agenda with all that was said of it."""
    words, came = gaps.glossary, _came(gaps, one)
    waits = came is None and one.status not in SETTLED
    return d.DataNeedNote(
        title=words.text("data_need", one.id, "title", one.title),
        why=words.maybe("data_need", one.id, "why", one.why),
        owner=_organisation(gaps, one.owner),
        status=one.status,
        sample=one.sample,
        communication=one.communication,
        proxy=one.proxy,
        data=one.data,
        votes=_votes(one),
        dissent=words.maybe("data_need", one.id, "dissent", one.dissent),
        why_not_yet=words.maybe("data_need", one.id, "why_not_yet", one.why_not_yet),
        gatherer=_organisation(gaps, one.gatherer),
        next_step=words.maybe("data_need", one.id, "next_step", one.next_step),
        due=day(one.due),
        overdue=one.due is not None and one.due < gaps.today and waits,
        gap=one.gap,
        came=day(came),
    )


def _came(gaps: Gaps, one: t.DataNeed) -> dt.date | None:
    """Return when the last gap of an entry was closed; None while any is open, was never found or is not sought now."""
    days = [_closed(gaps, key) for key in gap_keys(one.gap)]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _closed(gaps: Gaps, key: str) -> dt.date | None:
    """Return when a gap was last closed; None while it is open, was never found or is not sought now."""
    if any(row.key == key for row in gaps.open):
        return None
    last = max((row for row in gaps.closed if row.key == key), key=lambda row: row.closed_on or NEVER, default=None)
    return last.closed_on if last is not None and _is_sought(gaps, last) else None


def _is_sought(gaps: Gaps, row: t.Gap) -> bool:
    """Tell whether figures would still be asked for: a gap also closes when nobody expects its place or group now."""
    if not _is_known(gaps, row) or (row.indicator and gaps.indicators[row.indicator].tier not in APPROVED):
        return False
    if row.kind == Kind.PLACE:
        return bool(row.place and gaps.places[row.place].expected)
    return row.kind != Kind.GROUP or bool(row.group and gaps.groups[row.group].expected)


def _votes(one: t.DataNeed) -> d.Votes | None:
    counted = (one.votes_for, one.votes_against, one.votes_abstaining)
    return d.Votes(*counted) if any(vote is not None for vote in counted) else None


def _organisation(gaps: Gaps, record: str | None) -> d.Text | None:
    if record is None:
        return None
    return gaps.glossary.text("organisation", record, "name", gaps.organisations[record].name)
